// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/store/rules/watched.h"

using namespace paillasse;
using namespace paillasse::test;
using wire::EventKind;

// Each default rule on both sides of its threshold.
class DefaultRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsCounted_data();
    void whatIsCounted();
    void whatIsMeasured_data();
    void whatIsMeasured();
    void failuresAddUpTheirAttempts();
    void movesAloneAreNoSecondSeat();
    void oldPatientsAloneAreLookedAtTwice();
    void aColleagueWithAnOrderIsAPatient();
    void aVerificationThatFindsNothingIsCalm();
    void fiveHundredPatients();
    void slowReading();
    void workAtNight();
    void theNightOfWhoIsNew();
};

namespace {

constexpr Instant noon = monday + 12 * hourMs;

// What one more of these gives after `threshold` - 1.
struct Kind {
    EventKind kind{};
    int threshold = 0;
    GroupBy group{};
};

// Four weeks of weekdays, `patients` a day from eight o'clock on, of these people; then the next Monday.
Instant fourWeeks(Watched& watched, std::uint32_t people, std::uint32_t patients)
{
    for (int day = 0; day < 28; ++day) {
        if (day % 7 >= 5)
            continue;
        for (std::uint32_t n = 0; n < patients; ++n)
            for (std::uint32_t who = 1; who <= people; ++who)
                if (!watched.take(opened(monday + day * dayMs + 8 * hourMs + n * (8 * hourMs / patients), 1000 * static_cast<std::uint32_t>(day) + n, who)).empty())
                    return {};
    }
    return monday + 28 * dayMs;
}

} // namespace

void DefaultRulesTest::whatIsCounted_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("threshold");
    QTest::addColumn<int>("group");
    const auto row = [](const char* rule, EventKind kind, int threshold, GroupBy group) { QTest::newRow(rule) << static_cast<int>(kind) << threshold << static_cast<int>(group); };
    row("failed-sign-ins-person", EventKind::SignInFailed, 10, GroupBy::Person);
    row("failed-sign-ins-workstation", EventKind::SignInFailed, 20, GroupBy::Workstation);
    row("failed-sign-ins-everywhere", EventKind::SignInFailed, 150, GroupBy::Everywhere);
    row("former-seat-acted", EventKind::FormerSeatActed, 3, GroupBy::Person);
    row("bulk-print", EventKind::SavedPdf, 100, GroupBy::Person);
    row("bulk-export", EventKind::Exported, 3000, GroupBy::Person);
    row("glass-broken", EventKind::GlassBroken, 1, GroupBy::Person);
    row("new-workstation", EventKind::WorkstationAsked, 1, GroupBy::Workstation);
    row("backup-failed", EventKind::BackupFailed, 1, GroupBy::Everywhere);
    row("ledger-doubted", EventKind::LedgerDoubted, 1, GroupBy::Laboratory);
    row("channel-failed", EventKind::ChannelFailed, 1, GroupBy::Everywhere);
    row("channel-removed", EventKind::ChannelRemoved, 1, GroupBy::Everywhere);
    row("migration-refused", EventKind::MigrationRefused, 1, GroupBy::Laboratory);
    row("certificate-refused", EventKind::CertificateRefused, 1, GroupBy::Everywhere);
}

void DefaultRulesTest::whatIsCounted()
{
    QFETCH(int, kind);
    QFETCH(int, threshold);
    QFETCH(int, group);
    const auto by = static_cast<GroupBy>(group);
    Watched watched(QTest::currentDataTag());
    std::vector<Finding> found;
    const auto one = [&](int n) {
        auto event = seen(static_cast<EventKind>(kind), noon + n * secondMs, 7, 9);
        event.value = 1;
        return event;
    };
    for (int n = 0; n < threshold - 1; ++n) {
        QVERIFY(watched.take(one(n)).empty());
        if (by == GroupBy::Person) // somebody else's do not count for them
            QVERIFY(watched.take(seen(EventKind::SignedIn, noon + n * secondMs, 8, 9)).empty());
    }
    found = watched.take(one(threshold - 1));
    QCOMPARE(found.size(), std::size_t(1));
    const auto& finding = found.front();
    QCOMPARE(finding.rule, std::string(QTest::currentDataTag()));
    QCOMPARE(finding.observed, std::int64_t(threshold));
    QCOMPARE(finding.usual, std::int64_t(threshold));
    QCOMPARE(finding.person, by == GroupBy::Person ? person(7) : lab::PersonId());
    QCOMPARE(finding.workstation, by == GroupBy::Workstation ? workstation(9) : lab::WorkstationId());
    QCOMPARE(finding.laboratory, by == GroupBy::Everywhere ? lab::LaboratoryId() : laboratory());
    QCOMPARE(finding.at, noon + (threshold - 1) * secondMs);
    QCOMPARE(finding.severity, watched.rule().severity);
    QCOMPARE(finding.escalateAfterMs, watched.rule().escalateMinutes * minuteMs);
    QCOMPARE(finding.causes.size(), std::size_t(std::min(threshold, 32)));
    QVERIFY(watched.take(one(threshold - 1)).size() <= (threshold == 1 ? 1u : 0u)); // nothing new by one more, but twice of one
}

void DefaultRulesTest::whatIsMeasured_data()
{
    QTest::addColumn<int>("condition");
    QTest::addColumn<qint64>("calm");
    QTest::addColumn<qint64>("raised");
    QTest::addColumn<qint64>("limit");
    const auto row = [](const char* rule, const char* side, Condition condition, qint64 calm, qint64 raised, qint64 limit) {
        QTest::newRow((std::string(rule) + side).c_str()) << static_cast<int>(condition) << calm << raised << limit;
    };
    row("clock-jump", " forward", Condition::ClockJump, 300'000, 300'001, 300'000);
    row("clock-jump", " back", Condition::ClockJump, -300'000, -300'001, -300'000);
    row("clock-jump", " of a workstation, ahead", Condition::WorkstationClockOff, 300'000, 300'001, 300'000);
    row("clock-jump", " of a workstation, behind", Condition::WorkstationClockOff, -300'000, -300'001, -300'000);
    row("certificate-expiring", " ", Condition::CertificateDaysLeft, 21, 20, 21);
    row("backup-stale", " ", Condition::BackupAgeHours, 26, 27, 26);
    row("staging-overdue", " ", Condition::StagingHoursLeft, 0, -1, 0);
    row("witness-behind", " ", Condition::WitnessBehind, 15, 16, 15);
    row("store-errors", " ", Condition::ServerErrors, 10, 11, 10);
    row("disk-nearly-full", " ", Condition::DiskFree, 10, 9, 10);
}

void DefaultRulesTest::whatIsMeasured()
{
    QFETCH(int, condition);
    QFETCH(qint64, calm);
    QFETCH(qint64, raised);
    QFETCH(qint64, limit);
    const std::string tag = QTest::currentDataTag();
    Watched watched(tag.substr(0, tag.find(' ')));
    QVERIFY(watched.take(measured(static_cast<Condition>(condition), calm)).empty());
    auto event = measured(static_cast<Condition>(condition), raised);
    event.workstation = workstation(4);
    const auto found = watched.take(event);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().observed, std::int64_t(raised));
    QCOMPARE(found.front().usual, std::int64_t(limit));
    QCOMPARE(found.front().workstation, tag.starts_with("clock-jump") ? workstation(4) : lab::WorkstationId());
    QVERIFY(watched.take(event).empty());
    event.at = event.at + watched.rule().quietMinutes * minuteMs;
    QCOMPARE(watched.take(event).size(), std::size_t(1));
}

void DefaultRulesTest::failuresAddUpTheirAttempts()
{
    Watched watched("failed-sign-ins-person");
    auto event = seen(EventKind::SignInFailed, noon);
    event.count = 9;
    QVERIFY(watched.take(event).empty());
    event.count = 1;
    QCOMPARE(watched.take(event).front().observed, std::int64_t(10));
    event.person = {}; // a name that nobody has
    event.count = 100;
    QVERIFY(watched.take(event).empty());
}

void DefaultRulesTest::movesAloneAreNoSecondSeat()
{
    Watched watched("second-seat");
    // Works at one place, takes the seat to the other three minutes later: a round through the laboratory.
    for (int n = 0; n < 12; ++n) {
        QVERIFY(watched.take(seen(EventKind::Acted, noon + n * 5 * minuteMs, 1, 1 + n % 2)).empty());
        QVERIFY(watched.take(seen(EventKind::SeatMoved, noon + n * 5 * minuteMs + 3 * minuteMs, 1, 2 - n % 2)).empty());
    }
    // Two people: each takes it from the other while that one works.
    const auto later = noon + 6 * hourMs;
    for (int n = 0; n < 4; ++n) {
        QVERIFY(watched.take(seen(EventKind::Acted, later + n * 5 * minuteMs, 1, 1 + n % 2)).empty());
        const auto found = watched.take(seen(EventKind::SeatMoved, later + n * 5 * minuteMs + minuteMs, 1, 2 - n % 2));
        QCOMPARE(found.size(), std::size_t(n == 3 ? 1 : 0));
        if (n == 3)
            QCOMPARE(found.front().person, person(1));
    }
}

void DefaultRulesTest::oldPatientsAloneAreLookedAtTwice()
{
    Watched watched("no-recent-order");
    for (std::uint32_t n = 1; n <= 20; ++n)
        watched.surroundings.ordered[patient(n)] = n == 1 ? std::nullopt : std::optional<std::int64_t>(91);
    watched.surroundings.ordered[patient(30)] = 90;
    for (std::uint32_t n = 1; n <= 11; ++n) {
        QVERIFY(watched.take(opened(noon + n * minuteMs, n)).empty());
        QVERIFY(watched.take(opened(noon + n * minuteMs, n, 1, EventKind::OpenedHistory)).empty()); // the same patient
        QVERIFY(watched.take(opened(noon + n * minuteMs, 30)).empty());                             // had an order
        QVERIFY(watched.take(opened(noon + n * minuteMs, n + 100)).empty());
        QVERIFY(watched.take(opened(noon + n * minuteMs, n + 8, 1, EventKind::OpenedPatient)).empty()); // at reception, before an order
    }
    const auto found = watched.take(opened(noon + hourMs, 12));
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().observed, std::int64_t(12));
    QCOMPARE(found.front().person, person(1));
    QCOMPARE(found.front().laboratory, laboratory());
    QVERIFY(found.front().patient.isNull());
}

void DefaultRulesTest::aColleagueWithAnOrderIsAPatient()
{
    Watched watched("staff-or-vip");
    watched.surroundings.staff = {patient(1), patient(2)};
    watched.surroundings.ordered[patient(1)] = 31;
    watched.surroundings.ordered[patient(2)] = 30;
    watched.surroundings.ordered[patient(3)] = 31;
    for (int n = 0; n < 5; ++n) {
        QVERIFY(watched.take(opened(noon, 2)).empty());
        QVERIFY(watched.take(opened(noon, 3)).empty());
    }
    QVERIFY(watched.take(opened(noon, 1, 1)).empty());
    QVERIFY(watched.take(opened(noon, 1, 2)).empty());
    const auto found = watched.take(opened(noon + minuteMs, 1, 2, EventKind::OpenedPatient));
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().person, person(2));
}

void DefaultRulesTest::aVerificationThatFindsNothingIsCalm()
{
    Watched watched("ledger-doubted");
    QVERIFY(watched.take(storeWide(EventKind::Verified, noon, 0)).empty());
    const auto found = watched.take(storeWide(EventKind::Verified, noon, 1));
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found.front().laboratory.isNull());
    auto doubt = storeWide(EventKind::LedgerDoubted, noon);
    doubt.laboratory = laboratory(3);
    QCOMPARE(watched.take(doubt).front().laboratory, laboratory(3));
    QCOMPARE(Watched("ledger-doubted").take(storeWide(EventKind::Restored, noon)).size(), std::size_t(1));
}

void DefaultRulesTest::fiveHundredPatients()
{
    Watched watched("far-more-patients");
    const auto today = fourWeeks(watched, 3, 35) + 8 * hourMs;
    QVERIFY(today > monday);
    std::vector<Finding> all;
    for (std::uint32_t n = 1; n <= 500; ++n) {
        QVERIFY(watched.take(opened(today + n * secondMs, 50'000 + n % 35, 2)).empty()); // a colleague's usual day
        const auto found = watched.take(opened(today + n * secondMs, 60'000 + n));
        if (n == 104)
            QVERIFY(all.empty());
        all.insert(all.end(), found.begin(), found.end());
        if (n == 105)
            QCOMPARE(all.size(), std::size_t(1)); // three times 35
    }
    QCOMPARE(all.front().observed, std::int64_t(105));
    QCOMPARE(all.front().usual, std::int64_t(35));
    QCOMPARE(all.front().person, person(1));
    QCOMPARE(all.front().laboratory, laboratory());
    QCOMPARE(all.size(), std::size_t(3)); // and at 210 and 420
    QCOMPARE(all.back().observed, std::int64_t(420));

    Watched fresh("far-more-patients"); // nothing is known of anybody
    for (std::uint32_t n = 1; n <= 500; ++n)
        QVERIFY(fresh.take(opened(today + n * secondMs, 60'000 + n)).empty());
}

void DefaultRulesTest::slowReading()
{
    // 30 a day, then more of them: nothing at 52 a day, at 53 once a week is full of them, at 80 on the third day.
    for (const auto more : {52u, 53u, 80u}) {
        Watched watched("slow-reading");
        const auto begin = fourWeeks(watched, 3, 30);
        QVERIFY(begin > monday);
        std::vector<Finding> all;
        for (int day = 0; day < 5; ++day)
            for (std::uint32_t n = 1; n <= more; ++n) {
                const auto found = watched.take(opened(begin + day * dayMs + 8 * hourMs + n * minuteMs, 60'000 + 1000 * static_cast<std::uint32_t>(day) + n));
                all.insert(all.end(), found.begin(), found.end());
            }
        QCOMPARE(all.size(), std::size_t(more == 52 ? 0 : 1));
        if (all.empty())
            continue;
        QCOMPARE(all.front().person, person(1));
        QCOMPARE(all.front().usual, std::int64_t(30));
        QVERIFY(all.front().observed >= 53);
        QVERIFY(all.front().at >= begin + (more == 53 ? 4 : 2) * dayMs); // last week's days are in the window still
        QVERIFY(all.front().at < begin + 5 * dayMs);
    }
}

void DefaultRulesTest::workAtNight()
{
    Watched watched("outside-hours");
    const auto today = fourWeeks(watched, 1, 40);
    QVERIFY(today > monday);
    const auto ten = [&](Instant from) {
        std::vector<Finding> all;
        for (std::uint32_t n = 0; n < 10; ++n) {
            const auto found = watched.take(opened(from + n * minuteMs, n));
            all.insert(all.end(), found.begin(), found.end());
            if (n < 9 && !all.empty())
                return std::vector<Finding>();
        }
        return all;
    };
    QVERIFY(ten(today + 9 * hourMs).empty());
    QVERIFY(ten(today + 17 * hourMs + 30 * minuteMs).empty()); // two hours later than usual
    const auto evening = ten(today + 18 * hourMs);
    QCOMPARE(evening.size(), std::size_t(1)); // three hours
    QCOMPARE(evening.front().observed, std::int64_t(10));
    QCOMPARE(evening.front().usual, std::int64_t(0));
    QCOMPARE(evening.front().person, person(1));
    QCOMPARE(ten(today + 26 * hourMs + 12 * hourMs + 5 * dayMs).size(), std::size_t(1)); // a Sunday's afternoon
    QCOMPARE(ten(today + 7 * dayMs + 3 * hourMs).size(), std::size_t(1));
}

void DefaultRulesTest::theNightOfWhoIsNew()
{
    Watched watched("outside-hours");
    const auto today = fourWeeks(watched, 1, 40);
    std::size_t raised = 0;
    for (std::uint32_t n = 0; n < 20; ++n)
        raised += watched.take(opened(today + 20 * hourMs + n * minuteMs, n, 5)).size(); // evening: too little is known of them
    QCOMPARE(raised, std::size_t(0));
    for (std::uint32_t n = 0; n < 10; ++n)
        raised += watched.take(opened(today + 22 * hourMs + n * minuteMs, n, 5)).size();
    QCOMPARE(raised, std::size_t(1)); // nobody of their role works at night
}

QTEST_GUILESS_MAIN(DefaultRulesTest)
#include "defaults.test.moc"
