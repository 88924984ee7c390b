// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <future>

#include <QTest>

#include "app/client/cache/cachewriter.h"
#include "app/client/outbox/outbox.h"
#include "app/client/session/cachekeeper.h"
#include "app/sql/statement.h"
#include "tests/client/cachefixture.h"
#include "tests/faults/fulldisk.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

namespace {

using Beginning = std::pair<std::uint64_t, std::string>; // a stream, and the cursor that it begins at

} // namespace

// What the feed brings is in the cache, or it comes again: no fault of a batch lets the cursor pass it.
class CacheWriterTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    SetClock m_clock;
    Log m_log{m_clock, {}};
    std::shared_ptr<Outbox> m_outbox;
    std::mutex m_mutex;
    std::vector<IngestFailure> m_stopped;
    std::vector<Error> m_failed;
    std::unique_ptr<CacheWriter> m_writer;
    Feed m_feed;

    std::string path() const { return m_folder->filePath(QStringLiteral("a.cache")).toStdString(); }
    template <class T>
    T ask(const std::function<void(std::function<void(T)>)>& question)
    {
        std::promise<T> answer;
        question([&answer](T value) { answer.set_value(std::move(value)); });
        return answer.get_future().get();
    }
    Beginning begin()
    {
        return ask<Beginning>([this](const auto& answer) { m_writer->beginStream([answer](std::uint64_t stream, const std::string& cursor) { answer({stream, cursor}); }); });
    }
    // What came is in, or refused.
    void settled()
    {
        ask<bool>([this](const auto& answer) { m_writer->withDatabase([answer](sql::Database&) { answer(true); }); });
        QVERIFY(QTest::qWaitFor([this] { return m_taken == m_given; }));
    }
    // The search's index is made when nothing else is to be done: whatever of a stream is taken at all is in by then.
    void nothingIsLeft()
    {
        const auto asked = wire::encodeFrame(m_feed.add(orderOf(99, idOf<lab::PatientId>(1), lab::testing::nine), 1).frame());
        const auto before = ask<int>([&](const auto& answer) { m_writer->takeFetched(asked, [this, answer](const Result<>&) { answer(m_indexed); }); });
        QVERIFY(QTest::qWaitFor([this, before] { return m_indexed > before; }));
    }
    void give(std::uint64_t stream, const Bytes& payload)
    {
        m_given += payload.size();
        m_writer->take(stream, payload);
    }
    Bytes orders(std::uint32_t first, const std::string& cursor)
    {
        for (auto number = first; number < first + 3; ++number)
            m_feed.add(orderOf(number, idOf<lab::PatientId>(1), lab::testing::nine), 1);
        return wire::encodeFrame(m_feed.frame(cursor));
    }
    int documents() // of the feed's
    {
        auto reader = openCache(path(), cacheKey(), CacheAccess::Reader);
        auto count = reader ? reader->prepare("SELECT count(*) FROM document WHERE n NOT IN (SELECT n FROM fetched)") : tl::unexpected(reader.error());
        return count && count->step() ? static_cast<int>(count->integer(0)) : -1;
    }
    std::vector<IngestFailure> stopped()
    {
        const std::scoped_lock lock(m_mutex);
        return m_stopped;
    }
    // The first of two batches is not taken in, whatever it is that is wrong with it; the second is good.
    void theSecondDoesNotPassTheFirst(const Bytes& bad, Failure failure)
    {
        const auto good = orders(20, "behind");
        const auto stream = begin();
        give(stream.first, bad);
        settled();
        QVERIFY(QTest::qWaitFor([this] { return !stopped().empty(); }));
        m_writer->take(stream.first, good);
        nothingIsLeft();
        const auto next = begin();
        QCOMPARE(next.second, stream.second);
        QCOMPARE(stopped().size(), 1u);
        QCOMPARE(nameOf(troubleOfFeed(stopped().front()).failure), nameOf(failure));
        QVERIFY(m_failed.empty());
        // The cause is gone: all of it comes again.
        give(next.first, orders(10, "first"));
        give(next.first, good);
        settled();
        QCOMPARE(begin().second, std::string("behind"));
        QCOMPARE(documents(), 6);
        QCOMPARE(stopped().size(), 1u);
    }

    std::optional<PendingState> stateOf(const lab::Act& act)
    {
        return ask<std::optional<PendingState>>([&](const auto& answer) {
            m_writer->withDatabase([answer, id = act.id](sql::Database& database) {
                const auto found = PendingActs(database).find(id).value_or(std::nullopt);
                answer(found ? std::optional(found->state) : std::nullopt);
            });
        });
    }
    wire::ActReply answered(const lab::Act& act, std::uint64_t revision)
    {
        const wire::ActReply reply{act.id, wire::ActOutcome::Accepted, {}, 0, revision, revision};
        (void)m_outbox->answer({reply});
        return reply;
    }

    std::atomic<std::size_t> m_taken{0};
    std::atomic<int> m_indexed{0};
    std::atomic<int> m_answersWait{0};
    std::size_t m_given = 0;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const Profile profile(m_folder->filePath(QStringLiteral("profile")));
        QVERIFY(profile.prepare());
        auto outbox = Outbox::open(profile, m_clock);
        QVERIFY(outbox);
        m_outbox = std::move(*outbox);
        auto cache = openCache(path(), cacheKey(), CacheAccess::Writer);
        QVERIFY(cache);
        CacheWriter::Sinks sinks;
        sinks.taken = [this](std::size_t bytes) { m_taken += bytes; };
        sinks.stopped = [this](const IngestFailure& failure) {
            const std::scoped_lock lock(m_mutex);
            m_stopped.push_back(failure);
        };
        sinks.failed = [this](const Error& error) {
            const std::scoped_lock lock(m_mutex);
            m_failed.push_back(error);
        };
        sinks.indexed = [this] { ++m_indexed; };
        sinks.answersWait = [this](bool wait) { m_answersWait = wait ? 1 : 0; };
        m_stopped.clear();
        m_failed.clear();
        m_taken = m_given = 0;
        m_indexed = m_answersWait = 0;
        m_feed = Feed();
        m_writer = std::make_unique<CacheWriter>(std::move(*cache), *m_outbox, m_clock, m_log, std::move(sinks));
    }
    void cleanup()
    {
        m_writer.reset();
        m_outbox.reset();
    }

    void aStoreThatIsNewer()
    {
        auto bad = m_feed.add(orderOf(10, idOf<lab::PatientId>(1), lab::testing::nine), 1).frame("first");
        auto& sections = std::get<wire::DocumentsFrame>(bad).documents.front().sections;
        sections.back().section = static_cast<wire::Section>(12);
        theSecondDoesNotPassTheFirst(wire::encodeFrame(bad), Failure::StoreTooNew);
    }

    void aFrameThatIsCut()
    {
        auto bad = orders(10, "first");
        bad.resize(bad.size() - 7);
        theSecondDoesNotPassTheFirst(bad, Failure::FeedUnreadable);
    }

    // The frame reads, and what a list needs of a document in it does not.
    void aDocumentThatDoesNotRead()
    {
        auto bad = m_feed.add(orderOf(10, idOf<lab::PatientId>(1), lab::testing::nine), 1).frame("first");
        const Bytes nonsense{0xff, 0xff};
        for (auto& section : std::get<wire::DocumentsFrame>(bad).documents.front().sections)
            section.bytes = nonsense;
        theSecondDoesNotPassTheFirst(wire::encodeFrame(bad), Failure::FeedUnreadable);
    }

    void aFullDisk()
    {
        const auto good = orders(20, "behind");
        const auto stream = begin();
        {
            const faults::FullDisk full;
            give(stream.first, orders(10, "first"));
            settled();
            QVERIFY(QTest::qWaitFor([this] { return !stopped().empty(); }));
        }
        m_writer->take(stream.first, good); // there is room again, and this one would fit
        nothingIsLeft();
        const auto next = begin();
        QCOMPARE(next.second, stream.second);
        QCOMPARE(documents(), 0);
        QCOMPARE(stopped().size(), 1u);
        QCOMPARE(nameOf(troubleOfFeed(stopped().front()).failure), nameOf(Failure::DiskFull));
        give(next.first, orders(10, "first"));
        give(next.first, good);
        settled();
        QCOMPARE(begin().second, std::string("behind"));
        QCOMPARE(documents(), 6);
    }

    // The outbox has what the store said, the cache has no room for it: said, and all of it taken once there is some, by whoever comes
    // first.
    void answersThatFindNoRoom_data()
    {
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("tried again") << true;
        QTest::newRow("another answer comes") << false;
    }
    void answersThatFindNoRoom()
    {
        QFETCH(bool, isAsked);
        const auto placed = orderOf(10, idOf<lab::PatientId>(1), lab::testing::nine);
        give(begin().first, wire::encodeFrame(m_feed.add(placed, 1).frame("first")));
        settled();
        const std::vector acts{actOn(placed, potassium(500, "6.4"), 1), actOn(placed, potassium(501, "6.5"), 2)};
        for (const auto& act : acts) {
            QVERIFY(m_outbox->append(act.id, Bytes(100, 1)));
            QVERIFY(ask<bool>([&](const auto& answer) { m_writer->withDatabase([answer, act](sql::Database& database) { answer(PendingActs(database).add(act, PendingState::Waiting, 0).has_value()); }); }));
        }
        const auto first = answered(acts[0], 2);
        {
            const faults::FullDisk full;
            m_writer->answer({first});
            QVERIFY(QTest::qWaitFor([this] { return m_answersWait == 1; }));
            QVERIFY(stateOf(acts[0]) == PendingState::Waiting);
        }
        if (isAsked)
            m_writer->reconcile();
        else
            m_writer->answer({answered(acts[1], 3)});
        QVERIFY(QTest::qWaitFor([this] { return m_answersWait == 0; }));
        QVERIFY(stateOf(acts[0]) == PendingState::Acknowledged);
        QVERIFY(stateOf(acts[1]) == (isAsked ? PendingState::Waiting : PendingState::Acknowledged));
    }

    // Frames that came with a bad one and stand before it are in: the next stream begins behind them.
    void whatStandsBeforeABadFrameIsIn()
    {
        const auto stream = begin();
        const auto before = orders(10, "before");
        auto bad = orders(20, "bad");
        bad.resize(bad.size() - 7);
        std::promise<void> all;
        m_writer->withDatabase([held = all.get_future().share()](sql::Database&) { held.wait(); }); // so that both are one batch
        give(stream.first, before);
        give(stream.first, bad);
        all.set_value();
        settled();
        QCOMPARE(begin().second, std::string("before"));
        QCOMPARE(documents(), 3);
        QCOMPARE(stopped().size(), 1u);
    }

    // What an earlier stream still brings when another has begun is not taken: it would stand before or behind something that is missing.
    void anEarlierStreamIsOver()
    {
        const auto first = begin();
        const auto second = begin();
        m_writer->take(first.first, orders(10, "late"));
        give(second.first, orders(20, "now"));
        settled();
        QCOMPARE(begin().second, std::string("now"));
        QCOMPARE(documents(), 3);
    }
};

QTEST_GUILESS_MAIN(CacheWriterTest)
#include "cachewriter.test.moc"
