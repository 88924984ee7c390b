// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/alertspresenter.h"

#include <algorithm>

#include "ui/security/alertwords.h"
#include "ui/security/eventwords.h"

namespace paillasse::ui {

using client::AlertState;

AlertsPresenter::AlertsPresenter(client::Watch& watch, const Clock& clock, const lab::PersonId& me, QObject* parent)
    : QObject(parent), m_watch(watch), m_clock(clock), m_me(me)
{
    m_list.setHeaders({tr("Severity"), tr("Alert"), tr("Person · workstation"), tr("Since"), tr("Owner"), tr("State")});
    m_acts.setHeaders({tr("Time"), tr("What happened")});
    connect(&watch, &client::Watch::alertsChanged, this, &AlertsPresenter::relist);
    relist();
}

void AlertsPresenter::setFilter(AlertFilter filter)
{
    m_filter = filter;
    relist();
}

void AlertsPresenter::search(const QString& text)
{
    m_search = text.trimmed();
    relist();
}

int AlertsPresenter::openCount() const
{
    return static_cast<int>(std::ranges::count_if(m_watch.alerts(), [](const auto& alert) { return alert.state != AlertState::Closed; }));
}

int AlertsPresenter::mineCount() const
{
    return static_cast<int>(std::ranges::count_if(m_watch.alerts(), [this](const auto& alert) { return alert.state != AlertState::Closed && alert.owner == m_me; }));
}

QString AlertsPresenter::emptyWords() const
{
    if (!m_watch.isKnown())
        return tr("The store has not answered yet.");
    if (!m_search.isEmpty())
        return tr("No alert is about “%1”.").arg(m_search);
    switch (m_filter) {
    case AlertFilter::Open: return tr("No open alert.");
    case AlertFilter::Mine: return tr("You own no alert.");
    case AlertFilter::Days30: break;
    }
    return tr("No alert in the last 30 days.");
}

bool AlertsPresenter::fits(const client::Alert& alert) const
{
    if (m_filter != AlertFilter::Days30 && alert.state == AlertState::Closed)
        return false;
    if (m_filter == AlertFilter::Mine && !(alert.owner == m_me))
        return false;
    return m_search.isEmpty() || AlertWords::aboutOf(alert).contains(m_search, Qt::CaseInsensitive);
}

void AlertsPresenter::relist()
{
    std::vector<const client::Alert*> shown;
    for (const auto& alert : m_watch.alerts())
        if (fits(alert))
            shown.push_back(&alert);
    // What still needs somebody first, the gravest of it at the top; else as the store has them: newest first.
    std::ranges::stable_sort(shown, std::ranges::greater(), [](const client::Alert* alert) { return std::pair(alert->state != AlertState::Closed, alert->severity); });
    QList<Row> rows;
    const auto now = m_clock.now();
    for (const auto* alert : shown)
        rows << AlertWords::rowOf(*alert, now);
    m_list.setRows(rows);
    Q_EMIT listChanged();
    Q_EMIT currentChanged();
    askActs();
}

const client::Alert* AlertsPresenter::alertOf(const QString& id) const
{
    const auto found = std::ranges::find_if(m_watch.alerts(), [&id](const auto& alert) { return QString::fromStdString(alert.id.toString()) == id; });
    return found == m_watch.alerts().end() ? nullptr : &*found;
}

const client::Alert* AlertsPresenter::current() const
{
    return alertOf(m_current);
}

void AlertsPresenter::choose(const QString& id)
{
    if (id == m_current)
        return;
    m_current = id;
    m_asked.clear();
    m_causes = {};
    m_acts.setRows({});
    Q_EMIT said({}, false);
    Q_EMIT currentChanged();
    askActs();
}

bool AlertsPresenter::bring(const QString& id)
{
    const auto* alert = alertOf(id);
    if (!alert)
        return false;
    m_search.clear();
    if (!fits(*alert))
        m_filter = alert->state == AlertState::Closed ? AlertFilter::Days30 : AlertFilter::Open;
    relist();
    choose(id);
    return true;
}

// Again when there are others: a repeat has joined it.
void AlertsPresenter::askActs()
{
    const auto* alert = current();
    if (!alert || alert->causes.empty() || alert->causes == m_asked)
        return;
    m_asked = alert->causes;
    m_watch.causes(alert->id, this, [this, id = m_current](const Result<client::TrailReply>& causes) {
        if (id != m_current)
            return;
        if (!causes) {
            m_asked.clear();
            return Q_EMIT said(AlertWords::of(causes.error()), true);
        }
        m_causes = *causes;
        m_acts.setRows(AlertWords::rowsOf(m_causes, m_clock.now()));
    });
}

std::optional<client::TrailRow> AlertsPresenter::act(const QString& id) const
{
    const auto found = std::ranges::find_if(m_causes.rows, [&id](const auto& row) { return EventWords::idOf(row.place) == id; });
    return found == m_causes.rows.end() ? std::nullopt : std::optional(*found);
}

void AlertsPresenter::askOverview()
{
    m_watch.overview(this, [this](const Result<client::WatchReply>& overview) {
        if (!overview)
            return; // what was known stays; that the store is away is said elsewhere
        m_overview = *overview;
        Q_EMIT overviewChanged();
    });
}

bool AlertsPresenter::mayOwn() const
{
    const auto* alert = current();
    return alert && !m_isStepping && (alert->state == AlertState::Open || (alert->state == AlertState::Owned && !(alert->owner == m_me)));
}

bool AlertsPresenter::mayExplain() const
{
    const auto* alert = current();
    return alert && !m_isStepping && alert->state == AlertState::Owned;
}

bool AlertsPresenter::mayClose() const
{
    const auto* alert = current();
    return alert && !m_isStepping && alert->state == AlertState::Explained;
}

bool AlertsPresenter::mayEndSession() const
{
    const auto* alert = current();
    return m_endSession && alert && alert->state != AlertState::Closed && !alert->person.isNull() && !(alert->person == m_me);
}

void AlertsPresenter::own()
{
    if (const auto* alert = current())
        step(alert->id, client::AlertStep::Own, {});
}

void AlertsPresenter::step(const Uuid& alert, client::AlertStep step, const QString& text)
{
    m_isStepping = true;
    Q_EMIT currentChanged();
    m_watch.step(alert, step, text.toStdString(), this, [this, step](const Result<>& done) {
        m_isStepping = false;
        Q_EMIT currentChanged();
        if (!done)
            return Q_EMIT said(AlertWords::of(done.error()), true);
        switch (step) {
        case client::AlertStep::Own: return Q_EMIT said(tr("It is yours now."), false);
        case client::AlertStep::Explain: return Q_EMIT said(tr("The explanation is in the ledger."), false);
        default: Q_EMIT said(tr("Closed. Why is in the ledger."), false);
        }
    });
}

void AlertsPresenter::endSession(const lab::PersonId& person, const QString& name)
{
    m_endSession(person, [this, name](const Result<>& ended) {
        if (ended)
            return Q_EMIT said(tr("The session of %1 is over.").arg(name), false);
        Q_EMIT said(ended.error().code == ErrorCode::NotFound ? tr("%1 is not signed in now.").arg(name) : AlertWords::of(ended.error()), true);
    });
}

} // namespace paillasse::ui
