// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/sql/database.h"

namespace paillasse::sql {

// One step of a schema: SQL that spells every name out. Steps are appended, never changed once they have shipped.
struct SchemaStep {
    std::string_view sql;
};

// Brings the named part of a file to the newest version, one transaction a step. Parts let two rooms keep tables in one file.
// A file that a newer program wrote is refused as Incompatible and left alone.
Result<> bringUp(Database& database, std::string_view part, const std::vector<SchemaStep>& steps);

} // namespace paillasse::sql
