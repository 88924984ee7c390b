// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/migrationside.h"

#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/models/onlineonly.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

MigrationSide::MigrationSide(const Theme& theme, MigrationsPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_presenter(presenter), m_badges(new BadgeLabel(theme, this)), m_title(new Label(theme, TextStyle::Heading, {}, this)), m_next(new Label(theme, TextStyle::Strong, {}, this)),
      m_mandate(new Label(theme, TextStyle::Body, {}, this)), m_said(new Label(theme, TextStyle::Body, {}, this))
{
    auto* scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("The migration in words"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* words = new QWidget(scroll);
    auto* inWords = new QVBoxLayout(words);
    inWords->setContentsMargins(theme.px(2), theme.px(2), theme.px(2), theme.px(2));
    inWords->setSpacing(theme.px(8));
    inWords->addWidget(m_badges, 0, Qt::AlignLeft);
    m_mandate->setInk(ColorRole::Quiet);
    for (auto* label : {m_title, m_next, m_mandate}) {
        label->setWordWrap(true);
        inWords->addWidget(label);
    }
    inWords->addStretch();
    scroll->setWidget(words);
    words->setAutoFillBackground(false); // setWidget has it filled
    m_said->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12));
    layout->setSpacing(theme.px(8));
    layout->addWidget(scroll, 1);
    layout->addWidget(m_said);
    layout->addWidget(buildActions());
    connect(&presenter, &MigrationsPresenter::changed, this, &MigrationSide::show);
    connect(&presenter, &MigrationsPresenter::said, this, [this](const QString& text, bool isTrouble) {
        m_said->setInk(isTrouble ? ColorRole::CriticalInk : ColorRole::Done);
        m_said->setText(text);
    });
    show();
}

QWidget* MigrationSide::buildActions()
{
    auto* actions = new QWidget(this);
    m_task = new PrimaryButton(m_theme, {}, QKeySequence(Qt::Key_F12), actions);
    m_task->setAccessibleName(tr("The next step"));
    m_abandon = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("Abandon…"), QKeySequence(Qt::Key_F9), actions);
    m_draft = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("New mandate…"), QKeySequence(Qt::CTRL | Qt::Key_N), actions);
    auto* layout = new QVBoxLayout(actions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m_theme.px(6));
    for (auto* button : {m_task, m_abandon, m_draft})
        layout->addWidget(button, 0, Qt::AlignLeft);
    connect(m_task, &QAbstractButton::clicked, this, [this] { Q_EMIT taskAsked(m_presenter.task()); });
    connect(m_abandon, &QAbstractButton::clicked, this, &MigrationSide::abandonAsked);
    connect(m_draft, &QAbstractButton::clicked, this, &MigrationSide::draftAsked);
    return actions;
}

void MigrationSide::guardBy(OnlineOnly& online)
{
    m_online = &online;
    online.guard(m_task, [this] { return m_presenter.task() != MigrationTask::None; });
    online.guard(m_abandon, [this] { return m_presenter.mayAbandon(); });
    online.guard(m_draft, [this] { return m_presenter.mayDraft(); });
}

QString MigrationSide::wordsOf(MigrationTask task)
{
    switch (task) {
    case MigrationTask::None: break;
    case MigrationTask::Approve: return tr("Read and approve…");
    case MigrationTask::BeginStaging: return tr("Begin the staging…");
    case MigrationTask::BeginCheck: return tr("Begin the check");
    case MigrationTask::Explain: return tr("Explain a difference…");
    case MigrationTask::Compare: return tr("Compare the sample…");
    case MigrationTask::Accept: return tr("Accept…");
    case MigrationTask::Acknowledge: return tr("Acknowledgement…");
    case MigrationTask::SaveCertificate: return tr("Save the certificate…");
    }
    return {};
}

void MigrationSide::show()
{
    const auto* line = m_presenter.line();
    m_badges->setVisible(line);
    if (line)
        m_badges->setBadges({MigrationWords::badgeOf(line->state, line->work)});
    m_title->setText(line ? MigrationWords::titleOf(*line) : QString());
    m_next->setText(m_presenter.nextWords());
    m_mandate->setText(m_presenter.mandateWords().join(u'\n'));
    const auto task = m_presenter.task();
    m_task->setText(wordsOf(task));
    m_task->setVisible(task != MigrationTask::None);
    m_task->setEnabled(task != MigrationTask::None);
    m_abandon->setVisible(line && m_presenter.mayAbandon());
    m_draft->setEnabled(m_presenter.mayDraft());
    if (m_online)
        m_online->update();
}

void MigrationSide::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Surface));
    painter.fillRect(QRect(0, 0, 1, height()), m_theme.color(ColorRole::Line));
}

} // namespace paillasse::ui
