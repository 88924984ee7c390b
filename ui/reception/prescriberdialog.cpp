// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/prescriberdialog.h"

#include <utility>

#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include "ui/reception/fieldgrid.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {
constexpr qsizetype rppsLength = 11;
}

PrescriberDialog::PrescriberDialog(const Theme& theme, const lab::Prescriber& known, QWidget* parent) : QDialog(parent)
{
    const bool isNew = known.id.isNull();
    setWindowTitle(isNew ? tr("New prescriber") : tr("Correct the prescriber"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(theme.px(460));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme.px(10));
    auto* grid = new FieldGrid(theme, 2, this);
    m_name = grid->addLine(tr("Name, as reports show it"), 2);
    m_name->setPlaceholderText(tr("Dr CADIOU Jeanne"));
    m_rpps = grid->addLine(tr("RPPS number (11 digits)"));
    m_rpps->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{0,11}")), m_rpps));
    m_phone = grid->addLine(tr("Telephone, for critical values"));
    m_address = grid->addLine(tr("Address"), 2);
    for (const auto& [field, value] : {std::pair(m_name, &known.name), std::pair(m_rpps, &known.rpps), std::pair(m_phone, &known.phone), std::pair(m_address, &known.address)})
        field->setText(QString::fromStdString(*value));
    layout->addWidget(grid);
    if (!isNew) {
        auto* note = new Label(theme, TextStyle::Body, tr("Orders and reports that are there keep the name that they were made with."), this);
        note->setWordWrap(true);
        note->setInk(ColorRole::Quiet);
        layout->addWidget(note);
    }
    auto* foot = new DialogFoot(theme, this, isNew ? tr("Add to the directory") : tr("Correct"), QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Give up"));
    m_save = foot->confirm();
    layout->addLayout(foot);
    m_fields->add("name", m_name);
    m_fields->add("rpps", m_rpps);
    m_fields->add("telephone", m_phone);
    m_fields->add("address", m_address);
    const auto update = [this] { m_save->setEnabled(isComplete()); };
    connect(m_name, &QLineEdit::textChanged, this, update);
    connect(m_rpps, &QLineEdit::textChanged, this, update);
    connect(m_save, &QAbstractButton::clicked, this, [this, id = known.id] {
        const auto typed = [](const QLineEdit* field) { return field->text().simplified().toStdString(); };
        Q_EMIT given({id, typed(m_name), typed(m_rpps), typed(m_address), typed(m_phone)});
        accept();
    });
    update();
    (isNew && !known.name.empty() ? m_rpps : m_name)->setFocus();
}

bool PrescriberDialog::isComplete() const
{
    const auto digits = m_rpps->text().size();
    return !m_name->text().simplified().isEmpty() && (digits == 0 || digits == rppsLength);
}

} // namespace paillasse::ui
