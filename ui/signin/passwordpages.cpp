// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/passwordpages.h"

#include <QComboBox>
#include <QLineEdit>

#include "ui/signin/passwordfield.h"
#include "ui/signin/signinpresenter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

SignInPage::SignInPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent) : Form(theme, presenter, tr("Sign in"), parent)
{
    m_offline = addText(tr("The store cannot be reached: you can sign in if you have already worked at this workstation. What you enter will be sent later."));
    m_offline->setInk(ColorRole::Abnormal);
    m_login = new QComboBox(this);
    m_login->setEditable(true);
    m_login->setInsertPolicy(QComboBox::NoInsert);
    m_login->lineEdit()->setAccessibleName(tr("Sign-in name"));
    m_login->lineEdit()->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    addField(tr("Sign-in name"), m_login);
    m_password = addPassword(tr("Password"));
    addCapsHint();
    auto* first = new ActionButton(theme, ActionButton::Kind::Plain, tr("First sign-in: I have a code"), QKeySequence(Qt::ALT | Qt::Key_A), this);
    addButton(first);
    addButton(new PrimaryButton(theme, tr("Sign in", "button"), QKeySequence(Qt::Key_Return), this));
    connect(first, &QPushButton::clicked, this, [this] { this->presenter().openActivation(); });
}

void SignInPage::refresh()
{
    m_offline->setVisible(!presenter().isOnline());
    m_login->clear();
    m_login->addItems(presenter().logins());
    m_login->setCurrentText(presenter().login());
}

void SignInPage::submit()
{
    presenter().submitSignIn(m_login->currentText(), m_password->take());
}

UnlockPage::UnlockPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent) : Form(theme, presenter, tr("Locked"), parent)
{
    m_text = addText({});
    m_password = addPassword(tr("Password"));
    addCapsHint();
    auto* other = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Somebody else"), QKeySequence(Qt::CTRL | Qt::Key_U), this);
    addButton(other);
    addButton(new PrimaryButton(theme, tr("Unlock"), QKeySequence(Qt::Key_Return), this));
    connect(other, &QPushButton::clicked, this, [this] { this->presenter().requestSwitch(); });
}

void UnlockPage::refresh()
{
    m_text->setText(tr("%1, your work is as you left it.").arg(presenter().name()));
}

void UnlockPage::submit()
{
    presenter().submitUnlock(m_password->take());
}

PreviousPasswordPage::PreviousPasswordPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent)
    : Form(theme, presenter, tr("Previous password needed"), parent)
{
    addText(tr("Your password was changed at another workstation. Without the store, the data here still opens with the previous one only. It is asked once."));
    addText(tr("Nothing is lost: what you entered here waits, encrypted, and is sent when the store answers. If you no longer know the previous password, wait for the network and sign in with the new one."));
    m_password = addPassword(tr("Previous password"));
    addCapsHint();
    auto* other = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Somebody else"), QKeySequence(Qt::CTRL | Qt::Key_U), this);
    addButton(other);
    addButton(new PrimaryButton(theme, tr("Open"), QKeySequence(Qt::Key_Return), this));
    connect(other, &QPushButton::clicked, this, [this] { this->presenter().requestSwitch(); });
}

void PreviousPasswordPage::submit()
{
    presenter().submitPrevious(m_password->take());
}

} // namespace paillasse::ui
