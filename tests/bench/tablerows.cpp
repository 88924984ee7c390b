// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/tablerows.h"

#include "app/sql/statement.h"

namespace paillasse::bench {

std::optional<TableRows> TableRows::read(sql::Database& from, const std::string& table, const std::string& order)
{
    TableRows out;
    std::string names;
    std::string marks;
    std::vector<Cell::Kind> kinds;
    auto columns = from.prepare("SELECT name, type FROM pragma_table_info('" + table + "')");
    while (columns && columns->step().value_or(false)) {
        names += (names.empty() ? "" : ", ") + std::string(columns->text(0));
        marks += marks.empty() ? "?" : ", ?";
        const auto type = columns->text(1);
        kinds.push_back(type == "INTEGER" ? Cell::Kind::Integer : type == "BLOB" ? Cell::Kind::Blob : Cell::Kind::Text);
    }
    if (kinds.empty())
        return std::nullopt;
    out.m_insert = "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")";
    auto rows = from.prepare("SELECT " + names + " FROM " + table + " " + order);
    if (!rows)
        return std::nullopt;
    while (rows->step().value_or(false))
        out.m_rows.push_back(rowOf(*rows, kinds));
    return out;
}

TableRows::Row TableRows::rowOf(const sql::Statement& statement, const std::vector<Cell::Kind>& kinds)
{
    Row row;
    for (std::size_t column = 0; column < kinds.size(); ++column) {
        const int at = static_cast<int>(column);
        Cell cell;
        cell.kind = statement.isNull(at) ? Cell::Kind::Null : kinds[column];
        if (cell.kind == Cell::Kind::Integer)
            cell.number = statement.integer(at);
        else if (cell.kind != Cell::Kind::Null)
            cell.bytes = toBytes(cell.kind == Cell::Kind::Blob ? statement.blob(at) : asBytes(statement.text(at)));
        row.push_back(std::move(cell));
    }
    return row;
}

bool TableRows::insert(sql::Database& into, std::size_t first, std::size_t last) const
{
    auto statement = into.prepare(m_insert);
    if (!statement)
        return false;
    for (auto i = first; i < std::min(last, m_rows.size()); ++i) {
        for (const auto& cell : m_rows[i])
            switch (cell.kind) {
            case Cell::Kind::Null: statement->bindNull(); break;
            case Cell::Kind::Integer: statement->bind(cell.number); break;
            case Cell::Kind::Text: statement->bind(asText(cell.bytes)); break;
            case Cell::Kind::Blob: statement->bind(cell.bytes); break;
            }
        if (!statement->run())
            return false;
    }
    return true;
}

} // namespace paillasse::bench
