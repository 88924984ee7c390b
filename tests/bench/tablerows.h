// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/base/bytes.h"
#include "app/sql/database.h"

namespace paillasse::bench {

// All rows of one table in memory, to be written again into another file that has the table too: what a floor inserts.
class TableRows {
public:
    // In the order that `order` says, such as "ORDER BY seq". Nothing: the table could not be read.
    static std::optional<TableRows> read(sql::Database& from, const std::string& table, const std::string& order = {});
    // Rows [first, last), inside the caller's transaction.
    [[nodiscard]] bool insert(sql::Database& into, std::size_t first, std::size_t last) const;
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }

private:
    struct Cell {
        enum class Kind { Null, Integer, Text, Blob } kind = Kind::Null;
        std::int64_t number = 0;
        Bytes bytes;
    };
    using Row = std::vector<Cell>;

    static Row rowOf(const sql::Statement& statement, const std::vector<Cell::Kind>& kinds);

    std::string m_insert; // its SQL, every column named
    std::vector<Row> m_rows;
};

} // namespace paillasse::bench
