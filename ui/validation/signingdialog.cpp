// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/signingdialog.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

SigningDialog::SigningDialog(const Theme& theme, const QString& person, QWidget* parent)
    : QDialog(parent), m_password(new QLineEdit(this)), m_error(new Label(theme, TextStyle::Body, {}, this)), m_confirm(new PrimaryButton(theme, tr("Open the signature"), QKeySequence(Qt::Key_Return), this))
{
    setWindowTitle(tr("Signature"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(theme.px(420));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    m_password->setMinimumHeight(theme.controlHeight());
    m_error->setInk(ColorRole::CriticalInk);
    auto* why = new Label(theme, TextStyle::Body, tr("Your password opens the signature for 15 minutes; then each report is signed with one key. Locking the station ends it."), this);
    why->setWordWrap(true);
    why->setInk(ColorRole::Quiet);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16));
    layout->setSpacing(theme.px(10));
    layout->addWidget(new Label(theme, TextStyle::Heading, tr("Signature of %1").arg(person), this));
    layout->addWidget(why);
    layout->addWidget(m_password);
    layout->addWidget(m_error);
    auto* buttons = new QHBoxLayout;
    auto* cancel = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Cancel"), QKeySequence(Qt::Key_Escape), this);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    layout->addLayout(buttons);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QAbstractButton::clicked, this, &SigningDialog::confirm);
    connect(m_password, &QLineEdit::returnPressed, this, &SigningDialog::confirm);
    connect(this, &QDialog::finished, m_password, &QLineEdit::clear);
    m_password->setFocus();
}

void SigningDialog::confirm()
{
    if (m_password->text().isEmpty())
        return;
    auto utf8 = m_password->text().toUtf8();
    const auto password = std::make_shared<SecretBytes>(SecretBytes::copyOf(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size()))));
    wipe({reinterpret_cast<std::uint8_t*>(utf8.data()), static_cast<std::size_t>(utf8.size())});
    m_password->clear();
    m_confirm->setEnabled(false);
    Q_EMIT passwordGiven(password);
}

void SigningDialog::refuse(const QString& why)
{
    m_error->setText(why);
    m_confirm->setEnabled(true);
    m_password->setFocus();
}

} // namespace paillasse::ui
