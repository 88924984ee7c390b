// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhir/linker.h"

#include <algorithm>
#include <array>

#include "app/exchange/codes.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::fhir {

namespace limits = lab::limits;

std::vector<std::string> Linker::idsOf(const Resource& resource, std::vector<std::string> ids)
{
    if (ids.empty())
        ids.push_back(asLine("fhir|" + resource.type + '/' + resource.id, limits::name).text);
    return ids;
}

void Linker::appendLine(std::string& text, const std::string& line)
{
    if (line.empty() || text == line)
        return;
    text += (text.empty() ? "" : "\n") + line;
}

std::vector<ImportedRecord> Linker::run()
{
    for (const auto& resource : m_pool.resources())
        if (std::holds_alternative<PatientResource>(resource.body))
            addPatient(resource);
    findAnswers();
    each<RequestResource>([this](const Resource& resource, const RequestResource& request) { addRequest(resource, request); });
    each<ReportResource>([this](const Resource& resource, const ReportResource& report) { addReport(resource, report); });
    each<ObservationResource>([this](const Resource& resource, const ObservationResource& observation) { addLoose(resource, observation); });
    each<SpecimenResource>([this](const Resource& resource, const SpecimenResource& specimen) { addLooseSpecimen(resource, specimen); });
    tellUnused();
    std::vector<ImportedRecord> records;
    for (auto& patient : m_patients) {
        finish(patient);
        records.push_back(std::move(patient.record));
    }
    return records;
}

void Linker::unresolved(const Resource& from, const char* element)
{
    m_remarks.push_back({from.source, from.type + '.' + element + " (not in this input)", {}});
}

std::string Linker::nameOf(const Reference& reference, const Resource& from, const char* element, int depth)
{
    constexpr int mostDepth = 4;
    if (const auto* named = get<NamedResource>(reference)) {
        m_named.insert(m_pool.find(reference));
        if (named->name.empty() && !named->bearer.to.empty() && depth < mostDepth)
            return nameOf(named->bearer, from, element, depth + 1);
        return named->name;
    }
    if (reference.display.empty() && !reference.to.empty())
        unresolved(from, element);
    return reference.display;
}

std::string Linker::nameOf(const std::vector<Reference>& references, const Resource& from, const char* element)
{
    std::string name;
    for (const auto& reference : references) {
        if (name.empty())
            name = nameOf(reference, from, element);
        else
            tell(from, std::string(".") + element + " (more than one)");
    }
    return name;
}

void Linker::addPatient(const Resource& resource)
{
    m_patientOf[&resource] = m_patients.size();
    auto& draft = m_patients.emplace_back();
    draft.record.form = SourceForm::Fhir;
    draft.record.sender = m_pool.sender();
    draft.record.sources.push_back(resource.source);
    auto patient = std::get<PatientResource>(resource.body).patient;
    for (auto& id : patient.sourceIds)
        if (id.find('|') == std::string::npos)
            id = asLine((m_pool.sender().empty() ? "fhir" : m_pool.sender()) + '|' + id, limits::name).text;
    if (patient.sourceIds.empty())
        patient.sourceIds.push_back(asLine("fhir|Patient/" + resource.id, limits::name).text);
    draft.record.patient = std::move(patient);
}

Linker::PatientDraft* Linker::patientOf(const Reference& subject, const Resource& from)
{
    if (const auto found = m_patientOf.find(m_pool.find(subject)); found != m_patientOf.end())
        return &m_patients[found->second];
    if (m_pool.assumesOnlyPatient() && subject.to.empty() && m_patients.size() == 1)
        return &m_patients.front();
    m_remarks.push_back({from.source, {}, {from.type + ".subject", "its patient is not in this input"}});
    return nullptr;
}

// A report takes over what was asked for under its numbers; what is cancelled or only told of stays apart from what is asked.
Linker::Draft& Linker::draftFor(PatientDraft& patient, const std::vector<std::string>& ids, OrderAction action)
{
    static constexpr std::array answered = {OrderAction::Report, OrderAction::Place, OrderAction::Inform};
    auto index = patient.drafts.size();
    for (const auto& id : ids)
        for (const auto other : answered)
            if (const auto found = patient.byId.find({other, id}); index == patient.drafts.size() && found != patient.byId.end() && (other == action || action == OrderAction::Report))
                index = found->second;
    for (const auto& id : ids)
        if (const auto found = patient.byId.find({action, id}); index == patient.drafts.size() && found != patient.byId.end())
            index = found->second;
    if (index == patient.drafts.size())
        patient.drafts.emplace_back();
    auto& draft = patient.drafts[index];
    draft.order.action = action;
    for (const auto& id : ids) {
        addOnce(draft.order.ids, id);
        patient.byId.insert_or_assign({action, id}, index);
    }
    return draft;
}

void Linker::addRequest(const Resource& resource, const RequestResource& request)
{
    auto* patient = patientOf(request.subject, resource);
    if (patient == nullptr)
        return;
    auto& draft = draftFor(*patient, idsOf(resource, request.ids), request.action);
    addOnce(draft.sources, resource.source);
    auto& order = draft.order;
    if (!keyOf(request.code).empty())
        addOnce(order.requested, request.code);
    if (request.priority == lab::Priority::Urgent)
        order.priority = request.priority;
    fill(order.context.prescriberName, nameOf(request.requester, resource, "requester"), resource, "requester");
    fill(order.context.prescribedAt, request.authoredAt, resource, "authoredOn");
    fill(order.context.ward, request.ward, resource, "encounter");
    for (const auto& recipient : request.recipients)
        addOnce(order.context.recipients, recipient);
    if (order.context.clinical != request.clinical)
        appendLine(order.context.clinical, request.clinical);
    if (order.context.treatment != request.treatment)
        appendLine(order.context.treatment, request.treatment);
    for (const auto& answer : request.answers)
        addAnswer(draft, answer, resource);
    addSpecimens(draft, request.specimens, resource, request.code);
}

void Linker::addReport(const Resource& resource, const ReportResource& report)
{
    auto* patient = patientOf(report.subject, resource);
    if (patient == nullptr)
        return;
    std::vector<std::string> ids;
    for (const auto& reference : report.basedOn)
        if (const auto* request = get<RequestResource>(reference))
            for (const auto& id : idsOf(*m_pool.find(reference), request->ids))
                addOnce(ids, id);
    for (const auto& id : report.ids)
        addOnce(ids, id);
    auto& draft = draftFor(*patient, idsOf(resource, std::move(ids)), OrderAction::Report);
    addOnce(draft.sources, resource.source);
    auto& order = draft.order;
    // A laboratory's report says what it is, not what was asked for.
    if (!keyOf(report.code).empty() && report.code.loinc != reportDocumentLoinc)
        addOnce(order.requested, report.code);
    // What a report says of the whole goes before what one of its specimens does.
    if (draft.isCollectionOfSpecimen && !report.collectedAt.isNull())
        order.context.collectedAt = {};
    draft.isCollectionOfSpecimen = false;
    fill(order.context.collectedAt, report.collectedAt, resource, "effective");
    appendLine(order.comment, report.conclusion);
    order.attachments.insert(order.attachments.end(), report.attachments.begin(), report.attachments.end());
    addSpecimens(draft, report.specimens, resource);
    const auto laboratory = nameOf(report.performers, resource, "performer");
    const auto before = order.results.size();
    for (const auto& reference : report.results)
        addResult(draft, reference, resource, report, laboratory, 0);
    // When it was issued is when its results were known, where they do not say so themselves.
    bool isTimeKept = report.issuedAt.isNull();
    bool isLaboratoryKept = laboratory.empty();
    for (auto i = before; i < order.results.size(); ++i) {
        auto& result = order.results[i];
        result.analysedAt = result.analysedAt.isNull() ? report.issuedAt : result.analysedAt;
        isTimeKept = isTimeKept || result.analysedAt == report.issuedAt;
        isLaboratoryKept = isLaboratoryKept || result.performingLaboratory == laboratory;
    }
    if (!isTimeKept)
        tell(resource, ".issued (no result has its time)");
    if (!isLaboratoryKept)
        tell(resource, ".performer (no result has its laboratory)");
}

void Linker::addResult(Draft& draft, const Reference& reference, const Resource& from, const ReportResource& report, const std::string& laboratory, int depth)
{
    constexpr int mostDepth = 4;
    const auto* resource = m_pool.find(reference);
    const auto* observation = get<ObservationResource>(reference);
    if (observation == nullptr || depth > mostDepth) {
        if (!reference.to.empty())
            unresolved(from, "result");
        return;
    }
    if (!m_used.insert(resource).second)
        return;
    addObservation(draft, *resource, *observation, laboratory, report.isWithdrawn);
    for (const auto& member : observation->members)
        addResult(draft, member, *resource, report, laboratory, depth + 1);
}

void Linker::addObservation(Draft& draft, const Resource& resource, const ObservationResource& observation, const std::string& laboratory, bool isWithdrawn)
{
    addOnce(draft.sources, resource.source);
    const auto performer = nameOf(observation.performers, resource, "performer");
    const auto instrument = nameOf(observation.device, resource, "device");
    addSpecimens(draft, {observation.specimen}, resource);
    const auto add = [&](ImportedResult result) {
        result.performingLaboratory = performer.empty() ? laboratory : performer;
        result.instrument = instrument;
        if (isWithdrawn)
            result.status = ResultStatus::Withdrawn;
        draft.order.results.push_back(std::move(result));
    };
    // A panel that only holds its members together has no value of its own.
    const auto& own = observation.result;
    const bool holdsOthers = !observation.members.empty() || !observation.components.empty();
    if (own.value || !own.attachments.empty() || !holdsOthers) {
        add(own);
    } else {
        if (!keyOf(own.examination).empty())
            addOnce(draft.order.requested, own.examination);
        appendLine(draft.order.comment, own.comment);
    }
    for (const auto& component : observation.components)
        add(component);
}

void Linker::addLoose(const Resource& resource, const ObservationResource& observation)
{
    if (m_used.contains(&resource))
        return;
    auto* patient = patientOf(observation.subject, resource);
    if (patient == nullptr)
        return;
    m_used.insert(&resource);
    if (observation.basedOn.size() > 1)
        tell(resource, ".basedOn (more than one)");
    for (const auto& reference : observation.basedOn) {
        if (const auto* request = get<RequestResource>(reference)) {
            auto& draft = draftFor(*patient, idsOf(*m_pool.find(reference), request->ids), OrderAction::Report);
            addObservation(draft, resource, observation, {}, false);
            return;
        }
    }
    const auto minute = observation.result.observedAt.ms / minuteMs;
    const auto known = patient->byTime.find(minute);
    const bool isNew = known == patient->byTime.end();
    auto& draft = isNew ? draftFor(*patient, idsOf(resource, {}), OrderAction::Report) : patient->drafts[known->second];
    if (isNew)
        patient->byTime[minute] = static_cast<std::size_t>(&draft - patient->drafts.data());
    if (draft.order.context.collectedAt.isNull())
        draft.order.context.collectedAt = observation.result.observedAt;
    addObservation(draft, resource, observation, {}, false);
}

void Linker::tellUnused()
{
    each<NamedResource>([this](const Resource& resource, const NamedResource&) {
        if (!m_named.contains(&resource))
            tell(resource, " (nothing that is read refers to it)");
    });
}

void Linker::finish(PatientDraft& patient)
{
    auto& record = patient.record;
    for (auto& draft : patient.drafts) {
        auto& order = draft.order;
        if (order.requested.empty() && order.results.empty() && order.attachments.empty()) {
            m_remarks.push_back({draft.sources.front(), "ServiceRequest (neither an examination nor a result)", {}});
            continue;
        }
        const auto bound = [&](std::string& text, const char* what) {
            auto bounded = asText(text, limits::text);
            if (bounded.isShortened)
                m_remarks.push_back({draft.sources.front(), what, {}});
            text = std::move(bounded.text);
        };
        bound(order.context.clinical, "ServiceRequest.note (shortened)");
        bound(order.context.treatment, "ServiceRequest.supportingInfo (shortened)");
        bound(order.comment, "DiagnosticReport.conclusion (shortened)");
        order.context.sourceId = asLine(order.ids.front(), limits::name).text;
        std::ranges::sort(draft.sources);
        order.sources = draft.sources;
        for (const auto& source : draft.sources)
            record.sources.push_back(source);
        record.orders.push_back(std::move(order));
    }
    std::ranges::sort(record.sources);
    record.sources.erase(std::unique(record.sources.begin(), record.sources.end()), record.sources.end());
}

} // namespace paillasse::exchange::fhir
