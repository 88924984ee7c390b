// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/store/migration/inboundsource.h"

namespace paillasse::store {

// The files that whoever began the staging named, as the mandate's format reads them: a folder, or files. Of CSV one of them is the mapping,
// by its name's end ".json" (docs/mapping.md). NotFound, InvalidInput; the text says what to give.
Result<InboundSource> sourceOf(const migration::Mandate& mandate, std::vector<std::string> paths);

// A mapping file of up to a megabyte. InvalidInput: where in it something is wrong, and why.
Result<exchange::csv::Mapping> readMappingFile(const std::string& path);
// The one folder, or the files that are named.
Result<std::unique_ptr<SourceFiles>> filesOf(const std::vector<std::string>& paths);

} // namespace paillasse::store
