// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/base/result.h"
#include "app/migration/mandate.h"
#include "app/store/migration/recordcomparison.h"

namespace paillasse::store {

// What a recipient reads of a record that was written in this format. InvalidInput: nothing is written in it.
Result<exchange::ImportedRecord> asReadByRecipient(const exchange::ImportedRecord& record, migration::Format format);

// Every field that has something in it, as the documents have it (`source`) beside what the recipient reads (`here`), in words.
std::vector<FieldBeside> besideEachOther(const exchange::ImportedRecord& documents, const exchange::ImportedRecord& read);

} // namespace paillasse::store
