// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/act.h"
#include "app/lab/catalogue.h"
#include "app/sql/database.h"

namespace paillasse::client {

// An input that is cancelled, not performed, sent back or without its tube leaves calculated values that can no longer be given
// (laboratory.md 3.6). Whoever closes it may not see them; so they go with the first person who may take them back, and nobody vouches
// for one before.

// What the order still says without ground. Without the patient, whom this person may not see, nothing is said.
Result<std::vector<lab::LostGround>> groundlessNow(sql::Database& database, const lab::Catalogue& catalogue, const lab::Order& order);
// Whether it may have taken an input away.
bool takesInputsAway(const lab::ActBody& body);
// The lines whose values it says are right: validated or signed.
std::vector<lab::LineId> vouchedFor(const lab::ActBody& body);

} // namespace paillasse::client
