// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confidential/glassdialog.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/fieldlabel.h"

namespace paillasse::ui {

namespace {
constexpr qsizetype shortestReason = 10;
constexpr int longestReason = 250; // characters; the store takes 500 bytes
}

GlassDialog::GlassDialog(const Theme& theme, const QString& patient, QWidget* parent)
    : QDialog(parent), m_reason(new QLineEdit(this)), m_code(new QLineEdit(this)), m_error(new Label(theme, TextStyle::Body, {}, this))
{
    setWindowTitle(tr("Break the glass"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setMinimumWidth(theme.px(520));
    auto* heading = new Label(theme, TextStyle::Heading, tr("Confidential examinations of %1").arg(patient), this);
    heading->setWordWrap(true);
    auto* what = new Label(theme, TextStyle::Body,
                           tr("Everything of this patient, and of nobody else, is shown to you for 30 minutes, to read only. Your name, the reason and each reading are recorded before anything is "
                              "shown; the security officer is told and looks at it."),
                           this);
    what->setWordWrap(true);
    what->setInk(ColorRole::Quiet);
    m_error->setInk(ColorRole::CriticalInk);
    m_error->setWordWrap(true);
    m_reason->setMaxLength(longestReason);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16));
    layout->setSpacing(theme.px(10));
    layout->addWidget(heading);
    layout->addWidget(what);
    for (const auto& [name, field] : {std::pair(tr("Why you must see them now"), m_reason), std::pair(tr("Code of the authenticator, or a recovery code"), m_code)}) {
        field->setMinimumHeight(theme.controlHeight());
        connect(field, &QLineEdit::returnPressed, this, &GlassDialog::confirm);
        connect(this, &QDialog::finished, field, &QLineEdit::clear);
        layout->addWidget(new FieldLabel(theme, name, field, this));
        layout->addWidget(field);
    }
    layout->addWidget(m_error);
    auto* foot = new DialogFoot(theme, this, tr("Break the glass"));
    m_confirm = foot->confirm();
    layout->addLayout(foot);
    connect(m_confirm, &QAbstractButton::clicked, this, &GlassDialog::confirm);
    m_reason->setFocus();
}

void GlassDialog::confirm()
{
    if (!m_confirm->isEnabled())
        return;
    const auto reason = m_reason->text().simplified();
    if (reason.size() < shortestReason) {
        m_error->setText(tr("A reason of %n character(s) at least, in words that somebody else understands.", nullptr, shortestReason));
        return m_reason->setFocus();
    }
    if (m_code->text().isEmpty())
        return m_code->setFocus();
    auto code = std::make_shared<SecretBytes>(SecretBytes::copyOf(std::string_view(m_code->text().trimmed().toStdString())));
    m_code->clear();
    m_error->clear();
    m_isAsked = true;
    m_confirm->setEnabled(false);
    Q_EMIT given(reason, code);
}

void GlassDialog::refuse(const QString& why)
{
    m_isAsked = false;
    m_error->setText(why);
    m_confirm->setEnabled(m_reason->isEnabled());
    m_code->setFocus();
}

void GlassDialog::hold(const QString& why)
{
    const bool isHeld = !why.isEmpty();
    if (isHeld != m_reason->isEnabled())
        return;
    m_error->setText(why);
    for (QWidget* field : {m_reason, m_code})
        field->setEnabled(!isHeld);
    m_confirm->setEnabled(!isHeld && !m_isAsked);
    if (!isHeld)
        (m_reason->text().isEmpty() ? m_reason : m_code)->setFocus(); // both were shut: where one goes on
}

} // namespace paillasse::ui
