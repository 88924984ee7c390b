// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/readfirstcard.h"

#include <QVBoxLayout>

#include "ui/theme/format.h"
#include "ui/validation/validationpresenter.h"
#include "ui/widgets/label.h"
#include "ui/words/measurementwords.h"
#include "ui/words/tubekinds.h"

namespace paillasse::ui {

ReadFirstCard::ReadFirstCard(const Theme& theme, ValidationPresenter& presenter, QWidget* parent) : Card(theme, parent), m_presenter(presenter), m_text(new Label(theme, TextStyle::Body, {}, this))
{
    m_text->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
}

void ReadFirstCard::showFile()
{
    const auto& order = m_presenter.file()->order;
    auto lines = circumstances(order);
    for (const auto& report : order.reports)
        if (!report.interpretation.empty() && m_presenter.nextKind(m_presenter.reportable()) != lab::ReportKind::Corrected)
            lines << tr("Interpretation of version %1: %2").arg(report.version).arg(QString::fromStdString(report.interpretation));
    for (const auto& call : order.calls)
        lines << wordsOf(call);
    for (const auto& line : order.lines)
        lines << wordsOf(line);
    for (const auto& note : order.notes)
        lines << wordsOf(note);
    if (const auto note = m_presenter.older().note(); !note.isEmpty())
        lines << note;
    setVisible(!lines.isEmpty());
    m_text->setText(lines.join(QLatin1Char('\n')));
}

// Of the patient and of the tubes.
QStringList ReadFirstCard::circumstances(const lab::Order& order) const
{
    QStringList lines;
    QStringList said;
    if (order.context.fasting != lab::Fasting::Unknown)
        said << (order.context.fasting == lab::Fasting::Yes ? tr("Fasting") : tr("Not fasting"));
    if (!order.context.treatment.empty())
        said << tr("Treatment: %1").arg(QString::fromStdString(order.context.treatment));
    if (!said.isEmpty())
        lines << said.join(QStringLiteral(" · "));
    for (const auto& specimen : order.specimens)
        if (!specimen.remark.empty())
            lines << tr("Tube %1, %2: %3").arg(specimen.number).arg(tubeName(m_presenter.directory()->codeTables, specimen.container), QString::fromStdString(specimen.remark));
    return lines;
}

QString ReadFirstCard::wordsOf(const lab::CriticalCall& call) const
{
    const auto name = nameOf(call.line);
    if (call.outcome == lab::CallOutcome::NotRequired)
        return tr("No call for %1: %2").arg(name, QString::fromStdString(call.reason));
    const auto to = call.role.empty() ? QString::fromStdString(call.to) : QStringLiteral("%1 (%2)").arg(QString::fromStdString(call.to), QString::fromStdString(call.role));
    return tr("Critical call %1 — %2 → %3%4").arg(Format::time(call.at), name, to, call.readBack ? tr(", read back") : call.outcome == lab::CallOutcome::Attempted ? tr(", not reached") : QString());
}

QString ReadFirstCard::wordsOf(const lab::OrderNote& note) const
{
    const auto text = QString::fromStdString(note.text);
    return note.line == 0 ? text : tr("%1: %2", "an examination, and the note on it").arg(nameOf(note.line), text);
}

QStringList ReadFirstCard::wordsOf(const lab::ResultLine& line) const
{
    QStringList lines;
    const auto name = nameOf(line.id);
    if (line.measurements.size() > 1) {
        QStringList values;
        for (const auto& measurement : line.measurements) {
            const auto retained = line.reportable != measurement.id ? QString()
                : line.choiceReason.empty()                         ? tr("retained")
                                                                    : tr("retained: %1").arg(QString::fromStdString(line.choiceReason));
            auto remarks = QStringList{MeasurementWords::why(measurement), retained};
            remarks.removeAll(QString());
            values << shownValue(measurement.value) + (remarks.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(remarks.join(QStringLiteral(", "))));
        }
        lines << tr("%1, %n measurements: %2", nullptr, static_cast<int>(line.measurements.size())).arg(name, values.join(QStringLiteral(", ")));
    }
    if (line.state == lab::LineState::Elsewhere)
        lines << tr("%1 was performed by %2: it is shown, and this report does not sign it").arg(name, QString::fromStdString(line.reportableMeasurement()->performingLaboratory));
    if (!line.sentBackReason.empty())
        lines << tr("%1 was sent back: %2").arg(name, QString::fromStdString(line.sentBackReason));
    if (!line.rerunReason.empty())
        lines << tr("A rerun of %1 is asked for: %2").arg(name, QString::fromStdString(line.rerunReason));
    if (const auto* measurement = line.reportableMeasurement(); measurement && !measurement->comment.empty())
        lines << Format::named(name, QString::fromStdString(measurement->comment));
    return lines;
}

QString ReadFirstCard::nameOf(lab::LineId line) const
{
    const auto& grid = m_presenter.grid();
    const int row = grid.rowOfLine(line);
    return row < 0 ? QString() : grid.index(row, ResultGridModel::Examination).data().toString();
}

} // namespace paillasse::ui
