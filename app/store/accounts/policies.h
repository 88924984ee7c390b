// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/access/person.h"
#include "app/sql/database.h"
#include "app/store/accounts/actor.h"
#include "app/wire/adminmessages.h"

namespace paillasse::store {

class Writer;

// What the laboratories of this store have decided about sign-in; the defaults of wire::Policy until somebody changes it.
Result<wire::Policy> readPolicy(sql::Database& database);
// InvalidInput: hours that no day has, a week that is not one, a time zone that does not exist, or an offline age outside one hour to thirty days.
Result<> checkPolicy(const wire::Policy& policy);
// In force from the next sign-in on, and in the ledger. InvalidInput.
Result<> changePolicy(Writer& writer, const wire::Policy& policy, const Actor& by);

// Whether everybody is asked for the second factor at sign-in at this moment of the laboratory's week.
bool asksCodeAtSignIn(const wire::Policy& policy, Instant now);
// Whether this person must have one at all.
bool needsFactor(const wire::Policy& policy, const access::Person& person);

} // namespace paillasse::store
