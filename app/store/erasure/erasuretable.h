// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "app/base/clock.h"
#include "app/sql/database.h"
#include "app/store/core/erasureheader.h"

namespace paillasse::store {

// Why somebody is forgotten. In the table by number.
enum class ErasureGround : std::uint8_t { PatientsRight, Retention, Migration, Restore };
constexpr ErasureGround lastOf(ErasureGround) { return ErasureGround::Restore; }
enum class ErasureState : std::uint8_t { Asked = 1, Begun = 2, Done = 3, Declined = 4 };

struct ErasureRecord {
    ErasureHeader header;         // of one that has not begun: without keys
    ErasureGround ground{};
    Uuid job;                     // of a migration: its id
    ErasureState state{};
    lab::PersonId askedBy;        // null: the store itself
    Instant askedAt;
    lab::PersonId decidedBy;
    Instant begunAt;
    // Of one that is done
    Instant doneAt;
    std::vector<KeyId> keys;      // destroyed
    std::uint64_t documents = 0;  // buried
    std::uint64_t entries = 0;    // of the ledger, emptied
    std::uint64_t sequence = 0;   // of the laboratory's feed: a cache that has come so far has dropped them
    std::uint64_t epoch = 0;      // of that sequence
    Bytes certificate;
    bool operator==(const ErasureRecord&) const = default;
};

// Erasures that were asked for, are under way, and were done. Random ids, numbers and times only. Writes belong into the writer's
// transaction.
class ErasureTable {
public:
    // Of this library, brought to the newest version.
    static Result<> bringUp(sql::Database& database);

    explicit ErasureTable(sql::Database& database) : m_database(database) {}
    [[nodiscard]] Result<std::vector<ErasureRecord>> all();
    [[nodiscard]] Result<std::vector<ErasureRecord>> in(ErasureState state);
    [[nodiscard]] Result<std::optional<ErasureRecord>> find(const Uuid& erasure);
    // Replaces the one of the same id.
    Result<> put(const ErasureRecord& record);

private:
    template <class... T>
    Result<std::vector<ErasureRecord>> list(std::string_view where, const T&... values);

    sql::Database& m_database;
};

} // namespace paillasse::store
