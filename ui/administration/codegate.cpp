// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/codegate.h"

#include <QLineEdit>

#include "ui/administration/adminwords.h"
#include "ui/administration/askdialog.h"

namespace paillasse::ui {

CodeGate::CodeGate(const Theme& theme, client::Administration& administration, QWidget* page) : QObject(page), m_theme(theme), m_administration(administration), m_page(page)
{
    connect(&administration, &client::Administration::codeNeeded, this, [this](QObject* context) {
        if (isOf(*m_page, context))
            ask();
    });
}

bool CodeGate::isOf(const QObject& page, const QObject* asker)
{
    while (asker && asker != &page)
        asker = asker->parent();
    return asker != nullptr;
}

void CodeGate::ask()
{
    auto* dialog = new AskDialog(m_theme, tr("Your code"), tr("Changing what others may do takes a code of your second factor. It opens 15 minutes; what you asked for goes on at once."), tr("Go on"), m_page);
    auto* field = dialog->addField(tr("Code of the authenticator, or a recovery code"));
    dialog->setStaysOpen();
    connect(dialog, &AskDialog::confirmed, this, [this, field](const QStringList& texts) {
        field->clear();
        m_administration.giveCode(SecretBytes::copyOf(std::string_view(texts[0].toStdString())));
    });
    connect(&m_administration, &client::Administration::codeTaken, dialog, &QDialog::accept);
    connect(&m_administration, &client::Administration::codeRefused, dialog, [dialog](const Error& error) { dialog->refuse(AdminWords::of(error)); });
    connect(dialog, &QDialog::rejected, this, [this] { m_administration.giveUpCode(); });
    dialog->open();
}

} // namespace paillasse::ui
