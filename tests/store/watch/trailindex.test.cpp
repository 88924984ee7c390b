// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "app/sql/schema.h"
#include "app/store/core/query.h"
#include "app/store/core/verify.h"
#include "app/store/watch/eventrow.h"
#include "app/store/watch/trailindex.h"
#include "app/store/watch/trailreader.h"
#include "tests/store/watch/events.h"
#include "tests/store/watch/leaves.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

bool isNewer(const WatchEvent& a, const WatchEvent& b)
{
    return std::tie(b.at, b.place) < std::tie(a.at, a.place);
}

// What TrailReader says, said over a list.
class Naive {
public:
    Naive(const std::vector<WatchEvent>& events, const TrailSearch& search) : m_search(search)
    {
        for (const auto& event : events)
            if (fits(event))
                m_found.push_back(event);
        std::ranges::sort(m_found, isNewer);
    }
    [[nodiscard]] std::vector<wire::TrailRow> rows() const
    {
        std::vector<wire::TrailRow> rows;
        for (const auto& event : m_found)
            if (rows.size() < m_search.limit && isOnPage(event))
                rows.push_back(rowOf(event));
        return rows;
    }
    [[nodiscard]] std::uint64_t total() const { return m_found.size(); }
    [[nodiscard]] std::vector<wire::HourCount> byHour() const
    {
        std::map<std::int64_t, std::uint32_t> hours;
        for (const auto& event : m_found)
            if (event.at >= to() - 14 * dayMs)
                ++hours[event.at.ms / hourMs];
        std::vector<wire::HourCount> list;
        for (const auto& [hour, count] : hours)
            list.push_back({{hour * hourMs}, count});
        return list;
    }

private:
    [[nodiscard]] Instant to() const { return m_search.query.to.isNull() ? m_search.now : m_search.query.to; }
    [[nodiscard]] bool isOnPage(const WatchEvent& event) const
    {
        const auto& q = m_search.query;
        return q.before.isNull() || std::tie(event.at, event.place) < std::tie(q.before, q.beforePlace);
    }
    [[nodiscard]] bool fits(const WatchEvent& event) const
    {
        const auto& q = m_search.query;
        const bool isOfStaff = event.person.isNull() || std::ranges::find(m_search.people, event.person) != m_search.people.end();
        const bool isHere = event.laboratory == q.laboratory || (event.laboratory.isNull() && isOfStaff);
        return isHere && (q.patient.isNull() || event.patient == q.patient) && (q.person.isNull() || event.person == q.person)
            && (q.workstation.isNull() || event.workstation == q.workstation) && event.at >= q.from && event.at <= to()
            && (q.kinds == 0 || ((q.kinds >> static_cast<unsigned>(event.kind)) & 1) != 0);
    }
    TrailSearch m_search;
    std::vector<WatchEvent> m_found;
};

TailBatch batchOf(std::vector<WatchEvent> events, std::uint64_t leaves)
{
    TailBatch batch;
    batch.upTo = events.empty() ? Instant{} : events.back().at;
    batch.events = std::move(events);
    batch.reached = {{0, leaves}};
    batch.leaves = leaves;
    return batch;
}

std::uint64_t rowsIn(TrailIndex& index)
{
    std::uint64_t count = 0;
    (void)must(first(index.database(), "SELECT count(*) FROM event", [&count](const auto& r) { count = r.unsignedInteger(0); }));
    return count;
}

// Reads on from where the index stands, as the watcher does.
bool follow(LedgerTail& tail, TrailIndex& index, std::size_t leaves, const std::vector<TrailIndex::Consumer>& consumers = {})
{
    const auto batch = must(tail.next(must(index.positions()), leaves));
    must(index.write(batch, consumers));
    return !batch.isLast;
}

} // namespace

class TrailIndexTest : public QObject {
    Q_OBJECT

    static std::vector<WatchEvent> invented(std::uint64_t seed, std::size_t count, Instant begin)
    {
        std::mt19937_64 random(seed);
        std::vector<WatchEvent> events;
        auto at = begin;
        for (std::size_t i = 0; i < count; ++i) {
            at = at + static_cast<std::int64_t>(random() % 3 * (random() % 40 == 0 ? hourMs : 500)); // several at once, and gaps
            events.push_back(inventedEvent(random, {}, at, i / 2));
        }
        // A place is one event's.
        std::ranges::sort(events, isNewer);
        const auto same = std::ranges::unique(events, [](const auto& a, const auto& b) { return a.place == b.place && a.at == b.at; });
        events.erase(same.begin(), same.end());
        std::ranges::reverse(events);
        return events;
    }

    static void fill(Worksite& site, std::uint64_t leaves)
    {
        for (std::uint64_t i = 0; i < leaves; ++i) {
            site.clock.advance(700);
            lab::Reading reading;
            reading.kind = static_cast<lab::ReadingKind>(i % 4);
            reading.at = site.clock.now();
            if (i % 3 == 0)
                appendEntry(site, {theBiologist, theWorkstation, 0, SessionStarted{}});
            else
                appendReadings(site, theTechnician, std::vector<lab::Reading>(1 + i % 3, reading));
        }
    }

private Q_SLOTS:
    void questionsAreAnsweredAsByALookAtEverything()
    {
        const std::uint64_t seed = QRandomGenerator::global()->generate();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        Worksite site;
        const Instant begin{1'770'000'000'000};
        const auto events = invented(seed, 4000, begin);
        {
            const auto index = must(TrailIndex::open(*site.store));
            for (std::size_t i = 0; i < events.size(); i += 700)
                must(index->write(batchOf({events.begin() + static_cast<std::ptrdiff_t>(i), events.begin() + static_cast<std::ptrdiff_t>(std::min(i + 700, events.size()))}, i)));
        }
        TrailReader reader(must(connectToWatchFile(*site.store)));
        std::mt19937_64 random(seed + 1);
        const auto upTo = [&random](std::uint64_t most) { return random() % (most + 1); };
        const auto span = events.back().at - begin;
        std::uint64_t found = 0;
        for (int i = 0; i < 300; ++i) {
            TrailSearch search;
            auto& q = search.query;
            search.now = events.back().at + static_cast<std::int64_t>(upTo(2) * dayMs);
            search.limit = static_cast<std::uint32_t>(1 + upTo(60));
            q.laboratory = laboratoryAt(1 + upTo(1));
            for (std::uint64_t person = 1; person <= 6; ++person)
                if (upTo(1) == 0)
                    search.people.push_back(personAt(person));
            if (upTo(2) == 0)
                q.patient = patientAt(1 + upTo(12)); // one of them nobody knows
            if (upTo(2) == 0)
                q.person = personAt(1 + upTo(6));
            if (upTo(2) == 0)
                q.workstation = workstationAt(1 + upTo(4));
            if (upTo(1) == 0)
                q.from = begin + static_cast<std::int64_t>(upTo(static_cast<std::uint64_t>(span)));
            if (upTo(1) == 0)
                q.to = std::max(q.from, begin + static_cast<std::int64_t>(upTo(static_cast<std::uint64_t>(span))));
            if (upTo(2) == 0)
                q.kinds = random();
            if (upTo(2) == 0) {
                const auto& some = events[upTo(events.size() - 1)];
                q.before = some.at;
                q.beforePlace = some.place;
            }
            const Naive naive(events, search);
            const auto reply = must(reader.find(search));
            QVERIFY2(reply.rows == naive.rows(), qPrintable(QString::number(i)));
            QCOMPARE(reply.total, naive.total());
            QVERIFY2(reply.byHour == naive.byHour(), qPrintable(QString::number(i)));
            found += reply.rows.size();
        }
        QVERIFY(found > 0);
    }

    // Nobody in particular, within a period: most of it is known from the counts by hour.
    void periodsAreAnsweredFromTheirHours()
    {
        const std::uint64_t seed = QRandomGenerator::global()->generate();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        Worksite site;
        const Instant begin{1'770'000'000'000};
        const auto events = invented(seed, 3000, begin);
        const auto index = must(TrailIndex::open(*site.store));
        must(index->write(batchOf(events, events.size())));
        TrailReader reader(must(connectToWatchFile(*site.store)));
        std::mt19937_64 random(seed + 1);
        const auto span = static_cast<std::uint64_t>(events.back().at - begin);
        std::uint64_t paged = 0;
        for (int i = 0; i < 300; ++i) {
            TrailSearch search;
            auto& q = search.query;
            search.now = events.back().at + 1;
            search.limit = static_cast<std::uint32_t>(1 + random() % 40);
            search.people = {personAt(1), personAt(2)};
            q.laboratory = laboratoryAt(1 + random() % 2);
            q.from = begin + static_cast<std::int64_t>(random() % span);
            q.to = q.from + static_cast<std::int64_t>(random() % (6 * std::uint64_t{dayMs}));
            if (random() % 4 != 0)
                q.kinds = random() & random() & random(); // few of them
            if (random() % 2 == 0) {
                const auto& some = events[random() % events.size()];
                q.before = some.at;
                q.beforePlace = some.place;
                ++paged;
            }
            const Naive naive(events, search);
            const auto reply = must(reader.find(search));
            QVERIFY2(reply.rows == naive.rows(), qPrintable(QString::number(i)));
            QCOMPARE(reply.total, naive.total());
            QVERIFY2(reply.byHour == naive.byHour(), qPrintable(QString::number(i)));
        }
        QVERIFY(paged > 0);
    }

    void pagesFollowEachOther()
    {
        Worksite site;
        const auto events = invented(7, 900, {1'770'000'000'000});
        const auto index = must(TrailIndex::open(*site.store));
        must(index->write(batchOf(events, 900)));
        TrailReader reader(must(connectToWatchFile(*site.store)));
        TrailSearch search;
        search.now = events.back().at;
        search.limit = 7;
        search.query.laboratory = laboratoryAt(1);
        std::vector<wire::TrailRow> paged;
        for (;;) {
            const auto reply = must(reader.find(search));
            if (reply.rows.empty())
                break;
            paged.insert(paged.end(), reply.rows.begin(), reply.rows.end());
            search.query.before = reply.rows.back().at;
            search.query.beforePlace = reply.rows.back().place;
        }
        search.limit = 10'000;
        search.query.before = {};
        QVERIFY(paged == Naive(events, search).rows());
    }

    void everyEventIsInOnceWhereverItStops()
    {
        Worksite site;
        fill(site, 30);
        const auto tail = must(LedgerTail::open(*site.store, site.log));
        const auto whole = must(tail->next({}, 1000));
        QVERIFY(whole.isLast);
        std::uint64_t seen = 0; // by a consumer that keeps its count in the file
        const std::vector<sql::SchemaStep> steps{{"CREATE TABLE seen (one INTEGER PRIMARY KEY, count INTEGER NOT NULL); INSERT INTO seen VALUES (1, 0);"}};
        int calls = 0;
        for (bool isMore = true; isMore;) {
            // Another life each time; every third ends before its commit.
            const auto index = must(TrailIndex::open(*site.store));
            must(sql::bringUp(index->database(), "seen", steps));
            const auto before = rowsIn(*index);
            const TrailIndex::Consumer counting = [&](sql::Database& database, const std::vector<WatchEvent>& events) -> Result<> {
                if (const auto done = run(database, "UPDATE seen SET count = count + ?", std::int64_t(events.size())); !done)
                    return done;
                return ++calls % 3 == 0 ? fail(ErrorCode::Cancelled, "the end") : Result<>();
            };
            const auto batch = must(tail->next(must(index->positions()), 4));
            const auto done = index->write(batch, {counting});
            QCOMPARE(rowsIn(*index), done ? before + batch.events.size() : before);
            (void)must(first(index->database(), "SELECT count FROM seen", [&seen](const auto& r) { seen = r.unsignedInteger(0); }));
            isMore = !done || !batch.isLast;
        }
        const auto index = must(TrailIndex::open(*site.store));
        QVERIFY(!index->isNew());
        QCOMPARE(rowsIn(*index), std::uint64_t(whole.events.size()));
        QCOMPARE(seen, std::uint64_t(whole.events.size()));
        QCOMPARE(must(index->positions()), whole.reached);
    }

    void whatWasLostIsFilledAgain()
    {
        Worksite site;
        fill(site, 12);
        const auto tail = must(LedgerTail::open(*site.store, site.log));
        std::uint64_t rows = 0;
        {
            const auto index = must(TrailIndex::open(*site.store));
            QVERIFY(index->isNew());
            while (follow(*tail, *index, 5)) {
            }
            rows = rowsIn(*index);
            QVERIFY(rows > 12);
        }
        const auto again = [&] {
            const auto index = must(TrailIndex::open(*site.store));
            const bool wasNew = index->isNew();
            while (follow(*tail, *index, 5)) {
            }
            return std::pair(wasNew, rowsIn(*index));
        };
        QCOMPARE(again(), std::pair(false, rows));
        const auto file = site.directory().watchFile();
        // Gone
        for (const auto* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(file + suffix);
        QCOMPARE(again(), std::pair(true, rows));
        // Not readable, by its contents and by its key
        std::filesystem::remove(file + "-wal");
        std::ofstream(file, std::ios::trunc) << std::string(8192, 'x');
        QCOMPARE(again(), std::pair(true, rows));
        must(site.store->keys().renewWatchFileKey());
        QCOMPARE(again(), std::pair(true, rows));
        // Of another epoch
        {
            const auto index = must(TrailIndex::open(*site.store));
            must(run(index->database(), "UPDATE origin SET epoch = epoch + 1"));
        }
        QCOMPARE(again(), std::pair(true, rows));
        QCOMPARE(again(), std::pair(false, rows));
    }

    void aMonthThatExpiredIsDropped()
    {
        Worksite site;
        const auto index = must(TrailIndex::open(*site.store));
        std::mt19937_64 random(3);
        const Instant march{1'772'323'200'000}; // 2026-03-01T00:00Z
        std::vector<WatchEvent> events;
        for (int i = 0; i < 400; ++i)
            events.push_back(inventedEvent(random, {}, march + (i - 200) * dayMs / 5, static_cast<std::uint64_t>(i)));
        must(index->write(batchOf(events, 400)));
        QCOMPARE(rowsIn(*index), std::uint64_t{400});
        const auto expire = [&](const lab::LaboratoryId& laboratory) {
            WatchEvent expired;
            expired.kind = wire::EventKind::Expired;
            expired.at = events.back().at;
            expired.place = {true, 1000, 0};
            expired.laboratory = laboratory;
            expired.value = 202602;
            must(index->write(batchOf({expired}, 401)));
        };
        const auto goes = [&](const WatchEvent& e, bool storeWide) { return e.isBrief && e.at < march && e.at >= march - 28 * dayMs && e.place.storeWide == storeWide && (storeWide || e.laboratory == laboratoryAt(1)); };
        const auto ofLaboratory = std::ranges::count_if(events, [&](const auto& e) { return goes(e, false); });
        const auto ofStore = std::ranges::count_if(events, [&](const auto& e) { return goes(e, true); });
        QVERIFY(ofLaboratory > 3 && ofStore > 3);
        expire(laboratoryAt(1));
        QCOMPARE(rowsIn(*index), std::uint64_t(401 - ofLaboratory));
        expire({});
        QCOMPARE(rowsIn(*index), std::uint64_t(402 - ofLaboratory - ofStore));
        // What stayed of that month is in its chart, though its counts are gone.
        std::erase_if(events, [&](const auto& e) { return goes(e, false) || goes(e, true); });
        TrailReader reader(must(connectToWatchFile(*site.store)));
        TrailSearch search;
        search.now = search.query.to = march - 1;
        search.query.from = march - 20 * dayMs;
        search.query.laboratory = laboratoryAt(1);
        search.limit = 100;
        const auto reply = must(reader.find(search));
        QVERIFY(!reply.byHour.empty() && reply.byHour == Naive(events, search).byHour());
    }

    void countsAreThoseOfTheRows()
    {
        Worksite site;
        const auto events = invented(11, 500, {1'770'000'000'000});
        const auto index = must(TrailIndex::open(*site.store));
        must(index->write(batchOf({events.begin(), events.begin() + 200}, 200)));
        must(index->write(batchOf({events.begin() + 200, events.end()}, 500)));
        TrailReader reader(must(connectToWatchFile(*site.store)));
        std::map<std::pair<std::int64_t, wire::EventKind>, std::uint64_t> hours;
        std::map<std::pair<std::int64_t, wire::EventKind>, std::uint64_t> days;
        for (const auto& event : events) {
            if (event.laboratory == laboratoryAt(2))
                ++hours[{event.at.ms / hourMs, event.kind}];
            if (event.person == personAt(3))
                ++days[{event.at.ms / dayMs, event.kind}];
        }
        const auto kept = [&index](const char* text, const Uuid& id) {
            std::map<std::pair<std::int64_t, wire::EventKind>, std::uint64_t> counts;
            must(each(
                index->database(), text,
                [&counts](const auto& row) -> Result<> {
                    counts[{row.integer(0), static_cast<wire::EventKind>(row.integer(1))}] = row.unsignedInteger(2);
                    return {};
                },
                id));
            return counts;
        };
        QVERIFY(kept("SELECT hour, kind, count FROM hourly WHERE laboratory = (SELECT n FROM laboratory WHERE id = ?)", laboratoryAt(2).uuid()) == hours);
        QVERIFY(kept("SELECT day, kind, count FROM daily WHERE person = (SELECT n FROM person WHERE id = ?)", personAt(3).uuid()) == days);
        QCOMPARE(must(reader.reached()), events.back().at);
    }

    void verifyKnowsTheFile()
    {
        Worksite site;
        fill(site, 6);
        {
            const auto tail = must(LedgerTail::open(*site.store, site.log));
            const auto index = must(TrailIndex::open(*site.store));
            (void)follow(*tail, *index, 100);
        }
        const auto file = site.directory().watchFile();
        site.close();
        // The site's readings were appended without the writer and its replies: verify says so, of another file.
        const auto isOfWatch = [](const Damage& damage) { return damage.file == "watch.db"; };
        QVERIFY(std::ranges::none_of(must(verify(site.directory())).findings, isOfWatch));
        {
            std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
            bytes.seekp(9000);
            bytes.put('?');
        }
        const auto findings = must(verify(site.directory())).findings;
        QCOMPARE(std::ranges::count_if(findings, isOfWatch), 1);
    }
};

QTEST_GUILESS_MAIN(TrailIndexTest)
#include "trailindex.test.moc"
