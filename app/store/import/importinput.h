// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/result.h"

namespace paillasse::store {

// The files that the arguments name, folders with all that is in them, in the order of the arguments and then of their names.
// NotFound names what is not there.
Result<std::vector<std::string>> filesToImport(const std::vector<std::string>& arguments);

constexpr std::size_t mostInputBytes = std::size_t{2} << 30;

// The bytes of a file; of a gzip file what is inside. TooLarge beyond mostInputBytes, also when it would unpack to that; Corrupt.
Result<std::string> readImportFile(const std::string& path);

enum class ImportFormat { Hl7v2, FhirJson, CatalogueCsv, Unknown };
ImportFormat formatOf(std::string_view bytes, const std::string& path);

} // namespace paillasse::store
