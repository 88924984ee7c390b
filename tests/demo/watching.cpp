// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/demo/demonstration.h"
#include "ui/security/alertspage.h"
#include "ui/security/ledgerpage.h"
#include "ui/security/trailpage.h"
#include "ui/widgets/datatable.h"

// The security officer answers for what rang in the meantime: the broken glass, the workstations that were not known before.
namespace paillasse::demo {

void Demonstration::alertsLife()
{
    signInAgain(QString::fromLatin1(officer));
    m_steps.begin(QStringLiteral("alerts"));
    stage().go(QStringLiteral("alerts"));
    auto& page = m_here->page<ui::AlertsPage>();
    auto& presenter = page.presenter();
    const auto glass = [&]() -> const client::Alert* {
        const auto& all = engine().watch().alerts();
        const auto found = std::ranges::find(all, "glass-broken", &client::Alert::rule);
        return found == all.end() ? nullptr : &*found;
    };
    stage().wait("the alert of the broken glass", [&] { return glass() != nullptr; });
    stage().wait("the overview", [&] { return presenter.overview().has_value(); });
    const auto id = QString::fromStdString(glass()->id.toString());
    page.open(id);
    stage().wait("it in front, with its acts", [&] { return presenter.current() && presenter.current()->rule == "glass-broken" && presenter.acts().rowCount() > 0; });
    stage().pause(300);
    stage().picture(QStringLiteral("27-alerts"));
    stage().press(Qt::Key_F12);
    stage().wait("its owner", [&] { return glass()->state == client::AlertState::Owned; });
    stage().press(Qt::Key_F7);
    stage().wait("the question what was behind it", [&] { return stage().dialog() != nullptr; });
    stage().fill({QStringLiteral("Accident d’exposition au sang, confirmé par le Dr Guillou au téléphone")});
    stage().press(Qt::Key_Return, Qt::ControlModifier);
    stage().wait("its explanation", [&] { return glass()->state == client::AlertState::Explained && !stage().dialog(); });
    stage().press(Qt::Key_F9);
    stage().wait("the question why it is over", [&] { return stage().dialog() != nullptr; });
    stage().fill({QStringLiteral("Accès justifié, fiche de déclaration classée")});
    stage().press(Qt::Key_Return, Qt::ControlModifier);
    stage().wait("its end", [&] { return glass()->state == client::AlertState::Closed && !stage().dialog(); });
    page.open(id);
    stage().wait("its life", [&] { return presenter.current() && presenter.current()->life.size() == 3; });
    stage().pause(300);
    stage().picture(QStringLiteral("28-alert-life"));
}

void Demonstration::whoSawWhat()
{
    m_steps.begin(QStringLiteral("who saw what"));
    stage().go(QStringLiteral("trail"));
    auto& page = m_here->page<ui::TrailPage>();
    page.presenter().setReference(m_accession);
    stage().wait("who saw the patient", [&] { return page.presenter().hasRows() && page.presenter().events().rowCount() > 3; });
    stage().pause(300);
    stage().picture(QStringLiteral("29-who-saw-what"));
    stage().go(QStringLiteral("ledger"));
    stage().wait("how the ledger stands", [&] { return m_here->page<ui::LedgerPage>().findChild<ui::DataTable*>()->model()->rowCount() > 0; });
    stage().pause(300);
    stage().picture(QStringLiteral("30-ledger"));
}

} // namespace paillasse::demo
