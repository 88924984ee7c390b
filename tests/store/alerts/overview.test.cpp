// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "app/store/alerts/watchoverview.h"
#include "tests/store/alerts/alerthouse.h"
#include "tests/store/alerts/fakecounts.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using wire::EventKind;

class WatchOverviewTest : public QObject {
    Q_OBJECT

    static constexpr Instant midnight{20'524 * dayMs}; // Thursday 2026-03-12 in UTC
    static constexpr auto reads = bitOf(EventKind::OpenedPatient);
    const lab::LaboratoryId here = lab::LaboratoryId::make({1});
    const lab::PersonId person = lab::PersonId::make({2});
    const lab::WorkstationId bench = lab::WorkstationId::make({3});

    wire::UsualFigure figure(FakeCounts& counts, Instant now) { return must(usualFigure(counts, utcDays, here, reads, now)); }
    std::vector<wire::Outlier> outliers(FakeCounts& counts, Instant now) { return must(outliersOf(counts, utcDays, here, {EventKind::OpenedPatient, reads, 60, 3}, now)); }

private Q_SLOTS:
    void quartilesAreInterpolated()
    {
        const auto close = [](double one, double other) { return std::abs(one - other) < 1e-9; };
        const auto q = quartilesOf({7, 1, 3, 5, 9, 11, 13, 15});
        QVERIFY(close(q.low, 4.5) && close(q.middle, 8) && close(q.high, 11.5));
        const auto one = quartilesOf({6});
        QVERIFY(close(one.low, 6) && close(one.middle, 6) && close(one.high, 6));
        QVERIFY(close(quartilesOf({}).high, 0));
    }

    void todayAgainstTheSameWeekdayUntilNow()
    {
        FakeCounts counts;
        const auto now = midnight + 10 * hourMs + 30 * minuteMs;
        counts.add(here, EventKind::SignedIn, person, bench, midnight - 60 * dayMs, 1); // counted since then
        const std::uint32_t weeks[] = {10, 20, 30, 40, 50, 60, 70, 80};
        for (int week = 1; week <= 8; ++week) {
            const auto day = midnight - week * 7 * dayMs;
            counts.add(here, EventKind::OpenedPatient, person, bench, day + 9 * hourMs, weeks[week - 1]);
            counts.add(here, EventKind::OpenedPatient, person, bench, day + 10 * hourMs, 8); // of which half until now
            counts.add(here, EventKind::OpenedPatient, person, bench, day + 14 * hourMs, 500);
            counts.add(here, EventKind::OpenedPatient, person, bench, day + dayMs + 9 * hourMs, 900); // a Friday
            counts.add(here, EventKind::SignedIn, person, bench, day + 9 * hourMs, 900);
        }
        counts.add(here, EventKind::OpenedPatient, person, bench, midnight + 9 * hourMs, 33);
        counts.add(here, EventKind::OpenedPatient, person, bench, midnight + 10 * hourMs, 4);
        const auto f = figure(counts, now);
        QCOMPARE(f.today, 37u);
        QCOMPARE(f.usualLow, 31u);  // 4 + 27.5, downwards
        QCOMPARE(f.usualHigh, 67u); // 4 + 62.5, upwards
        QVERIFY(f.byHour.size() == 24 && f.byHour[9] == 33 && f.byHour[10] == 4 && f.byHour[14] == 0);
        QVERIFY(f.usualByHour.size() == 24 && f.usualByHour[9] == 45 && f.usualByHour[10] == 8 && f.usualByHour[14] == 500);
    }

    void threeWeeksMakeItUsual()
    {
        for (const int weeks : {2, 3}) {
            FakeCounts counts;
            for (int week = 1; week <= weeks; ++week)
                counts.add(here, EventKind::OpenedPatient, person, bench, midnight - week * 7 * dayMs, 12);
            const auto f = figure(counts, midnight + hourMs);
            QCOMPARE(f.usualLow, weeks == 3 ? 12u : 0u);
            QCOMPARE(f.usualHigh, weeks == 3 ? 12u : 0u);
            QCOMPARE(f.today, 0u);
        }
        // A day of which only a part was counted is not known.
        FakeCounts counts;
        for (int week = 1; week <= 3; ++week)
            counts.add(here, EventKind::OpenedPatient, person, bench, midnight - week * 7 * dayMs + hourMs, 12);
        QCOMPARE(figure(counts, midnight + 5 * hourMs).usualHigh, 0u);
        // A quiet week is known all the same.
        FakeCounts quiet;
        quiet.add(here, EventKind::OpenedPatient, person, bench, midnight - 56 * dayMs, 12);
        for (int week = 1; week <= 6; ++week)
            quiet.add(here, EventKind::OpenedPatient, person, bench, midnight - week * 7 * dayMs, 12);
        QCOMPARE(figure(quiet, midnight + hourMs).usualLow, 12u);
        FakeCounts nothing;
        QCOMPARE(figure(nothing, midnight + hourMs).usualHigh, 0u);
    }

    void farAboveTheirOwnUsual()
    {
        const auto noon = midnight + 12 * hourMs;
        const auto with = [&](std::uint32_t today, int days, std::uint32_t each) {
            FakeCounts counts;
            for (int day = 1; day <= days; ++day)
                counts.add(here, EventKind::OpenedPatient, person, {}, midnight - day * dayMs + 8 * hourMs, each);
            counts.add(here, EventKind::OpenedPatient, person, {}, midnight + 8 * hourMs, today);
            return outliers(counts, noon);
        };
        QVERIFY(with(59, 10, 10).empty()); // below the floor
        QCOMPARE(with(60, 10, 10).size(), std::size_t(1));
        QVERIFY(with(119, 10, 40).empty()); // not three times as much
        const auto found = with(120, 10, 40);
        QVERIFY(found.size() == 1 && found[0].person == person && found[0].today == 120 && found[0].usual == 40);
        // Nobody's usual is known from two days.
        QVERIFY(with(179, 2, 10).empty());
        QCOMPARE(with(180, 2, 10).size(), std::size_t(1));
        // What came after this time of day on other days is not against them.
        FakeCounts late;
        for (int day = 1; day <= 10; ++day)
            for (const int hour : {8, 18})
                late.add(here, EventKind::OpenedPatient, {}, bench, midnight - day * dayMs + hour * hourMs, hour == 8 ? 30 : 300);
        late.add(here, EventKind::OpenedPatient, {}, bench, midnight + 8 * hourMs, 90);
        const auto workstation = outliers(late, noon);
        QVERIFY(workstation.size() == 1 && workstation[0].workstation == bench && workstation[0].usual == 30);
    }

    void thoseWhoStandOutMostComeFirstAndHaveNames()
    {
        AlertHouse room;
        FakeCounts counts;
        FakeWitnesses witnesses;
        const auto now = room.house.clock.now();
        const auto corre = room.house.add("corre", access::Role::Biologist).id;
        for (std::uint8_t i = 1; i <= 12; ++i)
            counts.add(room.house.laboratory, EventKind::OpenedPatient, lab::PersonId::make({100 + i}), {}, now, 180u + i);
        counts.add(room.house.laboratory, EventKind::SavedPdf, corre, {}, now, 400);
        const auto overview = must(WatchOverview::open(*room.house.store, *room.house.keys, *room.desk, counts, witnesses, utcDays, room.house.clock));
        const auto reply = must(overview->of(room.house.laboratory));
        QCOMPARE(reply.outliers.size(), std::size_t(10));
        QVERIFY(reply.outliers[0].person == corre && reply.outliers[0].kind == EventKind::Exported && reply.outliers[0].today == 400);
        QCOMPARE(reply.outliers[0].name, std::string("Name of corre"));
        QCOMPARE(reply.outliers[1].today, 192u);
        QCOMPARE(reply.exports.today, 400u);
        QCOMPARE(reply.indexedTo, Instant{1'000});
    }

    void howTheLedgerStands()
    {
        AlertHouse room;
        FakeCounts counts;
        FakeWitnesses witnesses;
        auto& house = room.house;
        const auto overview = must(WatchOverview::open(*house.store, *house.keys, *room.desk, counts, witnesses, utcDays, house.clock));
        const auto ledger = [&] { return must(overview->of(house.laboratory)).ledger; };
        auto standing = ledger();
        QVERIFY(standing.size > 0 && standing.root.size() == 32 && standing.epoch > 0 && !standing.headAt.isNull());
        QVERIFY(standing.verifiedAt.isNull() && standing.doubts == 0 && standing.clientsProved == 4);
        QVERIFY(standing.witnesses == std::vector<wire::WitnessState>({{"coffre", {5}, 3}}));
        QCOMPARE(witnesses.asked, house.clock.now() - dayMs);
        const auto verified = [&](std::uint64_t findings) {
            house.clock.advance(hourMs);
            must(house.writer->administrativeAndWait(LeafClass::Security, encodeEntry({{}, {}, 1, StoreVerified{findings}}), {}));
            return house.clock.now();
        };
        auto at = verified(0);
        must(room.desk->raise({room.finding(1)}));
        standing = ledger();
        QVERIFY(standing.verifiedAt == at && standing.findings == 0);
        verified(2);
        at = verified(3);
        standing = ledger();
        QVERIFY(standing.verifiedAt == at && standing.findings == 3);
        QVERIFY(ledger().verifiedAt == at);
        // A workstation's doubt, until somebody has explained it.
        auto doubt = room.finding(2);
        doubt.rule = "ledger-doubted";
        must(room.desk->raise({doubt}));
        QCOMPARE(ledger().doubts, 1u);
        Uuid id;
        for (const auto& alert : room.alerts())
            if (alert.rule == doubt.rule)
                id = alert.id;
        must(room.desk->step({house.laboratory, id, wire::AlertStep::Own, {}}, room.officer));
        QCOMPARE(ledger().doubts, 1u);
        must(room.desk->step({house.laboratory, id, wire::AlertStep::Explain, why}, room.officer));
        QCOMPARE(ledger().doubts, 0u);
    }
};

QTEST_GUILESS_MAIN(WatchOverviewTest)
#include "overview.test.moc"
