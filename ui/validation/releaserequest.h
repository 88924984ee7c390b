// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/access/may.h"
#include "app/client/acts.h"

namespace paillasse::ui {

// Every line that can be reported now; with `only` just that one (« résultats partiels », urgently).
std::vector<lab::LineId> reportableLines(const lab::Order& order, lab::LineId only = 0);

// A release of these lines as they are on screen: what has changed since comes back for reading.
client::ReleaseRequest releaseOf(const lab::Order& seen, std::vector<lab::LineId> lines);

// Whether this person may sign these lines of the order: access::may asked of the release that would be made of it.
lab::Allowed<void> mayRelease(const access::Person& person, const lab::LaboratoryId& laboratory, const lab::Order& order, const std::vector<lab::LineId>& lines, const access::Rules& rules);

} // namespace paillasse::ui
