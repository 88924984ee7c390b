// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QStringEncoder>
#include <QTemporaryFile>
#include <QTest>
#include <QtEndian>

#include "app/crypto/crypto.h"
#include "app/wire/labfields.h"
#include "tests/journeys/cleartext.h"
#include "tests/journeys/station.h"

using namespace paillasse;
using namespace paillasse::journeys;

// A patient whose name, number and results are then looked for in every file that store and workstations left, and in what went over
// the wire.
class CanaryJourney : public QObject {
    Q_OBJECT

private:
    // Long enough not to turn up by chance in megabytes of noise: 15 digits, 50 bits.
    static constexpr std::int64_t resultMantissa = 987'654'321'234'567;
    static constexpr std::uint8_t resultScale = 7;
    static constexpr auto result = "98765432.1234567";
    static constexpr auto nir = "292057512345678";

    static const QList<QByteArray>& canaries()
    {
        static const auto all = [] {
            QList<QByteArray> forms;
            for (const auto* word : {"ZWINGELSTEIN", "Apolloniane", nir, "Interpretation canari unique", result, "98765432,1234567", "987654321234567", "Dr Zebulonique"})
                forms << formsOf(QString::fromUtf8(word));
            forms << formsOf(resultMantissa) << formsOf(std::int64_t(QByteArray(nir).toLongLong())) << formsOf(QByteArray(result).toDouble());
            return forms;
        }();
        return all;
    }
    static QByteArray found(const QByteArray& bytes) { return foundIn(bytes, canaries()); }
    // Whatever runs or ran: the workstations' folders, the store's with its temporary files, the home with the keyring's, and the
    // temporary files of the workstations, which are this process.
    static QStringList placesOf(const Station& a, const Station& b, const StoreProcess& store)
    {
        return {a.folder(), b.folder(), store.folder(), qEnvironmentVariable("HOME"), QDir::tempPath()};
    }
    static int searchFolder(const QString& folder, const QStringList& except = {}) { return journeys::searchFolder(folder, canaries(), except); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void theSearchFindsWhatIsThere()
    {
        QVERIFY(!found("a ZWINGELSTEIN b").isEmpty());
        QVERIFY(!found("a zwingelstein b").isEmpty());
        QVERIFY(!found(QByteArray("..Apolloniane..").toHex()).isEmpty());
        QVERIFY(!found(QByteArray("x..Apolloniane..").toBase64()).isEmpty());
        QVERIFY(!found(QByteArray("xy..Apolloniane..").toBase64()).isEmpty());
        // Wide characters, the first byte cut off or not.
        for (const auto order : {QStringConverter::Utf16LE, QStringConverter::Utf16BE})
            for (const auto* word : {"ZWINGELSTEIN", nir})
                QVERIFY(!found("\1" + QByteArray(QStringEncoder(order)(QString::fromUtf8(word)))).isEmpty());
        // A result as our own codec writes it into a section or an act, and as memory or a column of a database would hold it.
        const lab::Value value = lab::Quantity{lab::Comparator::Less, lab::Decimal(resultMantissa, resultScale)};
        QCOMPARE(lab::toString(value, '.'), std::string("< ") + result);
        const auto section = cbor::encode(value);
        QVERIFY(!found(QByteArray(reinterpret_cast<const char*>(section.data()), static_cast<qsizetype>(section.size()))).isEmpty());
        const auto asNumber = QByteArray(result).toDouble();
        QVERIFY(!found(QByteArray(reinterpret_cast<const char*>(&asNumber), sizeof asNumber)).isEmpty());
        QVERIFY(!found(QByteArray(reinterpret_cast<const char*>(&resultMantissa), sizeof resultMantissa)).isEmpty());
        for (const auto& canary : canaries())
            QVERIFY2(canary.size() >= 7, canary.toPercentEncoding().constData());
        QVERIFY(found("nothing").isEmpty());
    }

    void theSearchFindsWhatIsPlanted()
    {
        StoreProcess store;
        store.start();
        Station a(store, QStringLiteral("BIOCH-01"));
        Station b(store, QStringLiteral("BIOCH-02"));
        QVERIFY(QDir::tempPath() != QStringLiteral("/tmp") && QDir::tempPath().startsWith(qEnvironmentVariable("HOME")));
        QFile environment(QStringLiteral("/proc/%1/environ").arg(store.process()));
        QVERIFY(environment.open(QIODevice::ReadOnly));
        QVERIFY(environment.readAll().split('\0').contains("TMPDIR=" + store.folder().toUtf8() + "/tmp-serving"));
        QVERIFY(QDir(store.folder() + QStringLiteral("/tmp-command")).exists());
        auto planted = placesOf(a, b, store);
        planted << store.folder() + QStringLiteral("/tmp-serving") << store.folder() + QStringLiteral("/tmp-command") << qEnvironmentVariable("HOME") + QStringLiteral("/tmp-keyring");
        for (const auto& place : planted) {
            QVERIFY(QDir().mkpath(place));
            QFile file(place + QStringLiteral("/.planted"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\1\2ZWINGELSTEIN\3") > 0);
            file.close();
            int searched = 0;
            for (const auto& each : placesOf(a, b, store))
                searched += !lookThrough(each, canaries()).found.isEmpty();
            QVERIFY2(searched > 0, qPrintable(place));
            QVERIFY(file.remove());
        }
        // Without a name, as a temporary file of a database is.
        QTemporaryFile unnamed;
        QVERIFY(unnamed.open() && unnamed.write("ZWINGELSTEIN") > 0 && unnamed.flush() && QFile::remove(unnamed.fileName()));
        QVERIFY(!lookThroughUnnamed(QCoreApplication::applicationPid(), canaries()).found.isEmpty());
        store.stop();
    }

    void nothingOfAPatientIsInAnyFileOrPacket()
    {
        StoreProcess store;
        const auto anais = store.addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        const auto yann = store.addPerson(QStringLiteral("yann"), QStringLiteral("Yann Le Gall"), QStringLiteral("technician"));
        store.start();
        Station a(store, QStringLiteral("BIOCH-01"));
        Station b(store, QStringLiteral("BIOCH-02"));
        a.enrol();
        b.enrol();
        a.activate(QStringLiteral("anais"), anais);
        b.activate(QStringLiteral("yann"), yann);

        const auto patient = a.registers("ZWINGELSTEIN", "Apolloniane", {1957, 5, 9}, nir);
        const auto order = a.orders(patient, {"K", "NA"});
        QVERIFY(a.does(lab::documentId(order), lab::AddNote{0, "Dr Zebulonique prévenue"}).isCommitted());
        QVERIFY(b.waits([&] { return b.state(order, "K").has_value(); }));
        QVERIFY(b.enters(order, "K", result).isCommitted());
        QVERIFY(b.enters(order, "NA", "140").isCommitted());
        QVERIFY(b.validates(order).isCommitted());
        QVERIFY(a.waits([&] { return a.state(order, "NA") == lab::LineState::TechnicallyValid; }));
        a.opensSigning();
        QVERIFY(a.releases(order, "Interpretation canari unique").submission.isCommitted());
        // Searched for, listed, looked up again: what makes indexes and temporary files.
        QVERIFY(b.waits([&] { return b.finds("zwingel").size() == 1; }));
        QVERIFY(b.waits([&] { return b.finds("09/05/1957").size() == 1; }));
        // One waits in the outbox while everything is looked at.
        const auto later = a.orders(patient, {"K"});
        QVERIFY(b.waits([&] { return b.state(later, "K").has_value(); }));
        b.unplug();
        QVERIFY(b.enters(later, "K", result).isCommitted());
        store.backup();

        // While everything runs: write-ahead logs and shared memory too.
        for (const auto& place : placesOf(a, b, store))
            QVERIFY2(searchFolder(place) >= (place == qEnvironmentVariable("HOME") ? 1 : 5), qPrintable(place));
        for (const auto process : {QCoreApplication::applicationPid(), store.process()}) {
            const auto unnamed = lookThroughUnnamed(process, canaries());
            QVERIFY2(unnamed.found.isEmpty(), unnamed.found.constData());
        }
        QVERIFY(a.cable().seen().size() > 10'000);
        QVERIFY(found(a.cable().seen()).isEmpty());
        QVERIFY(found(b.cable().seen()).isEmpty());
        QVERIFY(found(a.log() + b.log() + store.log()).isEmpty());
        // And no cache is a plain SQLite file.
        QDirIterator each(b.folder(), {QStringLiteral("*.cache")}, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(each.hasNext());
        while (each.hasNext()) {
            QFile file(each.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.read(16).startsWith("SQLite format 3"));
        }
        // After the end.
        b.switchOff();
        a.switchOff();
        store.stop();
        for (const auto& place : placesOf(a, b, store))
            QVERIFY2(searchFolder(place) >= (place == qEnvironmentVariable("HOME") ? 1 : 4), qPrintable(place));
        store.verify();
    }
};

QTEST_GUILESS_MAIN(CanaryJourney)
#include "canary.test.moc"
