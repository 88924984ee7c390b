// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/explaindialog.h"

#include <QLineEdit>

namespace paillasse::ui {

namespace {

constexpr int least = 10;
constexpr int most = 500;

} // namespace

ExplainDialog::ExplainDialog(const Theme& theme, const QString& title, const QString& what, const QString& confirm, QWidget* parent) : AskDialog(theme, title, what, confirm, parent), m_text(addField(tr("In a sentence")))
{
    m_text->setMaxLength(most);
    connect(this, &AskDialog::confirmed, this, [this](const QStringList& texts) { Q_EMIT explained(texts.front()); });
}

QString ExplainDialog::objection() const
{
    return m_text->text().trimmed().size() < least ? tr("It takes at least %n character(s): whoever reads it next year was not there.", nullptr, least) : QString();
}

} // namespace paillasse::ui
