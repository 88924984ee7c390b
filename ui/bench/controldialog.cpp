// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/controldialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

ControlDialog::ControlDialog(const Theme& theme, const client::DirectoryPtr& directory, lab::BenchMask benches, const DaySpan& today, QWidget* parent)
    : QDialog(parent), m_benches(benches), m_today(today), m_table(new DataTable(theme, tr("Benches"), this))
{
    setWindowTitle(tr("Quality control of the day"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme.px(560), theme.px(460));
    m_rows.setHeaders({tr("Bench"), tr("Today")});
    m_table->setModel(&m_rows);
    m_table->setColumnDesignWidth(1, 200);
    m_table->setStretchColumn(0);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme.px(10));
    layout->addWidget(new Label(theme, TextStyle::Heading, tr("What have you seen today?"), this));
    layout->addWidget(m_table, 1);
    layout->addWidget(buildWord(theme));
    refresh(directory);
    connect(m_table, &DataTable::idChanged, this, &ControlDialog::update);
    connect(m_comment, &QLineEdit::textChanged, this, &ControlDialog::update);
    m_fields->add("comment", m_comment);
    m_table->focusEntry();
    update();
}

QWidget* ControlDialog::buildWord(const Theme& theme)
{
    auto* word = new QWidget(this);
    m_level = new QComboBox(word);
    m_level->addItem(tr("The whole bench"), QString());
    for (const auto* level : {"1", "2", "3"})
        m_level->addItem(tr("Level %1").arg(QLatin1String(level)), QString::fromLatin1(level));
    m_level->setAccessibleName(tr("Level"));
    m_comment = new QLineEdit(word);
    m_comment->setAccessibleName(tr("Comment"));
    m_comment->setPlaceholderText(tr("Needed where it is rejected: what was out, what was done"));
    auto* form = new QFormLayout;
    form->addRow(new Label(theme, TextStyle::Body, tr("Level"), word), m_level);
    form->addRow(new Label(theme, TextStyle::Body, tr("Comment"), word), m_comment);
    const auto button = [&](const QString& text, int key) { return new ActionButton(theme, ActionButton::Kind::Secondary, text, QKeySequence(key), word); };
    m_attested = button(tr("In control"), Qt::Key_F9);
    m_notDone = button(tr("Not done"), Qt::Key_F10);
    m_rejected = button(tr("Rejected"), Qt::Key_F11);
    auto* close = button(tr("Close"), Qt::Key_Escape);
    auto* foot = new QHBoxLayout;
    for (auto* action : {m_attested, m_notDone, m_rejected})
        foot->addWidget(action);
    foot->addStretch();
    foot->addWidget(close);
    auto* layout = new QVBoxLayout(word);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(form);
    layout->addLayout(foot);
    connect(m_attested, &QAbstractButton::clicked, this, [this] { attest(lab::ControlState::Attested); });
    connect(m_notDone, &QAbstractButton::clicked, this, [this] { attest(lab::ControlState::NotDone); });
    connect(m_rejected, &QAbstractButton::clicked, this, [this] { attest(lab::ControlState::Rejected); });
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);
    return word;
}

void ControlDialog::refresh(const client::DirectoryPtr& directory)
{
    using enum lab::ControlState;
    const QHash<lab::ControlState, Badge> words{{Attested, {Tone::Done, Shape::Check, tr("attested"), {}}},
                                                {NotDone, {Tone::Abnormal, Shape::Exclamation, tr("not done"), {}}},
                                                {Rejected, {Tone::Critical, Shape::Exclamation, tr("rejected"), {}}},
                                                {NotTracked, {Tone::Neutral, Shape::None, tr("not tracked"), {}}}};
    QList<Row> rows;
    for (const auto& [number, bench] : directory->benches)
        if (m_benches & lab::benchBit(number))
            rows.append({QString::number(number), {{QString::fromStdString(bench.name), CellInk::Normal, {}, {}, false}, {{}, CellInk::Normal, {words.value(directory->controlOf(number, m_today))}, {}, false}}});
    m_rows.setRows(rows);
}

void ControlDialog::attest(lab::ControlState state)
{
    lab::ControlAttestation attestation;
    attestation.level = m_level->currentData().toString().toStdString();
    attestation.state = state;
    attestation.comment = m_comment->text().trimmed().toStdString();
    Q_EMIT attested(lab::BenchNumber(m_table->currentId().toInt()), attestation);
    m_comment->clear();
    m_table->setFocus();
}

void ControlDialog::update()
{
    const bool chosen = m_table->currentId().toInt() != 0;
    m_attested->setEnabled(chosen);
    m_notDone->setEnabled(chosen);
    m_rejected->setEnabled(chosen && !m_comment->text().trimmed().isEmpty());
}

} // namespace paillasse::ui
