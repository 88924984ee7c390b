// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/core/query.h"
#include "tests/store/alerts/alerthouse.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using wire::AlertState;
using wire::AlertStep;

// An alert from its raising to its end, in the table and in the ledger.
class AlertDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void raisedOwnedExplainedClosed()
    {
        AlertHouse room;
        const auto bihan = room.house.add("bihan", access::Role::SecurityOfficer).id;
        room.officer.person = bihan;
        const auto alert = room.raised();
        QCOMPARE(alert.rule, std::string("failed-sign-ins-person"));
        QVERIFY(alert.state == AlertState::Open && alert.severity == wire::Severity::Medium && alert.count == 1);
        QCOMPARE(alert.escalatesAt, room.house.clock.now() + hourMs);
        QVERIFY(alert.causes == std::vector<wire::EventPlace>({{true, 1, 0}}));

        QVERIFY(room.tryStep(room.officer, alert.id, AlertStep::Own) == ErrorCode::Internal);
        auto now = room.only();
        QVERIFY(now.state == AlertState::Owned && now.owner == room.officer.person && now.escalatesAt.isNull());
        QCOMPARE(now.ownerName, std::string("Name of bihan"));
        QVERIFY(room.tryStep(room.officer, alert.id, AlertStep::Explain, why) == ErrorCode::Internal);
        QVERIFY(room.only().state == AlertState::Explained);
        QVERIFY(room.tryStep(room.colleague, alert.id, AlertStep::Close, "Compte remis en main propre") == ErrorCode::Internal);
        now = room.only();
        QVERIFY(now.state == AlertState::Closed);
        QCOMPARE(now.life.size(), std::size_t(3));
        QCOMPARE(now.life[1].text, std::string(why));
        QVERIFY(now.life[2].step == AlertStep::Close && now.life[2].by == room.colleague.person);

        const auto raised = room.written<AlertRaised>();
        QCOMPARE(raised.size(), std::size_t(1));
        QVERIFY(raised[0].alert.id == alert.id && raised[0].alert.causes == alert.causes);
        const auto steps = room.written<AlertStepped>();
        QVERIFY(steps == std::vector<AlertStepped>({{alert.id, AlertStep::Own, ""}, {alert.id, AlertStep::Explain, why}, {alert.id, AlertStep::Close, "Compte remis en main propre"}}));
        const auto entry = room.house.entries().back();
        QVERIFY(entry.by == room.colleague.person && entry.at == room.colleague.workstation);
        QVERIFY(room.told() == std::vector<AlertNews>({AlertNews::Raised, AlertNews::Owned, AlertNews::Closed}));
    }

    void whatDoesNotFitTheStateIsAConflict()
    {
        AlertHouse room;
        const auto id = room.raised().id;
        const auto version = must(room.desk->version());
        QVERIFY(room.tryStep(room.officer, id, AlertStep::Explain, why) == ErrorCode::Conflict);
        QVERIFY(room.tryStep(room.officer, id, AlertStep::Close, why) == ErrorCode::Conflict);
        QVERIFY(room.tryStep(room.officer, id, AlertStep::Escalate) == ErrorCode::InvalidInput);
        QVERIFY(room.tryStep(room.officer, Uuid::make({1}), AlertStep::Own) == ErrorCode::NotFound);
        QCOMPARE(must(room.desk->version()), version);
        must(room.desk->step({room.house.laboratory, id, AlertStep::Own, {}}, room.officer));
        QVERIFY(room.tryStep(room.officer, id, AlertStep::Own) == ErrorCode::Conflict);
        QVERIFY(room.tryStep(room.colleague, id, AlertStep::Explain, why) == ErrorCode::Refused);
        QVERIFY(room.tryStep(room.officer, id, AlertStep::Explain, "neuf cara") == ErrorCode::InvalidInput);
        QVERIFY(room.tryStep(room.officer, id, AlertStep::Explain, std::string(20, ' ')) == ErrorCode::InvalidInput);
        QVERIFY(room.tryStep(room.officer, id, AlertStep::Explain, std::string(501, 'x')) == ErrorCode::InvalidInput);
        // Characters, not octets.
        std::string accents;
        for (int i = 0; i < 500; ++i)
            accents += "é";
        QVERIFY(room.tryStep(room.officer, id, AlertStep::Explain, accents) == ErrorCode::Internal);
        QVERIFY(room.tryStep(room.officer, id, AlertStep::Explain, why) == ErrorCode::Conflict);
        QVERIFY(room.tryStep(room.colleague, id, AlertStep::Own) == ErrorCode::Conflict);
        must(room.desk->step({room.house.laboratory, id, AlertStep::Close, why}, room.officer));
        for (const auto step : {AlertStep::Own, AlertStep::Explain, AlertStep::Close})
            QVERIFY(room.tryStep(room.officer, id, step, why) == ErrorCode::Conflict);
        QCOMPARE(room.written<AlertStepped>().size(), std::size_t(3));
    }

    void takingOverIsRecorded()
    {
        AlertHouse room;
        const auto id = room.raised().id;
        must(room.desk->step({room.house.laboratory, id, AlertStep::Own, {}}, room.officer));
        must(room.desk->step({room.house.laboratory, id, AlertStep::Own, "En congé"}, room.colleague));
        QVERIFY(room.only().owner == room.colleague.person);
        QCOMPARE(room.written<AlertStepped>().size(), std::size_t(2));
        QCOMPARE(room.only().life[1].text, std::string("En congé"));
        QVERIFY(room.tryStep(room.officer, id, AlertStep::Explain, why) == ErrorCode::Refused);
    }

    void nobodyAnswersForTheirOwn()
    {
        AlertHouse room;
        const auto id = room.raised().id;
        const Actor self{room.suspect, lab::WorkstationId::make({1}), 0};
        for (const auto step : {AlertStep::Own, AlertStep::Explain, AlertStep::Close})
            QVERIFY(room.tryStep(self, id, step, why) == ErrorCode::Refused);
        QVERIFY(room.only().state == AlertState::Open);
        // The operator at the console can, and the ledger says that it was there.
        must(room.desk->step({room.house.laboratory, id, AlertStep::Own, {}}, {}));
        must(room.desk->step({room.house.laboratory, id, AlertStep::Explain, why}, {}));
        QVERIFY(room.house.entries().back().console > 0);
        QVERIFY(room.tryStep(self, id, AlertStep::Close, why) == ErrorCode::Refused);
        must(room.desk->step({room.house.laboratory, id, AlertStep::Close, why}, {}));
    }

    void nobodyOwnsItInTime()
    {
        AlertHouse room;
        const auto id = room.raised().id;
        auto owned = room.finding(9);
        owned.person = {};
        owned.workstation = lab::WorkstationId::make({5});
        must(room.desk->raise({owned}));
        auto never = room.finding(10, 0);
        never.rule = "new-workstation";
        must(room.desk->raise({never}));
        for (const auto& alert : room.alerts())
            if (alert.workstation == owned.workstation)
                must(room.desk->step({room.house.laboratory, alert.id, AlertStep::Own, {}}, room.officer));
        room.house.clock.advance(hourMs - 1);
        must(room.desk->escalateDue(room.house.clock.now()));
        QCOMPARE(room.written<AlertStepped>().size(), std::size_t(1));
        room.house.clock.advance(1);
        for (int i = 0; i < 3; ++i)
            must(room.desk->escalateDue(room.house.clock.now()));
        const auto alert = must(room.desk->one({}, id));
        QVERIFY(alert.escalated && alert.state == AlertState::Open && alert.severity == wire::Severity::High && alert.escalatesAt.isNull());
        QVERIFY(alert.life.size() == 1 && alert.life[0].step == AlertStep::Escalate && alert.life[0].by.isNull());
        const auto steps = room.written<AlertStepped>();
        QCOMPARE(steps.size(), std::size_t(2));
        QVERIFY(steps[1] == (AlertStepped{id, AlertStep::Escalate, ""}));
        QVERIFY(room.house.entries().back().by.isNull() && room.house.entries().back().console == 0);
        QCOMPARE(std::ranges::count(room.told(), AlertNews::Escalated), 1);
        // Then it is owned like any other.
        must(room.desk->step({room.house.laboratory, id, AlertStep::Own, {}}, room.officer));
        QVERIFY(must(room.desk->one({}, id)).escalated);
    }

    void aSecondOfItsGroupJoins()
    {
        AlertHouse room;
        const auto id = room.raised(1).id;
        auto worse = room.finding(2);
        worse.observed = 40;
        worse.severity = wire::Severity::High;
        auto milder = room.finding(3);
        milder.observed = 7;
        milder.severity = wire::Severity::Low;
        must(room.desk->raise({worse, milder}));
        QCOMPARE(room.alerts().size(), std::size_t(1));
        const auto alert = room.only();
        QVERIFY(alert.id == id && alert.count == 3 && alert.observed == 40 && alert.severity == wire::Severity::High);
        QVERIFY(alert.causes == std::vector<wire::EventPlace>({{true, 1, 0}, {true, 2, 0}, {true, 3, 0}}));
        // Another group, another alert: each field of it.
        for (int field = 0; field < 5; ++field) {
            auto other = room.finding(4);
            if (field == 0)
                other.rule = "failed-sign-ins-workstation";
            else if (field == 1)
                other.laboratory = room.house.laboratory;
            else if (field == 2)
                other.person = {};
            else if (field == 3)
                other.workstation = lab::WorkstationId::make({5});
            else
                other.patient = lab::PatientId::make({5});
            must(room.desk->raise({other}));
        }
        QCOMPARE(room.alerts().size(), std::size_t(6));
    }

    void aBurstIsNoFloodOfEntries()
    {
        AlertHouse room;
        const auto id = room.raised(1).id;
        for (std::uint64_t i = 2; i <= 200; ++i) {
            room.house.clock.advance(secondMs);
            must(room.desk->raise({room.finding(i)}));
        }
        const auto alert = room.only();
        QCOMPARE(alert.count, 200u);
        QCOMPARE(alert.lastAt, room.house.clock.now());
        QCOMPARE(alert.causes.size(), std::size_t(100));
        QVERIFY(alert.causes.front().sequence == 101 && alert.causes.back().sequence == 200);
        // 199 seconds: at the 60th, the 120th and the 180th.
        QVERIFY(room.written<AlertRepeated>() == std::vector<AlertRepeated>({{id, 61}, {id, 121}, {id, 181}}));
        QCOMPARE(std::ranges::count(room.told(), AlertNews::Repeated), 3);
        // The rest when its minute is over.
        must(room.desk->escalateDue(room.house.clock.now()));
        QCOMPARE(room.written<AlertRepeated>().size(), std::size_t(3));
        room.house.clock.advance(minuteMs);
        must(room.desk->escalateDue(room.house.clock.now()));
        must(room.desk->escalateDue(room.house.clock.now()));
        QCOMPARE(room.written<AlertRepeated>().size(), std::size_t(4));
        QCOMPARE(room.written<AlertRepeated>().back().count, 200u);
    }

    void closedItComesAgainOnlyWhenItHappensAgain()
    {
        AlertHouse room;
        const auto old = room.finding(1);
        const auto id = room.raised(1).id;
        must(room.desk->step({room.house.laboratory, id, AlertStep::Own, {}}, room.officer));
        must(room.desk->step({room.house.laboratory, id, AlertStep::Explain, why}, room.officer));
        room.house.clock.advance(minuteMs);
        auto atTheEnd = room.finding(2);
        must(room.desk->step({room.house.laboratory, id, AlertStep::Close, why}, room.officer));
        room.house.clock.advance(minuteMs);
        must(room.desk->raise({old, atTheEnd}));
        QCOMPARE(room.alerts().size(), std::size_t(1));
        QCOMPARE(room.only().count, 1u);
        const auto again = room.finding(3);
        must(room.desk->raise({old, again}));
        QCOMPARE(room.alerts().size(), std::size_t(2));
        QVERIFY(room.only().state == AlertState::Open && room.only().id != id && room.only().count == 1);
        QCOMPARE(room.written<AlertRaised>().size(), std::size_t(2));
        // The one that is over leaves the list after thirty days, not before.
        room.house.clock.advance(30 * dayMs - minuteMs);
        QCOMPARE(room.alerts().size(), std::size_t(2));
        room.house.clock.advance(1);
        QCOMPARE(room.alerts().size(), std::size_t(1));
    }

    // A watcher that ended before it remembered how far it was.
    void whatIsToldTwiceIsRaisedOnce()
    {
        AlertHouse room;
        std::vector<Finding> findings;
        for (std::uint64_t i = 1; i <= 150; ++i)
            findings.push_back(room.finding(i));
        must(room.desk->raise(findings));
        must(room.desk->raise(findings));
        for (const auto& finding : findings)
            must(room.desk->raise({finding}));
        QCOMPARE(room.only().count, 150u);
        QCOMPARE(room.written<AlertRaised>().size(), std::size_t(1));
        // Measured, not read in a ledger.
        auto measured = room.finding(1);
        measured.rule = "disk-nearly-full";
        measured.causes.clear();
        must(room.desk->raise({measured}));
        must(room.desk->raise({measured}));
        QCOMPARE(room.written<AlertRaised>().size(), std::size_t(2));
        QVERIFY(std::ranges::all_of(room.alerts(), [](const auto& alert) { return alert.rule != "disk-nearly-full" || alert.count == 1; }));
    }

    void eachSeesTheirLaboratoryAndTheWholeStore()
    {
        AlertHouse room;
        const auto north = must(room.house.writer->addLaboratory("Nord"));
        auto here = room.finding(1);
        here.laboratory = room.house.laboratory;
        here.patient = lab::PatientId::make({77});
        auto there = room.finding(2);
        there.laboratory = north;
        must(room.desk->raise({here, there, room.finding(3)}));
        QCOMPARE(room.alerts().size(), std::size_t(3));
        const auto seen = room.alerts(north);
        QCOMPARE(seen.size(), std::size_t(2));
        QVERIFY(std::ranges::none_of(seen, [&](const auto& alert) { return alert.laboratory == room.house.laboratory; }));
        for (const auto& alert : room.alerts()) {
            const bool isHere = alert.laboratory == room.house.laboratory;
            QCOMPARE(alert.reference, isHere ? std::string("P-000077") : std::string());
            QVERIFY(room.desk->one(north, alert.id).has_value() != isHere);
            const auto done = room.desk->step({north, alert.id, AlertStep::Own, {}}, room.officer);
            QVERIFY(done.has_value() != isHere);
        }
    }

    // Also after this process has ended, and when another one did it.
    void newsAreToldOnceAtLeastAndInOrder()
    {
        AlertHouse room;
        const auto other = must(AlertDesk::open(*room.house.store, *room.house.writer, *room.house.keys, [](const auto&, const auto&) { return std::string(); }, room.house.clock, room.house.log));
        must(other->raise({room.finding(1)}));
        const auto id = must(other->list({})).alerts.at(0).id;
        must(other->step({room.house.laboratory, id, AlertStep::Own, {}}, {}));
        QVERIFY(room.news.empty());
        room.desk.reset();
        room.open();
        must(room.desk->escalateDue(room.house.clock.now()));
        QVERIFY(room.told() == std::vector<AlertNews>({AlertNews::Raised, AlertNews::Owned}));
        must(room.desk->escalateDue(room.house.clock.now()));
        QCOMPARE(room.news.size(), std::size_t(2));
    }

    // Whoever is to be told cannot keep it for a while: nothing is lost, also over a restart.
    void whatCouldNotBeToldIsToldAgain()
    {
        AlertHouse room;
        room.isDeaf = true;
        const auto id = room.raised(1).id;
        must(room.desk->step({room.house.laboratory, id, AlertStep::Own, {}}, room.officer));
        must(room.desk->escalateDue(room.house.clock.now()));
        room.desk.reset();
        room.open();
        must(room.desk->escalateDue(room.house.clock.now()));
        QVERIFY(room.news.empty());
        room.isDeaf = false;
        must(room.desk->escalateDue(room.house.clock.now()));
        QVERIFY(room.told() == std::vector<AlertNews>({AlertNews::Raised, AlertNews::Owned}));
        must(room.desk->escalateDue(room.house.clock.now()));
        QCOMPARE(room.news.size(), std::size_t(2));
    }

    // From its day on; with its life and its causes. What is not closed stays, however old.
    void closedAlertsLeaveTheTable()
    {
        AlertHouse room;
        const auto id = room.raised(1).id;
        must(room.desk->step({room.house.laboratory, id, AlertStep::Own, {}}, room.officer));
        must(room.desk->step({room.house.laboratory, id, AlertStep::Explain, why}, room.officer));
        must(room.desk->step({room.house.laboratory, id, AlertStep::Close, why}, room.officer));
        const auto closed = room.house.clock.now();
        room.house.clock.advance(minuteMs);
        must(room.desk->raise({room.finding(2)}));
        const auto open = room.only().id;
        must(room.desk->forgetClosed(closed));
        QCOMPARE(must(room.desk->one({}, id)).life.size(), std::size_t(3));
        must(room.desk->forgetClosed(closed + 1));
        QVERIFY(!room.desk->one({}, id));
        QVERIFY(must(room.desk->one({}, open)).state == AlertState::Open);
        auto database = must(room.house.store->connect(true));
        for (const auto* table : {"alert", "alert_cause", "alert_line"}) {
            std::uint64_t rows = 0;
            (void)must(first(database, "SELECT count(*) FROM " + std::string(table), [&](const auto& row) { rows = row.unsignedInteger(0); }));
            QCOMPARE(rows, std::uint64_t{table == std::string("alert_line") ? 0u : 1u});
        }
        QCOMPARE(room.written<AlertRaised>().size(), std::size_t(2)); // in the ledger both
        must(room.desk->forgetClosed(room.house.clock.now() + 9000 * dayMs));
        QVERIFY(room.desk->one({}, open).has_value());
    }

    void lookingAtTheCausesStandsInTheLedger()
    {
        AlertHouse room;
        auto here = room.finding(1);
        here.laboratory = room.house.laboratory;
        here.causes = {{false, 7, 2}, {true, 9, 0}};
        auto wide = room.finding(3);
        wide.causes = {{false, 8, 0}, {true, 10, 0}};
        must(room.desk->raise({here, wide}));
        std::vector<std::pair<lab::LaboratoryId, std::vector<wire::EventPlace>>> asked;
        const CauseReader read = [&](const lab::LaboratoryId& laboratory, const std::vector<wire::EventPlace>& places) -> Result<std::vector<wire::TrailRow>> {
            asked.emplace_back(laboratory, places);
            return std::vector<wire::TrailRow>(places.size());
        };
        for (const auto& alert : room.alerts())
            (void)must(room.desk->causes(room.house.laboratory, alert.id, room.officer, read));
        QCOMPARE(asked.size(), std::size_t(2));
        for (const auto& [laboratory, places] : asked)
            QVERIFY(places == (laboratory.isNull() ? std::vector<wire::EventPlace>({{true, 10, 0}}) : here.causes));
        QCOMPARE(room.written<TrailAsked>().size(), std::size_t(2));
        QVERIFY(room.written<TrailAsked>()[0].query.person == room.suspect);
    }
};

QTEST_GUILESS_MAIN(AlertDeskTest)
#include "desk.test.moc"
