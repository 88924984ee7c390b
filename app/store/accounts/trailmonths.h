// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/accounts/actor.h"
#include "app/wire/adminmessages.h"

namespace paillasse::store {

class Store;
class Writer;

// For how many months entries of reads and of security are kept. The store's console alone changes it.
constexpr unsigned fewestTrailMonths = 6;
constexpr unsigned usualTrailMonths = 12;
constexpr unsigned mostTrailMonths = 36;

Result<unsigned> trailMonths(Store& store);
// InvalidInput outside the bounds above. Entered as a change of the policy, which else stays as it is.
Result<> setTrailMonths(Writer& writer, unsigned months, const wire::Policy& inForce, const Actor& by);

} // namespace paillasse::store
