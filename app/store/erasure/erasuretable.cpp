// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/erasuretable.h"

#include "app/sql/schema.h"
#include "app/store/core/erasureheaderfields.h"
#include "app/store/core/query.h"

namespace paillasse {

template <>
struct cbor::Fields<store::ErasureRecord> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.header);
        v(2, x.ground);
        v(3, x.askedBy);
        v(4, x.askedAt);
        v(5, x.decidedBy);
        v(6, x.begunAt);
        v(7, x.doneAt);
        v(8, x.keys);
        v(9, x.documents);
        v(10, x.entries);
        v(11, x.sequence);
        v(12, x.epoch);
        v(13, x.certificate);
        v(14, x.job);
    }
};

namespace store {

namespace {

const std::vector<sql::SchemaStep>& schema()
{
    static const std::vector<sql::SchemaStep> steps = {
        {"CREATE TABLE erasure (id BLOB PRIMARY KEY, state INTEGER NOT NULL, at INTEGER NOT NULL, record BLOB NOT NULL) WITHOUT ROWID;"
         "CREATE TABLE legal_hold (laboratory BLOB NOT NULL, patient BLOB NOT NULL, person BLOB NOT NULL, since INTEGER NOT NULL, sealed_reason BLOB NOT NULL,"
         "  PRIMARY KEY (laboratory, patient)) WITHOUT ROWID;"
         // How far each copy at a workstation said that it is.
         "CREATE TABLE cache_progress (workstation BLOB NOT NULL, person BLOB NOT NULL, laboratory BLOB NOT NULL, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL,"
         "  PRIMARY KEY (workstation, person, laboratory)) WITHOUT ROWID;"
         // What was certified, by the SHA-256 of its bytes; `job`: an erasure's or a migration's id.
         "CREATE TABLE certificate (sha256 BLOB PRIMARY KEY, job BLOB NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;"},
    };
    return steps;
}

} // namespace

Result<> ErasureTable::bringUp(sql::Database& database)
{
    return sql::bringUp(database, "erasure", schema());
}

template <class... T>
Result<std::vector<ErasureRecord>> ErasureTable::list(std::string_view where, const T&... values)
{
    std::vector<ErasureRecord> list;
    const auto done = each(
        m_database, "SELECT record, state FROM erasure " + std::string(where) + " ORDER BY at, id",
        [&list](const auto& row) -> Result<> {
            auto record = cbor::decode<ErasureRecord>(row.blob(0));
            if (!record)
                return tl::unexpected(record.error());
            record->state = static_cast<ErasureState>(row.integer(1));
            list.push_back(std::move(*record));
            return {};
        },
        values...);
    return done ? Result<std::vector<ErasureRecord>>(std::move(list)) : tl::unexpected(done.error());
}

Result<std::vector<ErasureRecord>> ErasureTable::all()
{
    return list("");
}

Result<std::vector<ErasureRecord>> ErasureTable::in(ErasureState state)
{
    return list("WHERE state = ?", static_cast<int>(state));
}

Result<std::optional<ErasureRecord>> ErasureTable::find(const Uuid& erasure)
{
    auto found = list("WHERE id = ?", erasure);
    if (!found)
        return tl::unexpected(found.error());
    return found->empty() ? std::optional<ErasureRecord>() : std::optional(std::move(found->front()));
}

Result<> ErasureTable::put(const ErasureRecord& record)
{
    return run(m_database, "INSERT OR REPLACE INTO erasure (id, state, at, record) VALUES (?, ?, ?, ?)", record.header.erasure, static_cast<int>(record.state), record.askedAt,
               cbor::encode(record));
}

} // namespace store

} // namespace paillasse
