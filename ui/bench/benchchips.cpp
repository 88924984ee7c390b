// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/benchchips.h"

namespace paillasse::ui {

QList<Chip> BenchChips::all() const
{
    const auto& counts = m_presenter.counts();
    const auto queue = m_presenter.filter().queue;
    QList<Chip> chips{{QStringLiteral("enter"), tr("To enter"), counts.toEnter, queue == client::Queue::ToEnter, true, false},
                      {QStringLiteral("validate"), tr("Entered"), counts.toValidateTechnically, queue == client::Queue::ToValidateTechnically, true, false},
                      {QStringLiteral("calls"), tr("Calls"), counts.callsToRecord, queue == client::Queue::CallsToRecord, true, false}};
    if (const auto examination = m_presenter.examinationName(); !examination.isEmpty())
        chips << Chip{QStringLiteral("examination"), examination, -1, true, false, true};
    else
        chips << Chip{QStringLiteral("by-examination"), tr("By examination… F3"), -1, false, true, false};
    if (m_presenter.hasOwnBenches())
        chips << (m_presenter.showsOwnBenches() ? Chip{QStringLiteral("benches"), m_presenter.ownBenchNames(), -1, true, false, true} : Chip{QStringLiteral("benches"), tr("My benches"), -1, false, true, false});
    chips << (m_presenter.filter().days > 0 ? Chip{QStringLiteral("days"), tr("%n day(s)", nullptr, BenchPresenter::usualDays), -1, true, false, true} : Chip{QStringLiteral("days"), tr("%n day(s)", nullptr, BenchPresenter::usualDays), -1, false, true, false});
    return chips;
}

bool BenchChips::toggle(const QString& id)
{
    if (id == QStringLiteral("benches")) {
        m_presenter.setOwnBenches(true);
        return false;
    }
    if (id == QStringLiteral("days")) {
        m_presenter.setDays(BenchPresenter::usualDays);
        return false;
    }
    m_presenter.setQueue(id == QStringLiteral("calls") ? client::Queue::CallsToRecord : id == QStringLiteral("enter") ? client::Queue::ToEnter : client::Queue::ToValidateTechnically);
    return true;
}

void BenchChips::remove(const QString& id)
{
    if (id == QStringLiteral("days"))
        m_presenter.setDays(0);
    if (id == QStringLiteral("benches"))
        m_presenter.setOwnBenches(false);
    if (id == QStringLiteral("examination"))
        m_presenter.setExamination({});
}

} // namespace paillasse::ui
