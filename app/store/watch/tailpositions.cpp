// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/tailpositions.h"

#include <algorithm>

#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"

namespace paillasse::store {

Result<std::vector<LaboratoryInfo>> ledgersIn(sql::Database& database)
{
    std::vector<LaboratoryInfo> list{{}};
    const auto done = each(database, "SELECT id, number FROM laboratory ORDER BY number", [&list](const auto& row) -> Result<> {
        list.push_back({row.template id<lab::LaboratoryId>(0), static_cast<LaboratoryNumber>(row.integer(1))});
        return {};
    });
    return done ? Result<std::vector<LaboratoryInfo>>(std::move(list)) : tl::unexpected(done.error());
}

Result<std::uint64_t> leavesAfter(sql::Database& database, const TailPositions& from)
{
    const auto all = ledgersIn(database);
    if (!all)
        return tl::unexpected(all.error());
    std::uint64_t leaves = 0;
    for (const auto& ledger : *all) {
        const auto size = ledgerSize(database, ledger.number);
        if (!size)
            return tl::unexpected(size.error());
        const auto known = from.find(ledger.number);
        leaves += *size - std::min(*size, known == from.end() ? 0 : known->second);
    }
    return leaves;
}

Result<TailPositions> positionsIn(sql::Database& watchFile)
{
    TailPositions positions;
    const auto done = each(watchFile, "SELECT ledger, leaves FROM position", [&positions](const auto& row) -> Result<> {
        positions[static_cast<LaboratoryNumber>(row.integer(0))] = row.unsignedInteger(1);
        return {};
    });
    return done ? Result<TailPositions>(std::move(positions)) : tl::unexpected(done.error());
}

} // namespace paillasse::store
