// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

#include "app/store/watchdog/conditions.h"
#include "app/store/watchdog/stagingmarks.h"
#include "app/store/watchdog/diskspace.h"
#include "app/store/watchdog/watchtally.h"
#include "app/store/watchdog/workstationclocks.h"
#include "tests/store/core/must.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::store;
using store::testing::must;

namespace {

// A store of figures: what the test says is so.
struct Figures {
    std::int64_t disk = 80;
    Instant certificate;
    std::optional<Instant> backup;
    std::uint64_t errors = 0;
    std::chrono::milliseconds steady{0};
    std::vector<WitnessDelay> witnesses;
};

using Noted = std::vector<std::pair<Condition, std::int64_t>>;

} // namespace

// Each mark from both of its sides.
class ConditionsTest : public QObject {
    Q_OBJECT

    test::SetClock m_clock;
    Figures m_figures;
    Noted m_noted;
    Uuid m_subject; // of the newest
    std::unique_ptr<Conditions> m_conditions;

    void passes(std::int64_t ms)
    {
        m_clock.advance(ms);
        m_figures.steady += std::chrono::milliseconds(ms);
    }
    Noted look()
    {
        m_conditions->look();
        return std::exchange(m_noted, {});
    }
    Noted atDisk(std::int64_t percent)
    {
        m_figures.disk = percent;
        return look();
    }
    Noted atDays(std::int64_t days, std::int64_t ms = 0)
    {
        m_figures.certificate = m_clock.now() + days * dayMs + ms;
        return look();
    }
    Noted atBackup(std::int64_t hours)
    {
        m_figures.backup = m_clock.now() - hours * hourMs;
        return look();
    }
    Noted afterErrors(std::uint64_t errors, std::int64_t ms = minuteMs)
    {
        m_figures.errors += errors;
        passes(ms);
        return look();
    }
    static Noted one(Condition condition, std::int64_t value) { return {{condition, value}}; }

private Q_SLOTS:
    void init()
    {
        m_figures = {};
        m_figures.certificate = m_clock.now() + 400 * dayMs;
        m_figures.backup = m_clock.now();
        m_noted.clear();
        Measures measures;
        measures.diskFreePercent = [this] { return m_figures.disk; };
        measures.firstCertificateEnds = [this] { return m_figures.certificate; };
        measures.lastBackup = [this] { return m_figures.backup; };
        measures.serverErrors = [this] { return m_figures.errors; };
        measures.witnesses = [this] { return m_figures.witnesses; };
        m_conditions = std::make_unique<Conditions>(
            measures, m_clock, [this] { return m_figures.steady; }, [this](const ConditionNoted& noted) {
                m_noted.emplace_back(noted.condition, noted.value);
                m_subject = noted.subject;
            });
        QCOMPARE(look(), Noted()); // all is well
    }

    void aDiskThatFills()
    {
        QCOMPARE(atDisk(20), Noted());
        QCOMPARE(atDisk(19), one(Condition::DiskFree, 19));
        QCOMPARE(atDisk(18), Noted()); // the same mark
        QCOMPARE(atDisk(21), Noted()); // trembles about it
        QCOMPARE(atDisk(19), Noted());
        QCOMPARE(atDisk(10), Noted());
        QCOMPARE(atDisk(9), one(Condition::DiskFree, 9));
        QCOMPARE(atDisk(5), Noted());
        QCOMPARE(atDisk(4), one(Condition::DiskFree, 4));
        QCOMPARE(atDisk(15), Noted());
        QCOMPARE(atDisk(22), one(Condition::DiskFree, 22));
        QCOMPARE(atDisk(60), Noted());
        QCOMPARE(atDisk(2), one(Condition::DiskFree, 2)); // three marks at once are one word
    }

    void aCertificateThatEnds()
    {
        QCOMPARE(atDays(30), Noted());
        QCOMPARE(atDays(30, -1), one(Condition::CertificateDaysLeft, 29));
        QCOMPARE(atDays(21), Noted());
        QCOMPARE(atDays(21, -1), one(Condition::CertificateDaysLeft, 20));
        QCOMPARE(atDays(7), Noted());
        QCOMPARE(atDays(7, -1), one(Condition::CertificateDaysLeft, 6));
        QCOMPARE(atDays(1), Noted());
        QCOMPARE(atDays(1, -1), one(Condition::CertificateDaysLeft, 0));
        QCOMPARE(atDays(730), one(Condition::CertificateDaysLeft, 730));
    }

    void aBackupThatIsLate()
    {
        QCOMPARE(atBackup(26), Noted());
        QCOMPARE(atBackup(27), one(Condition::BackupAgeHours, 27));
        QCOMPARE(atBackup(50), Noted());
        QCOMPARE(atBackup(51), one(Condition::BackupAgeHours, 51));
        QCOMPARE(atBackup(0), one(Condition::BackupAgeHours, 0));
        m_figures.backup.reset(); // not known: no news
        QCOMPARE(look(), Noted());
    }

    void errorsOfAMinute()
    {
        QCOMPARE(afterErrors(10), Noted());
        QCOMPARE(afterErrors(11), one(Condition::ServerErrors, 11));
        QCOMPARE(afterErrors(50), Noted());
        QCOMPARE(afterErrors(51), one(Condition::ServerErrors, 51));
        QCOMPARE(afterErrors(2), Noted());
        QCOMPARE(afterErrors(1), one(Condition::ServerErrors, 1));
        QCOMPARE(afterErrors(20, 2 * minuteMs), Noted()); // ten a minute
        QCOMPARE(afterErrors(22, 2 * minuteMs), one(Condition::ServerErrors, 11));
        QCOMPARE(afterErrors(0), one(Condition::ServerErrors, 0));
        QCOMPARE(afterErrors(11, minuteMs / 2), one(Condition::ServerErrors, 11)); // in less than a minute they are no fewer
    }

    void aClockThatJumps()
    {
        passes(minuteMs);
        m_clock.advance(2'000);
        QCOMPARE(look(), Noted());
        passes(minuteMs);
        m_clock.advance(2'001);
        QCOMPARE(look(), one(Condition::ClockJump, 2'001));
        passes(minuteMs);
        QCOMPARE(look(), Noted());
        passes(minuteMs);
        m_clock.advance(-2'000);
        QCOMPARE(look(), Noted());
        m_clock.advance(-2'001);
        QCOMPARE(look(), one(Condition::ClockJump, -2'001));
        m_clock.advance(-3'600'000);
        QCOMPARE(look(), one(Condition::ClockJump, -3'600'000));
    }

    void aWitnessThatFallsBehind()
    {
        m_figures.witnesses = {{"here", 0}, {"there", minuteMs}};
        QCOMPARE(look(), Noted());
        m_figures.witnesses = {{"here", 0}, {"there", 6 * minuteMs - 1}};
        QCOMPARE(look(), Noted());
        m_figures.witnesses[1].behindMs = 6 * minuteMs;
        QCOMPARE(look(), one(Condition::WitnessBehind, 6));
        m_figures.witnesses[1].behindMs = 16 * minuteMs - 1;
        QCOMPARE(look(), Noted());
        m_figures.witnesses[1].behindMs = 16 * minuteMs;
        QCOMPARE(look(), one(Condition::WitnessBehind, 16));
        // The other one is another's news.
        m_figures.witnesses[0].behindMs = 16 * minuteMs;
        QCOMPARE(look(), one(Condition::WitnessBehind, 16));
        QCOMPARE(look(), Noted());
        m_figures.witnesses = {{"here", 3 * minuteMs}, {"there", 3 * minuteMs - 1}};
        QCOMPARE(look(), one(Condition::WitnessBehind, 2));
    }

    void aStagingThatIsKeptTooLong()
    {
        const auto job = Uuid::make(m_clock.now());
        const auto other = Uuid::make(m_clock.now());
        std::vector<StagingDeadline> stagings{{job, m_clock.now() + 24 * hourMs}, {other, m_clock.now() + 400 * dayMs}};
        StagingMarks marks(m_clock, [this](const ConditionNoted& noted) {
            m_noted.emplace_back(noted.condition, noted.value);
            m_subject = noted.subject;
        });
        const auto lookAt = [&] {
            m_noted.clear();
            marks.look(stagings);
            return m_noted;
        };
        QCOMPARE(lookAt(), Noted());
        passes(1);
        QCOMPARE(lookAt(), one(Condition::StagingHoursLeft, 23));
        QVERIFY(m_subject == job);
        QCOMPARE(lookAt(), Noted()); // whoever looks again has nothing to tell
        passes(24 * hourMs - 1);
        QCOMPARE(lookAt(), Noted()); // to the moment
        passes(1);
        QCOMPARE(lookAt(), one(Condition::StagingHoursLeft, -1));
        QVERIFY(m_subject == job);
        passes(24 * hourMs - 1);
        QCOMPARE(lookAt(), Noted());
        passes(1);
        QCOMPARE(lookAt(), one(Condition::StagingHoursLeft, -25));
        // Another one's deadline is its own.
        stagings[1].goneBy = m_clock.now() - 1;
        QCOMPARE(lookAt(), one(Condition::StagingHoursLeft, -1));
        QVERIFY(m_subject == other);
        // Given more time; and gone.
        stagings = {{job, m_clock.now() + 24 * hourMs}};
        QCOMPARE(lookAt(), one(Condition::StagingHoursLeft, 24));
        stagings.clear();
        QCOMPARE(lookAt(), Noted());
        stagings = {{other, m_clock.now() - 1}};
        QCOMPARE(lookAt(), one(Condition::StagingHoursLeft, -1)); // staged anew
    }

    void aWorkstationsClock_data()
    {
        QTest::addColumn<int>("sign");
        QTest::newRow("ahead") << 1;
        QTest::newRow("behind") << -1;
    }
    void aWorkstationsClock()
    {
        QFETCH(int, sign);
        const auto bench = lab::WorkstationId::make(m_clock.now());
        const auto other = lab::WorkstationId::make(m_clock.now());
        std::vector<std::pair<lab::WorkstationId, std::int64_t>> noted;
        WorkstationClocks clocks([&](const lab::WorkstationId& at, const ConditionNoted& condition) {
            QCOMPARE(condition.condition, Condition::WorkstationClockOff);
            noted.emplace_back(at, condition.value);
        });
        const auto see = [&](const lab::WorkstationId& at, std::int64_t ms) {
            clocks.see(at, sign * ms);
            return std::exchange(noted, {});
        };
        using None = std::vector<std::pair<lab::WorkstationId, std::int64_t>>;
        QCOMPARE(see(bench, 900), None());
        QCOMPARE(see(bench, minuteMs), None());
        QCOMPARE(see(bench, minuteMs + 1), None({{bench, sign * (minuteMs + 1)}}));
        QCOMPARE(see(bench, minuteMs + 2), None());
        QCOMPARE(see(bench, 5 * minuteMs), None({{bench, sign * 5 * minuteMs}})); // the mark of two
        QCOMPARE(see(bench, 5 * minuteMs + 1), None({{bench, sign * (5 * minuteMs + 1)}}));
        QCOMPARE(see(other, 6 * minuteMs), None({{other, sign * 6 * minuteMs}})); // each has its own
        // From the one side to the other.
        QCOMPARE(see(bench, -6 * minuteMs), None({{bench, sign * -6 * minuteMs}}));
        QCOMPARE(see(bench, -30 * secondMs), None({{bench, sign * -30 * secondMs}})); // well again
        QCOMPARE(see(bench, 6 * minuteMs), None({{bench, sign * 6 * minuteMs}}));
    }

    void aRealDiskIsMeasured()
    {
        const QTemporaryDir folder;
        const auto space = must(diskSpaceAt(folder.path().toStdString()));
        QVERIFY(space.wholeBytes > 0 && space.freeBytes <= space.wholeBytes);
        QVERIFY(space.freePercent() >= 0 && space.freePercent() <= 100);
        QVERIFY(!diskSpaceAt("/no/such/place"));
        QCOMPARE((DiskSpace{199, 1'000}).freePercent(), 19);
        QCOMPARE((DiskSpace{0, 0}).freePercent(), 0);
    }

    void refusedSignInsAreCountedByFault()
    {
        WatchTally counters;
        WatchEvent event;
        event.kind = wire::EventKind::SignInFailed;
        event.fault = SignInFault::Throttled;
        event.count = 7;
        counters.see(event);
        event.fault = SignInFault::WrongCode;
        event.count = 0; // counts as one
        counters.see(event);
        event.kind = wire::EventKind::SignedIn;
        counters.see(event);
        const auto all = counters.signInFailures();
        QCOMPARE(all[static_cast<std::size_t>(SignInFault::Throttled)], 7U);
        QCOMPARE(all[static_cast<std::size_t>(SignInFault::WrongCode)], 1U);
        QCOMPARE(std::accumulate(all.begin(), all.end(), std::uint64_t{0}), 8U);
    }
};

QTEST_GUILESS_MAIN(ConditionsTest)
#include "conditions.test.moc"
