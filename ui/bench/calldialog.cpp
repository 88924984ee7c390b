// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/calldialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

CallDialog::CallDialog(const Theme& theme, const QString& what, const QString& prescriber, QWidget* parent)
    : QDialog(parent), m_outcome(new QComboBox(this)), m_to(new QLineEdit(prescriber, this)), m_role(new QComboBox(this)), m_readBack(new QCheckBox(tr("The value was &read back"), this)),
      m_reason(new QLineEdit(this))
{
    setWindowTitle(tr("Call of a critical value"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(theme.px(480));
    m_outcome->addItem(tr("Reached: value given"), int(lab::CallOutcome::Acknowledged));
    m_outcome->addItem(tr("Not reached: attempt noted"), int(lab::CallOutcome::Attempted));
    m_outcome->addItem(tr("No call needed (reason)"), int(lab::CallOutcome::NotRequired));
    for (const auto& role : {tr("prescriber"), tr("nurse"), tr("on-call physician"), tr("emergency department"), tr("patient")})
        m_role->addItem(role);
    m_role->setEditable(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16));
    layout->setSpacing(theme.px(12));
    layout->addWidget(new Label(theme, TextStyle::Heading, what, this));
    auto* form = new QFormLayout;
    form->addRow(tr("&Outcome"), m_outcome);
    form->addRow(tr("&Who"), m_to);
    form->addRow(tr("R&ole"), m_role);
    form->addRow(QString(), m_readBack);
    form->addRow(tr("Re&mark or reason"), m_reason);
    layout->addLayout(form);
    const QList<QPair<QWidget*, QString>> names{{m_outcome, tr("Outcome of the call")}, {m_to, tr("Person called")}, {m_role, tr("Role of the person called")}, {m_readBack, tr("Read back")}, {m_reason, tr("Remark or reason")}};
    for (const auto& [widget, name] : names) {
        widget->setAccessibleName(name);
        widget->setMinimumHeight(theme.controlHeight());
    }
    auto* foot = new DialogFoot(theme, this, tr("Record"));
    m_confirm = foot->confirm();
    layout->addLayout(foot);

    m_fields->add("outcome", m_outcome);
    m_fields->add("to", m_to);
    m_fields->add("role", m_role->lineEdit());
    m_fields->add("read-back", m_readBack);
    m_fields->add("reason", m_reason);
    connect(m_confirm, &QAbstractButton::clicked, this, &CallDialog::confirm);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &CallDialog::update);
    connect(m_to, &QLineEdit::textChanged, this, &CallDialog::update);
    connect(m_reason, &QLineEdit::textChanged, this, &CallDialog::update);
    connect(m_readBack, &QCheckBox::toggled, this, &CallDialog::update);
    update();
    m_to->setFocus();
    m_to->selectAll();
}

// A value that was given counts once it was read back; a call that is not needed says why.
void CallDialog::update()
{
    const auto outcome = static_cast<lab::CallOutcome>(m_outcome->currentData().toInt());
    const bool reached = outcome == lab::CallOutcome::Acknowledged;
    const bool notNeeded = outcome == lab::CallOutcome::NotRequired;
    m_readBack->setEnabled(reached);
    m_to->setEnabled(!notNeeded);
    m_role->setEnabled(!notNeeded);
    const bool named = !m_to->text().trimmed().isEmpty();
    m_confirm->setEnabled(notNeeded ? !m_reason->text().trimmed().isEmpty() : named && (!reached || m_readBack->isChecked()));
}

void CallDialog::confirm()
{
    lab::CriticalCall call;
    call.outcome = static_cast<lab::CallOutcome>(m_outcome->currentData().toInt());
    if (call.outcome != lab::CallOutcome::NotRequired) {
        call.to = m_to->text().trimmed().toStdString();
        call.role = m_role->currentText().trimmed().toStdString();
    }
    call.readBack = call.outcome == lab::CallOutcome::Acknowledged && m_readBack->isChecked();
    call.reason = m_reason->text().trimmed().toStdString();
    Q_EMIT recorded(call);
    accept();
}

} // namespace paillasse::ui
