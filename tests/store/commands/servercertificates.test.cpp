// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include <csignal>

#include "app/store/commands/servercertificates.h"
#include "tests/store/net/frontdoor.h"
#include "tests/store/net/runningstore.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// A store that serves for years does not one morning stand before its workstations with a certificate that is over.
class ServerCertificatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void itIsRenewedBeforeItIsOver()
    {
        FrontDoor door(1);
        ServerCertificates certificates(*door.house.authority, door.house.settings, {"127.0.0.1"}, door.house.clock, door.house.log);
        must(certificates.make());
        const auto first = certificates.expires();
        QVERIFY(!must(certificates.renewIfDue(*door.server)));
        const auto place = door.enrol("BIOCH-01");
        test::TlsClient open;
        QVERIFY(open.connect(door.server->port(), place.known));
        const auto before = open.serverCertificate();

        door.house.clock.advance(door.house.settings.serverCertificateMs / 2);
        QVERIFY(!must(certificates.renewIfDue(*door.server)));
        door.house.clock.advance(door.house.settings.serverCertificateMs / 4);
        QVERIFY(door.house.clock.now() < first);
        QVERIFY(must(certificates.renewIfDue(*door.server)));
        QVERIFY(certificates.expires() > first);
        QVERIFY(!must(certificates.renewIfDue(*door.server)));
        test::TlsClient next;
        const auto& authority = door.house.authority->publicKeyHash();
        QVERIFY(next.connectPinned(door.server->port(), authority)); // it begins later than today's date
        QVERIFY(next.serverCertificate() != before);
        QVERIFY(open.request("GET", "/anything")); // who is connected stays so
        QCOMPARE(open.serverCertificate(), before);
    }

    void whoeverRunsItMayAskForIt()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, 0);
        QVERIFY(store.serve({"--operations", "127.0.0.1:0"}));
        test::TestWorkstation bench("BIOCH-02");
        QVERIFY(bench.enrol(store));
        const auto shown = [&] {
            test::TlsClient client;
            return client.connect(store.port(), bench.known()) ? client.serverCertificate() : Bytes();
        };
        const auto before = shown();
        QVERIFY(!before.empty());
        QCOMPARE(::kill(static_cast<pid_t>(store.processId()), SIGHUP), 0);
        QVERIFY(QTest::qWaitFor([&] { return shown() != before; }, 20'000));
        QVERIFY(!shown().empty());
        QCOMPARE(store.stop(), 0);
        QVERIFY(store.log().find("certificate.renewed") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ServerCertificatesTest)
#include "servercertificates.test.moc"
