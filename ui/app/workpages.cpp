// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/workpages.h"

#include <functional>
#include <map>

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
#include "ui/migration/migrationpages.h"
#include "ui/reception/receptionpage.h"
#include "ui/reportcheck/checkpage.h"
#include "ui/reports/reportspage.h"
#include "ui/security/securitypages.h"
#include "ui/shell/pagesofrights.h"
#include "ui/theme/format.h"
#include "ui/tray/traypage.h"
#include "ui/validation/validationpage.h"

namespace paillasse::ui {

using access::Permission;

namespace {

using Maker = std::function<std::unique_ptr<Page>()>;

std::map<QString, Maker> makers(const Theme& theme, client::Engine& engine, const Clock& clock)
{
    const auto& session = engine.session();
    return {
        {QStringLiteral("reception"), [&] { return std::make_unique<ReceptionPage>(theme, engine); }},
        {QStringLiteral("bench"), [&] { return std::make_unique<BenchPage>(theme, engine); }},
        {QStringLiteral("validation"), [&] { return std::make_unique<ValidationPage>(theme, engine); }},
        {QStringLiteral("reports"), [&] { return std::make_unique<ReportsPage>(theme, engine); }},
        {QStringLiteral("report-check"), [&] { return std::make_unique<CheckPage>(theme, engine); }},
        {QStringLiteral("people"), [&] { return std::make_unique<PeoplePage>(theme, engine, session); }},
        {QStringLiteral("roles"), [&] { return std::make_unique<RolesPage>(theme, engine, session); }},
        {QStringLiteral("workstations"), [&] { return std::make_unique<WorkstationsPage>(theme, engine, session); }},
        {QStringLiteral("sessions"), [&] { return std::make_unique<SessionsPage>(theme, engine, session); }},
        {QStringLiteral("rights"), [&] { return std::make_unique<ReviewPage>(theme, engine, clock); }},
        {QStringLiteral("glass"), [&] { return std::make_unique<GlassPage>(theme, engine); }},
        {QStringLiteral("policy"), [&] { return std::make_unique<PolicyPage>(theme, engine); }},
        {QStringLiteral("alerts"), [&] { return makeAlertsPage(theme, engine, clock); }},
        {QStringLiteral("trail"), [&] { return makeTrailPage(theme, engine, clock); }},
        {QStringLiteral("ledger"), [&] { return makeLedgerPage(theme, engine, clock); }},
        {QStringLiteral("migrations"), [&] { return makeMigrationsPage(theme, engine, clock); }},
        {QStringLiteral("tray"), [&] { return std::make_unique<TrayPage>(theme, engine); }},
        {QStringLiteral("confidential"), [&] { return std::make_unique<ConfidentialPage>(theme, engine); }},
    };
}

} // namespace

std::vector<std::unique_ptr<Page>> workPages(const Theme& theme, client::Engine& engine, const Clock& clock)
{
    const auto& person = engine.session().person();
    const auto make = makers(theme, engine, clock);
    std::vector<std::unique_ptr<Page>> pages;
    pages.push_back(std::make_unique<HomePage>(theme, QString::fromStdString(person.displayName).section(QLatin1Char(' '), 0, 0)));
    for (const auto& id : pagesOf(person.permissionsIn(engine.session().laboratory()), person.permissionsAnywhere()))
        pages.push_back(make.at(id)());
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
    }
    if (session.may(Permission::ValidateTechnically))
        shown.toValidateTechnically = counts.toValidateTechnically;
    if (session.may(Permission::RecordCalls))
        shown.callsToRecord = counts.callsToRecord;
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
