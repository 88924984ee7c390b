// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/workpages.h"

#include "ui/account/accountpage.h"
#include "ui/administration/glasspage.h"
#include "ui/administration/peoplepage.h"
#include "ui/administration/policypage.h"
#include "ui/administration/reviewpage.h"
#include "ui/administration/rolespage.h"
#include "ui/administration/sessionspage.h"
#include "ui/administration/workstationspage.h"
#include "ui/bench/benchpage.h"
#include "ui/confidential/confidentialpage.h"
#include "ui/reception/receptionpage.h"
#include "ui/reportcheck/checkpage.h"
#include "ui/reports/reportspage.h"
#include "ui/theme/format.h"
#include "ui/tray/traypage.h"
#include "ui/validation/validationpage.h"

namespace paillasse::ui {

using access::Permission;

std::vector<std::unique_ptr<Page>> workPages(const Theme& theme, client::Engine& engine, const Clock& clock)
{
    const auto& session = engine.session();
    std::vector<std::unique_ptr<Page>> pages;
    const auto name = QString::fromStdString(session.person().displayName);
    pages.push_back(std::make_unique<HomePage>(theme, name.section(QLatin1Char(' '), 0, 0)));
    if (session.may(Permission::RegisterPatients) || session.may(Permission::ReceiveSpecimens))
        pages.push_back(std::make_unique<ReceptionPage>(theme, engine));
    if (session.may(Permission::EnterResults))
        pages.push_back(std::make_unique<BenchPage>(theme, engine));
    if (session.may(Permission::ValidateBiologically))
        pages.push_back(std::make_unique<ValidationPage>(theme, engine));
    if (session.may(Permission::ReadResults))
        pages.push_back(std::make_unique<ReportsPage>(theme, engine));
    if (session.may(Permission::ReadOrders))
        pages.push_back(std::make_unique<CheckPage>(theme, engine));
    auto& administration = engine.administration();
    const bool reviews = session.may(Permission::ReviewRights);
    if (session.may(Permission::ManageStaff) || reviews)
        pages.push_back(std::make_unique<PeoplePage>(theme, administration, session));
    if (session.may(Permission::ManageRoles) || reviews)
        pages.push_back(std::make_unique<RolesPage>(theme, administration, session));
    if (session.may(Permission::ManageWorkstations) || reviews)
        pages.push_back(std::make_unique<WorkstationsPage>(theme, administration, session));
    if (session.may(Permission::ManageStaff) || reviews)
        pages.push_back(std::make_unique<SessionsPage>(theme, administration, session));
    if (reviews)
        pages.push_back(std::make_unique<ReviewPage>(theme, administration, session, clock));
    if (session.may(Permission::ReviewGlass))
        pages.push_back(std::make_unique<GlassPage>(theme, administration));
    if (session.may(Permission::ManagePolicy))
        pages.push_back(std::make_unique<PolicyPage>(theme, administration));
    if (session.person().permissionsAnywhere().hasAny(access::patientData()))
        pages.push_back(std::make_unique<TrayPage>(theme, engine));
    if (session.may(Permission::BreakGlass))
        pages.push_back(std::make_unique<ConfidentialPage>(theme, engine));
    pages.push_back(std::make_unique<AccountPage>(theme, engine));
    return pages;
}

RailPerson railPerson(const client::Session& session)
{
    const auto& person = session.person();
    return {QString::fromStdString(person.displayName), QString::fromStdString(person.title), session.laboratoryName()};
}

QList<HomeTask> draftTasks(const client::Drafts& drafts)
{
    QList<HomeTask> tasks;
    for (const auto& draft : drafts.all()) {
        const auto place = QString::fromStdString(draft.place);
        const auto title = QString::fromStdString(draft.title);
        const auto words = Format::dateTime(draft.at);
        tasks.append({place.section(QLatin1Char('.'), 0, 0), QString::fromStdString(draft.subject), 1, HomePage::tr("draft to resume"),
                      title.isEmpty() ? words : QStringLiteral("%1 · %2").arg(title, words), Tone::Accent});
    }
    return tasks;
}

HomeCounts homeCounts(const client::WorkCounts& counts, int pendingActs, const client::Session& session)
{
    HomeCounts shown;
    if (session.may(Permission::ReceiveSpecimens))
        shown.toReceive = counts.toReceive;
    if (session.may(Permission::EnterResults)) {
        shown.toEnter = counts.toEnter;
        shown.urgentToEnter = counts.urgentToEnter;
        shown.toValidateTechnically = counts.toValidateTechnically;
        if (session.may(Permission::RecordCalls))
            shown.callsToRecord = counts.callsToRecord;
    }
    if (session.may(Permission::ValidateBiologically)) {
        shown.toValidate = counts.toValidate;
        shown.urgentToValidate = counts.urgentToValidate;
    }
    if (session.may(Permission::PrintReports))
        shown.reportsToDeliver = counts.reportsToDeliver;
    if (session.may(Permission::ReadResults))
        shown.unreleasedPrints = counts.unreleasedPrints;
    if (!session.person().permissionsAnywhere().hasAny(access::patientData()))
        return shown; // no tray: nothing of theirs waits
    shown.refusedActs = counts.refusedActs;
    shown.pendingActs = pendingActs;
    return shown;
}

} // namespace paillasse::ui
