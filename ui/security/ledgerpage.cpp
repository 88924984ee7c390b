// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/ledgerpage.h"

#include <QHBoxLayout>

#include "ui/models/onlineonly.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

LedgerPage::LedgerPage(const Theme& theme, client::Watch& watch, const Clock& clock, QWidget* parent)
    : SecurityPage(theme, parent), m_presenter(watch, clock), m_verdict(new Label(theme, TextStyle::Heading, {}, this)), m_table(new DataTable(theme, tr("How the ledger stands"), this)),
      m_todo(new Label(theme, TextStyle::Body, {}, this)), m_said(new Label(theme, TextStyle::Body, {}, this))
{
    m_verdict->setWordWrap(true);
    m_table->setModel(&m_presenter.points());
    m_table->setColumnDesignWidth(0, 240);
    m_table->setStretchColumn(1);
    m_table->setColumnDesignWidth(2, 150);
    m_table->setHeightToRows(12);
    m_todo->setWordWrap(true);
    m_said->setWordWrap(true);
    m_said->setInk(ColorRole::CriticalInk);
    auto* list = new Card(theme, this);
    auto* inList = new QVBoxLayout(list);
    inList->setContentsMargins(0, 0, 0, 0);
    inList->addWidget(m_table);
    auto* advice = new Card(theme, this);
    auto* inAdvice = new QVBoxLayout(advice);
    inAdvice->setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10));
    inAdvice->addWidget(new Label(theme, TextStyle::Strong, tr("What to do"), advice));
    inAdvice->addWidget(m_todo);
    m_again = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Read again"), QKeySequence(Qt::Key_F5), this);
    connect(m_again, &QAbstractButton::clicked, &m_presenter, &LedgerPresenter::refresh);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_again);
    foot->addWidget(m_said, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    layout->setSpacing(theme.px(10));
    layout->addWidget(notice());
    layout->addWidget(m_verdict);
    layout->addWidget(list);
    layout->addWidget(advice);
    layout->addStretch();
    layout->addLayout(foot);
    connect(&m_presenter, &LedgerPresenter::changed, this, &LedgerPage::show);
    connect(&m_presenter, &LedgerPresenter::said, this, [this](const QString& text) { m_said->setText(text); });
    connect(m_table, &DataTable::idChanged, this, [this](const QVariant& id) { m_todo->setText(m_presenter.todoOf(id.toString())); });
    show();
}

void LedgerPage::guard(OnlineOnly& online)
{
    online.guard(m_again);
}

void LedgerPage::show()
{
    m_verdict->setText(m_presenter.verdict());
    m_verdict->setInk(m_presenter.isIntact() || m_presenter.points().rowCount() == 0 ? ColorRole::Ink : ColorRole::CriticalInk);
    if (!m_table->currentId().isValid())
        m_table->setCurrentId(m_presenter.first());
    m_todo->setText(m_presenter.todoOf(m_table->currentId().toString()));
}

void LedgerPage::focusEntry()
{
    m_table->focusEntry();
}

} // namespace paillasse::ui
