// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/lab/act.h"
#include "app/lab/document.h"
#include "app/lab/refusal.h"

namespace paillasse::lab {

// The document after the act, or why not. Pure: no clock, no randomness, no look at anything else. The client runs it for an instant
// answer, the store for the truth. It does not ask who may: that is access::may. It never reads what a projection may withhold
// beyond the lines that the act itself names, so that project(apply(d, a)) = apply(project(d), a) for every permitted act.
Allowed<Document> apply(const std::optional<Document>& before, const Act& act);

} // namespace paillasse::lab
