// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/retentionrules.h"

#include <algorithm>

#include "app/base/cborfields.h"
#include "app/store/accounts/entering.h"
#include "app/store/core/query.h"
#include "app/store/core/store.h"

namespace paillasse {

template <>
struct cbor::Fields<store::RetentionRules> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.privateYears);
        v(2, x.publicYears);
        v(3, x.geneticsYears);
        v(4, x.publicLaboratories);
    }
};

namespace store {

namespace {

constexpr std::string_view settingName = "retention.rules";
constexpr std::uint32_t mostYears = 100;

bool areYears(std::uint32_t years)
{
    return years >= 1 && years <= mostYears;
}

} // namespace

const char* nameOf(RetentionCategory category)
{
    switch (category) {
    case RetentionCategory::PrivateLaboratory: return "private-laboratory";
    case RetentionCategory::PublicHospital: return "public-hospital";
    case RetentionCategory::Genetics: return "genetics";
    }
    return "unknown";
}

std::uint32_t RetentionRules::yearsOf(RetentionCategory category) const
{
    switch (category) {
    case RetentionCategory::PrivateLaboratory: return privateYears;
    case RetentionCategory::PublicHospital: return publicYears;
    case RetentionCategory::Genetics: return geneticsYears;
    }
    return mostYears;
}

RetentionCategory RetentionRules::categoryOf(const lab::LaboratoryId& laboratory) const
{
    return std::ranges::find(publicLaboratories, laboratory) != publicLaboratories.end() ? RetentionCategory::PublicHospital : RetentionCategory::PrivateLaboratory;
}

Bytes encodeRules(const RetentionRules& rules)
{
    return cbor::encode(rules);
}

Result<RetentionRules> retentionRules(Store& store)
{
    const auto kept = store.setting(settingName);
    if (!kept)
        return tl::unexpected(kept.error());
    return *kept ? cbor::decode<RetentionRules>(**kept) : Result<RetentionRules>(RetentionRules());
}

Result<> setRetentionRules(Writer& writer, const RetentionRules& rules, const Actor& by)
{
    if (by.person.isNull())
        return fail(ErrorCode::InvalidInput, "a named person says for how long records are kept");
    if (!areYears(rules.privateYears) || !areYears(rules.publicYears) || !areYears(rules.geneticsYears))
        return fail(ErrorCode::InvalidInput, "records are kept for 1 to 100 years");
    auto text = "private-laboratory " + std::to_string(rules.privateYears) + ", public-hospital " + std::to_string(rules.publicYears) + ", genetics " + std::to_string(rules.geneticsYears);
    for (const auto& laboratory : rules.publicLaboratories)
        text += "; public-hospital: " + laboratory.toString();
    return enter(writer, by.entry(ErasureNoted{ErasureStep::RulesSet, {}, {}, {}, text, 0, {}}), [&rules](sql::Database& database) {
        return run(database, "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", settingName, encodeRules(rules));
    });
}

} // namespace store

} // namespace paillasse
