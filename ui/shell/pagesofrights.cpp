// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pagesofrights.h"

#include <algorithm>

#include "app/access/role.h"

namespace paillasse::ui {

namespace {

constexpr auto tray = "tray";

struct Opening {
    const char* page;
    access::Permissions anyOf;
    bool anywhere = false; // what was done in another laboratory comes back here too
};

// What is used each day comes before what is used each year: the first ten have a key.
const std::vector<Opening>& openings()
{
    using enum access::Permission;
    static const std::vector<Opening> all{
        {"reception", {SearchPatients}},
        {"bench", access::benchWork()},
        {"validation", {ValidateBiologically}},
        {"reports", {ReadResults}},
        {"report-check", {ReadOrders}},
        {"alerts", {ReadTrail}},
        {"trail", {ReadTrail}},
        {"ledger", {ReadTrail}},
        {"glass", {ReviewGlass}},
        {"people", {ManageStaff, ReviewRights}},
        {"workstations", {ManageWorkstations, ReviewRights}},
        {"sessions", {ManageStaff, ReviewRights}},
        {"migrations", {ReadMigrations}},
        {"rights", {ReviewRights}},
        {"roles", {ManageRoles, ReviewRights}},
        {"policy", {ManagePolicy}},
        {tray, access::patientData(), true},
        {"confidential", {BreakGlass}},
    };
    return all;
}

} // namespace

QStringList pagesOf(access::Permissions here, access::Permissions anywhere)
{
    QStringList pages;
    for (const auto& opening : openings())
        if ((opening.anywhere ? anywhere : here).hasAny(opening.anyOf))
            pages << QLatin1String(opening.page);
    return pages;
}

bool opensPage(access::Permission permission)
{
    const auto rights = access::completed({permission});
    return std::ranges::any_of(pagesOf(rights, rights), [](const QString& page) { return page != QLatin1String(tray); });
}

} // namespace paillasse::ui
