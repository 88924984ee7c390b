// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/base/result.h"
#include "app/lab/ids.h"
#include "app/store/accounts/actor.h"

namespace paillasse::store {

class Store;
class Writer;

// For how many years records are kept, by what they are; the defaults are those of French law for private laboratories, public hospitals
// and genetics. What one key has sealed goes together: the longest of what is in it counts.
enum class RetentionCategory : std::uint8_t { PrivateLaboratory, PublicHospital, Genetics };
constexpr RetentionCategory lastOf(RetentionCategory) { return RetentionCategory::Genetics; }
const char* nameOf(RetentionCategory category); // "private-laboratory": for the command line and plans

struct RetentionRules {
    std::uint32_t privateYears = 10;
    std::uint32_t publicYears = 20;
    std::uint32_t geneticsYears = 30;
    std::vector<lab::LaboratoryId> publicLaboratories;
    bool operator==(const RetentionRules&) const = default;

    [[nodiscard]] std::uint32_t yearsOf(RetentionCategory category) const;
    [[nodiscard]] RetentionCategory categoryOf(const lab::LaboratoryId& laboratory) const; // of what is no genetics
};

// A setting of the store, which its console alone changes.
Result<RetentionRules> retentionRules(Store& store);
// InvalidInput: fewer than one year or more than a hundred, or nobody says so. In the ledger.
Result<> setRetentionRules(Writer& writer, const RetentionRules& rules, const Actor& by);

Bytes encodeRules(const RetentionRules& rules);

} // namespace paillasse::store
