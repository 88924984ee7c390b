// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signinview.h"

#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/signin/activationpage.h"
#include "ui/signin/enrolmentpage.h"
#include "ui/signin/factorpages.h"
#include "ui/signin/firstsyncpage.h"
#include "ui/signin/form.h"
#include "ui/signin/passwordpages.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/messagepanel.h"

namespace paillasse::ui {

SignInView::SignInView(const Theme& theme, SignInPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_presenter(presenter), m_stack(new QStackedWidget(this)), m_message(new MessagePanel(theme, this)), m_starting(new QWidget(this))
{
    setFocusPolicy(Qt::NoFocus);
    auto* recovery = new RecoveryPage(theme, presenter, this);
    connect(recovery, &RecoveryPage::printAsked, this, &SignInView::printAsked);
    m_forms = {
        {SignInStep::Enrolment, new EnrolmentPage(theme, presenter, this)},
        {SignInStep::AwaitingApproval, new ApprovalPage(theme, presenter, this)},
        {SignInStep::SignIn, new SignInPage(theme, presenter, this)},
        {SignInStep::Activation, new ActivationPage(theme, presenter, this)},
        {SignInStep::Unlock, new UnlockPage(theme, presenter, this)},
        {SignInStep::PreviousPassword, new PreviousPasswordPage(theme, presenter, this)},
        {SignInStep::Code, new CodePage(theme, presenter, this)},
        {SignInStep::Factor, new FactorPage(theme, presenter, this)},
        {SignInStep::RecoveryCodes, recovery},
        {SignInStep::FirstSync, new FirstSyncPage(theme, presenter, this)},
    };
    m_stack->addWidget(m_starting);
    for (FormCard* form : std::as_const(m_forms))
        m_stack->addWidget(form);
    m_stack->addWidget(m_message);

    auto* mark = new QLabel(this);
    mark->setPixmap(applicationIcon().pixmap(theme.px(36), theme.px(36)));
    auto* product = new Label(theme, TextStyle::Title, QStringLiteral("Paillasse"), this);
    m_laboratory = new Label(theme, TextStyle::Body, {}, this);
    m_laboratory->setInk(ColorRole::Quiet);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(product);
    names->addWidget(m_laboratory);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme.px(12));
    head->addWidget(mark);
    head->addLayout(names);
    head->addStretch();
    m_workstation = new Label(theme, TextStyle::Small, {}, this);
    m_workstation->setInk(ColorRole::Quiet);

    auto* layout = new QVBoxLayout(this);
    const int margin = theme.px(24);
    layout->setContentsMargins(margin, margin, margin, theme.px(12));
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_workstation);
    connect(&presenter, &SignInPresenter::stepChanged, this, &SignInView::showStep);
    connect(&presenter, &SignInPresenter::busyChanged, m_message, &MessagePanel::setBusy);
    connect(m_message, &MessagePanel::actionChosen, &presenter, &SignInPresenter::chooseAction);
    showStep();
}

void SignInView::showStep()
{
    m_laboratory->setText(m_presenter.laboratory());
    m_workstation->setText(m_presenter.workstation().isEmpty() ? QString() : tr("Workstation %1").arg(m_presenter.workstation()));
    if (m_presenter.step() == SignInStep::Failed) {
        m_message->setMessage(m_presenter.message());
        m_stack->setCurrentWidget(m_message);
    } else if (FormCard* form = m_forms.value(m_presenter.step())) {
        form->refresh();
        m_stack->setCurrentWidget(form);
    } else {
        m_stack->setCurrentWidget(m_starting);
    }
    if (isVisible())
        focusEntry();
}

void SignInView::focusEntry()
{
    if (auto* form = qobject_cast<FormCard*>(m_stack->currentWidget()))
        form->focusEntry();
    else if (m_stack->currentWidget() == m_message)
        m_message->focusEntry();
}

QWidget* SignInView::currentPage() const
{
    return m_stack->currentWidget();
}

void SignInView::focusInEvent(QFocusEvent*)
{
    focusEntry();
}

void SignInView::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), m_theme.color(ColorRole::Ground));
}

} // namespace paillasse::ui
