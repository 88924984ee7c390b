// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/activationpage.h"

#include <QLineEdit>

#include "ui/signin/passwordfield.h"
#include "ui/signin/signinpresenter.h"
#include "ui/widgets/actionbutton.h"

namespace paillasse::ui {

ActivationPage::ActivationPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent) : NewPasswordForm(theme, presenter, tr("First sign-in"), parent), m_presenter(presenter)
{
    m_login = new QLineEdit(this);
    m_login->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    addField(tr("Sign-in name"), m_login);
    m_code = addPassword(tr("Activation code"));
    m_code->setEchoMode(QLineEdit::Normal);
    addNewPassword();
    auto* back = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    addButton(back);
    addButton(new PrimaryButton(theme, tr("Choose this password"), QKeySequence(Qt::CTRL | Qt::Key_Return), this));

    connect(back, &QPushButton::clicked, this, [this] { m_presenter.closeActivation(); });
    connect(m_login, &QLineEdit::textChanged, this, &ActivationPage::measure);
}

void ActivationPage::refresh()
{
    m_login->setText(m_presenter.login());
    startNewPassword();
}

Strength ActivationPage::strengthOf(ByteView password) const
{
    return m_presenter.strengthOf(password, m_login->text());
}

void ActivationPage::submit()
{
    // Enter in a field goes on to the next that is empty.
    for (QLineEdit* field : {m_login, static_cast<QLineEdit*>(m_code), static_cast<QLineEdit*>(&password()), static_cast<QLineEdit*>(&repeated())}) {
        if (field->text().isEmpty())
            return field->setFocus(Qt::OtherFocusReason);
    }
    m_presenter.submitActivation(m_login->text(), m_code->peek(), password().take(), repeated().take());
}

} // namespace paillasse::ui
