// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/generators.h"

#include <rapidcheck.h>

#include "app/lab/rules/nextrelease.h"
#include "tests/lab/desk.h"

namespace paillasse::lab::testing {

namespace {

// At full size from the first case on: inRange alone draws near zero while cases are small.
int below(int limit)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, limit));
}

bool oneIn(int chances)
{
    return below(chances) == 0;
}

template <class T>
const T& oneOf(const std::vector<T>& choices)
{
    return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
}

template <class Enum>
Enum anyEnum()
{
    return static_cast<Enum>(below(static_cast<int>(lastOf(Enum{})) + 1));
}

template <class Id>
Id freshId()
{
    // Never drawn as small as the fixed ones; rare collisions are refusals, and welcome.
    return idOf<Id>(1'000'000 + static_cast<std::uint32_t>(below(1'000'000)));
}

std::string maybeReason()
{
    return oneIn(8) ? std::string() : std::string("raison");
}

const ResultLine& anyLine(const Order& order)
{
    return oneOf(order.lines);
}

// Some line in this state, or any.
const ResultLine& lineIn(const Order& order, LineState state)
{
    std::vector<const ResultLine*> fitting;
    for (const auto& line : order.lines)
        if (line.state == state)
            fitting.push_back(&line);
    return fitting.empty() || oneIn(10) ? anyLine(order) : *oneOf(fitting);
}

std::vector<LineId> linesIn(const Order& order, LineState state)
{
    std::vector<LineId> lines{lineIn(order, state).id};
    const auto second = lineIn(order, state).id;
    if (second != lines.front() && oneIn(2))
        lines.push_back(second);
    return lines;
}

Value anyValue()
{
    switch (below(6)) {
    case 0:
        return Coded{oneOf<std::string>({"NEG", "POS"}), "réponse"};
    case 1:
        return Titre{anyEnum<Comparator>(), static_cast<std::uint32_t>(below(3) * 40)};
    case 2:
        return ShortText{"aspect clair"};
    default:
        return Quantity{anyEnum<Comparator>(), Decimal(below(10'000), static_cast<std::uint8_t>(below(4)))};
    }
}

Measurement anyMeasurement(const Order& order)
{
    Measurement measurement;
    measurement.id = freshId<MeasurementId>();
    measurement.value = anyValue();
    measurement.unit = oneOf<std::string>({"mmol/L", "g/L", ""});
    measurement.source = anyEnum<MeasurementSource>();
    measurement.formulaVersion = measurement.source == MeasurementSource::Calculated ? "F / 1" : "";
    if (oneIn(3) && !order.specimens.empty())
        measurement.specimen = oneOf(order.specimens).number;
    measurement.reason = anyEnum<EntryReason>();
    measurement.level = anyEnum<Level>();
    measurement.criticalReason = oneIn(2) ? "CONNU" : "";
    return measurement;
}

// Mostly of calculated values, and of what is reportable.
std::vector<LostGround> anyLostGround(const Order& order)
{
    std::vector<LostGround> groundless;
    for (const auto& line : order.lines) {
        const auto* reportable = line.reportableMeasurement();
        if (reportable != nullptr && (reportable->source == MeasurementSource::Calculated ? oneIn(2) : oneIn(60)))
            groundless.push_back({line.id, oneIn(10) ? freshId<MeasurementId>() : reportable->id});
    }
    return groundless;
}

RecordMeasurements anyEntries(const Order& order)
{
    RecordMeasurements record;
    const int count = 1 + below(3);
    for (int i = 0; i < count; ++i) {
        const auto& line = oneIn(2) ? lineIn(order, LineState::Pending) : anyLine(order);
        LineMeasurement entry{line.id, anyMeasurement(order), !oneIn(4), line.reportable.value_or(MeasurementId())};
        if (oneIn(12))
            entry.replaces = freshId<MeasurementId>();
        record.entries.push_back(std::move(entry));
    }
    record.groundless = anyLostGround(order);
    return record;
}

ActBody anySelection(const Order& order)
{
    const auto& line = anyLine(order);
    SelectMeasurement select{line.id, freshId<MeasurementId>(), maybeReason()};
    if (!line.measurements.empty() && !oneIn(10))
        select.measurement = oneOf(line.measurements).id;
    if (oneIn(3)) {
        const auto& calculated = anyLine(order);
        auto measurement = anyMeasurement(order);
        if (!oneIn(10)) {
            measurement.source = MeasurementSource::Calculated;
            measurement.formulaVersion = "F / 1";
        }
        select.calculated.push_back({calculated.id, std::move(measurement), !oneIn(10), calculated.reportable.value_or(MeasurementId())});
    }
    select.groundless = anyLostGround(order);
    return select;
}

ActBody anyValidation(const Order& order)
{
    ValidateTechnically validate;
    for (const auto id : linesIn(order, LineState::Measured))
        validate.lines.push_back({id, anyEnum<ControlState>(), order.line(id)->reportable.value_or(MeasurementId())});
    return validate;
}

ActBody anyCall(const Order& order)
{
    const auto& line = anyLine(order);
    CriticalCall call;
    call.line = line.id;
    call.measurement = line.measurements.empty() ? freshId<MeasurementId>() : oneOf(line.measurements).id;
    call.outcome = anyEnum<CallOutcome>();
    call.to = oneIn(6) ? "" : "Dr Cadiou";
    call.reason = maybeReason();
    return RecordCall{call};
}

ActBody anyRelease(const Order& order)
{
    std::vector<LineId> lines;
    const bool everything = oneIn(2);
    for (const auto& line : order.lines)
        if ((mayBeReported(line) && (everything || !oneIn(4))) || oneIn(40))
            lines.push_back(line.id);
    Release release;
    auto& report = release.report;
    report.version = static_cast<std::uint16_t>(order.reports.size() + (oneIn(15) ? 2 : 1));
    report.kind = oneIn(8) ? anyEnum<ReportKind>() : kindOfNextRelease(order, lines);
    for (const auto id : lines)
        report.lines.push_back({id, order.line(id)->revision, order.line(id)->reportable.value_or(MeasurementId()), Bytes(32, 3)});
    report.interpretation = oneOf<std::string>({"", "Hyperkaliémie.", "Contrôle conseillé."});
    if (report.kind == ReportKind::Corrected) {
        report.replaces = versionToReplace(order);
        report.reason = maybeReason();
    }
    report.signature = Bytes(64, 4);
    report.signerKey = Bytes(32, 5);
    return release;
}

ActBody anyAddition(const Order& order)
{
    AddTests add;
    if (oneIn(2))
        add.specimens.push_back({static_cast<SpecimenNumber>(order.specimens.size() + 1), oneOf<std::string>({"HEP", "EDTA"})});
    if (oneIn(2) || order.isComplete())
        add.lines.push_back({static_cast<LineId>(order.lines.size() + 1), "CRP", 2, oneIn(3) ? anyEnum<Confidentiality>() : Confidentiality::None, 0});
    return add;
}

std::uint16_t anyVersion(const Order& order)
{
    return static_cast<std::uint16_t>(1 + below(static_cast<int>(order.reports.size()) + 1));
}

// Mostly of the same words, as from workstations that know the same; some lines withheld from who laid it out.
std::vector<SheetPart> anySheet(const Order& order)
{
    std::vector<SheetPart> sheet;
    if (!oneIn(6))
        sheet.push_back({0, {oneIn(6) ? std::uint8_t{2} : std::uint8_t{1}}});
    for (const auto& line : order.lines)
        if (!oneIn(3))
            sheet.push_back({line.id, oneIn(3) ? Bytes() : Bytes{oneIn(6) ? std::uint8_t{2} : std::uint8_t{1}}});
    return sheet;
}

SpecimenNumber anySpecimen(const Order& order)
{
    return static_cast<SpecimenNumber>(1 + below(static_cast<int>(order.specimens.size()) + 1));
}

ActBody anyRequestBody(const Order& order)
{
    switch (below(6)) {
    case 0:
        return anyAddition(order);
    case 1:
        return CancelLines{linesIn(order, LineState::Pending), maybeReason()};
    case 2:
    case 3:
    case 4:
        return ReceiveSpecimens{{anySpecimen(order)}, oneIn(2) ? "peu rempli" : ""};
    default:
        return RejectSpecimen{anySpecimen(order), anyEnum<RejectionReason>(), maybeReason()};
    }
}

ActBody anyBenchBody(const Order& order)
{
    switch (below(12)) {
    case 0:
        return anySelection(order);
    case 1:
        return MarkNotPerformed{linesIn(order, LineState::Pending), maybeReason()};
    case 2:
        return AskRerun{linesIn(order, LineState::Measured), maybeReason()};
    case 3:
        return anyCall(order);
    case 4:
    case 5:
    case 6:
    case 7:
        return anyValidation(order);
    default:
        return anyEntries(order);
    }
}

ActBody anyReleaseBody(const Order& order)
{
    switch (below(16)) {
    case 0:
        return SendBack{linesIn(order, LineState::TechnicallyValid), maybeReason()};
    case 1:
        return Devalidate{linesIn(order, LineState::BiologicallyValid), maybeReason()};
    case 2:
        return WithdrawReport{anyVersion(order), maybeReason()};
    case 3:
        return RegisterPdf{anyVersion(order), Bytes(oneIn(5) ? 3 : 32, 6), oneIn(2) ? std::optional<LedgerHead>() : LedgerHead{1, 42, Bytes(oneIn(5) ? 3 : 32, 9)}, anySheet(order)};
    case 4:
        return RecordDelivery{{oneIn(4) ? std::uint16_t{0} : anyVersion(order), anyEnum<DeliveryChannel>(), "Dr Cadiou", {}, {}}};
    case 5:
        return AddNote{oneIn(2) ? LineId(0) : anyLine(order).id, maybeReason()};
    default:
        return anyRelease(order);
    }
}

ActBody anyBody(const Order& order)
{
    // A complete order goes on where a test is added to it.
    if (order.isComplete() && oneIn(2))
        return anyAddition(order);
    const int draw = below(12);
    if (draw < 2)
        return anyRequestBody(order);
    return draw < 8 ? anyBenchBody(order) : anyReleaseBody(order);
}

struct Naming {
    std::vector<LineId> operator()(const CancelLines& body) const { return body.lines; }
    std::vector<LineId> operator()(const MarkNotPerformed& body) const { return body.lines; }
    std::vector<LineId> operator()(const AskRerun& body) const { return body.lines; }
    std::vector<LineId> operator()(const SendBack& body) const { return body.lines; }
    std::vector<LineId> operator()(const Devalidate& body) const { return body.lines; }
    std::vector<LineId> operator()(const SelectMeasurement& body) const
    {
        auto lines = changed(body.calculated, body.groundless);
        lines.push_back(body.line);
        return lines;
    }
    std::vector<LineId> operator()(const AddNote& body) const { return {body.line}; }
    std::vector<LineId> operator()(const RecordCall& body) const { return {body.call.line}; }
    std::vector<LineId> operator()(const RecordMeasurements& body) const { return changed(body.entries, body.groundless); }
    std::vector<LineId> operator()(const ValidateTechnically& body) const { return each(body.lines); }
    std::vector<LineId> operator()(const Release& body) const { return each(body.report.lines); }
    template <class Other>
    std::vector<LineId> operator()(const Other&) const
    {
        return {};
    }

    static std::vector<LineId> changed(const std::vector<LineMeasurement>& entries, const std::vector<LostGround>& groundless)
    {
        auto lines = each(entries);
        const auto lost = each(groundless);
        lines.insert(lines.end(), lost.begin(), lost.end());
        return lines;
    }
    template <class Entry>
    static std::vector<LineId> each(const std::vector<Entry>& entries)
    {
        std::vector<LineId> lines;
        for (const auto& entry : entries)
            lines.push_back(entry.line);
        return lines;
    }
};

} // namespace

Act wrapped(ActBody body, const DocumentId& subject)
{
    Act act;
    act.id = freshId<ActId>();
    act.laboratory = theLaboratory;
    act.subjectKind = subjectKindOf(body);
    act.subject = subject;
    act.person = oneOf<PersonId>({receptionist, technician, colleague, biologist});
    act.workstation = idOf<WorkstationId>(40);
    act.at = nine + below(1'000'000);
    act.body = std::move(body);
    return act;
}

Act anyPlacement()
{
    PlaceOrder place;
    place.patient = thePatient;
    place.accession = "26-" + std::to_string(below(100'000));
    place.priority = anyEnum<Priority>();
    if (!oneIn(3))
        place.context.collectedAt = nine;
    const int tubes = 1 + below(3);
    for (int i = 1; i <= tubes; ++i)
        place.specimens.push_back({static_cast<SpecimenNumber>(i), oneOf<std::string>({"HEP", "EDTA"})});
    const int lines = 1 + below(6);
    for (int i = 1; i <= lines; ++i) {
        const auto bench = static_cast<BenchNumber>(1 + below(3));
        const auto confidentiality = oneIn(3) ? anyEnum<Confidentiality>() : Confidentiality::None;
        const auto specimen = static_cast<SpecimenNumber>(below(tubes + 1));
        place.lines.push_back({static_cast<LineId>(i), oneOf<std::string>({"K", "NA", "CREA", "VIH"}), bench, confidentiality, specimen});
    }
    return wrapped(place, freshId<DocumentId>());
}

Act anyOrderAct(const Order& order)
{
    auto act = wrapped(anyBody(order), documentId(order.id));
    for (const auto& line : order.lines)
        act.based.push_back({line.id, oneIn(40) ? line.revision - 1 : line.revision});
    return act;
}

Order anyOrder()
{
    std::optional<Document> document;
    auto placed = lab::apply(document, anyPlacement());
    RC_ASSERT(placed.has_value());
    document = std::move(*placed);
    const int steps = below(40);
    for (int i = 0; i < steps; ++i)
        if (auto after = lab::apply(document, anyOrderAct(std::get<Order>(*document))))
            document = std::move(*after);
    return std::get<Order>(*document);
}

std::vector<LineId> namedLines(const ActBody& body)
{
    return std::visit(Naming{}, body);
}

} // namespace paillasse::lab::testing
