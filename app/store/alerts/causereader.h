// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "app/base/result.h"
#include "app/wire/watchmessages.h"

namespace paillasse::store {

// The acts at these places, as the trail's index has them; what it does not have is left out. Places outside the store's own ledger are of
// this laboratory (null: there are none). From any thread.
using CauseReader = std::function<Result<std::vector<wire::TrailRow>>(const lab::LaboratoryId&, const std::vector<wire::EventPlace>&)>;

} // namespace paillasse::store
