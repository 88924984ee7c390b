// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/migration/jobwork.h"

namespace paillasse::store {

class Store;

// The documents that the mandate names, reduced to its fields, into staging: a chunk of records and the place that was reached are written
// together, and so it goes on from there whatever ended it.
Result<migration::Staged> stageDocuments(Store& store, const migration::Mandate& mandate, const WorkProgress& progress);

// Takes the documents a second time and holds each record against staging by its hash; tells what has no LOINC or no UCUM, what was left
// out, and what changed since. Asked again, it begins again.
Result<migration::Checked> checkDocuments(Store& store, const migration::Job& job, const WorkProgress& progress);

} // namespace paillasse::store
