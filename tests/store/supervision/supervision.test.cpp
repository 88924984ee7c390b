// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>

#include "app/store/accounts/entering.h"
#include "app/store/accounts/trailmonths.h"
#include "app/store/supervision/supervision.h"
#include "app/store/watch/watchfile.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

constexpr int waitMs = 30'000;
constexpr auto why = "Vu avec elle : mot de passe oublié";

// A house that is watched as a store that serves is, with one channel whose other end is not there: what it is owed stays.
struct WatchedHouse : House {
    WatchedHouse()
    {
        std::vector<ChannelSettings> channels(1);
        channels[0].name = "ops";
        channels[0].to = {"http://127.0.0.1:9/", {}, {}, SecretBytes::copyOf("the key of this webhook")};
        must(ChannelBook(*store).write(channels));
        start();
    }
    void start()
    {
        alerts = must(AlertDesk::open(*store, *writer, *keys, [](const auto&, const auto&) { return std::string(); }, clock, log));
        supervision = must(Supervision::start({*store, *writer, *registry, *alerts, clock, log}, {}));
    }
    void stop()
    {
        supervision.reset();
        alerts.reset();
    }
    [[nodiscard]] std::uint64_t waiting() const
    {
        const auto standings = supervision->channels().standings();
        return standings.empty() ? 0 : standings.front().waiting;
    }
    Uuid raise(const char* rule)
    {
        Finding finding;
        finding.rule = rule;
        finding.severity = wire::Severity::High;
        finding.at = clock.now();
        finding.causes = {{true, 1, 0}};
        must(alerts->raise({finding}));
        for (const auto& alert : must(alerts->list({})).alerts)
            if (alert.rule == rule)
                return alert.id;
        return {};
    }
    // Whether the channels' tables take a row: a disk that is full refuses it just as well.
    void setQueueBroken(bool broken)
    {
        auto database = must(connectToWatchFile(*store, false));
        must(database.execute(broken ? "CREATE TRIGGER broken BEFORE INSERT ON channel_notice BEGIN SELECT RAISE(ABORT, 'no'); END" : "DROP TRIGGER broken"));
    }
    [[nodiscard]] std::vector<wire::Alert> listed(const std::string& rule) const
    {
        auto all = must(alerts->list({})).alerts;
        std::erase_if(all, [&](const wire::Alert& alert) { return alert.rule != rule; });
        return all;
    }

    std::unique_ptr<AlertDesk> alerts;
    std::unique_ptr<Supervision> supervision;
};

} // namespace

class SupervisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // watch.db does not take what the channels are to be owed: told as soon as it does, or at the next start.
    void anAlertThatCouldNotBeQueuedIsToldAgain()
    {
        WatchedHouse here;
        here.setQueueBroken(true);
        (void)here.raise("disk-nearly-full");
        here.supervision->lookAfter();
        QCOMPARE(here.waiting(), std::uint64_t{0});
        here.setQueueBroken(false);
        here.supervision->lookAfter();
        QCOMPARE(here.waiting(), std::uint64_t{1});
        here.supervision->lookAfter();
        QCOMPARE(here.waiting(), std::uint64_t{1}); // once

        here.setQueueBroken(true);
        (void)here.raise("backup-stale");
        here.stop();
        here.start();
        here.supervision->lookAfter();
        QCOMPARE(here.waiting(), std::uint64_t{1});
        here.setQueueBroken(false);
        here.stop();
        here.start();
        here.supervision->lookAfter();
        QCOMPARE(here.waiting(), std::uint64_t{2});
    }

    // watch.db is made anew, as after a restore: what is open is owed again, what is closed is not.
    void aQueueThatIsLostOwesWhatIsOpen()
    {
        WatchedHouse here;
        const auto over = here.raise("backup-stale");
        must(here.alerts->step({here.laboratory, over, wire::AlertStep::Own, {}}, {}));
        must(here.alerts->step({here.laboratory, over, wire::AlertStep::Explain, why}, {}));
        must(here.alerts->step({here.laboratory, over, wire::AlertStep::Close, why}, {}));
        (void)here.raise("disk-nearly-full");
        here.supervision->lookAfter();
        QCOMPARE(here.waiting(), std::uint64_t{3}); // raised, closed; raised
        here.stop();
        for (const auto* file : {"watch.db", "watch.db-wal", "watch.db-shm"})
            std::filesystem::remove(here.store->directory().path() + "/" + file);
        here.start();
        here.supervision->lookAfter();
        QCOMPARE(here.waiting(), std::uint64_t{1});
        here.stop();
        here.start();
        QCOMPARE(here.waiting(), std::uint64_t{1});
    }

    // Both sides of the threshold, as the entry, the event and the alert of that workstation.
    void aWorkstationsClockThatIsOffIsAnAlert()
    {
        WatchedHouse here;
        here.supervision->seeClock(here.bench.id, 5 * minuteMs);
        here.supervision->seeClock(here.other.id, -5 * minuteMs - 1);
        QTRY_COMPARE_WITH_TIMEOUT(here.listed("clock-jump").size(), std::size_t{1}, waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(here.supervision->counters().lag, std::uint64_t{0}, waitMs);
        const auto alerts = here.listed("clock-jump");
        QCOMPARE(alerts.size(), std::size_t{1});
        QVERIFY(alerts.front().workstation == here.other.id);
        QCOMPARE(alerts.front().observed, -5 * minuteMs - 1);
        QCOMPARE(alerts.front().usual, -5 * minuteMs);
    }

    // What a channel is taken away with, at the console, is told on the others.
    void aChannelThatIsRemovedIsAnAlert()
    {
        WatchedHouse here;
        must(enter(*here.writer, consoleEntry(ChannelAdded{"officer", ChannelKind::Mail, {}})));
        must(enter(*here.writer, consoleEntry(ChannelRemoved{"officer", ChannelKind::Mail})));
        QTRY_COMPARE_WITH_TIMEOUT(here.listed("channel-removed").size(), std::size_t{1}, waitMs);
        const auto alert = here.listed("channel-removed").front();
        QVERIFY(alert.severity == wire::Severity::Low && alert.observed == 1);
        QTRY_COMPARE_WITH_TIMEOUT(here.waiting(), std::uint64_t{1}, waitMs);
    }

    // The months of the trail are those of closed alerts: to the day.
    void closedAlertsGoWithTheirMonth()
    {
        WatchedHouse here;
        const auto id = here.raise("backup-stale");
        must(here.alerts->step({here.laboratory, id, wire::AlertStep::Own, {}}, {}));
        must(here.alerts->step({here.laboratory, id, wire::AlertStep::Explain, why}, {}));
        must(here.alerts->step({here.laboratory, id, wire::AlertStep::Close, why}, {}));
        // From the first day of the month that follows usualTrailMonths whole ones.
        auto date = Date::of(here.clock.now());
        date = {static_cast<std::int16_t>(date.year + 1), static_cast<std::uint8_t>(date.month % 12 + 1), 1};
        if (date.month == 1)
            ++date.year;
        here.clock.advance(Instant{date.toDays() * dayMs} - here.clock.now() - 1);
        here.supervision->lookAfter();
        QVERIFY(here.alerts->one({}, id).has_value());
        here.clock.advance(dayMs);
        here.supervision->lookAfter();
        QVERIFY(!here.alerts->one({}, id));
    }
};

QTEST_GUILESS_MAIN(SupervisionTest)
#include "supervision.test.moc"
