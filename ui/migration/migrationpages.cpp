// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/migrationpages.h"

#include <algorithm>

#include "ui/administration/codegate.h"
#include "ui/migration/migrationspage.h"

namespace paillasse::ui {

using access::Permission;

std::unique_ptr<Page> makeMigrationsPage(const Theme& theme, client::Engine& engine, const Clock& clock)
{
    const auto& session = engine.session();
    const MigrationActor actor{session.person().id, session.may(Permission::DraftMigrations), session.may(Permission::ApproveMigrations),
                               session.may(Permission::ApproveMigrations) && session.may(Permission::ReadResults)};
    // Whether they may approve is the store's word: it refuses a mandate that names nobody who can.
    const auto approvers = [&engine, me = actor.person] {
        QList<Choice> choices;
        for (const auto& [id, person] : engine.records().directory()->people)
            if (!(id == me))
                choices << Choice{QString::fromStdString(id.toString()), person.title.empty() ? QString::fromStdString(person.name) : QStringLiteral("%1 · %2").arg(QString::fromStdString(person.name), QString::fromStdString(person.title))};
        std::ranges::sort(choices, [](const Choice& a, const Choice& b) { return a.name.localeAwareCompare(b.name) < 0; });
        return choices;
    };
    auto page = std::make_unique<MigrationsPage>(theme, engine.migrations(), clock, session.laboratory(), actor, approvers);
    new CodeGate(theme, engine.administration(), page.get());
    page->standOn(engine);
    return page;
}

} // namespace paillasse::ui
