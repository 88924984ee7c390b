// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/measurementrows.h"

#include "ui/models/resultlinewords.h"
#include "ui/theme/format.h"
#include "ui/widgets/flags.h"
#include "ui/words/measurementwords.h"

namespace paillasse::ui {

QStringList MeasurementRows::headers()
{
    return {tr("Value"), tr("Measured"), tr("By"), tr("How"), tr("Tube"), tr("Why")};
}

QString MeasurementRows::value(const lab::ResultLine& line, const lab::Measurement& measurement) const
{
    const auto* examination = m_directory.catalogue.find(line.examination);
    const bool isUsual = examination && examination->unit == measurement.unit;
    const auto unit = measurement.unit == "1" ? std::string() : isUsual && !examination->unitDisplay.empty() ? examination->unitDisplay : measurement.unit;
    return QStringLiteral("%1 %2").arg(shownValue(measurement.value), QString::fromStdString(unit)).trimmed();
}

QString MeasurementRows::how(const lab::Measurement& measurement)
{
    switch (measurement.source) {
    case lab::MeasurementSource::Manual: return tr("typed");
    case lab::MeasurementSource::Instrument: return measurement.instrument.empty() ? tr("instrument") : QString::fromStdString(measurement.instrument);
    case lab::MeasurementSource::Calculated: return tr("calculated: %1").arg(QString::fromStdString(measurement.formulaVersion));
    case lab::MeasurementSource::External: return QString::fromStdString(measurement.performingLaboratory);
    }
    return {};
}

QString MeasurementRows::who(const lab::Measurement& measurement) const
{
    const auto known = m_directory.people.find(measurement.enteredBy);
    return known == m_directory.people.end() ? QString() : QString::fromStdString(known->second.name);
}

QString MeasurementRows::tube(const lab::Measurement& measurement) const
{
    const auto* specimen = m_order.specimen(measurement.specimen);
    return specimen ? QStringLiteral("%1 %2").arg(QString::fromStdString(specimen->container)).arg(specimen->number) : QString();
}

QList<Row> MeasurementRows::of(const lab::ResultLine& line) const
{
    QList<Row> rows;
    for (auto one = line.measurements.rbegin(); one != line.measurements.rend(); ++one) {
        const bool isReported = line.reportable == one->id;
        auto badges = Flags::of(*one, false, FlagLength::Brief);
        if (isReported)
            badges.prepend({Tone::Done, Shape::Check, tr("reported"), {}});
        QStringList why{MeasurementWords::why(*one), QString::fromStdString(one->comment)};
        if (isReported && !line.choiceReason.empty())
            why << tr("chosen: %1").arg(QString::fromStdString(line.choiceReason));
        why.removeAll(QString());
        rows.append({QString::fromStdString(one->id.toString()),
                     {{value(line, *one), isReported ? CellInk::Strong : CellInk::Normal, badges, {}, true},
                      {Format::timeOrDate(one->at, m_now), CellInk::Normal, {}, {}, true},
                      {who(*one)},
                      {how(*one)},
                      {tube(*one)},
                      {why.join(QStringLiteral(" · "))}}});
    }
    return rows;
}

} // namespace paillasse::ui
