// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/store/core/writer.h"
#include "app/store/import/importsummary.h"
#include "app/store/import/resultlines.h"

namespace paillasse::store {

class Store;

struct ImportOptions {
    ResultSource source = ResultSource::External;
    bool isDryRun = false;   // everything but the writing
};

// Told now and then; `file` counts from 1.
using ImportProgress = std::function<void(std::uint64_t file, std::uint64_t files, std::uint64_t messages)>;

// Reads files and does what they say: patients, orders, results; the rest is kept sealed for a person to look at
// (docs/decisions/0010-import.md). Doing it again adds nothing.
Result<ImportSummary> importFiles(Store& store, Writer& writer, const Clock& clock, const lab::LaboratoryId& laboratory, const std::vector<std::string>& files,
                                  const ImportOptions& options, const ImportProgress& progress);

} // namespace paillasse::store
