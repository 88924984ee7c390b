// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "app/base/clock.h"
#include "app/client/outbox/appendfile.h"
#include "app/client/profile.h"
#include "app/wire/messages.h"

namespace paillasse::client {

// What an act is to its author, as far as can be told of one that is sealed.
enum class OutboxItem { Work, Readings };

// The acts of this workstation on their way to the store: one append-only file, synced before anything is called saved
// (docs/decisions/0009). Each act is sealed to the store, so nobody's password or keyring is needed to send it, and nothing can be
// read from it here. An acknowledged act is kept 35 days: a store that was restored to an earlier day gets it again.
// Safe from several threads.
class Outbox {
public:
    static constexpr std::int64_t keptMs = 35 * dayMs;
    // After a restore, an act may reach the store before another workstation's that it rests on: it is not refused for good so soon.
    static constexpr std::int64_t patienceMs = 7 * dayMs;

    // A torn tail is cut off (a copy goes into quarantine); damage elsewhere is passed over and kept. What is older than 35 days and
    // done with is pruned. Locked: another program works with this profile.
    static Result<std::unique_ptr<Outbox>> open(const Profile& profile, const Clock& clock);
    // For tests: any file, no pruning.
    static Result<std::unique_ptr<Outbox>> open(std::unique_ptr<AppendFile> file, const Clock& clock);

    // Durable when it returns; after an error nothing of it is kept.
    Result<> append(const lab::ActId& act, ByteView sealed, OutboxItem item = OutboxItem::Work);
    // An online-only act, already answered: kept for the day a backup is restored.
    Result<> appendAnswered(const lab::ActId& act, ByteView sealed, const wire::ActReply& reply);
    // Those that are final; a refusal that may yet become an acceptance (see patienceMs) waits and is pushed again.
    Result<std::vector<wire::ActReply>> answer(const std::vector<wire::ActReply>& replies);
    Result<> resolve(const lab::ActId& act);
    // A new epoch of the store: everything that it had acknowledged is to be pushed again. How many.
    Result<std::size_t> reopen();

    // The oldest that wait and may be pushed now, whole.
    [[nodiscard]] Result<std::vector<wire::PushedAct>> next(std::size_t acts, std::size_t bytes);
    [[nodiscard]] std::size_t pending() const;
    // Of those the ones that somebody made by a Save: what people are told of. Readings come by themselves.
    [[nodiscard]] std::size_t pendingWork() const;
    // When to ask `next` again though nothing happens; nothing: all that waits may be pushed now.
    [[nodiscard]] std::optional<std::int64_t> waitMs() const;
    // What the store said; nothing: it has not answered, or the act is not here.
    [[nodiscard]] std::optional<wire::ActReply> answerOf(const lab::ActId& act) const;
    [[nodiscard]] bool has(const lab::ActId& act) const;
    // Bytes that belong to no sound record, and are kept where they are.
    [[nodiscard]] std::size_t damagedBytes() const { return m_damaged; }

private:
    struct Entry {
        lab::ActId act;
        Instant at;
        std::uint64_t offset = 0;
        std::size_t size = 0;
        std::optional<wire::ActReply> reply;
        OutboxItem item = OutboxItem::Work;
        bool waiting = true;
        bool resolved = false;
        Instant reopenedAt;      // null: never
        Instant notBefore;       // in memory only
        int refusals = 0;
    };

    Outbox(std::unique_ptr<AppendFile> file, const Clock& clock) : m_file(std::move(file)), m_clock(clock) {}
    // Where the last sound record ends.
    std::size_t load(ByteView bytes);
    void take(const struct OutboxRecord& record, std::size_t offset);
    void setWaiting(Entry& entry, bool waits);
    Result<> write(ByteView bytes);
    // True: it waits a while and is pushed again.
    bool putOff(const wire::ActReply& reply);
    Entry* find(const lab::ActId& act);
    [[nodiscard]] const Entry* find(const lab::ActId& act) const;
    [[nodiscard]] static bool isDone(const Entry& entry, Instant now);
    Result<bool> prune(const Profile& profile, ByteView bytes);

    std::unique_ptr<AppendFile> m_file;
    const Clock& m_clock;
    mutable std::mutex m_mutex;
    std::uint64_t m_size = 0;
    std::vector<Entry> m_entries; // in the order of the file
    std::map<lab::ActId, std::size_t> m_places;
    std::size_t m_firstWaiting = 0;
    std::size_t m_waiting = 0;
    std::size_t m_waitingWork = 0;
    std::size_t m_damaged = 0;
    bool m_broken = false; // a failed write could not be undone: nothing more is taken until the next start
};

} // namespace paillasse::client
