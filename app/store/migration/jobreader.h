// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "app/migration/job.h"
#include "app/store/core/entryproof.h"
#include "app/store/migration/stepscan.h"
#include "app/store/migration/steptable.h"

namespace paillasse::store {

// "paillasse.mandate.v1" and the mandate's encoded form, hashed: what an approval is of.
Bytes mandateHash(const migration::Mandate& mandate);

// A migration as its entries add up to it, each held against the signed tree. What was proved is remembered with the size of the ledger it was
// proved at: nothing is ever taken out of that, so only later entries are read again. Corrupt: the table is not what the ledger says, and
// nothing goes on before `verify` was asked. One thread.
class JobReader {
public:
    JobReader(Store& store, sql::Database& database) : m_store(store), m_database(database), m_scan(store) {}

    // Nothing: no step of that id is known. NotFound does not occur.
    Result<std::optional<migration::Job>> read(const migration::MigrationId& id);
    // The same by the ledger alone, whatever the table says. Nothing: it has no step of that id.
    Result<std::optional<migration::Job>> readLedger(const migration::MigrationId& id);
    // Oldest first.
    Result<std::vector<migration::MigrationId>> jobs();

    // Entries that were opened and held against the tree, so far.
    [[nodiscard]] std::uint64_t proofs() const { return m_proofs; }

private:
    struct Proved {
        std::uint64_t size = 0;              // of the ledger then
        std::vector<StepTable::Row> rows;
        std::optional<migration::Job> job;
    };

    Result<std::optional<migration::Job>> addUp(const migration::MigrationId& id);
    Result<> add(EntryProof& entries, const migration::MigrationId& id, const StepTable::Row& row, std::optional<migration::Job>& job);
    Result<> checkNoneIsMissing(const migration::Job& job, std::uint64_t lastLeaf);

    Store& m_store;
    sql::Database& m_database;
    StepScan m_scan;
    std::map<migration::MigrationId, Proved> m_proved;
    std::uint64_t m_proofs = 0;
};

} // namespace paillasse::store
