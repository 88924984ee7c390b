// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "app/base/result.h"
#include "app/base/uuid.h"
#include "app/sql/database.h"

namespace paillasse::store {

// The statements over one table (n, id).
struct IdTable {
    std::string_view find;
    std::string_view add;
    std::string_view read;
};
extern const IdTable laboratoryNumbers;
extern const IdTable personNumbers;
extern const IdTable workstationNumbers;
extern const IdTable patientNumbers;

// Small numbers for the ids of one table, those of late in memory. 0: the null id, and one that was never seen.
class IdNumbers {
public:
    IdNumbers(sql::Database& database, const IdTable& table) : m_database(database), m_table(table) {}

    Result<std::int64_t> find(const Uuid& id);
    // A new one for an id that has none, in the caller's transaction; forget() when that is undone.
    Result<std::int64_t> obtain(const Uuid& id);
    // Null: no such number.
    Result<Uuid> idOf(std::int64_t number);
    void forget() { m_numbers.clear(); }

private:
    void keep(const Uuid& id, std::int64_t number);

    sql::Database& m_database;
    const IdTable& m_table;
    std::unordered_map<Uuid, std::int64_t> m_numbers;
};

} // namespace paillasse::store
