// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/feed.h"

#include <algorithm>
#include <mutex>

#include "app/store/core/framebytes.h"
#include "app/store/core/identifierindex.h"
#include "app/store/core/readerpool.h"
#include "app/store/core/store.h"
#include "app/store/core/viewfilter.h"
#include "app/wire/cursor.h"

namespace paillasse::store {

namespace {

// A client that receives nothing of what changes still learns how far it is, now and then, and the tree's head.
constexpr std::uint64_t mostSilentSequences = 4096;
constexpr std::int64_t headEveryMs = hourMs;

Bytes frameOf(const wire::FeedFrame& frame)
{
    return frameBytes(wire::encodeFrame(frame));
}

} // namespace

class Feed::Impl {
public:
    Impl(Store& s, ChangeHub& h, const Clock& c, std::unique_ptr<ReaderPool> p) : store(s), hub(h), clock(c), pool(std::move(p)) {}

    Result<LaboratoryNumber> numberOf(const lab::LaboratoryId& id)
    {
        const auto laboratories = store.laboratories();
        if (!laboratories)
            return tl::unexpected(laboratories.error());
        const auto found = std::ranges::find(*laboratories, id, &LaboratoryInfo::id);
        return found == laboratories->end() ? Result<LaboratoryNumber>(fail(ErrorCode::NotFound, "feed: no such laboratory")) : found->number;
    }

    Store& store;
    ChangeHub& hub;
    const Clock& clock;
    std::unique_ptr<ReaderPool> pool;
};

class FeedStream::Impl {
public:
    Impl(std::shared_ptr<Feed::Impl> f, const access::View& view, LaboratoryNumber n) : feed(std::move(f)), filter(view), number(n) {}

    // Where the client stands; what cannot go on from there begins anew.
    void start(const wire::Cursor& cursor, std::uint64_t last);
    void restart(const char* reason);
    Result<Bytes> next();

    std::shared_ptr<Feed::Impl> feed;
    ViewFilter filter;
    LaboratoryNumber number;
    std::shared_ptr<ChangeHub::Follower> follower;

private:
    enum class Phase { Snapshot, Tail, Live };

    Result<Bytes> snapshotChunk();
    Result<> beginSnapshot();
    Result<Bytes> tailChunk();
    Result<Bytes> caughtUp();
    Result<Bytes> live();
    void noteSent();
    Bytes liveFrame(const ChangeBatch& batch) const;
    [[nodiscard]] std::string cursorAt(std::uint64_t sequence, std::uint64_t top = 0, std::uint64_t below = 0) const;
    [[nodiscard]] std::int64_t scopeDay() const { return filter.scopeDay(feed->clock.now()); }

    Phase m_phase = Phase::Snapshot;
    Bytes m_restart;                // to be sent first
    std::uint64_t m_at = 0;         // every change up to here has been sent
    std::uint64_t m_since = 0;      // where this tail began
    std::uint64_t m_told = 0;       // the last cursor's sequence
    std::uint64_t m_top = 0;        // of the snapshot; 0: not begun
    std::uint64_t m_below = 0;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
    bool m_isCaughtUp = false;
    Instant m_headAt;
};

void FeedStream::Impl::restart(const char* reason)
{
    m_restart = frameOf(wire::RestartFrame{reason});
}

void FeedStream::Impl::start(const wire::Cursor& cursor, std::uint64_t last)
{
    const auto& identity = feed->store.identity();
    if (cursor.store != identity.store || cursor.epoch != identity.epoch || cursor.sequence > last || cursor.snapshotTop > last)
        return restart("epoch");
    if (cursor.viewHash != filter.hash)
        return restart("view");
    m_at = cursor.sequence;
    m_told = m_at;
    if (cursor.snapshotTop != 0) {
        m_top = cursor.snapshotTop;
        m_below = std::min(cursor.resumeBelow, cursor.snapshotTop + 1);
    } else {
        m_since = m_at;
        m_phase = Phase::Tail;
    }
}

std::string FeedStream::Impl::cursorAt(std::uint64_t sequence, std::uint64_t top, std::uint64_t below) const
{
    const auto& identity = feed->store.identity();
    return wire::encodeCursor({identity.store, identity.epoch, sequence, top, below, filter.hash});
}

Result<Bytes> FeedStream::Impl::next()
{
    if (!m_restart.empty())
        return std::exchange(m_restart, {});
    if (m_phase == Phase::Snapshot)
        return snapshotChunk();
    while (m_phase == Phase::Tail) {
        auto frames = tailChunk();
        if (!frames || !frames->empty())
            return frames;
    }
    return live();
}

Result<> FeedStream::Impl::beginSnapshot()
{
    ReaderPool::Loan reader(*feed->pool);
    if (m_top == 0) {
        const auto last = reader->lastSequence(number);
        if (!last)
            return tl::unexpected(last.error());
        m_top = *last;
        m_below = m_top + 1;
    }
    const auto total = reader->count(filter, number, m_top + 1, scopeDay());
    if (!total)
        return tl::unexpected(total.error());
    const auto left = m_below > m_top ? total : reader->count(filter, number, m_below, scopeDay());
    if (!left)
        return tl::unexpected(left.error());
    m_total = *total;
    m_done = *total - std::min(*left, *total);
    return {};
}

Result<Bytes> FeedStream::Impl::snapshotChunk()
{
    if (m_total == 0)
        if (const auto begun = beginSnapshot(); !begun)
            return tl::unexpected(begun.error());
    auto chunk = [this] {
        ReaderPool::Loan reader(*feed->pool);
        return reader->snapshot(filter, number, m_below, scopeDay());
    }();
    if (!chunk)
        return tl::unexpected(chunk.error());
    // What it would drop, the client never had.
    m_done += chunk->frame.count();
    m_below = chunk->reached;
    if (!chunk->isLast)
        return frameBytes(chunk->frame.finish(cursorAt(m_at, m_top, m_below), m_done, m_total));
    m_at = m_top;
    m_since = m_top;
    m_told = m_at;
    m_phase = Phase::Tail;
    return frameBytes(chunk->frame.finish(cursorAt(m_at), m_done, std::max(m_done, m_total)));
}

// Empty: the file holds nothing more, and the client knows it.
Result<Bytes> FeedStream::Impl::tailChunk()
{
    auto chunk = [this] {
        ReaderPool::Loan reader(*feed->pool);
        return reader->tail(filter, number, m_at, m_since, scopeDay());
    }();
    if (!chunk)
        return tl::unexpected(chunk.error());
    Bytes frames;
    // The cursor of a drop frame is the one before: the documents of this chunk are still to come.
    if (!chunk->drops.empty())
        frames = frameOf(wire::DropFrame{cursorAt(m_at), std::move(chunk->drops)});
    m_at = std::max(m_at, chunk->reached);
    if (chunk->frame.count() > 0) {
        const auto documents = frameBytes(chunk->frame.finish(cursorAt(m_at), 0, 0));
        frames.insert(frames.end(), documents.begin(), documents.end());
        m_told = m_at;
    }
    if (!chunk->isLast)
        return frames;
    m_phase = Phase::Live;
    // What was dropped last stands in the client's cursor at once, though no document follows it.
    if (m_isCaughtUp && (frames.empty() || m_told == m_at))
        return frames;
    const auto told = caughtUp();
    if (!told)
        return told;
    frames.insert(frames.end(), told->begin(), told->end());
    return frames;
}

Result<Bytes> FeedStream::Impl::caughtUp()
{
    auto head = [this] {
        ReaderPool::Loan reader(*feed->pool);
        return reader->head(number);
    }();
    if (!head)
        return head;
    m_isCaughtUp = true;
    m_told = m_at;
    m_headAt = feed->clock.now();
    return frameOf(wire::CaughtUpFrame{cursorAt(m_at), m_headAt, std::move(*head)});
}

Bytes FeedStream::Impl::liveFrame(const ChangeBatch& batch) const
{
    wire::DocumentsFrameWriter frame;
    const auto day = scopeDay();
    for (const auto& document : batch.documents) {
        if (!filter.sees(document.kind) || (document.closed && document.day < day && document.born > batch.after))
            continue;
        const auto visible = std::ranges::count_if(document.sections, [&](const auto& section) { return filter.sees(document.kind, section.section); });
        frame.beginDocument(document.kind, document.id, document.revision, document.sequence, static_cast<std::size_t>(visible));
        for (const auto& section : document.sections)
            if (filter.sees(document.kind, section.section))
                frame.section(section.section, section.bytes);
    }
    return frame.count() == 0 ? Bytes() : frameBytes(frame.finish(cursorAt(batch.upTo), 0, 0));
}

void FeedStream::Impl::noteSent()
{
    if (follower)
        follower->sent.store(m_at, std::memory_order_relaxed);
}

Result<Bytes> FeedStream::Impl::live()
{
    noteSent(); // what was handed out last has left: whoever sends asks for no more before
    auto news = feed->hub.collect(filter.view.laboratory, m_at, filter.hash, [this](const ChangeBatch& batch) { return liveFrame(batch); });
    if (news.gap) {
        m_since = m_at;
        m_phase = Phase::Tail;
        return next();
    }
    m_at = news.upTo;
    if (!news.frames.empty())
        m_told = m_at;
    if (m_at - m_told > mostSilentSequences || feed->clock.now() - m_headAt > headEveryMs) {
        const auto told = caughtUp();
        if (!told)
            return told;
        news.frames.insert(news.frames.end(), told->begin(), told->end());
    }
    if (news.frames.empty())
        noteSent();
    return std::move(news.frames);
}

FeedStream::FeedStream(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
FeedStream::~FeedStream() = default;

Result<Bytes> FeedStream::next()
{
    return m_impl->next();
}

void FeedStream::onReady(std::function<void()> wake)
{
    m_impl->follower = std::make_shared<ChangeHub::Follower>();
    m_impl->follower->wake = std::move(wake);
    m_impl->feed->hub.listen(m_impl->filter.view.laboratory, m_impl->follower);
}

Feed::Feed(std::shared_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Feed::~Feed() = default;

Result<std::unique_ptr<Feed>> Feed::open(Store& store, ChangeHub& hub, const Clock& clock, const FeedSettings& settings)
{
    auto pool = ReaderPool::open(store, settings.readers, settings.chunkDocuments, settings.cacheKiB);
    if (!pool)
        return tl::unexpected(pool.error());
    return std::unique_ptr<Feed>(new Feed(std::make_shared<Impl>(store, hub, clock, std::move(*pool))));
}

Result<std::unique_ptr<FeedStream>> Feed::subscribe(const access::View& view, const std::string& cursor)
{
    const auto number = m_impl->numberOf(view.laboratory);
    if (!number)
        return tl::unexpected(number.error());
    auto stream = std::make_unique<FeedStream::Impl>(m_impl, view, *number);
    if (!cursor.empty()) {
        const auto decoded = wire::decodeCursor(cursor);
        if (!decoded)
            return tl::unexpected(decoded.error());
        const auto last = [&] {
            ReaderPool::Loan reader(*m_impl->pool);
            return reader->lastSequence(*number);
        }();
        if (!last)
            return tl::unexpected(last.error());
        stream->start(*decoded, *last);
    }
    return std::unique_ptr<FeedStream>(new FeedStream(std::move(stream)));
}

Bytes Feed::heartbeat()
{
    return frameOf(wire::HeartbeatFrame{m_impl->clock.now()});
}

Result<Bytes> Feed::document(const access::View& view, lab::DocumentKind kind, const lab::DocumentId& id)
{
    const auto number = m_impl->numberOf(view.laboratory);
    if (!number)
        return tl::unexpected(number.error());
    ReaderPool::Loan reader(*m_impl->pool);
    auto chunk = reader->one(ViewFilter(view), *number, kind, id);
    if (!chunk)
        return tl::unexpected(chunk.error());
    return chunk->frame.finish("", 0, 0);
}

Result<Bytes> Feed::history(const access::View& view, const lab::PatientId& patient)
{
    const auto number = m_impl->numberOf(view.laboratory);
    if (!number)
        return tl::unexpected(number.error());
    ReaderPool::Loan reader(*m_impl->pool);
    auto chunk = reader->orders(ViewFilter(view), *number, patient);
    if (!chunk)
        return tl::unexpected(chunk.error());
    return chunk->frame.finish("", 0, 0);
}

Result<Bytes> Feed::numbered(const access::View& view, const std::string& accession)
{
    const auto number = m_impl->numberOf(view.laboratory);
    if (!number)
        return tl::unexpected(number.error());
    // Asked seldom, and a connection of index.db is for one thread.
    auto index = IdentifierIndex::open(m_impl->store);
    if (!index)
        return tl::unexpected(index.error());
    const auto found = index->find(view.laboratory, IdentifierKind::Accession, accession);
    if (!found)
        return tl::unexpected(found.error());
    if (found->empty())
        return DocumentReader::Chunk().frame.finish("", 0, 0);
    auto payload = document(view, lab::DocumentKind::Order, found->front());
    if (!payload && payload.error().code == ErrorCode::NotFound)
        return DocumentReader::Chunk().frame.finish("", 0, 0);
    return payload;
}

std::int64_t Feed::oldestUnsentMs() const
{
    return m_impl->hub.oldestUnsent().count();
}

std::uint64_t Feed::damaged() const
{
    return m_impl->pool->damaged();
}

} // namespace paillasse::store
