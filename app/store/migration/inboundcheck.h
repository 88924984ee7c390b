// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/core/writer.h"
#include "app/store/migration/inboundsource.h"
#include "app/store/migration/jobwork.h"
#include "app/store/migration/sourcewalk.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

// Reads the source a second time and holds every record against staging by its hash; looks at each for what a person should know; and
// rehearses the delivery, whose documents are held against the record field by field. Writes nothing outside of staging: asked again, it
// begins again.
Result<migration::Checked> checkStaging(Store& store, const Clock& clock, const migration::Job& job, InboundSource& source, const WorkProgress& progress);

// Which records a person compares: always the same for a job.
std::vector<std::uint64_t> sampleOf(const migration::Mandate& mandate, std::uint64_t records);

} // namespace paillasse::store
