// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/askdialog.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/codelabel.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/fieldlabel.h"
#include "ui/widgets/sheet.h"

namespace paillasse::ui {

namespace {

QVBoxLayout* frameOf(QDialog* dialog, const Theme& theme, const QString& title, const QString& what)
{
    dialog->setWindowTitle(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(true);
    dialog->setMinimumWidth(theme.px(460));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16));
    layout->setSpacing(theme.px(10));
    layout->addWidget(new Label(theme, TextStyle::Heading, title, dialog));
    auto* text = new Label(theme, TextStyle::Body, what, dialog);
    text->setWordWrap(true);
    text->setInk(ColorRole::Quiet);
    layout->addWidget(text);
    return layout;
}

} // namespace

AskDialog::AskDialog(const Theme& theme, const QString& title, const QString& what, const QString& confirmText, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_fieldsLayout(new QVBoxLayout), m_missing(new Label(theme, TextStyle::Body, {}, this))
{
    auto* layout = frameOf(this, theme, title, what);
    m_fieldsLayout->setSpacing(theme.px(4));
    m_missing->setInk(ColorRole::CriticalInk);
    m_missing->setWordWrap(true);
    layout->addLayout(m_fieldsLayout);
    layout->addWidget(m_missing);
    auto* foot = new DialogFoot(theme, this, confirmText);
    layout->addLayout(foot);
    m_confirm = foot->confirm();
    connect(m_confirm, &QAbstractButton::clicked, this, &AskDialog::confirm);
}

QLineEdit* AskDialog::addField(const QString& name, const QString& value, bool mayBeEmpty)
{
    auto* field = new QLineEdit(value, this);
    field->setMinimumHeight(m_theme.controlHeight());
    m_fields << QPair<QLineEdit*, bool>{field, mayBeEmpty};
    addWidget(name, field);
    connect(field, &QLineEdit::returnPressed, this, &AskDialog::confirm);
    connect(this, &QDialog::finished, field, &QLineEdit::clear);
    if (m_fields.size() == 1)
        field->setFocus();
    return field;
}

void AskDialog::addWidget(const QString& name, QWidget* widget)
{
    m_fieldsLayout->addWidget(new FieldLabel(m_theme, name, widget, this));
    m_fieldsLayout->addWidget(widget);
}

void AskDialog::confirm()
{
    if (!m_confirm->isEnabled())
        return;
    QStringList texts;
    for (const auto& [field, mayBeEmpty] : std::as_const(m_fields)) {
        if (field->text().trimmed().isEmpty() && !mayBeEmpty) {
            m_missing->setText(tr("%1 is missing.").arg(field->accessibleName()));
            field->setFocus();
            return;
        }
        texts << field->text().trimmed();
    }
    if (const auto against = objection(); !against.isEmpty()) {
        m_missing->setText(against);
        adjustSize();
        return;
    }
    Q_EMIT confirmed(texts);
    if (!m_staysOpen)
        accept();
}

void AskDialog::hold(const QString& why)
{
    if (why.isEmpty() == m_confirm->isEnabled())
        return;
    m_confirm->setEnabled(why.isEmpty());
    m_missing->setText(why);
    adjustSize();
}

void AskDialog::refuse(const QString& why)
{
    m_missing->setText(why);
    adjustSize(); // it may take two lines
    if (m_fields.isEmpty())
        return;
    m_fields.front().first->selectAll();
    m_fields.front().first->setFocus();
}

HandOverDialog::HandOverDialog(const Theme& theme, const QString& title, const QString& what, const SecretBytes& code, QWidget* parent) : QDialog(parent)
{
    auto* layout = frameOf(this, theme, title, what + u'\n' + tr("When this closes, it is gone from here and from the clipboard."));
    auto* shown = new CodeLabel(theme, TextStyle::Title, this);
    shown->setWordWrap(true);
    shown->setAccessibleName(tr("Code, shown once"));
    shown->show(code);
    layout->addWidget(shown);
    auto* foot = new QHBoxLayout;
    auto* print = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Print"), QKeySequence(Qt::CTRL | Qt::Key_P), this);
    auto* close = new PrimaryButton(theme, tr("I have handed it over"), QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    foot->addStretch();
    foot->addWidget(print);
    foot->addWidget(close);
    layout->addLayout(foot);
    connect(print, &QAbstractButton::clicked, this, [this, title, what, shown] { printSheet(this, title, what + QStringLiteral("\n\n") + shown->text()); });
    connect(close, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::finished, shown, &CodeLabel::forget);
    close->setFocus();
}

} // namespace paillasse::ui
