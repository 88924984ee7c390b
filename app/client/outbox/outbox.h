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

// The acts of this workstation on their way to the store: one append-only file, synced before anything is called saved
// (docs/decisions/0009). Each act is sealed to the store, so nobody's password or keyring is needed to send it, and nothing can be
// read from it here. An acknowledged act is kept 35 days: a store that was restored to an earlier day gets it again.
// Safe from several threads.
class Outbox {
public:
    static constexpr std::int64_t keptMs = 35 * dayMs;

    // A torn tail is cut off (a copy goes into quarantine); damage elsewhere is passed over and kept. What is older than 35 days and
    // done with is pruned. Locked: another program works with this profile.
    static Result<std::unique_ptr<Outbox>> open(const Profile& profile, const Clock& clock);
    // For tests: any file, no pruning.
    static Result<std::unique_ptr<Outbox>> open(std::unique_ptr<AppendFile> file, const Clock& clock);

    // Durable when it returns; after an error nothing of it is kept.
    Result<> append(const lab::ActId& act, ByteView sealed);
    // An online-only act, already answered: kept for the day a backup is restored.
    Result<> appendAnswered(const lab::ActId& act, ByteView sealed, const wire::ActReply& reply);
    Result<> answer(const std::vector<wire::ActReply>& replies);
    Result<> resolve(const lab::ActId& act);
    // A new epoch of the store: everything that it had acknowledged is to be pushed again. How many.
    Result<std::size_t> reopen();

    // The oldest that wait, whole.
    [[nodiscard]] Result<std::vector<wire::PushedAct>> next(std::size_t acts, std::size_t bytes);
    [[nodiscard]] std::size_t pending() const;
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
        bool waiting = true;
        bool resolved = false;
    };

    Outbox(std::unique_ptr<AppendFile> file, const Clock& clock) : m_file(std::move(file)), m_clock(clock) {}
    // Where the last sound record ends.
    std::size_t load(ByteView bytes);
    void take(const struct OutboxRecord& record, std::size_t offset);
    Result<> write(ByteView bytes);
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
    std::size_t m_damaged = 0;
    bool m_broken = false; // a failed write could not be undone: nothing more is taken until the next start
};

} // namespace paillasse::client
