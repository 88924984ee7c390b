// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/jobreader.h"

#include <algorithm>

#include "app/crypto/hash.h"
#include "app/sql/transaction.h"
#include "app/store/accounts/accountentry.h"
#include "app/store/core/ledgerwriter.h"
#include "app/wire/migrationmessages.h"

namespace paillasse::store {

namespace {

tl::unexpected<Error> isWrong(const char* what)
{
    return fail(ErrorCode::Corrupt, what);
}

} // namespace

Bytes mandateHash(const migration::Mandate& mandate)
{
    return toBytes(crypto::sha256(wire::mandateBytes(mandate)));
}

Result<std::vector<migration::MigrationId>> JobReader::jobs()
{
    return StepTable(m_database).jobs();
}

Result<std::optional<migration::Job>> JobReader::read(const migration::MigrationId& id)
{
    auto snapshot = sql::Transaction::begin(m_database, sql::TransactionKind::Read);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    return addUp(id);
}

Result<std::optional<migration::Job>> JobReader::readLedger(const migration::MigrationId& id)
{
    auto snapshot = sql::Transaction::begin(m_database, sql::TransactionKind::Read);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto steps = m_scan.of(m_database, id, 0);
    if (!steps)
        return tl::unexpected(steps.error());
    std::optional<migration::Job> job;
    if (steps->empty())
        return job;
    auto entries = EntryProof::begin(m_store, m_database, {{}, 0});
    if (!entries)
        return isWrong("migration: the ledger's head does not hold; run verify");
    for (const auto& [leaf, step] : *steps)
        if (const auto added = add(*entries, id, {leaf, step}, job); !added)
            return tl::unexpected(added.error());
    return job;
}

Result<std::optional<migration::Job>> JobReader::addUp(const migration::MigrationId& id)
{
    auto rows = StepTable(m_database).of(id);
    const auto size = ledgerSize(m_database, 0);
    if (!rows || !size)
        return tl::unexpected(!rows ? rows.error() : size.error());
    if (rows->empty()) {
        m_proved.erase(id);
        return std::optional<migration::Job>();
    }
    auto& proved = m_proved[id];
    // Fewer or other rows than were proved: somebody edited them.
    if (rows->size() < proved.rows.size() || !std::equal(proved.rows.begin(), proved.rows.end(), rows->begin()))
        proved = {};
    if (*size == proved.size && rows->size() == proved.rows.size())
        return proved.job;
    auto job = proved.job;
    if (rows->size() > proved.rows.size()) {
        auto entries = EntryProof::begin(m_store, m_database, {{}, 0});
        if (!entries)
            return isWrong("migration: the ledger's head does not hold; run verify");
        for (auto row = rows->begin() + static_cast<std::ptrdiff_t>(proved.rows.size()); row != rows->end(); ++row)
            if (const auto added = add(*entries, id, *row, job); !added)
                return tl::unexpected(added.error());
    }
    if (const auto none = checkNoneIsMissing(*job, rows->back().leaf); !none)
        return tl::unexpected(none.error());
    proved = {*size, std::move(*rows), job};
    return job;
}

Result<> JobReader::add(EntryProof& entries, const migration::MigrationId& id, const StepTable::Row& row, std::optional<migration::Job>& job)
{
    const auto opened = entries.open(row.leaf);
    ++m_proofs;
    if (!opened)
        return isWrong("migration: a step is not in the ledger's tree; run verify");
    const auto entry = decodeEntry(opened->plain);
    const auto* stepped = entry ? std::get_if<MigrationStepped>(&entry->change) : nullptr;
    if (stepped == nullptr || stepped->id != row.step || stepped->step.job != id || stepped->step.by != entry->by)
        return isWrong("migration: the table names an entry that is no step of this one; run verify");
    if (stepped->number != (job ? job->steps.size() : 0))
        return isWrong("migration: a step is missing from the table; run verify");
    const auto* draft = std::get_if<migration::Draft>(&stepped->step.body);
    auto after = migration::advance(job, stepped->step, draft != nullptr ? mandateHash(draft->mandate) : Bytes());
    if (!after)
        return isWrong("migration: the ledger has a step that is none; run verify");
    job = std::move(*after);
    return {};
}

Result<> JobReader::checkNoneIsMissing(const migration::Job& job, std::uint64_t lastLeaf)
{
    // After the last step of all none can follow.
    if (job.state == migration::JobState::Certified)
        return {};
    const auto later = m_scan.of(m_database, job.mandate.id, lastLeaf + 1);
    if (!later)
        return tl::unexpected(later.error());
    return later->empty() ? Result<>() : isWrong("migration: the ledger has later steps than the table; run verify");
}

} // namespace paillasse::store
