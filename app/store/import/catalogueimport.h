// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/lab/catalogue.h"
#include "app/store/import/importdesk.h"

namespace paillasse::store {

struct CatalogueOutcome {
    std::uint64_t defined = 0;
    std::vector<std::string> refused; // what the store would not have: "K: why"
};

// Defines the examinations of a table, those that are new or changed.
Result<CatalogueOutcome> importCatalogue(const std::vector<lab::Examination>& rows, ImportDesk& desk, lab::Catalogue& catalogue, const lab::LaboratoryId& laboratory, const Clock& clock);

} // namespace paillasse::store
