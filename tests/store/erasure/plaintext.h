// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "app/sql/database.h"
#include "app/store/core/query.h"
#include "tests/store/core/must.h"

// Looks for words where they must not be: in the bytes of files, and in what databases hold once their key has opened them.
namespace paillasse::store::testing {

inline bool holds(std::string_view bytes, const std::vector<std::string>& words)
{
    for (const auto& word : words)
        if (bytes.find(word) != std::string_view::npos)
            return true;
    return false;
}

// Names of the files below it that hold one of the words.
inline std::vector<std::string> filesHolding(const std::string& folder, const std::vector<std::string>& words)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (holds(bytes, words))
            names.push_back(entry.path().filename().string());
    }
    return names;
}

// "table.column" of each cell of an open database that holds one of the words.
inline std::vector<std::string> cellsHolding(sql::Database& database, const std::vector<std::string>& words)
{
    std::vector<std::string> tables;
    must(each(database, "SELECT name FROM sqlite_master WHERE type = 'table'", [&tables](const auto& row) -> Result<> {
        tables.emplace_back(row.text(0));
        return {};
    }));
    std::vector<std::string> cells;
    for (const auto& table : tables) {
        std::vector<std::string> columns;
        must(each(database, "SELECT name FROM pragma_table_info(?)", [&columns](const auto& row) -> Result<> {
            columns.emplace_back(row.text(0));
            return {};
        }, table));
        for (const auto& column : columns)
            must(each(database, "SELECT CAST(\"" + column + "\" AS BLOB) FROM \"" + table + "\"", [&](const auto& row) -> Result<> {
                if (holds(asText(row.blob(0)), words))
                    cells.push_back(table + "." + column);
                return {};
            }));
    }
    return cells;
}

} // namespace paillasse::store::testing
