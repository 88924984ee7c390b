// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/wire/watchmessages.h"

// What happened, in French, for paper and for the table beside it.
namespace paillasse::store::trailwords {

std::string of(wire::EventKind kind);
// That; of an act, what was done to the document.
std::string of(const wire::TrailRow& row);
// "26-112298"; "un patient" where the number is not known.
std::string subjectOf(const wire::TrailRow& row);
std::string whoOf(const wire::TrailRow& row);

} // namespace paillasse::store::trailwords
