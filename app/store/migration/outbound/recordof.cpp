// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/recordof.h"

#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"
#include "app/store/migration/outbound/releasedlines.h"

namespace paillasse::store {

namespace {

namespace limits = lab::limits;
using exchange::ImportedOrder;
using exchange::ImportedPatient;
using exchange::ImportedSpecimen;

// As every reader gives it back.
void trim(std::string& line, std::size_t most = limits::name)
{
    line = exchange::asLine(line, most).text;
}

void appendLine(std::string& text, const std::string& line)
{
    if (!line.empty())
        text += (text.empty() ? "" : "\n") + line;
    text = exchange::asText(text, limits::text).text;
}

std::string numberedBy(const SourceLaboratory& laboratory, const std::string& number)
{
    return "urn:uuid:" + laboratory.id.toString() + '|' + number;
}

ImportedPatient patientOf(const SourceLaboratory& laboratory, const lab::Patient& patient)
{
    ImportedPatient told;
    told.identity = patient.identity;
    told.contact = patient.contact;
    told.insuredNir = patient.insuredNir;
    told.sourceIds = {numberedBy(laboratory, patient.number)};
    told.sourceIds.insert(told.sourceIds.end(), patient.sourceIds.begin(), patient.sourceIds.end());
    auto& identity = told.identity;
    for (auto* name : {&identity.birthName, &identity.firstForename, &identity.birthForenames, &identity.usedName, &identity.usedForename, &told.contact.city, &told.contact.email})
        trim(*name);
    if (identity.birthForenames.empty())
        identity.birthForenames = identity.firstForename;
    if (identity.usedName == identity.birthName)
        identity.usedName.clear();
    if (identity.usedForename == identity.firstForename)
        identity.usedForename.clear();
    if (identity.state != lab::IdentityState::Qualified) {
        identity.insMatricule.clear();
        identity.insOid.clear();
    }
    const bool isProved = identity.state >= lab::IdentityState::Validated && !identity.doubtful && !identity.fictitious;
    identity.state = isProved ? lab::IdentityState::Validated : lab::IdentityState::Provisional;
    return told;
}

// The tubes that what was released was measured on, in the order of the requests.
std::vector<ImportedSpecimen> specimensOf(const lab::Order& order, const std::vector<ReleasedLine>& lines)
{
    std::vector<ImportedSpecimen> specimens;
    std::vector<lab::SpecimenNumber> numbers;
    for (const auto& line : lines) {
        const auto* tube = order.specimen(line.line->specimen);
        if (tube == nullptr)
            continue;
        auto at = std::ranges::find(numbers, tube->number);
        if (at == numbers.end()) {
            auto& specimen = specimens.emplace_back();
            specimen.id = order.accession + '-' + std::to_string(tube->number);
            specimen.container = tube->container;
            specimen.collectedAt = tube->collectedAt;
            specimen.receivedAt = tube->receivedAt;
            specimen.remark = exchange::asText(tube->remark, limits::reason).text;
            specimen.rejected = tube->state == lab::SpecimenState::Rejected;
            if (specimen.rejected)
                specimen.rejection = tube->rejection == lab::RejectionReason::None ? lab::RejectionReason::Other : tube->rejection;
            numbers.push_back(tube->number);
            at = numbers.end() - 1;
        }
        auto& serves = specimens[static_cast<std::size_t>(at - numbers.begin())].serves;
        if (std::ranges::find(serves, line.code) == serves.end())
            serves.push_back(line.code);
    }
    return specimens;
}

void addNotes(const lab::Order& order, ImportedOrder& told, const std::vector<ReleasedLine>& lines)
{
    for (const auto& note : order.notes) {
        if (note.line == 0)
            appendLine(told.comment, note.text);
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (lines[i].line->id == note.line)
                appendLine(told.results[i].comment, note.text);
    }
}

ImportedOrder orderOf(const SourceLaboratory& laboratory, const lab::Order& order, const std::vector<ReleasedLine>& lines)
{
    ImportedOrder told;
    told.ids = {numberedBy(laboratory, order.accession)};
    if (const auto& theirs = order.context.sourceId; !theirs.empty() && theirs != told.ids.front())
        told.ids.push_back(theirs);
    told.priority = order.priority;
    told.context = order.context;
    auto& context = told.context;
    context.prescriber = {};
    context.sourceId = told.ids.front();
    for (auto* name : {&context.prescriberName, &context.ward, &context.collector})
        trim(*name);
    for (auto& recipient : context.recipients)
        trim(recipient);
    for (auto* text : {&context.clinical, &context.treatment})
        *text = exchange::asText(*text, limits::text).text;
    for (const auto& line : lines)
        if (std::ranges::find(told.requested, line.code) == told.requested.end())
            told.requested.push_back(line.code);
    told.specimens = specimensOf(order, lines);
    for (const auto& specimen : told.specimens)
        if (context.collectedAt.isNull())
            context.collectedAt = specimen.collectedAt;
    for (const auto& line : lines)
        told.results.push_back(resultOf(laboratory, order, line));
    addNotes(order, told, lines);
    return told;
}

} // namespace

OutboundRecord recordOf(const SourceLaboratory& laboratory, const lab::Patient& patient, const std::vector<lab::Order>& orders)
{
    OutboundRecord outbound;
    auto& record = outbound.record;
    record.form = exchange::SourceForm::Fhir;
    record.sender = exchange::asLine(laboratory.name, limits::code).text;
    record.patient = patientOf(laboratory, patient);
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const auto& order = orders[i];
        const auto lines = releasedLines(laboratory, order);
        if (lines.empty())
            continue;
        outbound.orders.push_back(i);
        record.orders.push_back(orderOf(laboratory, order, lines));
        const auto* report = order.effectiveReport();
        outbound.interpretations.push_back(report == nullptr ? std::string() : exchange::asText(report->interpretation, limits::text).text);
    }
    return outbound;
}

void addInterpretations(OutboundRecord& outbound, migration::FieldSet fields, migration::FieldTally& inSource, migration::FieldTally& produced)
{
    using migration::Field;
    for (std::size_t i = 0; i < outbound.interpretations.size(); ++i) {
        if (outbound.interpretations[i].empty())
            continue;
        inSource.note(Field::Interpretation);
        if (!fields.has(Field::Interpretation))
            continue;
        produced.note(Field::Interpretation);
        appendLine(outbound.record.orders[i].comment, outbound.interpretations[i]);
    }
}

} // namespace paillasse::store
