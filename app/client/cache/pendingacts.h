// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/base/result.h"
#include "app/lab/act.h"
#include "app/lab/refusal.h"
#include "app/sql/database.h"
#include "app/wire/messages.h"

namespace paillasse::client {

// The numbers are in the file.
enum class PendingState : std::uint8_t {
    Waiting = 0,      // in the outbox, no answer yet
    Acknowledged = 1, // accepted; goes once the document of that revision is here
    Refused = 2       // in the tray
};

// A person's copy of an act of theirs, in their own cache: what the outbox holds is sealed to the store.
struct PendingAct {
    lab::Act act;
    PendingState state = PendingState::Waiting;
    lab::Refusal refusal;
    Instant answeredAt;
    std::uint64_t revision = 0; // of the document, acknowledged
};

// The table of pending acts. All of it within the caller's transaction.
class PendingActs {
public:
    explicit PendingActs(sql::Database& database) : m_database(database) {}

    Result<> add(const lab::Act& act, PendingState state, std::uint64_t revision);
    // In the order in which they were made.
    [[nodiscard]] Result<std::vector<PendingAct>> ofSubject(const lab::DocumentId& subject);
    [[nodiscard]] Result<std::vector<PendingAct>> all(PendingState state);
    [[nodiscard]] Result<std::optional<PendingAct>> find(const lab::ActId& act);
    [[nodiscard]] Result<std::int64_t> count(PendingState state);
    // False: this act is not of this cache.
    Result<bool> answer(const wire::ActReply& reply, Instant now);
    Result<> remove(const lab::ActId& act);
    // Those of this subject that the document of this revision contains; true: there were any.
    Result<bool> settle(const lab::DocumentId& subject, std::uint64_t revision);
    // Acknowledged before `then`: whatever the feed had to say of them, it has said.
    Result<std::vector<lab::DocumentId>> settleOlder(Instant then);

private:
    sql::Database& m_database;
};

} // namespace paillasse::client
