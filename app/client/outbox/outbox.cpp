// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/outbox/outbox.h"

#include <algorithm>
#include <utility>

#include "app/client/durablefile.h"
#include "app/client/outbox/outboxrecord.h"

namespace paillasse::client {

namespace {

bool isAccepted(const wire::ActReply& reply)
{
    return reply.outcome == wire::ActOutcome::Accepted || reply.outcome == wire::ActOutcome::Duplicate;
}

Result<> saveTail(const Profile& profile, ByteView tail, Instant now)
{
    const auto path = profile.quarantine() + QStringLiteral("/outbox-tail.%1").arg(now.ms);
    return writeDurably(path, tail);
}

} // namespace

Result<std::unique_ptr<Outbox>> Outbox::open(std::unique_ptr<AppendFile> file, const Clock& clock)
{
    std::unique_ptr<Outbox> outbox(new Outbox(std::move(file), clock));
    const auto bytes = outbox->m_file->readAll();
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto end = outbox->load(*bytes);
    outbox->m_size = end;
    if (end < bytes->size())
        if (const auto cut = outbox->m_file->truncate(end); !cut)
            return tl::unexpected(cut.error());
    return outbox;
}

Result<std::unique_ptr<Outbox>> Outbox::open(const Profile& profile, const Clock& clock)
{
    auto file = openAppendFile(profile.outboxFile());
    if (!file)
        return tl::unexpected(file.error());
    const auto bytes = (*file)->readAll();
    if (!bytes)
        return tl::unexpected(bytes.error());
    std::unique_ptr<Outbox> outbox(new Outbox(std::move(*file), clock));
    const auto end = outbox->load(*bytes);
    const auto pruned = outbox->prune(profile, *bytes);
    if (!pruned)
        return tl::unexpected(pruned.error());
    if (*pruned) {
        outbox.reset(); // gives the lock on the old file back
        return open(profile, clock);
    }
    if (end < bytes->size()) {
        // It was never called saved; but what does not open is put aside, not deleted.
        if (const auto saved = saveTail(profile, ByteView(*bytes).subspan(end), clock.now()); !saved)
            return tl::unexpected(saved.error());
        if (const auto cut = outbox->m_file->truncate(end); !cut)
            return tl::unexpected(cut.error());
    }
    outbox->m_size = end;
    return outbox;
}

std::size_t Outbox::load(ByteView bytes)
{
    std::size_t at = 0;
    std::size_t end = 0;
    while (const auto next = findRecord(bytes, at)) {
        m_damaged += *next - at;
        const auto record = readRecord(bytes.subspan(*next));
        take(*record, *next);
        at = end = *next + record->size;
    }
    return end;
}

void Outbox::take(const OutboxRecord& record, std::size_t offset)
{
    if (record.kind == RecordKind::Act || record.kind == RecordKind::Readings) {
        if (m_places.contains(record.act))
            return;
        m_places[record.act] = m_entries.size();
        const auto item = record.kind == RecordKind::Act ? OutboxItem::Work : OutboxItem::Readings;
        setWaiting(m_entries.emplace_back(Entry{record.act, record.at, offset, record.size, {}, item, false, false, {}, {}, 0}), true);
        return;
    }
    if (record.kind == RecordKind::Reopened) {
        for (auto& entry : m_entries)
            if (!entry.waiting && entry.reply && isAccepted(*entry.reply)) {
                setWaiting(entry, true);
                entry.reply.reset();
                entry.reopenedAt = record.at;
            }
        m_firstWaiting = 0;
        return;
    }
    auto* entry = find(record.act);
    if (!entry)
        return;
    if (record.kind == RecordKind::Resolved)
        entry->resolved = true;
    if (const auto reply = readAnswer(record)) {
        setWaiting(*entry, false);
        entry->reply = *reply;
    }
}

void Outbox::setWaiting(Entry& entry, bool waits)
{
    if (std::exchange(entry.waiting, waits) == waits)
        return;
    const auto count = [waits](std::size_t& number) { number = waits ? number + 1 : number - 1; };
    count(m_waiting);
    if (entry.item == OutboxItem::Work)
        count(m_waitingWork);
}

bool Outbox::isDone(const Entry& entry, Instant now)
{
    if (entry.waiting || now - entry.at < keptMs)
        return false;
    // Refused work waits in a tray for somebody's decision; refused readings in none.
    return entry.resolved || entry.item == OutboxItem::Readings || isAccepted(*entry.reply);
}

// Once a day's worth may go, the file is written anew without it. Damaged bytes go into quarantine with the old file's copy.
Result<bool> Outbox::prune(const Profile& profile, ByteView bytes)
{
    const auto now = m_clock.now();
    const auto isOverdue = [now](const Entry& entry) { return isDone(entry, now - dayMs); };
    if (std::none_of(m_entries.begin(), m_entries.end(), isOverdue))
        return false;
    Bytes kept;
    for (const auto& entry : m_entries) {
        if (isDone(entry, now))
            continue;
        const auto record = bytes.subspan(entry.offset, entry.size);
        kept.insert(kept.end(), record.begin(), record.end());
        if (entry.reply) {
            const auto answer = encodeRecord(RecordKind::Answer, now, entry.act, encodeAnswer(*entry.reply));
            kept.insert(kept.end(), answer.begin(), answer.end());
        }
        if (entry.resolved) {
            const auto resolved = encodeRecord(RecordKind::Resolved, now, entry.act, {});
            kept.insert(kept.end(), resolved.begin(), resolved.end());
        }
    }
    if (m_damaged > 0)
        if (const auto saved = saveTail(profile, bytes, now); !saved)
            return tl::unexpected(saved.error());
    if (const auto written = writeDurably(profile.outboxFile(), kept); !written)
        return tl::unexpected(written.error());
    return true;
}

Result<> Outbox::write(ByteView bytes)
{
    if (m_broken)
        return fail(ErrorCode::DiskFull, "outbox: the disk failed before; start again");
    auto done = m_file->append(bytes);
    if (done)
        done = m_file->sync();
    if (done) {
        m_size += bytes.size();
        return {};
    }
    // Nothing half-written may stand before the next record, and nothing that was refused may be sent later.
    if (!m_file->truncate(m_size) || !m_file->sync())
        m_broken = true;
    return done;
}

Result<> Outbox::append(const lab::ActId& act, ByteView sealed, OutboxItem item)
{
    const std::scoped_lock lock(m_mutex);
    if (m_places.contains(act))
        return fail(ErrorCode::Conflict, "outbox: this act is in already");
    const auto record = encodeRecord(item == OutboxItem::Work ? RecordKind::Act : RecordKind::Readings, m_clock.now(), act, sealed);
    if (record.size() > largestRecord)
        return fail(ErrorCode::TooLarge, "outbox: an act larger than any may be");
    const auto offset = m_size;
    if (const auto done = write(record); !done)
        return done;
    take(*readRecord(record), offset);
    return {};
}

Result<> Outbox::appendAnswered(const lab::ActId& act, ByteView sealed, const wire::ActReply& reply)
{
    const std::scoped_lock lock(m_mutex);
    if (m_places.contains(act))
        return {};
    auto both = encodeRecord(RecordKind::Act, m_clock.now(), act, sealed);
    const auto size = both.size();
    const auto answer = encodeRecord(RecordKind::Answer, m_clock.now(), act, encodeAnswer(reply));
    both.insert(both.end(), answer.begin(), answer.end());
    const auto offset = m_size;
    if (const auto done = write(both); !done)
        return done;
    take(*readRecord(both), offset);
    take(*readRecord(ByteView(both).subspan(size)), offset + size);
    return {};
}

Result<std::vector<wire::ActReply>> Outbox::answer(const std::vector<wire::ActReply>& replies)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<wire::ActReply> final;
    Bytes all;
    for (const auto& reply : replies) {
        if (putOff(reply))
            continue;
        const auto record = encodeRecord(RecordKind::Answer, m_clock.now(), reply.id, encodeAnswer(reply));
        all.insert(all.end(), record.begin(), record.end());
        final.push_back(reply);
    }
    const auto offset = m_size;
    if (const auto done = all.empty() ? Result<>() : write(all); !done)
        return tl::unexpected(done.error());
    for (std::size_t at = 0; at < all.size();) {
        const auto record = readRecord(ByteView(all).subspan(at));
        take(*record, offset + at);
        at += record->size;
    }
    return final;
}

bool Outbox::putOff(const wire::ActReply& reply)
{
    auto* entry = find(reply.id);
    const auto now = m_clock.now();
    if (!entry || reply.outcome != wire::ActOutcome::Refused || entry->reopenedAt.isNull() || now - entry->reopenedAt > patienceMs)
        return false;
    constexpr std::int64_t longestMs = 10 * minuteMs;
    entry->notBefore = now + std::min(longestMs, secondMs << std::min(entry->refusals, 10));
    ++entry->refusals;
    return true;
}

std::optional<std::int64_t> Outbox::waitMs() const
{
    const std::scoped_lock lock(m_mutex);
    const auto now = m_clock.now();
    std::optional<std::int64_t> least;
    for (const auto& entry : m_entries)
        if (entry.waiting && entry.notBefore > now)
            least = std::min(least.value_or(keptMs), entry.notBefore - now);
    return least;
}

Result<> Outbox::resolve(const lab::ActId& act)
{
    const std::scoped_lock lock(m_mutex);
    const auto record = encodeRecord(RecordKind::Resolved, m_clock.now(), act, {});
    if (const auto done = write(record); !done)
        return done;
    if (auto* entry = find(act))
        entry->resolved = true;
    return {};
}

Result<std::size_t> Outbox::reopen()
{
    const std::scoped_lock lock(m_mutex);
    const auto before = m_waiting;
    const auto record = encodeRecord(RecordKind::Reopened, m_clock.now(), {}, {});
    if (const auto done = write(record); !done)
        return tl::unexpected(done.error());
    take(*readRecord(record), 0);
    return m_waiting - before;
}

Result<std::vector<wire::PushedAct>> Outbox::next(std::size_t acts, std::size_t bytes)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<wire::PushedAct> pushed;
    while (m_firstWaiting < m_entries.size() && !m_entries[m_firstWaiting].waiting)
        ++m_firstWaiting;
    std::size_t taken = 0;
    const auto now = m_clock.now();
    for (auto place = m_firstWaiting; place < m_entries.size() && pushed.size() < acts && taken < bytes; ++place) {
        const auto& entry = m_entries[place];
        if (!entry.waiting || entry.notBefore > now)
            continue;
        const auto read = m_file->readAt(entry.offset, entry.size);
        if (!read)
            return tl::unexpected(read.error());
        const auto record = readRecord(*read);
        if (!record)
            continue; // changed on the disk since it was written: it must not hold up those behind it
        pushed.push_back({entry.act, toBytes(record->payload)});
        taken += record->size;
    }
    return pushed;
}

std::size_t Outbox::pending() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waiting;
}

std::size_t Outbox::pendingWork() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waitingWork;
}

std::optional<wire::ActReply> Outbox::answerOf(const lab::ActId& act) const
{
    const std::scoped_lock lock(m_mutex);
    const auto* entry = find(act);
    return entry ? entry->reply : std::nullopt;
}

bool Outbox::has(const lab::ActId& act) const
{
    const std::scoped_lock lock(m_mutex);
    return find(act) != nullptr;
}

Outbox::Entry* Outbox::find(const lab::ActId& act)
{
    const auto found = m_places.find(act);
    return found == m_places.end() ? nullptr : &m_entries[found->second];
}

const Outbox::Entry* Outbox::find(const lab::ActId& act) const
{
    const auto found = m_places.find(act);
    return found == m_places.end() ? nullptr : &m_entries[found->second];
}

} // namespace paillasse::client
