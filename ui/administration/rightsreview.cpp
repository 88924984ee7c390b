// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/rightsreview.h"

#include "ui/administration/adminwords.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

namespace {

constexpr std::int64_t unusedDays = 90;

} // namespace

QList<RightsRow> RightsReview::of(const client::StaffReply& staff, Instant now)
{
    QList<RightsRow> rows;
    const auto today = now.ms / dayMs;
    for (const auto& entry : staff.people) {
        if (entry.person.disabled)
            continue;
        for (const auto permission : AdminWords::permissions()) {
            QStringList gives;
            for (const auto& grant : entry.person.grants)
                if (permissionsOf(grant).has(permission))
                    gives << AdminWords::of(grant);
            if (gives.isEmpty())
                continue;
            RightsRow row{QString::fromStdString(entry.person.displayName), QString::fromStdString(entry.person.login), Format::list(gives), AdminWords::of(permission), tr("never"), true};
            if (access::looking().has(permission)) {
                row.lastUsed = tr("by looking: not noted");
                row.unused = false;
                row.isLooking = true;
            }
            for (const auto& use : entry.uses)
                if (use.permission == permission) {
                    row.lastUsed = Format::date(Date::fromDays(use.lastDay));
                    row.unused = row.isOld = today - use.lastDay > unusedDays;
                }
            rows << row;
        }
    }
    return rows;
}

} // namespace paillasse::ui
