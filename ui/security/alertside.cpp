// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/alertside.h"

#include <QGridLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/models/onlineonly.h"
#include "ui/security/alertspresenter.h"
#include "ui/security/alertwords.h"
#include "ui/security/rulewords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

AlertSide::AlertSide(const Theme& theme, AlertsPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_presenter(presenter), m_badges(new BadgeLabel(theme, this)), m_title(new Label(theme, TextStyle::Heading, {}, this)),
      m_about(new Label(theme, TextStyle::Body, {}, this)), m_observed(new Label(theme, TextStyle::Body, {}, this)), m_why(new Label(theme, TextStyle::Body, {}, this)),
      m_life(new Label(theme, TextStyle::Body, {}, this)), m_said(new Label(theme, TextStyle::Body, {}, this)), m_acts(new DataTable(theme, tr("The acts that raised it"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12));
    layout->setSpacing(theme.px(8));
    layout->addWidget(buildWords(), 3);
    m_acts->setModel(&presenter.acts());
    m_acts->setColumnDesignWidth(0, 78);
    m_acts->setStretchColumn(1);
    m_acts->setMinimumHeight(theme.px(110));
    layout->addWidget(m_acts, 2);
    m_said->setWordWrap(true);
    layout->addWidget(m_said);
    layout->addWidget(buildActions());
    connect(&presenter, &AlertsPresenter::currentChanged, this, &AlertSide::show);
    connect(&presenter, &AlertsPresenter::said, this, [this](const QString& text, bool isTrouble) {
        m_said->setInk(isTrouble ? ColorRole::CriticalInk : ColorRole::Done);
        m_said->setText(text);
    });
    connect(m_acts, &DataTable::idActivated, this, [this](const QVariant& id) { Q_EMIT actActivated(id.toString()); });
    show();
}

QWidget* AlertSide::buildWords()
{
    auto* scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("The alert in words"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* words = new QWidget(scroll);
    auto* layout = new QVBoxLayout(words);
    layout->setContentsMargins(m_theme.px(2), m_theme.px(2), m_theme.px(2), m_theme.px(2));
    layout->setSpacing(m_theme.px(6));
    layout->addWidget(m_badges, 0, Qt::AlignLeft);
    m_about->setInk(ColorRole::Quiet);
    m_why->setInk(ColorRole::Quiet);
    for (auto* label : {m_title, m_about, m_observed, m_why, m_life}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    m_life->setAccessibleName(tr("What became of it"));
    layout->addStretch();
    scroll->setWidget(words);
    words->setAutoFillBackground(false); // setWidget has it filled
    m_words = scroll;
    return scroll;
}

QWidget* AlertSide::buildActions()
{
    m_actions = new QWidget(this);
    m_own = new PrimaryButton(m_theme, tr("I take it"), QKeySequence(Qt::Key_F12), m_actions);
    m_explain = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Explain…"), QKeySequence(Qt::Key_F7), m_actions);
    m_close = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Close…"), QKeySequence(Qt::Key_F9), m_actions);
    m_trail = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Who saw what"), QKeySequence(Qt::Key_F6), m_actions);
    m_end = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("End the session…"), QKeySequence(Qt::Key_F8), m_actions);
    auto* layout = new QGridLayout(m_actions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m_theme.px(6));
    layout->addWidget(m_own, 0, 0, 1, 2, Qt::AlignLeft);
    layout->addWidget(m_explain, 1, 0, Qt::AlignLeft);
    layout->addWidget(m_close, 1, 1, Qt::AlignLeft);
    layout->addWidget(m_trail, 2, 0, 1, 2, Qt::AlignLeft);
    layout->addWidget(m_end, 3, 0, 1, 2, Qt::AlignLeft);
    layout->setColumnStretch(1, 1);
    connect(m_own, &QAbstractButton::clicked, &m_presenter, &AlertsPresenter::own);
    connect(m_explain, &QAbstractButton::clicked, this, &AlertSide::explainAsked);
    connect(m_close, &QAbstractButton::clicked, this, &AlertSide::closeAsked);
    connect(m_trail, &QAbstractButton::clicked, this, &AlertSide::trailAsked);
    connect(m_end, &QAbstractButton::clicked, this, &AlertSide::endSessionAsked);
    return m_actions;
}

void AlertSide::guardBy(OnlineOnly& online)
{
    m_online = &online;
    online.guard(m_own, [this] { return m_presenter.mayOwn(); });
    online.guard(m_explain, [this] { return m_presenter.mayExplain(); });
    online.guard(m_close, [this] { return m_presenter.mayClose(); });
    online.guard(m_end, [this] { return m_presenter.mayEndSession(); });
}

void AlertSide::focusActs()
{
    m_acts->focusEntry();
}

void AlertSide::show()
{
    const auto* alert = m_presenter.current();
    for (QWidget* part : {m_words, m_actions, static_cast<QWidget*>(m_acts)})
        part->setVisible(alert);
    if (!alert)
        return m_said->setText({});
    const auto now = m_presenter.now();
    m_badges->setBadges({AlertWords::badgeOf(alert->severity), AlertWords::badgeOf(*alert)});
    m_title->setText(RuleWords::titleOf(*alert));
    m_about->setText(AlertWords::aboutOf(*alert));
    m_observed->setText(RuleWords::observedOf(*alert));
    m_why->setText(RuleWords::whyOf(alert->rule));
    m_why->setVisible(!m_why->text().isEmpty());
    m_life->setText(AlertWords::lifeOf(*alert, now).join(u'\n'));
    m_own->setEnabled(m_presenter.mayOwn());
    m_explain->setEnabled(m_presenter.mayExplain());
    m_close->setEnabled(m_presenter.mayClose());
    m_end->setEnabled(m_presenter.mayEndSession());
    m_end->setVisible(!alert->person.isNull());
    if (m_online)
        m_online->update();
}

void AlertSide::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Surface));
    painter.fillRect(QRect(0, 0, 1, height()), m_theme.color(ColorRole::Line));
}

} // namespace paillasse::ui
