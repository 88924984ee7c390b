// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/importnumbers.h"

#include <array>
#include <cstdio>

#include "app/store/accounts/entering.h"

namespace paillasse::store {

Result<std::string> ImportNumbers::patient()
{
    const auto number = take(NumberKind::Patient, 0, m_patients);
    if (!number)
        return tl::unexpected(number.error());
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%07llu", static_cast<unsigned long long>(*number));
    return std::string(text.data());
}

Result<std::string> ImportNumbers::accession(int year)
{
    const auto number = take(NumberKind::Accession, static_cast<std::uint32_t>(year), m_accessions);
    if (!number)
        return tl::unexpected(number.error());
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02d-%06llu", year % 100, static_cast<unsigned long long>(*number));
    return std::string(text.data());
}

Result<std::uint64_t> ImportNumbers::take(NumberKind kind, std::uint32_t year, Block& block)
{
    const bool isSpent = block.next > block.last || block.year != year;
    if (isSpent && m_writer == nullptr)
        block = {year, 1, ~std::uint64_t{0}};
    if (isSpent && m_writer != nullptr) {
        wire::NumberLease lease;
        const auto leased = enter(*m_writer, consoleEntry(ImportNumbersTaken{m_laboratory}), [&](sql::Database& database) -> Result<> {
            for (unsigned i = 0; i < m_atOnce; ++i) {
                const auto given = NumberLeases(database).lease(m_laboratory, m_importer, kind, year, NumberLeases::blockSize);
                if (!given)
                    return tl::unexpected(given.error());
                // Nobody comes between: it is one transaction.
                lease = i == 0 ? *given : wire::NumberLease{lease.first, given->last};
            }
            return {};
        });
        if (!leased)
            return tl::unexpected(leased.error());
        block = {year, lease.first, lease.last};
    }
    return block.next++;
}

} // namespace paillasse::store
