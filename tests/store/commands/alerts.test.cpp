// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <future>

#include "app/store/accounts/persontable.h"
#include "app/store/alerts/alertdesk.h"
#include "app/store/commands/office.h"
#include "app/wire/watchmessages.h"
#include "tests/store/core/must.h"
#include "tests/store/net/runningstore.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// The console's side of alerts: what only the administrator may answer for, and what anybody at the machine may look at.
class AlertCommandTest : public QObject {
    Q_OBJECT

    // As the watcher would have: about somebody of this store.
    static Uuid raise(test::RunningStore& store, const char* rule, const std::string& login, bool ofTheLaboratory)
    {
        const SystemClock clock;
        const Log log(clock, [](std::string_view) {});
        const auto office = must(Office::open(DataDirectory(store.data()), LockKind::Using, clock, log));
        const auto desk = must(AlertDesk::open(office->store(), office->writer(), office->keys(), patientNumbersOf(office->feed()), clock, log));
        Finding finding;
        finding.rule = rule;
        finding.severity = wire::Severity::Medium;
        finding.at = clock.now();
        finding.observed = 12;
        finding.usual = 5;
        finding.escalateAfterMs = hourMs;
        finding.causes = {{true, 4, 0}};
        if (ofTheLaboratory)
            finding.laboratory = must(office->laboratory({}));
        if (!login.empty()) {
            auto database = must(office->store().connect());
            finding.person = must(PersonTable(database, office->keys()).idOf(login));
        }
        must(desk->raise({finding}));
        for (const auto& alert : must(desk->list({})).alerts)
            if (alert.rule == rule)
                return alert.id;
        return {};
    }

    // Of the workstations' side, since it serves.
    static qulonglong requestsOf(const test::RunningStore& store)
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), store.operationsPort());
        if (!socket.waitForConnected(10'000))
            return 0;
        socket.write("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        QByteArray answer;
        while (socket.waitForReadyRead(10'000))
            answer += socket.readAll();
        const QByteArray name("\npaillasse_requests_total ");
        const auto begin = answer.indexOf(name) + name.size();
        return answer.mid(begin, answer.indexOf('\n', begin) - begin).trimmed().toULongLong();
    }

private Q_SLOTS:
    void listedShownAndBroughtToAnEnd()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, 0);
        (void)store.addPerson("bihan", "security-officer");
        QCOMPARE(store.command({"alerts", "list"}).out, std::string());
        const auto id = raise(store, "failed-sign-ins-person", "bihan", false).toString();
        const auto own = raise(store, "disk-nearly-full", {}, true).toString();

        const auto listed = store.command({"alerts", "list"});
        QVERIFY2(listed.exit == 0, listed.err.c_str());
        QVERIFY(listed.out.find(id + "\tmedium\topen\tfailed-sign-ins-person\t") != std::string::npos);
        QVERIFY(listed.out.find("the whole store") != std::string::npos && listed.out.find(own) != std::string::npos);
        const auto shown = store.command({"alerts", "show", id});
        QCOMPARE(shown.exit, 0);
        QCOMPARE(shown.after("Rule:       "), std::string("failed-sign-ins-person"));
        QCOMPARE(shown.after("State:      "), std::string("open"));
        QCOMPARE(shown.after("Observed:   "), std::string("12 (usual or threshold: 5)"));
        QVERIFY(!shown.after("Escalates:  ").empty() && shown.out.find("cause: entry 4 of the store's own ledger") != std::string::npos);

        // Step by step, and no other way.
        const auto early = store.command({"alerts", "close", id}, {"--text", "Mot de passe oublié"});
        QCOMPARE(early.exit, 1);
        QVERIFY(early.err.find("owned, then explained, then closed") != std::string::npos);
        QCOMPARE(store.command({"alerts", "own", id}).exit, 0);
        QCOMPARE(store.command({"alerts", "own", id}).exit, 1);
        QCOMPARE(store.command({"alerts", "explain", id}, {"--text", "bref"}).exit, 2);
        QCOMPARE(store.command({"alerts", "explain", id}, {"--text", "Mot de passe oublié"}).exit, 0);
        QCOMPARE(store.command({"alerts", "close", id}, {"--text", "Nouveau code remis en main propre"}).exit, 0);
        const auto closed = store.command({"alerts", "show", id});
        QCOMPARE(closed.after("State:      "), std::string("closed"));
        QCOMPARE(closed.after("Owner:      "), std::string("the console"));
        QVERIFY(closed.out.find("\texplained\tthe console\tMot de passe oublié\n") != std::string::npos);
        QVERIFY(store.command({"alerts", "list"}).out.find(id + "\tmedium\tclosed") != std::string::npos);
        QCOMPARE(store.command({"verify"}).exit, 0);
    }

    void oneLaboratoryAmongOthers()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, 0);
        const auto here = raise(store, "far-more-patients", {}, true).toString();
        const auto wide = raise(store, "backup-stale", {}, false).toString();
        const SystemClock clock;
        const Log log(clock, [](std::string_view) {});
        {
            const auto office = must(Office::open(DataDirectory(store.data()), LockKind::Using, clock, log));
            (void)must(office->writer().addLaboratory("Nord"));
        }
        const auto north = store.command({"alerts", "list"}, {"--laboratory", "Nord"}).out;
        QVERIFY(north.find(here) == std::string::npos && north.find(wide) != std::string::npos);
        QCOMPARE(store.command({"alerts", "own", here}, {"--laboratory", "Nord"}).exit, 1);
        QCOMPARE(store.command({"alerts", "list"}, {"--laboratory", "Sud"}).exit, 1);
    }

    // By what a real request of it says: beyond five minutes, in the ledger and as an alert of that workstation.
    void aWorkstationsClockThatIsOff()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, 0);
        QVERIFY(store.serve());
        const SystemClock clock;
        const auto asks = [&](const char* name, std::int64_t offMs) {
            test::TestWorkstation bench(name);
            test::TlsClient client;
            if (!bench.enrol(store) || !client.connect(store.port(), bench.known()))
                return 0;
            const auto body = wire::encodeMessage(wire::PushRequest());
            client.send("POST /v1/acts HTTP/1.1\r\nHost: x\r\nPaillasse-Clock: " + std::to_string((clock.now() + offMs).ms) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n"
                        + std::string(asText(body)));
            const auto answer = client.readResponse();
            return answer ? answer->status : 0;
        };
        QCOMPARE(asks("HEMATO-01", 4 * minuteMs), 200);
        QCOMPARE(asks("BIOCH-01", -6 * minuteMs), 200);
        const auto listed = [&] { return store.command({"alerts", "list"}).out; };
        QTRY_VERIFY_WITH_TIMEOUT(listed().find("clock-jump") != std::string::npos, 30'000);
        QCOMPARE(store.stop(), 0);
        const auto out = listed();
        QCOMPARE(QString::fromStdString(out).count(QLatin1String("clock-jump")), 1);
        QVERIFY2(QString::fromStdString(out).contains(QRegularExpression(QStringLiteral("clock-jump[^\n]*BIOCH-01"))), out.c_str());
    }

    // Whoever waits for news does not hold up a store that is stopping; and is answered.
    void stoppingAnswersWhoWaits()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, 0);
        auto officer = test::makePerson("bihan");
        const auto code = store.addPerson("bihan", "security-officer");
        QVERIFY(store.serve({"--operations", "127.0.0.1:0"}));
        test::TestWorkstation bench("BUREAU-1");
        QVERIFY(bench.enrol(store));
        QCOMPARE(bench.activate(store, officer, code)->status, 200);
        test::SignedIn session;
        QCOMPARE(bench.signIn(store, officer, session)->status, 200);
        const auto laboratory = session.reply.person.grants.at(0).laboratory;
        // The bench is new to the store: that alert comes by itself, and nothing after it.
        std::uint64_t known = 0;
        const auto isTold = [&] {
            const auto reply = bench.post(store, "/v1/alerts", wire::AlertsQuestion{laboratory, 0}, session.reply.token);
            const auto alerts = reply && reply->status == 200 ? wire::decodeMessage<wire::AlertsReply>(reply->body) : fail(ErrorCode::Unreachable);
            known = alerts ? alerts->version : 0;
            return alerts && !alerts->alerts.empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), 30'000);
        const auto before = requestsOf(store);
        QVERIFY(before > 0);
        auto waits = std::async(std::launch::async, [&] { return bench.post(store, "/v1/alerts", wire::AlertsQuestion{laboratory, known}, session.reply.token); });
        QTRY_VERIFY_WITH_TIMEOUT(requestsOf(store) > before, 30'000);
        QCOMPARE(store.stop(), 0);
        const auto answer = waits.get();
        QVERIFY(answer && answer->status == 200);
        QCOMPARE(must(wire::decodeMessage<wire::AlertsReply>(answer->body)).version, known);
        QVERIFY(store.log().find("server.drain-cut") == std::string::npos);
    }

    void whatIsMistypedChangesNothing()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, 0);
        QCOMPARE(store.command({"alerts", "show", "the-first"}).exit, 2);
        const auto unknown = store.command({"alerts", "own", "019cdd2a-7b60-7e01-9d52-0c6f1f0a4b11"});
        QCOMPARE(unknown.exit, 1);
        QVERIFY(unknown.err.find("alerts list") != std::string::npos);
        QCOMPARE(store.command({"alerts", "explain", "019cdd2a-7b60-7e01-9d52-0c6f1f0a4b11"}).exit, 2);
        for (const auto* command : {"list", "show", "own", "explain", "close"})
            QVERIFY(store.run({"alerts", command, "--help"}).out.find("Example") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(AlertCommandTest)
#include "alerts.test.moc"
