// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/activationpage.h"

#include <QLineEdit>

#include "ui/signin/passphrase.h"
#include "ui/signin/passwordfield.h"
#include "ui/signin/signinpresenter.h"
#include "ui/signin/strengthbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

ActivationPage::ActivationPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent) : Form(theme, presenter, tr("First sign-in"), parent)
{
    m_login = new QLineEdit(this);
    m_login->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    addField(tr("Sign-in name"), m_login);
    m_code = addPassword(tr("Activation code"));
    m_code->setEchoMode(QLineEdit::Normal);
    m_password = addPassword(tr("New password, 14 characters at least"));
    m_strength = new StrengthBar(theme, this);
    addWidget(m_strength);
    // A label's text cannot be wiped like SecretBytes: it is shown only on request, and emptied with the form.
    m_phrase = addText({});
    m_phrase->setStyle(TextStyle::Strong);
    m_phrase->setInk(ColorRole::Ink);
    m_phrase->setTextInteractionFlags(Qt::TextSelectableByKeyboard);
    m_phrase->setAccessibleName(tr("Proposed phrase"));
    m_advice = addText({});
    m_repeated = addPassword(tr("The same again"));
    addCapsHint();
    auto* generate = new ActionButton(theme, ActionButton::Kind::Plain, tr("Propose a phrase"), QKeySequence(Qt::ALT | Qt::Key_P), this);
    addWidget(generate);
    auto* back = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    addButton(back);
    addButton(new PrimaryButton(theme, tr("Choose this password"), QKeySequence(Qt::CTRL | Qt::Key_Return), this));

    connect(generate, &QPushButton::clicked, this, &ActivationPage::proposePhrase);
    connect(back, &QPushButton::clicked, this, [this] { this->presenter().closeActivation(); });
    connect(m_password, &QLineEdit::textChanged, this, &ActivationPage::measure);
    connect(m_login, &QLineEdit::textChanged, this, &ActivationPage::measure);
    connect(&presenter, &SignInPresenter::forgetSecrets, this, [this] { m_phrase->clear(); });
    m_phrase->hide();
}

void ActivationPage::refresh()
{
    m_login->setText(presenter().login());
    m_phrase->hide();
    m_advice->setText(tr("Nobody else knows it, not even an administrator. Several words are easier to type than signs."));
    measure();
}

void ActivationPage::proposePhrase()
{
    const SecretBytes phrase = generatePassphrase();
    m_phrase->setText(QString::fromUtf8(reinterpret_cast<const char*>(phrase.view().data()), static_cast<qsizetype>(phrase.size())));
    m_phrase->show();
    m_advice->setText(tr("Learn it or keep it in your own safe, then type it twice."));
    m_password->forget();
    m_repeated->forget();
    m_password->setFocus(Qt::OtherFocusReason);
}

void ActivationPage::measure()
{
    const SecretBytes typed = m_password->peek();
    m_strength->setStrength(presenter().strengthOf(typed.view(), m_login->text()));
}

void ActivationPage::submit()
{
    // Enter in a field goes on to the next that is empty.
    for (QLineEdit* field : {m_login, static_cast<QLineEdit*>(m_code), static_cast<QLineEdit*>(m_password), static_cast<QLineEdit*>(m_repeated)}) {
        if (field->text().isEmpty())
            return field->setFocus(Qt::OtherFocusReason);
    }
    presenter().submitActivation(m_login->text(), m_code->peek(), m_password->take(), m_repeated->take());
}

} // namespace paillasse::ui
