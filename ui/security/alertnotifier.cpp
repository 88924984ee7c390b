// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/alertnotifier.h"

#include <algorithm>

#include "ui/security/alertwords.h"
#include "ui/security/rulewords.h"
#include "ui/shell/desktopnotice.h"
#include "ui/shell/noticebar.h"

namespace paillasse::ui {

AlertNotifier::AlertNotifier(client::Watch& watch, DesktopNotice& desktop, NoticeBar& bar, std::function<bool()> isCovered, QObject* parent)
    : QObject(parent), m_watch(watch), m_desktop(desktop), m_bar(bar), m_isCovered(std::move(isCovered))
{
    connect(&watch, &client::Watch::alertRaised, this, &AlertNotifier::tell);
    connect(&watch, &client::Watch::alertsChanged, this, &AlertNotifier::follow);
    connect(&desktop, &DesktopNotice::activated, this, [this] { Q_EMIT openAsked(m_last); });
    connect(&bar, &NoticeBar::opened, this, [this] { Q_EMIT openAsked(m_last); });
}

void AlertNotifier::cover()
{
    m_desktop.withdraw();
}

void AlertNotifier::tell(const client::Alert& alert)
{
    m_last = QString::fromStdString(alert.id.toString());
    const auto where = AlertWords::whereOf(alert);
    const auto what = RuleWords::titleOf(alert);
    m_bar.show(where.isEmpty() ? what : QStringLiteral("%1 · %2").arg(what, where));
    const bool isUrgent = alert.severity == client::Severity::High || alert.escalated;
    if (!m_isCovered())
        return m_desktop.show(what, where, isUrgent);
    const auto open = std::ranges::count(m_watch.alerts(), client::AlertState::Open, &client::Alert::state);
    m_desktop.show(QStringLiteral("Paillasse"), AlertWords::open(static_cast<int>(open)), isUrgent);
}

// Somebody took it, or who watched is gone: there is nothing to be told any more.
void AlertNotifier::follow()
{
    const auto last = std::ranges::find_if(m_watch.alerts(), [this](const auto& alert) { return QString::fromStdString(alert.id.toString()) == m_last; });
    if (last != m_watch.alerts().end() && last->state == client::AlertState::Open)
        return;
    m_bar.hide();
    m_desktop.withdraw();
}

} // namespace paillasse::ui
