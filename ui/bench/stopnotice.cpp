// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/stopnotice.h"

#include <QHBoxLayout>

#include "ui/bench/benchpresenter.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

StopNotice::StopNotice(const Theme& theme, BenchPresenter& presenter, QWidget* parent) : Card(theme, parent), m_presenter(presenter), m_badge(new BadgeLabel(theme, this)), m_text(new Label(theme, TextStyle::Body, {}, this))
{
    m_text->setWordWrap(true);
    m_rerun = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Rerun"), {}, this);
    m_rerun->setShownKey(QKeySequence(Qt::Key_F7));
    m_call = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Note the call"), {}, this);
    m_call->setShownKey(QKeySequence(Qt::Key_F8));
    m_keep = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Keep…"), QKeySequence(Qt::Key_F9), this);
    m_back = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Back to it"), QKeySequence(Qt::Key_F2), this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10));
    layout->setSpacing(theme.px(10));
    layout->addWidget(m_badge);
    layout->addWidget(m_text, 1);
    for (auto* button : {m_back, m_rerun, m_call, m_keep})
        layout->addWidget(button);
    connect(m_rerun, &QAbstractButton::clicked, this, &StopNotice::rerunWanted);
    connect(m_call, &QAbstractButton::clicked, this, &StopNotice::callWanted);
    connect(m_keep, &QAbstractButton::clicked, this, &StopNotice::keepWanted);
    connect(m_back, &QAbstractButton::clicked, this, &StopNotice::backWanted);
}

void StopNotice::refresh()
{
    const auto* stop = m_presenter.stoppedElsewhere();
    for (auto* button : {m_rerun, m_call, m_keep})
        button->setVisible(!stop);
    m_back->setVisible(stop);
    if (stop)
        return showElsewhere(*stop);
    const auto* file = m_presenter.file();
    const auto id = m_presenter.unanswered();
    const auto* line = file && id != 0 ? file->order.line(id) : nullptr;
    const auto* measurement = line ? line->reportableMeasurement() : nullptr;
    setVisible(measurement != nullptr);
    if (!measurement)
        return;
    const auto name = m_presenter.grid().index(m_presenter.grid().rowOfLine(id), ResultGridModel::Examination).data().toString();
    m_badge->setBadge({Tone::Critical, ui::Shape::None, QStringLiteral("%1 %2").arg(name, shownValue(measurement->value)), {}});
    m_text->setText(measurement->delta ? tr("Critical, and a jump from the previous value: check the tube (haemolysis?). Entry waits.")
                                       : tr("Critical value. Entry goes on after a rerun, a call or a reason."));
}

void StopNotice::showElsewhere(const EntryStop& stop)
{
    setVisible(true);
    m_badge->setBadge({Tone::Critical, ui::Shape::None, stop.what, {}});
    m_text->setText(tr("Entry waits on this critical value of order %1: a rerun, a call or a reason first.").arg(stop.number));
}

} // namespace paillasse::ui
