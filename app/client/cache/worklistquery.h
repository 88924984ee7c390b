// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/client/queries.h"
#include "app/sql/database.h"

// Lists of orders, sorted by SQL over the narrow rows. On a reader's connection.
namespace paillasse::client {

Result<Worklist> readWorklist(sql::Database& database, const WorklistFilter& filter, Instant now);
// Those that are here, in the order given.
Result<std::vector<WorkRow>> readRows(sql::Database& database, const std::vector<lab::OrderId>& ids);
// Newest first.
Result<std::vector<WorkRow>> readRowsOfPatient(sql::Database& database, const lab::PatientId& patient);
Result<std::vector<lab::OrderId>> findAccession(sql::Database& database, const std::string& beginning, std::size_t limit);
Result<WorkCounts> readCounts(sql::Database& database, lab::BenchMask benches);
// What is to be entered on these benches (0: all), by code.
Result<std::vector<OpenExamination>> readOpenExaminations(sql::Database& database, lab::BenchMask benches);

Result<std::vector<PatientHit>> searchPatients(sql::Database& database, const std::string& text, std::size_t limit);

} // namespace paillasse::client
