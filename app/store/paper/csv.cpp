// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/paper/csv.h"

namespace paillasse::store::paper {

namespace {

void addCell(std::string& line, const std::string& text)
{
    line += line.empty() ? "\"" : ";\"";
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        line += '\'';
    for (const char c : text)
        line.append(c == '"' ? 2 : 1, c);
    line += '"';
}

void addLine(Bytes& file, const auto& cells, const auto& textOf)
{
    std::string line;
    for (const auto& cell : cells)
        addCell(line, textOf(cell));
    line += "\r\n";
    file.insert(file.end(), line.begin(), line.end());
}

} // namespace

Bytes csvOf(const Table& table)
{
    Bytes file{0xef, 0xbb, 0xbf};
    addLine(file, table.columns, [](const Column& column) -> const std::string& { return column.head; });
    for (const auto& row : table.rows)
        addLine(file, row, [](const std::string& cell) -> const std::string& { return cell; });
    return file;
}

} // namespace paillasse::store::paper
