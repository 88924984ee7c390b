// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/ledgerpresenter.h"

#include "ui/security/alertwords.h"
#include "ui/security/overviewwords.h"

namespace paillasse::ui {

LedgerPresenter::LedgerPresenter(client::Watch& watch, const Clock& clock, QObject* parent) : QObject(parent), m_watch(watch), m_clock(clock)
{
    m_points.setHeaders({tr("Point"), tr("State"), tr("Judgement")});
}

void LedgerPresenter::refresh()
{
    m_watch.overview(this, [this](const Result<client::WatchReply>& overview) {
        if (!overview)
            return Q_EMIT said(AlertWords::of(overview.error()), true);
        m_ledger = overview->ledger;
        m_known = LedgerWords::of(*m_ledger, m_clock.now());
        QList<Row> rows;
        for (const auto& point : m_known) {
            RowCell judgement;
            judgement.badges = {point.badge};
            rows << Row{point.id, {{point.name, CellInk::Strong}, {point.state, CellInk::Normal, {}, {}, true}, judgement}};
        }
        m_points.setRows(rows);
        Q_EMIT said({}, false);
        Q_EMIT changed();
    });
}

bool LedgerPresenter::isIntact() const
{
    return m_ledger && OverviewWords::isIntact(*m_ledger);
}

QString LedgerPresenter::verdict() const
{
    if (!m_ledger)
        return tr("The store has not said yet how the ledger stands.");
    return isIntact() ? tr("The ledger is intact, as far as anybody has looked.") : tr("The ledger is doubted. Nothing is lost by waiting: change nothing on the store before it is understood.");
}

QString LedgerPresenter::first() const
{
    for (const auto& point : m_known)
        if (point.badge.tone != Tone::Done)
            return point.id;
    return m_points.id(0);
}

QString LedgerPresenter::todoOf(const QString& id) const
{
    for (const auto& point : m_known)
        if (point.id == id)
            return point.todo;
    return {};
}

} // namespace paillasse::ui
