// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/factorpages.h"

#include "ui/signin/passwordfield.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

CodePage::CodePage(const Theme& theme, SignInPresenter& presenter, QWidget* parent) : Form(theme, presenter, tr("Your code"), parent)
{
    m_text = addText({});
    m_code = addPassword(tr("Code of the authenticator, or a recovery code"));
    m_code->setEchoMode(QLineEdit::Normal);
    m_code->setInputMethodHints(Qt::ImhPreferNumbers | Qt::ImhNoPredictiveText);
    auto* other = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Back to sign-in"), QKeySequence(Qt::Key_Escape), this);
    addButton(other);
    addButton(new PrimaryButton(theme, tr("Go on"), QKeySequence(Qt::Key_Return), this));
    connect(other, &QPushButton::clicked, this, [this] { this->presenter().requestSwitch(); });
}

void CodePage::refresh()
{
    m_text->setText(presenter().isForcingSeat()
                        ? tr("Your session is moved here from a workstation that does not answer. This is recorded, and the security officer is told. Enter your code; whoever has no second factor asks an administrator to free their seat.")
                        : tr("The laboratory asks for the second factor now. Enter the six digits that your telephone shows. Whoever has none yet leaves the field empty and sets it up next."));
}

void CodePage::submit()
{
    presenter().submitCode(m_code->take());
}

FactorPage::FactorPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent)
    : FactorForm(theme, presenter, tr("Set up the second factor"),
                 tr("Your signature needs a code from your telephone besides your password. Scan this with an authenticator (FreeOTP, Aegis, Google Authenticator…), or type what stands below."), parent),
      m_presenter(presenter)
{
    auto* later = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Somebody else"), QKeySequence(Qt::CTRL | Qt::Key_U), this);
    addButton(later);
    addButton(new PrimaryButton(theme, tr("Go on"), QKeySequence(Qt::Key_Return), this));
    connect(later, &QPushButton::clicked, this, [this] { m_presenter.requestSwitch(); });
    connect(&presenter, &SignInPresenter::stepChanged, this, [this] {
        if (m_presenter.step() != SignInStep::Factor)
            forget();
    });
}

void FactorPage::refresh()
{
    show(m_presenter.factorUri(), m_presenter.factorTyped());
}

void FactorPage::submit()
{
    m_presenter.submitFactor(takeCode());
}

RecoveryPage::RecoveryPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent) : RecoveryForm(theme, presenter, parent), m_presenter(presenter)
{
    connect(&presenter, &SignInPresenter::stepChanged, this, [this] {
        if (m_presenter.step() != SignInStep::RecoveryCodes)
            forget();
    });
}

void RecoveryPage::refresh()
{
    show(m_presenter.recoveryCodes());
}

void RecoveryPage::submit()
{
    m_presenter.finishFactor();
}

} // namespace paillasse::ui
