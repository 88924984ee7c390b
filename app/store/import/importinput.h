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

// The bytes of a file as they are. NotFound; TooLarge beyond mostInputBytes.
Result<std::string> readImportFile(const std::string& path);

bool isGzip(std::string_view bytes);
// What is inside (RFC 1952), all members of the file. Corrupt; TooLarge when it would unpack to more than mostInputBytes; the text says why.
Result<std::string> unpackedGzip(std::string_view packed);

enum class ImportFormat { Hl7v2, FhirJson, CatalogueCsv, Unknown };
ImportFormat formatOf(std::string_view bytes, const std::string& path);

} // namespace paillasse::store
