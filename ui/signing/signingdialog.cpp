// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signing/signingdialog.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/fieldlabel.h"

namespace paillasse::ui {

SigningDialog::SigningDialog(const Theme& theme, const QString& person, bool withCode, QWidget* parent)
    : QDialog(parent), m_password(new QLineEdit(this)), m_error(new Label(theme, TextStyle::Body, {}, this))
{
    setWindowTitle(tr("Signature"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(theme.px(420));
    m_password->setEchoMode(QLineEdit::Password);
    m_error->setInk(ColorRole::CriticalInk);
    auto* why = new Label(theme, TextStyle::Body,
                          withCode ? tr("Your password and the code of your telephone open the signature for 15 minutes; then each report is signed with one key. Locking the station ends it.")
                                   : tr("Your password opens the signature for 15 minutes; then each report is signed with one key. Locking the station ends it."),
                          this);
    why->setWordWrap(true);
    why->setInk(ColorRole::Quiet);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16));
    layout->setSpacing(theme.px(10));
    layout->addWidget(new Label(theme, TextStyle::Heading, tr("Signature of %1").arg(person), this));
    layout->addWidget(why);
    const auto addField = [&](const QString& name, QLineEdit* field) {
        field->setMinimumHeight(theme.controlHeight());
        layout->addWidget(new FieldLabel(theme, name, field, this));
        layout->addWidget(field);
    };
    addField(tr("Password"), m_password);
    if (withCode) {
        m_code = new QLineEdit(this);
        m_code->setProperty("secret", true); // a lock empties it
        addField(tr("Code of the authenticator, or a recovery code"), m_code);
        connect(m_code, &QLineEdit::returnPressed, this, &SigningDialog::confirm);
        connect(this, &QDialog::finished, m_code, &QLineEdit::clear);
    }
    layout->addWidget(m_error);
    auto* foot = new DialogFoot(theme, this, tr("Open the signature"), QKeySequence(Qt::Key_Return));
    m_confirm = foot->confirm();
    layout->addLayout(foot);
    connect(m_confirm, &QAbstractButton::clicked, this, &SigningDialog::confirm);
    connect(m_password, &QLineEdit::returnPressed, this, &SigningDialog::confirm);
    connect(this, &QDialog::finished, m_password, &QLineEdit::clear);
    m_password->setFocus();
}

void SigningDialog::confirm()
{
    if (m_password->text().isEmpty())
        return m_password->setFocus();
    if (m_code && m_code->text().isEmpty())
        return m_code->setFocus();
    const auto taken = [](QLineEdit* field) {
        auto utf8 = field ? field->text().toUtf8() : QByteArray();
        auto secret = std::make_shared<SecretBytes>(SecretBytes::copyOf(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size()))));
        wipe({reinterpret_cast<std::uint8_t*>(utf8.data()), static_cast<std::size_t>(utf8.size())});
        if (field)
            field->clear();
        return secret;
    };
    m_confirm->setEnabled(false);
    Q_EMIT given(taken(m_password), taken(m_code));
}

void SigningDialog::refuse(const QString& why)
{
    m_error->setText(why);
    m_confirm->setEnabled(true);
    m_password->setFocus();
}

} // namespace paillasse::ui
