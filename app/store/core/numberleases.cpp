// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/numberleases.h"

#include <algorithm>
#include <charconv>

#include "app/store/core/query.h"

namespace paillasse::store {

namespace {

// Higher numbers are another system's: they do not push ours.
constexpr std::uint64_t highest = 99'999'999;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<std::uint64_t> parse(std::string_view digits)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || number == 0 || number > highest)
        return std::nullopt;
    return number;
}

} // namespace

std::optional<GivenNumber> numberIn(NumberKind kind, std::string_view text)
{
    if (kind == NumberKind::Accession) {
        if (text.size() < 4 || !isDigit(text[0]) || !isDigit(text[1]) || text[2] != '-')
            return std::nullopt;
        const auto number = parse(text.substr(3));
        const auto year = 2000u + static_cast<unsigned>(text[0] - '0') * 10 + static_cast<unsigned>(text[1] - '0');
        return number ? std::optional<GivenNumber>({year, *number}) : std::nullopt;
    }
    const auto begin = std::find_if(text.rbegin(), text.rend(), [](char c) { return !isDigit(c); }).base();
    const auto number = parse(text.substr(static_cast<std::size_t>(begin - text.begin())));
    return number ? std::optional<GivenNumber>({0, *number}) : std::nullopt;
}

Result<wire::NumberLease> NumberLeases::lease(const lab::LaboratoryId& laboratory, const lab::WorkstationId& workstation, NumberKind kind, std::uint32_t year,
                                              std::uint64_t used)
{
    wire::NumberLease block;
    std::uint64_t highestUsed = 0;
    const auto present = first(
        m_database, "SELECT first, last, used FROM lease WHERE laboratory = ? AND kind = ? AND year = ? AND workstation = ? ORDER BY first DESC LIMIT 1",
        [&](const auto& row) {
            block = {row.unsignedInteger(0), row.unsignedInteger(1)};
            highestUsed = row.unsignedInteger(2);
        },
        laboratory, static_cast<int>(kind), year, workstation);
    if (!present)
        return tl::unexpected(present.error());
    const auto gone = std::max(used, highestUsed < block.first ? 0 : highestUsed - block.first + 1);
    if (*present && gone <= blockSize / 2)
        return block;
    const auto row = first(
        m_database, "SELECT coalesce(max(last), 0) FROM lease WHERE laboratory = ? AND kind = ? AND year = ?",
        [&block](const auto& r) { block = {r.unsignedInteger(0) + 1, r.unsignedInteger(0) + blockSize}; }, laboratory, static_cast<int>(kind), year);
    if (!row)
        return tl::unexpected(row.error());
    const auto done = run(m_database, "INSERT INTO lease (first, last, laboratory, workstation, kind, year, used) VALUES (?, ?, ?, ?, ?, ?, 0)", block.first, block.last,
                          laboratory, workstation, static_cast<int>(kind), year);
    if (!done)
        return tl::unexpected(done.error());
    return block;
}

Result<bool> NumberLeases::markUsed(const lab::LaboratoryId& laboratory, const lab::WorkstationId& workstation, NumberKind kind, const GivenNumber& number)
{
    const auto done = run(m_database,
                          "UPDATE lease SET used = max(used, ?) WHERE laboratory = ? AND kind = ? AND year = ? AND first <= ? AND last >= ? AND workstation = ?",
                          number.number, laboratory, static_cast<int>(kind), number.year, number.number, number.number, workstation);
    if (!done)
        return tl::unexpected(done.error());
    return m_database.changes() > 0;
}

// One row of nobody's, from 0, that ends at the highest number imported.
Result<> NumberLeases::reserveUpTo(const lab::LaboratoryId& laboratory, NumberKind kind, const GivenNumber& number)
{
    return run(m_database,
               "INSERT INTO lease (first, last, laboratory, workstation, kind, year, used) VALUES (0, ?, ?, x'00000000000000000000000000000000', ?, ?, 0)"
               " ON CONFLICT (laboratory, kind, year, first) DO UPDATE SET last = max(last, excluded.last)",
               number.number, laboratory, static_cast<int>(kind), number.year);
}

} // namespace paillasse::store
