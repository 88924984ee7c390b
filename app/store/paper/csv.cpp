// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/paper/csv.h"

#include <algorithm>
#include <string_view>

namespace paillasse::store::paper {

namespace {

// "-8", "+1,5": a spreadsheet may calculate with it.
bool isNumber(std::string_view text)
{
    if (text.front() == '+' || text.front() == '-')
        text.remove_prefix(1);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto point = text.find_first_of(".,");
    const auto whole = text.substr(0, point);
    const auto rest = point == std::string_view::npos ? std::string_view("0") : text.substr(point + 1);
    return !whole.empty() && !rest.empty() && std::ranges::all_of(whole, isDigit) && std::ranges::all_of(rest, isDigit);
}

// What a spreadsheet would execute is text.
void addCell(std::string& line, const std::string& text)
{
    line += line.empty() ? "\"" : ";\"";
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos && !isNumber(text))
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
