// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/access/may.h"

#include "app/lab/rules/confidentiality.h"

namespace paillasse::access {

namespace {

using lab::RefusalCode;
using Lines = std::vector<lab::LineId>;

struct Need {
    Permissions any;           // one of these is enough
    Lines lines;               // that the act depends on: none may be withheld
    bool atBench = false;      // the lines must be of the author's benches
    std::uint16_t version = 0; // of the report whose lines the act depends on too: who prints or corrects it must see all of it
};

template <class T, class Pick>
Lines linesOf(const std::vector<T>& items, Pick pick)
{
    Lines lines;
    lines.reserve(items.size());
    for (const auto& item : items)
        lines.push_back(pick(item));
    return lines;
}

Lines changedLines(const std::vector<lab::LineMeasurement>& entries, const std::vector<lab::LostGround>& groundless)
{
    auto lines = linesOf(entries, [](const lab::LineMeasurement& entry) { return entry.line; });
    for (const auto& lost : groundless)
        lines.push_back(lost.line);
    return lines;
}

Lines wordedLines(const std::vector<lab::SheetPart>& sheet)
{
    Lines lines;
    for (const auto& part : sheet)
        if (!part.words.empty())
            lines.push_back(part.line);
    return lines;
}

// The table: what each act needs.
struct NeedOf {
    using enum Permission;

    Need operator()(const lab::RegisterPatient&) const { return {{RegisterPatients}, {}}; }
    Need operator()(const lab::CorrectPatient&) const { return {{RegisterPatients}, {}}; }
    Need operator()(const lab::PlaceOrder&) const { return {{PlaceOrders}, {}}; }
    Need operator()(const lab::AddTests&) const { return {{PlaceOrders}, {}}; }
    Need operator()(const lab::CancelLines& act) const { return {{PlaceOrders}, act.lines}; }
    Need operator()(const lab::ReceiveSpecimens&) const { return {{ReceiveSpecimens}, {}}; }
    Need operator()(const lab::RejectSpecimen&) const { return {{ReceiveSpecimens}, {}}; }
    Need operator()(const lab::RecordMeasurements& act) const
    {
        return {{EnterResults}, changedLines(act.entries, act.groundless), true};
    }
    Need operator()(const lab::SelectMeasurement& act) const
    {
        auto lines = changedLines(act.calculated, act.groundless);
        lines.push_back(act.line);
        return {{EnterResults}, std::move(lines), true};
    }
    Need operator()(const lab::MarkNotPerformed& act) const { return {{EnterResults}, act.lines, true}; }
    Need operator()(const lab::AskRerun& act) const { return {{EnterResults}, act.lines, true}; }
    Need operator()(const lab::ValidateTechnically& act) const
    {
        return {{ValidateTechnically}, linesOf(act.lines, [](const lab::LineControl& line) { return line.line; }), true};
    }
    Need operator()(const lab::RecordCall& act) const { return {{RecordCalls}, {act.call.line}, true}; }
    Need operator()(const lab::AttestControl&) const { return {{AttestControls}, {}}; }
    Need operator()(const lab::SendBack& act) const { return {{ValidateBiologically}, act.lines}; }
    Need operator()(const lab::Release& act) const
    {
        return {{ValidateBiologically}, linesOf(act.report.lines, [](const lab::ReportedLine& line) { return line.line; }), false, act.report.replaces};
    }
    Need operator()(const lab::WithdrawReport&) const { return {{ValidateBiologically}, {}}; }
    Need operator()(const lab::Devalidate& act) const { return {{ValidateBiologically}, act.lines}; }
    // Nobody says what stands on a page of a line that they are not shown.
    Need operator()(const lab::RegisterPdf& act) const { return {{ValidateBiologically}, wordedLines(act.sheet), false, act.version}; }
    // A report stands among the results: who does not read them has none to deliver.
    Need operator()(const lab::RecordDelivery& act) const { return {{PrintReports}, {}, false, act.delivery.version}; }
    Need operator()(const lab::AddNote& act) const { return {{EnterResults, ValidateBiologically}, act.line == 0 ? Lines() : Lines{act.line}}; }
    Need operator()(const lab::DefineExamination&) const { return {{ManageCatalogue}, {}}; }
    Need operator()(const lab::DefineBench&) const { return {{ManageCatalogue}, {}}; }
    Need operator()(const lab::RegisterPrescriber&) const { return {{PlaceOrders, ManageCatalogue}, {}}; }
    Need operator()(const lab::DefineLaboratory&) const { return {{ManageCatalogue}, {}}; }
    Need operator()(const lab::DefineTubes&) const { return {{ManageCatalogue}, {}}; }
    Need operator()(const lab::DefineComments&) const { return {{ManageCatalogue}, {}}; }
    // Whoever has any right here may say what they read.
    Need operator()(const lab::RecordReadings&) const { return {Permissions::fromBits(~std::uint64_t{0}), {}}; }
};

bool isOpenTo(ConfidentialMask entitled, const lab::ResultLine& line)
{
    return !line.withheld && (line.confidentiality == lab::Confidentiality::None || (entitled & bitOf(line.confidentiality)) != 0);
}

lab::Allowed<void> checkReport(const Person& person, const lab::Act& act, const Need& need, const lab::Order& order)
{
    const auto entitled = person.confidentialIn(act.laboratory);
    for (const auto& report : order.reports) {
        if (report.version != need.version)
            continue;
        for (const auto& reported : report.lines)
            if (const auto* line = order.line(reported.line); line && !isOpenTo(entitled, *line))
                return lab::refuse(RefusalCode::WithheldLine, line->id);
    }
    return {};
}

lab::Allowed<void> checkLines(const Person& person, const lab::Act& act, const Need& need, const lab::Order& order)
{
    const auto entitled = person.confidentialIn(act.laboratory);
    const auto benches = person.benchesIn(act.laboratory, need.any);
    for (const auto id : need.lines) {
        const auto* line = order.line(id);
        if (!line)
            continue; // apply says UnknownLine
        if (!isOpenTo(entitled, *line))
            return lab::refuse(RefusalCode::WithheldLine, id);
        if (need.atBench && line->bench != 0 && (benches & lab::benchBit(line->bench)) == 0)
            return lab::refuse(RefusalCode::NotPermitted, id);
    }
    return {};
}

// What was said of a confidential line stays with lines of its class, word for word at least.
lab::Allowed<void> checkRepeated(const Person& person, const lab::Act& act, const lab::Release& release, const lab::Order& order)
{
    const auto entitled = person.confidentialIn(act.laboratory);
    const auto* line = lab::repeatsSealed(order, release.report, [entitled](lab::Confidentiality sealed) { return (entitled & bitOf(sealed)) != 0; });
    return line ? lab::refuse(RefusalCode::MixedConfidentiality, line->id) : lab::Allowed<void>();
}

// Whoever measured a value does not validate it biologically, unless the laboratory says that one person may do both.
lab::Allowed<void> checkFourEyes(const Person& person, const lab::Release& release, const lab::Order& order)
{
    for (const auto& reported : release.report.lines) {
        const auto* line = order.line(reported.line);
        const auto* measurement = line ? line->reportableMeasurement() : nullptr;
        if (measurement && measurement->enteredBy == person.id && measurement->source == lab::MeasurementSource::Manual)
            return lab::refuse(RefusalCode::EnteredBySelf, reported.line);
    }
    return {};
}

} // namespace

Permissions neededBy(const lab::Act& act)
{
    return std::visit(NeedOf(), act.body).any;
}

Permissions usedBy(const Person& person, const lab::Act& act)
{
    const auto held = person.permissionsIn(act.laboratory).bits() & neededBy(act).bits();
    return Permissions::fromBits(held & (~held + 1)); // the lowest bit: what comes first is what most people hold
}

lab::Allowed<void> may(const Person& person, const lab::Act& act, const std::optional<lab::Document>& document, const Rules& rules)
{
    if (act.person != person.id)
        return lab::refuse(RefusalCode::NotPermitted);
    if (person.disabled)
        return lab::refuse(RefusalCode::AccountClosed);
    const auto need = std::visit(NeedOf(), act.body);
    if ((person.permissionsIn(act.laboratory).bits() & need.any.bits()) == 0)
        return lab::refuse(RefusalCode::NotPermitted);
    if (std::holds_alternative<lab::RecordDelivery>(act.body) && !person.may(Permission::ReadResults, act.laboratory))
        return lab::refuse(RefusalCode::NotPermitted);
    if (const auto* attest = std::get_if<lab::AttestControl>(&act.body); attest && (person.benchesIn(act.laboratory, need.any) & lab::benchBit(attest->bench)) == 0)
        return lab::refuse(RefusalCode::NotPermitted);
    const auto* order = document ? std::get_if<lab::Order>(&*document) : nullptr;
    if (!order)
        return {};
    if (const auto lines = checkLines(person, act, need, *order); !lines)
        return lines;
    if (const auto report = checkReport(person, act, need, *order); !report)
        return report;
    const auto* release = std::get_if<lab::Release>(&act.body);
    if (const auto repeated = release ? checkRepeated(person, act, *release, *order) : lab::Allowed<void>(); !repeated)
        return repeated;
    return release && !rules.enteringPersonMayValidate ? checkFourEyes(person, *release, *order) : lab::Allowed<void>();
}

} // namespace paillasse::access
