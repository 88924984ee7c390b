// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/rowcells.h"

#include "app/exchange/textdecoding.h"
#include "app/lab/cataloguecsv.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::csv {

namespace limits = lab::limits;

std::size_t RowCells::find(Target target) const
{
    std::size_t found = nowhere;
    each(target, [&found](std::size_t at) { found = std::min(found, at); });
    return found;
}

std::string RowCells::nameOfColumn(std::size_t at) const
{
    return asLine(m_layout.header(at), limits::code).text;
}

void RowCells::addOnce(const std::string& remark)
{
    if (std::ranges::find(m_unread, remark) == m_unread.end())
        m_unread.push_back(remark);
}

void RowCells::tell(Target target, const char* why)
{
    if (const auto at = find(target); at != nowhere)
        tell(at, why);
}

const std::string& RowCells::meant(std::size_t at) const
{
    const auto& values = m_layout.column(at)->values;
    const auto known = values.find(m_cells[at]);
    return known == values.end() ? m_cells[at] : known->second;
}

std::string RowCells::bounded(std::size_t at, std::size_t most)
{
    auto line = asLine(meant(at), most);
    if (line.isShortened)
        tell(at, "shortened");
    return std::move(line.text);
}

std::string RowCells::line(Target target, std::size_t most)
{
    const auto at = find(target);
    return at == nowhere ? std::string() : bounded(at, most);
}

std::string RowCells::joined(Target target, std::string_view between, std::size_t most)
{
    std::string text;
    std::size_t last = nowhere;
    each(target, [&](std::size_t at) {
        text += (text.empty() ? "" : std::string(between)) + meant(at);
        last = at;
    });
    auto whole = between == "\n" ? asText(text, most) : asLine(text, most);
    if (whole.isShortened)
        tell(last, "shortened");
    return std::move(whole.text);
}

std::optional<Moment> RowCells::moment(Target target)
{
    const auto at = find(target);
    if (at == nowhere)
        return std::nullopt;
    const auto& mapping = m_layout.mapping();
    const auto style = m_layout.column(at)->days ? m_layout.column(at)->days : mapping.days;
    // A day and a time of day, where each has a column, whichever stands first.
    std::string text;
    std::string backwards;
    each(target, [&](std::size_t part) {
        text += (text.empty() ? "" : " ") + meant(part);
        backwards = meant(part) + (backwards.empty() ? "" : " ") + backwards;
    });
    auto read = style ? readMoment(text, *style, mapping.shortYearUntil) : std::nullopt;
    if (!read && style)
        read = readMoment(backwards, *style, mapping.shortYearUntil);
    if (!read)
        tell(at, style ? "no date in that style" : "the mapping tells no style of its dates");
    return read;
}

Instant RowCells::instant(Target target)
{
    const auto read = moment(target);
    return read ? instantOf(*read, m_zone) : Instant{};
}

SourceCode RowCells::codeOf(const std::string& code, const std::string& name) const
{
    SourceCode result;
    result.text = name;
    if (lab::csv::isLoinc(code)) {
        result.loinc = code;
        return result;
    }
    result.local = code;
    const auto& codes = m_layout.mapping().codes;
    if (const auto known = codes.find(code.empty() ? name : code); known != codes.end())
        result.loinc = known->second;
    return result;
}

void RowCells::tellUnmapped()
{
    for (std::size_t i = 0; i < m_cells.size() && i < m_layout.width(); ++i) {
        const auto* column = m_layout.column(i);
        if (m_cells[i].empty() || (column != nullptr && column->target != Target::Ignored && (isJoined(column->target) || find(column->target) == i)))
            continue;
        tell(i, column == nullptr ? "not in the mapping" : column->target == Target::Ignored ? leftOutByMapping : "another column has its target");
    }
}

} // namespace paillasse::exchange::csv
