// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "app/sql/database.h"
#include "app/store/migration/differencelist.h"

namespace paillasse::store {

// Differences in staging's own file, until that is erased: those of a kind that an entry of the ledger has no room for, and those that a
// delivery met before it was stopped. `work` tells whose they are.
class KeptDifferences {
public:
    static Result<KeptDifferences> open(sql::Database& database, std::string_view work);

    // Within the caller's transaction.
    Result<> keep(const std::vector<migration::Difference>& differences);
    Result<> forget();
    // In the order in which they were kept; their numbers are 0.
    Result<> forEach(const std::function<Result<>(migration::Difference)>& each);

private:
    KeptDifferences(sql::Database& database, std::string_view work) : m_database(&database), m_work(work) {}

    sql::Database* m_database;
    std::string_view m_work;
};

namespace keptby {
inline constexpr std::string_view check = "check";
inline constexpr std::string_view delivery = "deliver";
} // namespace keptby

// Of a check that is over, instead of what an earlier one had kept.
Result<> keepFurther(sql::Database& database, const DifferenceList& differences);

} // namespace paillasse::store
