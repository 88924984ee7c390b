// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/factorpages.h"

#include "ui/signin/passwordfield.h"
#include "ui/signin/qrview.h"
#include "ui/signin/signinpresenter.h"
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
                        ? tr("Your session is moved here from a workstation that does not answer. This is recorded, and the security officer is told. Enter your code; whoever has no second factor leaves it empty.")
                        : tr("The laboratory asks for the second factor now. Enter the six digits that your telephone shows. Whoever has none yet leaves the field empty and sets it up next."));
}

void CodePage::submit()
{
    presenter().submitCode(m_code->take());
}

FactorPage::FactorPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent) : Form(theme, presenter, tr("Set up the second factor"), parent)
{
    addText(tr("Your signature needs a code from your telephone besides your password. Scan this with an authenticator (FreeOTP, Aegis, Google Authenticator…), or type what stands below."));
    m_qr = new QrView(theme, this);
    addWidget(m_qr);
    m_typed = new Label(theme, TextStyle::Strong, {}, this);
    m_typed->setAlignment(Qt::AlignHCenter);
    m_typed->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_typed->setAccessibleName(tr("Secret, for typing"));
    addWidget(m_typed);
    m_code = addPassword(tr("The six digits that it shows now"));
    m_code->setEchoMode(QLineEdit::Normal);
    m_code->setInputMethodHints(Qt::ImhPreferNumbers);
    auto* later = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Somebody else"), QKeySequence(Qt::CTRL | Qt::Key_U), this);
    addButton(later);
    addButton(new PrimaryButton(theme, tr("Go on"), QKeySequence(Qt::Key_Return), this));
    connect(later, &QPushButton::clicked, this, [this] { this->presenter().requestSwitch(); });
    connect(&presenter, &SignInPresenter::stepChanged, this, [this] {
        if (this->presenter().step() != SignInStep::Factor) {
            m_qr->forget();
            m_typed->clear();
        }
    });
}

void FactorPage::refresh()
{
    m_qr->show(presenter().factorUri());
    const auto typed = presenter().factorTyped().view();
    m_typed->setText(QString::fromUtf8(reinterpret_cast<const char*>(typed.data()), static_cast<qsizetype>(typed.size())));
}

void FactorPage::submit()
{
    presenter().submitFactor(m_code->take());
}

RecoveryPage::RecoveryPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent) : Form(theme, presenter, tr("Your recovery codes"), parent)
{
    addText(tr("Each of these stands in once for the telephone, should it be lost. They are shown now and never again: print them, and keep the sheet away from this workstation."));
    m_codes = new Label(theme, TextStyle::Strong, {}, this);
    m_codes->setAlignment(Qt::AlignHCenter);
    m_codes->setAccessibleName(tr("Recovery codes"));
    m_codes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    addWidget(m_codes);
    auto* print = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Print"), QKeySequence(Qt::CTRL | Qt::Key_P), this);
    addButton(print);
    addButton(new PrimaryButton(theme, tr("I keep them safe"), QKeySequence(Qt::Key_Return), this));
    connect(print, &QPushButton::clicked, this, [this] { Q_EMIT printAsked(m_codes->text()); });
    connect(&presenter, &SignInPresenter::stepChanged, this, [this] {
        if (this->presenter().step() != SignInStep::RecoveryCodes)
            m_codes->clear();
    });
}

void RecoveryPage::refresh()
{
    m_codes->setText(presenter().recoveryCodes().join(u'\n'));
}

void RecoveryPage::submit()
{
    presenter().finishFactor();
}

} // namespace paillasse::ui
