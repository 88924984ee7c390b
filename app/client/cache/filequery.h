// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/client/queries.h"
#include "app/sql/database.h"

// One order, one patient, the directory: whole documents. On a reader's connection.
namespace paillasse::client {

// NotFound: not in this cache.
Result<OrderFile> readOrderFile(sql::Database& database, const Directory& directory, const lab::OrderId& id);
Result<PatientFile> readPatientFile(sql::Database& database, const lab::PatientId& id);
// Oldest first.
Result<std::vector<PastValue>> readHistory(sql::Database& database, const Directory& directory, const lab::PatientId& patient, const std::string& examination);
Result<Directory> readDirectory(sql::Database& database);

} // namespace paillasse::client
