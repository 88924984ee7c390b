// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/linewords.h"

#include "app/report/reportwords.h"

namespace paillasse::report {

namespace {

const lab::Measurement* measurementOf(const lab::ResultLine& line, const lab::MeasurementId& id)
{
    for (const auto& measurement : line.measurements)
        if (measurement.id == id)
            return &measurement;
    return nullptr;
}

QString secondUnit(const lab::Examination* examination, const lab::Measurement& measurement)
{
    const auto* quantity = std::get_if<lab::Quantity>(&measurement.value);
    if (!examination || !examination->secondUnit || !quantity || measurement.unit != examination->unit)
        return {};
    const auto& second = *examination->secondUnit;
    const auto converted = lab::Decimal::rounded(quantity->number.toDouble() * second.factor.toDouble(), second.decimals);
    if (!converted)
        return {};
    return words::value(lab::Quantity{quantity->comparator, *converted}) + QLatin1Char(' ') + words::text(second.display);
}

void addMeasurement(LineWords& line, const lab::Examination* examination, const lab::Measurement& measurement)
{
    line.value = words::value(measurement.value);
    line.unit = words::unit(examination, measurement.unit);
    line.secondValue = secondUnit(examination, measurement);
    line.range = words::range(measurement.range);
    line.flag = words::flag(measurement.level);
    line.abnormal = measurement.level != lab::Level::Normal;
    line.critical = lab::isCritical(measurement.level);
    if (measurement.range.isDefault && !line.range.isEmpty())
        line.remarks << QStringLiteral("intervalle par défaut, non adapté à l’âge ou au sexe");
    if (!measurement.method.empty())
        line.remarks << words::text(measurement.method);
    if (measurement.dilution > 1)
        line.remarks << QStringLiteral("mesuré après dilution au 1/%1").arg(measurement.dilution);
    if (!measurement.formulaVersion.empty())
        line.remarks << QStringLiteral("calculé : ") + words::text(measurement.formulaVersion);
    if (!measurement.performingLaboratory.empty())
        line.remarks << QStringLiteral("réalisé par ") + words::text(measurement.performingLaboratory);
    if (!measurement.comment.empty())
        line.remarks << words::text(measurement.comment);
}

QString correction(const lab::ResultLine& line, const Reported& reported)
{
    const auto* before = reported.before ? measurementOf(line, reported.before->measurement) : nullptr;
    return before ? QStringLiteral("corrigé : rendu précédemment ") + words::value(before->value) : QString();
}

// Where the catalogue puts it, and what it is called there.
LineWords named(const lab::ResultLine& line, const lab::Examination* examination)
{
    LineWords written;
    written.discipline = words::discipline(examination ? examination->discipline : std::string());
    written.rank = examination ? examination->rank : lastRank;
    written.name = words::text(examination ? examination->french : line.examination);
    return written;
}

} // namespace

LineWords reportedWords(const ReportInput& input, const lab::ResultLine& line, const Reported& reported)
{
    const auto* examination = input.examination(line.examination);
    auto written = named(line, examination);
    written.validatedIn = reported.validated ? reported.validated->version : std::uint16_t{0};
    if (const auto* measurement = measurementOf(line, reported.entry->measurement)) {
        addMeasurement(written, examination, *measurement);
        written.isOurs = measurement->performingLaboratory.empty();
        if (written.isOurs && input.siteOf)
            written.site = words::text(input.siteOf(line.bench));
        if (examination && !examination->accredited && written.isOurs && !input.laboratory.accreditation.empty())
            written.remarks << QStringLiteral("hors accréditation");
    } else {
        written.value = QStringLiteral("non réalisé");
        if (!line.reason.empty())
            written.remarks << words::text(line.reason);
    }
    if (const auto changed = correction(line, reported); !changed.isEmpty())
        written.remarks.prepend(changed);
    if (reported.isNew)
        written.remarks.prepend(QStringLiteral("nouveau résultat"));
    if (const auto previous = input.previous ? input.previous(line) : std::nullopt) {
        written.previous = QStringLiteral("%1 (%2)").arg(words::value(previous->value), words::date(Date::of(previous->at + input.utcOffsetMinutes * minuteMs)));
        if (!previous->laboratory.empty())
            written.remarks << QStringLiteral("antérieur réalisé par ") + words::text(previous->laboratory);
    }
    return written;
}

LineWords pendingWords(const ReportInput& input, const lab::ResultLine& line)
{
    return named(line, input.examination(line.examination));
}

} // namespace paillasse::report
