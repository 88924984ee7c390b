// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "app/crypto/crypto.h"
#include "tests/journeys/cachecontent.h"
#include "tests/journeys/cleartext.h"
#include "tests/journeys/station.h"

using namespace paillasse;
using namespace paillasse::journeys;

// A patient is forgotten while the store serves: two people decide at its console, one workstation works, the other is without a network.
class ErasureJourney : public QObject {
    Q_OBJECT

    static constexpr std::int64_t resultMantissa = 987'654'321'234'567;
    static constexpr auto result = "98765432.1234567";

    static const QList<QByteArray>& canaries()
    {
        static const auto all = [] {
            QList<QByteArray> forms;
            for (const auto* word : {"ZWINGELSTEIN", "Apolloniane", "Dr Zebulonique"})
                forms << formsOf(QString::fromUtf8(word));
            return forms << formsOf(resultMantissa);
        }();
        return all;
    }
    static QString u(const char* text) { return QString::fromUtf8(text); }
    static QByteArray typed(Station& station, const char* login, const char* more = "")
    {
        const auto code = station.code(u(login));
        return Station::password().toUtf8() + '\n' + QByteArray(reinterpret_cast<const char*>(code.view().data()), static_cast<qsizetype>(code.view().size())) + '\n' + more;
    }
    static QString found(const QString& text, const char* pattern)
    {
        const auto match = QRegularExpression(QString::fromUtf8(pattern)).match(text);
        return match.captured(1);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void forgottenWhileTheStoreServes()
    {
        StoreProcess store;
        const auto anais = store.addPerson(u("anais"), u("Anaïs Le Goff"), u("biologist"));
        const auto nolwenn = store.addPerson(u("nolwenn"), u("Dr Nolwenn Quéméner"), u("biologist"));
        const auto yann = store.addPerson(u("yann"), u("Yann Le Gall"), u("technician"));
        store.start();
        Station a(store, u("BIOCH-01"));
        Station b(store, u("BIOCH-02"));
        Station c(store, u("BUREAU-01"));
        for (auto* station : {&a, &b, &c})
            station->enrol();
        a.activate(u("anais"), anais);
        b.activate(u("yann"), yann);
        c.activate(u("nolwenn"), nolwenn);

        const auto patient = a.registers("ZWINGELSTEIN", "Apolloniane", {1957, 5, 9});
        const auto order = a.orders(patient, {"K", "NA"});
        QVERIFY(a.does(lab::documentId(order), lab::AddNote{0, "Dr Zebulonique prévenue"}).isCommitted());
        const auto other = a.registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        const auto stays = a.orders(other, {"K"});
        QVERIFY(b.waits([&] { return b.state(order, "K").has_value() && b.state(stays, "K").has_value(); }));
        QVERIFY(b.enters(order, "K", result).isCommitted());
        QVERIFY(a.waits([&] { return !a.value(order, "K").empty(); }));
        QVERIFY(b.waits([&] { return b.finds("zwingel").size() == 1; }));
        QVERIFY(a.sent() && b.sent());
        // The search would find them: they are in a copy.
        QVERIFY(c.waits([&] { return c.finds("zwingel").size() == 1; }));
        c.switchOff();
        QVERIFY(!foundIn(cacheContent(c.folder(), u("nolwenn"), Station::password()), canaries()).isEmpty());
        c.switchOn();
        a.unplug();

        const auto id = QString::fromStdString(patient.toString());
        const auto asked = store.run({u("erase"), u("patient"), u("--as"), u("anais"), u("--patient"), id, u("--reason"), u("courrier du 3 mars")}, 0, typed(a, "anais"));
        const auto erasure = found(asked, "Asked: (\\S+)");
        QVERIFY(!erasure.isEmpty());
        // Not by a technician, not by the one who asked, not with a wrong code or password, not without the word.
        QCOMPARE(b.finds("zwingel").size(), std::size_t{1});
        store.run({u("erase"), u("approve"), u("--erasure"), erasure, u("--as"), u("anais")}, 1, typed(a, "anais", "erase\n"));
        store.run({u("erase"), u("approve"), u("--erasure"), erasure, u("--as"), u("nolwenn")}, 1, Station::password().toUtf8() + "\n000000\nerase\n");
        store.run({u("erase"), u("approve"), u("--erasure"), erasure, u("--as"), u("nolwenn")}, 1, "not her password" + typed(c, "nolwenn", "erase\n").mid(Station::password().toUtf8().size()));
        store.run({u("erase"), u("approve"), u("--erasure"), erasure, u("--as"), u("nolwenn")}, 1, typed(c, "nolwenn", "yes\n"));
        QCOMPARE(b.finds("zwingel").size(), std::size_t{1});
        const auto done = store.run({u("erase"), u("approve"), u("--erasure"), erasure, u("--as"), u("nolwenn")}, 0, typed(c, "nolwenn", "erase\n"));
        QVERIFY2(done.contains(u("2 keys destroyed, 2 documents gone")), qPrintable(done));

        // Who works there is told at once; the store goes on.
        QVERIFY(b.waits([&] { return b.finds("zwingel").empty() && !b.file(order); }));
        QVERIFY(b.enters(stays, "K", "4.1").isCommitted());
        QVERIFY(b.sent());
        // It says so itself when it comes again; who has no network has not.
        b.signOut();
        b.signIn(u("yann"));
        b.signOut();
        b.signIn(u("yann"));
        const auto file = store.folder() + u("/certificate.json");
        store.run({u("erase"), u("certificate"), u("--erasure"), erasure, u("--out"), file});
        QFile certificate(file);
        QVERIFY(certificate.open(QIODevice::ReadOnly));
        auto bytes = certificate.readAll();
        QVERIFY2(bytes.contains("\"workstation\":\"BIOCH-01\"") && !bytes.contains("\"workstation\":\"BIOCH-02\""), bytes.constData());
        a.plugIn();
        QVERIFY(a.waits([&] { return a.finds("zwingel").empty() && !a.file(order); }));
        QVERIFY(a.waits([&] { return !a.value(stays, "K").empty(); }));
        c.signIn(u("nolwenn"));
        QVERIFY(c.waits([&] { return c.finds("zwingel").empty(); }));

        // Somebody who is held is not even asked for; and a plan of this year takes nobody.
        const auto otherId = QString::fromStdString(other.toString());
        const QStringList holding{u("--as"), u("anais"), u("--patient"), otherId, u("--reason"), u("enquête 2026/118")};
        store.run(QStringList{u("hold"), u("set")} + holding, 0, typed(a, "anais"));
        QVERIFY(store.run({u("hold"), u("list")}).contains(otherId));
        store.run(QStringList{u("erase"), u("patient")} + holding, 1, typed(a, "anais"));
        store.run(QStringList{u("hold"), u("lift")} + holding, 0, typed(a, "anais"));
        QVERIFY(store.run({u("hold"), u("list")}).isEmpty());
        const auto plan = found(store.run({u("retention"), u("plan")}), "Plan: ([0-9a-f]{64})");
        QVERIFY(!plan.isEmpty());
        QVERIFY(store.run({u("retention"), u("run"), u("--plan"), plan, u("--as"), u("nolwenn")}, 0, typed(c, "nolwenn", "erase\n")).contains(u("Done: 0 erasures")));
        store.run({u("retention"), u("run"), u("--plan"), QString(64, u'0'), u("--as"), u("nolwenn")}, 1, typed(c, "nolwenn", "erase\n"));

        // Genuine, and what it says is gone is; by one byte another, it is not.
        QVERIFY(store.run({u("verify-certificate"), file, u("--job"), erasure}).startsWith(u("genuine")));
        const auto altered = store.folder() + u("/altered.json");
        QFile another(altered);
        bytes.replace("\"documents\":2", "\"documents\":1");
        QVERIFY(another.open(QIODevice::WriteOnly) && another.write(bytes) == bytes.size());
        another.close();
        store.run({u("verify-certificate"), altered}, 4);
        store.run({u("verify-certificate"), file, u("--job"), id}, 7);
        QVERIFY(QFile::remove(file) && QFile::remove(altered));

        for (auto* station : {&a, &b, &c})
            station->switchOff();
        store.stop();
        // Not in the copies, opened with their own keys: neither in a row nor in a page that no row uses any more.
        for (const auto& [station, login] : {std::pair{&a, "anais"}, {&b, "yann"}, {&c, "nolwenn"}}) {
            const auto left = foundIn(cacheContent(station->folder(), u(login), Station::password()), canaries());
            QVERIFY2(left.isEmpty(), left.constData());
        }
        for (const auto& place : {a.folder(), b.folder(), c.folder(), store.folder(), QDir::tempPath()})
            searchFolder(place, canaries());
        store.verify();
    }
};

QTEST_GUILESS_MAIN(ErasureJourney)
#include "erasure.test.moc"
