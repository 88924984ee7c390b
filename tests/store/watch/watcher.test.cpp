// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <mutex>

#include "app/sql/schema.h"
#include "app/store/watch/watcher.h"
#include "tests/store/watch/leaves.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

class WatcherTest : public QObject {
    Q_OBJECT

    // What the watcher tells, from its thread.
    class Heard {
    public:
        void operator()(const std::vector<WatchEvent>& events, Instant upTo)
        {
            const std::lock_guard lock(m_mutex);
            m_events.insert(m_events.end(), events.begin(), events.end());
            m_upTo = upTo;
        }
        std::vector<WatchEvent> locks()
        {
            const std::lock_guard lock(m_mutex);
            auto some = m_events;
            std::erase_if(some, [](const auto& event) { return event.kind != wire::EventKind::Locked; });
            return some;
        }
        Instant upTo()
        {
            const std::lock_guard lock(m_mutex);
            return m_upTo;
        }

    private:
        std::mutex m_mutex;
        std::vector<WatchEvent> m_events;
        Instant m_upTo;
    };

    static void lockScreen(Worksite& site, int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            lab::Reading reading;
            reading.kind = lab::ReadingKind::Locked;
            reading.at = site.clock.now();
            site.clock.advance(1000);
            appendReadings(site, theTechnician, {reading});
        }
    }
    static std::int64_t countIn(Worksite& site, std::string_view text)
    {
        auto database = must(connectToWatchFile(*site.store));
        std::int64_t count = 0;
        (void)must(store::first(database, text, [&count](const auto& r) { count = r.integer(0); }));
        return count;
    }
    static std::unique_ptr<Watcher> watch(Worksite& site, Heard& heard, std::vector<TrailIndex::Consumer> consumers = {}, std::function<Result<>(sql::Database&)> prepare = {})
    {
        return must(Watcher::start(*site.store, site.clock, site.log, {{}, std::move(prepare), std::move(consumers), std::ref(heard)}));
    }

private Q_SLOTS:
    void whatIsNewIsIndexedAndToldInOrder()
    {
        Worksite site;
        Heard heard;
        lockScreen(site, 3);
        const auto watcher = watch(site, heard);
        QTRY_COMPARE(heard.locks().size(), std::size_t{3});
        lockScreen(site, 2);
        watcher->poke();
        QTRY_COMPARE(heard.locks().size(), std::size_t{5});
        const auto locks = heard.locks();
        QVERIFY(std::ranges::is_sorted(locks, {}, [](const auto& event) { return event.place; }));
        // Time comes along with nothing new.
        site.clock.advance(hourMs);
        QTRY_COMPARE(heard.upTo(), site.clock.now());
        const auto counters = watcher->counters();
        QCOMPARE(counters.lag, std::uint64_t{0});
        QCOMPARE(counters.upTo, site.clock.now());
        QVERIFY(counters.events >= 5);
        QCOMPARE(countIn(site, "SELECT count(*) FROM event WHERE kind = 9"), std::int64_t{5});
    }

    void itGoesOnWhereItStopped()
    {
        Worksite site;
        Heard heard;
        lockScreen(site, 2);
        {
            const auto watcher = watch(site, heard);
            QTRY_COMPARE(heard.locks().size(), std::size_t{2});
        }
        lockScreen(site, 620); // more than one batch holds
        {
            const auto watcher = watch(site, heard);
            QTRY_COMPARE(heard.locks().size(), std::size_t{622});
            QVERIFY(watcher->counters().batches >= 2);
        }
        QCOMPARE(countIn(site, "SELECT count(*) FROM event WHERE kind = 9"), std::int64_t{622});
    }

    void whatCannotBeKeptComesAgain()
    {
        Worksite site;
        Heard heard;
        const auto prepare = [](sql::Database& database) {
            static const std::vector<sql::SchemaStep> steps{{"CREATE TABLE kept (place INTEGER);"}};
            return sql::bringUp(database, "kept", steps);
        };
        int tries = 0;
        const TrailIndex::Consumer keeping = [](sql::Database& database, const std::vector<WatchEvent>& events) -> Result<> {
            for (const auto& event : events)
                if (const auto done = run(database, "INSERT INTO kept (place) VALUES (?)", event.place.sequence); !done)
                    return done;
            return {};
        };
        const TrailIndex::Consumer failing = [&tries](sql::Database&, const std::vector<WatchEvent>&) { return ++tries <= 2 ? fail(ErrorCode::DiskFull) : Result<>(); };
        lockScreen(site, 4);
        const auto watcher = watch(site, heard, {keeping, failing}, prepare);
        QTRY_COMPARE(heard.locks().size(), std::size_t{4});
        QCOMPARE(watcher->counters().failures, std::uint64_t{2});
        QCOMPARE(countIn(site, "SELECT count(*) FROM kept"), countIn(site, "SELECT count(*) FROM event"));
        QCOMPARE(countIn(site, "SELECT count(*) FROM event WHERE kind = 9"), std::int64_t{4});
    }
};

QTEST_GUILESS_MAIN(WatcherTest)
#include "watcher.test.moc"
