// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/migration/job.h"
#include "app/store/migration/stepscan.h"

namespace paillasse::store {

// "paillasse.mandate.v1" and the mandate's encoded form, hashed: what an approval is of.
Bytes mandateHash(const migration::Mandate& mandate);

// A migration as its entries add up to it, each held against the signed tree. Nothing is kept between two questions. Corrupt: the table is not
// what the ledger says, and nothing goes on before `verify` was asked. One thread.
class JobReader {
public:
    JobReader(Store& store, sql::Database& database) : m_store(store), m_database(database), m_scan(store) {}

    // Nothing: no step of that id is known. NotFound does not occur.
    Result<std::optional<migration::Job>> read(const migration::MigrationId& id);
    // Oldest first.
    Result<std::vector<migration::MigrationId>> jobs();

private:
    Result<std::optional<migration::Job>> addUp(const migration::MigrationId& id);
    Result<> checkNoneIsMissing(const migration::Job& job, std::uint64_t lastLeaf);

    Store& m_store;
    sql::Database& m_database;
    StepScan m_scan;
};

} // namespace paillasse::store
