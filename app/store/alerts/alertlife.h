// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/result.h"
#include "app/store/watch/finding.h"
#include "app/wire/watchmessages.h"

// What an alert may become, without a table: raised → owned → explained → closed, or escalated while nobody owns it.
namespace paillasse::store {

constexpr std::size_t causesKept = 100;
// An entry for each repeat would let a burst fill the ledger.
constexpr std::int64_t repeatNotedMs = minuteMs;

// By a person; null: the operator at the store's console. Refused: it is about themselves, or somebody else owns it; Conflict: it is not in
// a state for this; InvalidInput: the text, or a step that is the store's own.
Result<> step(wire::Alert& alert, wire::AlertStep step, std::string_view text, const lab::PersonId& by, Instant now);
// By the store, when nobody owns it in time. Conflict: somebody does, or it was done before.
Result<> escalate(wire::Alert& alert, Instant now);

wire::Alert alertOf(const Finding& finding, const Uuid& id, Instant now);
// Whether the alert has been raised or repeated by this very finding: every cause is one that it has, or had. A watcher that was ended between
// telling and remembering tells again.
bool hasTaken(const wire::Alert& alert, const Finding& finding);
void join(wire::Alert& alert, const Finding& finding);

} // namespace paillasse::store
