// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/importedrecord.h"
#include "app/migration/job.h"

namespace paillasse::store {

// Takes from a record what the mandate does not name, field by field; a specimen, result or document goes as a whole where the mandate
// names no field of its kind. What stays beside the fields is the record's frame: where it was read, who sent it, what the order is for.
// `inSource` and `produced` are added to: each field once for each patient, order, specimen or result that has something in it.
void reduce(exchange::ImportedRecord& record, migration::FieldSet fields, migration::FieldTally& inSource, migration::FieldTally& produced);

// Of its collection, else of its first result, else of its prescription; null where nothing says it.
Instant timeOf(const exchange::ImportedOrder& order);
// Whether that day, of the laboratory's calendar, lies in the mandate's period; what has no day lies in none.
bool isWithin(const exchange::ImportedOrder& order, const migration::Mandate& mandate);

// What a record adds to the counts of its source.
migration::Counts countsOf(const exchange::ImportedRecord& record);
void add(migration::Counts& counts, const migration::Counts& more);

} // namespace paillasse::store
