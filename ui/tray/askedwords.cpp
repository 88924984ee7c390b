// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/askedwords.h"

#include "ui/models/resultlinewords.h"
#include "ui/theme/format.h"
#include "ui/words/examinationname.h"

namespace paillasse::ui {

namespace {

QString shown(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString withReason(const QString& what, const std::string& reason)
{
    return reason.empty() || what.isEmpty() ? what + shown(reason) : what + QStringLiteral(" · ") + shown(reason);
}

} // namespace

struct AskedWords::Words {
    const lab::Order* order;
    const client::Directory& directory;

    QString lineName(lab::LineId id) const
    {
        const auto* line = order ? order->line(id) : nullptr;
        return line ? nameOf(directory.catalogue, line->examination) : tr("line %1").arg(id);
    }
    template <class Lines>
    QString names(const Lines& lines) const
    {
        QStringList names;
        for (const auto& line : lines) {
            if constexpr (std::is_same_v<std::decay_t<decltype(line)>, lab::NewLine>)
                names << nameOf(directory.catalogue, line.examination);
            else
                names << lineName(line);
        }
        return names.join(QStringLiteral(", "));
    }

    QString operator()(const lab::RegisterPatient& act) const
    {
        return QStringLiteral("%1 · %2 · %3").arg(shown(lab::displayName(act.patient.identity)), Format::date(act.patient.identity.birthDate), shown(act.patient.number));
    }
    QString operator()(const lab::CorrectPatient& act) const { return shown(act.reason); }
    QString operator()(const lab::PlaceOrder& act) const { return names(act.lines); }
    QString operator()(const lab::AddTests& act) const { return names(act.lines); }
    QString operator()(const lab::CancelLines& act) const { return withReason(names(act.lines), act.reason); }
    QString operator()(const lab::MarkNotPerformed& act) const { return withReason(names(act.lines), act.reason); }
    QString operator()(const lab::AskRerun& act) const { return withReason(names(act.lines), act.reason); }
    QString operator()(const lab::SendBack& act) const { return withReason(names(act.lines), act.reason); }
    QString operator()(const lab::Devalidate& act) const { return withReason(names(act.lines), act.reason); }
    QString operator()(const lab::ReceiveSpecimens& act) const
    {
        QStringList tubes;
        for (const auto number : act.specimens)
            tubes << tr("tube %1").arg(number);
        return withReason(tubes.join(QStringLiteral(", ")), act.remark);
    }
    QString operator()(const lab::RejectSpecimen& act) const { return withReason(tr("tube %1").arg(act.specimen), act.remark); }
    QString operator()(const lab::RecordMeasurements& act) const
    {
        QStringList values;
        for (const auto& entry : act.entries)
            values << lineName(entry.line) + QLatin1Char(' ') + shownValue(entry.measurement.value);
        return values.join(QStringLiteral(", "));
    }
    QString operator()(const lab::ValidateTechnically& act) const
    {
        QStringList lines;
        for (const auto& line : act.lines)
            lines << lineName(line.line);
        return lines.join(QStringLiteral(", "));
    }
    QString operator()(const lab::SelectMeasurement& act) const { return withReason(lineName(act.line), act.reason); }
    QString operator()(const lab::RecordCall& act) const
    {
        const auto to = act.call.to.empty() ? QString() : tr("called %1").arg(shown(act.call.to));
        return withReason(to.isEmpty() ? lineName(act.call.line) : lineName(act.call.line) + QStringLiteral(", ") + to, act.call.reason);
    }
    QString operator()(const lab::AttestControl& act) const
    {
        const auto bench = directory.benches.find(act.bench);
        return withReason(bench == directory.benches.end() ? QString::number(act.bench) : shown(bench->second.name), act.control.comment);
    }
    QString operator()(const lab::WithdrawReport& act) const { return withReason(tr("version %1").arg(act.version), act.reason); }
    QString operator()(const lab::RecordDelivery& act) const { return shown(act.delivery.to); }
    QString operator()(const lab::AddNote& act) const { return shown(act.text); }
    QString operator()(const lab::RegisterPrescriber& act) const { return shown(act.prescriber.name); }
    QString operator()(const auto&) const { return {}; }
};

QString AskedWords::of(const lab::Act& act, const std::optional<lab::Document>& document, const client::Directory& directory)
{
    return std::visit(Words{document ? std::get_if<lab::Order>(&*document) : nullptr, directory}, act.body);
}

QString AskedWords::recordOf(const lab::Act& act, const std::optional<lab::Document>& document, const client::Directory& directory)
{
    if (const auto* placed = std::get_if<lab::PlaceOrder>(&act.body))
        return shown(placed->accession);
    if (const auto* registered = std::get_if<lab::RegisterPatient>(&act.body))
        return shown(lab::displayName(registered->patient.identity));
    if (const auto* order = document ? std::get_if<lab::Order>(&*document) : nullptr)
        return shown(order->accession);
    if (const auto* patient = document ? std::get_if<lab::Patient>(&*document) : nullptr)
        return shown(lab::displayName(patient->identity));
    if (const auto* control = std::get_if<lab::AttestControl>(&act.body))
        if (const auto bench = directory.benches.find(control->bench); bench != directory.benches.end())
            return shown(bench->second.name);
    return QStringLiteral("—");
}

} // namespace paillasse::ui
