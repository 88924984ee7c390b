// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/securitypages.h"

#include <algorithm>

#include "ui/administration/codegate.h"
#include "ui/security/alertspage.h"
#include "ui/security/ledgerpage.h"
#include "ui/security/trailpage.h"

namespace paillasse::ui {

namespace {

// Whoever is signed in has one seat: it is the one that is ended. That may take a code, which the page asks for.
void letEndSessions(AlertsPage& page, const Theme& theme, client::Engine& engine)
{
    auto& administration = engine.administration();
    new CodeGate(theme, administration, &page);
    page.presenter().setEndSession([&administration, &page](const lab::PersonId& person, const client::Reply<void>& reply) {
        administration.sessions(&page, [&administration, &page, person, reply](const Result<client::SessionsReply>& sessions) {
            if (!sessions)
                return reply(tl::unexpected(sessions.error()));
            const auto theirs = std::ranges::find(sessions->sessions, person, &client::SessionEntry::person);
            if (theirs == sessions->sessions.end())
                return reply(fail(ErrorCode::NotFound, "no session"));
            administration.endSession(theirs->session, &page, reply);
        });
    });
}

QList<Choice> byName(QList<Choice> choices)
{
    std::ranges::sort(choices, [](const Choice& a, const Choice& b) { return a.name.localeAwareCompare(b.name) < 0; });
    return choices;
}

void fillChoices(TrailPage& page, client::Engine& engine)
{
    QList<Choice> people;
    for (const auto& [id, person] : engine.records().directory()->people)
        people << Choice{QString::fromStdString(id.toString()), QString::fromStdString(person.name)};
    page.form().setPeople(byName(people));
    if (!engine.session().may(access::Permission::ManageWorkstations))
        return; // those that the rows name are added as they come
    engine.administration().workstations(&page, [&page](const Result<client::WorkstationsReply>& workstations) {
        if (!workstations)
            return;
        QList<Choice> choices;
        for (const auto& one : workstations->workstations)
            choices << Choice{QString::fromStdString(one.id.toString()), QString::fromStdString(one.name)};
        page.form().setWorkstations(byName(choices));
    });
}

} // namespace

std::unique_ptr<Page> makeAlertsPage(const Theme& theme, client::Engine& engine, const Clock& clock)
{
    auto page = std::make_unique<AlertsPage>(theme, engine.watch(), clock, engine.session().person().id);
    if (engine.session().may(access::Permission::ManageStaff))
        letEndSessions(*page, theme, engine);
    page->standOn(engine);
    return page;
}

std::unique_ptr<Page> makeTrailPage(const Theme& theme, client::Engine& engine, const Clock& clock)
{
    auto page = std::make_unique<TrailPage>(theme, engine.watch(), clock);
    QObject::connect(page.get(), &TrailPage::choicesWanted, page.get(), [raw = page.get(), &engine] { fillChoices(*raw, engine); });
    page->standOn(engine);
    return page;
}

std::unique_ptr<Page> makeLedgerPage(const Theme& theme, client::Engine& engine, const Clock& clock)
{
    auto page = std::make_unique<LedgerPage>(theme, engine.watch(), clock);
    page->standOn(engine);
    return page;
}

} // namespace paillasse::ui
