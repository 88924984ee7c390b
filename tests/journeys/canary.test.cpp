// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QTest>

#include "app/crypto/crypto.h"
#include "tests/journeys/station.h"

using namespace paillasse;
using namespace paillasse::journeys;

// A patient whose name, number and results are then looked for in every file that store and workstations left, and in what went over
// the wire.
class CanaryJourney : public QObject {
    Q_OBJECT

private:
    // Where somebody might look; each in the forms in which it could stand in a file.
    static QList<QByteArray> canaries()
    {
        QList<QByteArray> all;
        for (const auto* word : {"ZWINGELSTEIN", "Apolloniane", "292057512345678", "Interpretation canari unique", "98765.4321", "Dr Zebulonique"}) {
            const auto text = QString::fromUtf8(word);
            all << text.toUtf8() << text.toLower().toUtf8() << text.toUtf8().toBase64().chopped(3) << text.toUtf8().toHex();
            const auto wide = text.toStdU16String();
            all << QByteArray(reinterpret_cast<const char*>(wide.data()), static_cast<qsizetype>(wide.size() * 2));
        }
        return all;
    }
    static QByteArray found(const QByteArray& bytes)
    {
        for (const auto& canary : canaries())
            if (bytes.contains(canary))
                return canary;
        return {};
    }
    int searchFolder(const QString& folder, const QStringList& except = {})
    {
        int files = 0;
        QDirIterator each(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (except.contains(file.fileName()) || !file.open(QIODevice::ReadOnly))
                continue;
            ++files;
            const auto canary = found(file.readAll());
            if (!canary.isEmpty())
                QTest::qFail(("in " + file.fileName().toUtf8() + ": " + canary).constData(), __FILE__, __LINE__);
        }
        return files;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void theSearchFindsWhatIsThere()
    {
        QVERIFY(!found("a ZWINGELSTEIN b").isEmpty());
        QVERIFY(!found("a zwingelstein b").isEmpty());
        QVERIFY(!found(QByteArray("..Apolloniane..").toHex()).isEmpty());
        QVERIFY(found("nothing").isEmpty());
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

        const auto patient = a.registers("ZWINGELSTEIN", "Apolloniane", {1957, 5, 9}, "292057512345678");
        const auto order = a.orders(patient, {"K", "NA"});
        QVERIFY(a.does(lab::documentId(order), lab::AddNote{"Dr Zebulonique prévenue"}).isCommitted());
        QVERIFY(b.waits([&] { return b.state(order, "K").has_value(); }));
        QVERIFY(b.enters(order, "K", "98765.4321").isCommitted());
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
        QVERIFY(b.enters(later, "K", "98765.4321").isCommitted());
        store.backup();

        // While everything runs: write-ahead logs and shared memory too.
        QVERIFY(searchFolder(a.folder()) >= 5);
        QVERIFY(searchFolder(b.folder()) >= 5);
        QVERIFY(searchFolder(store.folder()) >= 5);
        QVERIFY(searchFolder(qEnvironmentVariable("HOME")) >= 1); // the private home: keyring, caches of libraries
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
        QVERIFY(searchFolder(a.folder()) >= 4);
        QVERIFY(searchFolder(b.folder()) >= 4);
        QVERIFY(searchFolder(store.folder()) >= 4);
        store.verify();
    }
};

QTEST_GUILESS_MAIN(CanaryJourney)
#include "canary.test.moc"
