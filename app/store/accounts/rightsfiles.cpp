// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/rightsfiles.h"

#include <algorithm>

#include "app/store/accounts/rightswords.h"
#include "app/store/accounts/wallclock.h"
#include "app/store/paper/csv.h"

namespace paillasse::store {

namespace {

std::string lastUsed(const wire::StaffEntry& entry, access::Permission permission)
{
    const auto use = std::ranges::find(entry.uses, permission, &wire::PermissionUse::permission);
    if (use != entry.uses.end())
        return WallClock::date(Date::fromDays(use->lastDay));
    return access::looking().has(permission) ? "en consultant : non relevé" : "jamais";
}

// Of who has it, each right once; nothing where nobody has given it.
std::string givenBy(const access::Person& person, access::Permission permission)
{
    std::string gives;
    for (const auto& grant : person.grants)
        if (permissionsOf(grant).has(permission))
            gives += (gives.empty() ? "" : ", ") + rightswords::of(grant);
    return gives;
}

paper::Table tableOf(const wire::StaffReply& staff)
{
    paper::Table table{{{"Personne", 0.19}, {"Identifiant", 0.11}, {"Rôle", 0.19}, {"Droit", 0.31}, {"Dernier usage", 0.20}}, {}};
    for (const auto& entry : staff.people) {
        if (entry.person.disabled)
            continue;
        for (unsigned i = 0; i <= static_cast<unsigned>(lastOf(access::Permission())); ++i) {
            const auto permission = static_cast<access::Permission>(i);
            if (const auto gives = givenBy(entry.person, permission); !gives.empty())
                table.rows.push_back({entry.person.displayName, entry.person.login, gives, rightswords::of(permission), lastUsed(entry, permission)});
        }
    }
    return table;
}

} // namespace

Result<Bytes> RightsFiles::make(const wire::RightsExport& order, const Actor& by)
{
    const auto staff = m_governance.exportRights(order, by);
    if (!staff)
        return tl::unexpected(staff.error());
    const auto table = tableOf(*staff);
    const auto csv = paper::csvOf(table);
    if (order.form == wire::ExportForm::Csv)
        return csv;
    const auto heads = m_sealing.heads({});
    if (!heads)
        return tl::unexpected(heads.error());
    const auto person = m_registry.person(by.person);
    const WallClock wall(m_registry.policy().timeZone);
    paper::Statement statement;
    statement.kind = "rights";
    statement.title = "Revue des droits";
    statement.issuer = m_nameOf(order.laboratory);
    statement.madeAt = m_clock.now();
    statement.lines = {{"Établie le", wall.dateTime(statement.madeAt) + " (" + wall.zone() + ")"},
                       {"Demandée par", (person ? person->displayName : std::string()) + ", avec un code de son second facteur"},
                       {"Suite donnée, date, signature", "\n\n"}};
    statement.sections.push_back({{}, {"Ce document dit qui pouvait quoi dans ce laboratoire au moment indiqué, ce qui le permet, et quand chaque droit a servi pour la dernière fois, depuis que c’est relevé. Un "
                                       "droit dont personne ne se sert depuis 90 jours est une question à poser. Le serveur l’a établi lui-même et scellé ; cet export figure au registre. Le sceau se vérifie par « paillasse-store verify-paper », et par tout lecteur de PDF qui se fie au certificat du serveur."},
                                  {}, {}});
    statement.sections.push_back({"Qui a quel droit", {}, {}, table});
    statement.attachments = {{"rights.csv", "text/csv", "Les mêmes lignes", csv}, Sealing::attached(*heads)};
    return m_sealing.seal(statement, "Revue des droits");
}

} // namespace paillasse::store
