// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/newpasswordform.h"

#include "ui/signin/formpresenter.h"
#include "ui/signin/passphrase.h"
#include "ui/signin/passwordfield.h"
#include "ui/signin/strengthbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

void NewPasswordForm::addNewPassword()
{
    m_password = addPassword(tr("New password, 14 characters at least"));
    m_strength = new StrengthBar(theme(), this);
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
    auto* generate = new ActionButton(theme(), ActionButton::Kind::Plain, tr("Propose a phrase"), QKeySequence(Qt::ALT | Qt::Key_P), this);
    addWidget(generate);
    connect(generate, &QPushButton::clicked, this, &NewPasswordForm::proposePhrase);
    connect(m_password, &QLineEdit::textChanged, this, &NewPasswordForm::measure);
    connect(&follows(), &FormPresenter::forgetSecrets, m_phrase, &QLabel::clear);
    m_phrase->hide();
}

void NewPasswordForm::startNewPassword()
{
    m_phrase->hide();
    m_advice->setText(tr("Nobody else knows it, not even an administrator. Several words are easier to type than signs."));
    measure();
}

void NewPasswordForm::proposePhrase()
{
    const SecretBytes phrase = generatePassphrase();
    m_phrase->setText(QString::fromUtf8(reinterpret_cast<const char*>(phrase.view().data()), static_cast<qsizetype>(phrase.size())));
    m_phrase->show();
    m_advice->setText(tr("Learn it or keep it in your own safe, then type it twice."));
    m_password->forget();
    m_repeated->forget();
    m_password->setFocus(Qt::OtherFocusReason);
}

void NewPasswordForm::measure()
{
    const SecretBytes typed = m_password->peek();
    m_strength->setStrength(strengthOf(typed.view()));
}

} // namespace paillasse::ui
