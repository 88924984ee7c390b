// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/core/writer.h"
#include "app/store/migration/jobwork.h"

namespace paillasse::store {

// Does the acts of every staged record through the writer, in the store's own name and under ids that the same record always gets again;
// and reads every document back, opened from its sealed form, beside it. Asked again it goes on with the acts, and reads all back again.
// Only what the check did not tell is a difference here, numbered on.
Result<migration::Delivered> deliverStaging(Store& store, Writer& writer, const Clock& clock, const migration::Job& job, const WorkProgress& progress);

} // namespace paillasse::store
