// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/steprights.h"

#include <algorithm>

namespace paillasse::store {

namespace {

using access::Permission;

bool holds(access::Permissions held, migration::StepKind kind)
{
    using enum migration::StepKind;
    switch (kind) {
    case Draft:
    case BeginStaging:
    case BeginCheck: return held.has(Permission::DraftMigrations);
    case Approve: return held.has(Permission::ApproveMigrations);
    // They have seen records, or answer for them.
    case CompareSample:
    case Accept: return held.hasAll({Permission::ApproveMigrations, Permission::ReadResults});
    case Explain:
    case Acknowledge:
    case Abandon: return held.hasAny({Permission::DraftMigrations, Permission::ApproveMigrations});
    case Staged:
    case Checked:
    case Delivered:
    case Erased:
    case Certified:
    case Overdue: break;
    }
    return true; // nobody's at all: advance says so
}

} // namespace

bool mayStep(const access::Person& person, migration::StepKind kind, const std::vector<lab::LaboratoryId>& laboratories)
{
    return std::ranges::all_of(laboratories, [&](const lab::LaboratoryId& laboratory) { return holds(person.permissionsIn(laboratory), kind); });
}

} // namespace paillasse::store
