// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/importedrecord.h"
#include "app/migration/field.h"

// Random records, as a migration out of a store makes them: in the form in which the readers give them back.
namespace paillasse::exchange::testing {

migration::FieldSet anyFields();
// With nothing in it but what these fields name; its orders are reports.
ImportedRecord anyRecord(migration::FieldSet fields);

// Without what is of the reading and not of the record: places, sender, form; and without what a reader puts where nothing was said.
ImportedRecord comparable(ImportedRecord record, migration::FieldSet fields);

} // namespace paillasse::exchange::testing
