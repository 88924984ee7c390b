// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/exchange/codes.h"
#include "app/exchange/fhir/resource.h"
#include "app/exchange/fhirout/elements.h"
#include "app/exchange/fhirout/resources.h"
#include "app/exchange/specimens.h"

namespace paillasse::exchange::fhirout {

namespace {

constexpr const char* rejectionSystem = "http://terminology.hl7.org/CodeSystem/v2-0490";
constexpr const char* fastingSystem = "http://terminology.hl7.org/CodeSystem/v2-0916";
constexpr const char* categorySystem = "http://terminology.hl7.org/CodeSystem/v2-0074";

std::string_view fastingCode(lab::Fasting fasting)
{
    switch (fasting) {
    case lab::Fasting::Unknown: break;
    case lab::Fasting::Yes: return "F";
    case lab::Fasting::No: return "NF";
    }
    return {};
}

Array concept_(std::string_view system, std::string_view code)
{
    return only(coding(system, code));
}

// What is told of the whole order stands in its first request.
void addWhole(const ImportedOrder& order, Object& request)
{
    const auto& context = order.context;
    Array others;
    for (std::size_t i = 1; i < order.ids.size(); ++i)
        others.add(identifier(order.ids[i]));
    Array recipients;
    for (const auto& recipient : context.recipients)
        recipients.add(extension(fhir::recipientExtension, "valueString", recipient));
    request.add("extension", recipients)
        .add("identifier", others)
        .add("priority", order.priority == lab::Priority::Urgent ? "urgent" : "")
        .add("encounter", named(context.ward))
        .add("authoredOn", instant(context.prescribedAt))
        .add("requester", named(context.prescriberName))
        .add("note", note(context.clinical));
    if (!context.treatment.empty())
        request.add("supportingInfo", only(named(context.treatment).add("type", "MedicationStatement")));
}

Array specimensOf(const ImportedOrder& order, const SourceCode& request, const OrderNames& names)
{
    Array specimens;
    for (std::size_t i = 0; i < order.specimens.size(); ++i)
        if (const auto& serves = order.specimens[i].serves; std::ranges::find(serves, request) != serves.end())
            specimens.add(reference("Specimen", names.specimen(i)));
    return specimens;
}

bool tellsOfCollection(const ImportedOrder& order)
{
    return !order.context.collector.empty() || order.context.fasting != lab::Fasting::Unknown;
}

std::string_view reportStatus(const ImportedOrder& order)
{
    const auto any = [&order](ResultStatus status) { return std::ranges::any_of(order.results, [status](const ImportedResult& result) { return result.status == status; }); };
    if (any(ResultStatus::Corrected))
        return "corrected";
    return any(ResultStatus::Pending) || any(ResultStatus::Preliminary) ? "partial" : "final";
}

Array documentsOf(const ImportedOrder& order)
{
    Array documents;
    for (const auto& document : order.attachments)
        documents.add(attachment(document));
    for (const auto& result : order.results)
        if (!holdsItsDocument(result))
            for (const auto& document : result.attachments)
                documents.add(attachment(document));
    return documents;
}

} // namespace

std::size_t requestCount(const ImportedOrder& order)
{
    return std::max<std::size_t>(order.requested.size(), 1);
}

Object requestResource(const ImportedOrder& order, std::size_t i, const OrderNames& names)
{
    Object request;
    request.add("resourceType", "ServiceRequest").add("id", names.request(i));
    // What holds the requests of one order together, also where its numbers are not to be told.
    request.add("requisition", identifier(order.ids.empty() ? names.order : order.ids.front()));
    request.add("status", "completed").add("intent", "order").add("subject", reference("Patient", names.patient));
    if (i < order.requested.size())
        request.add("code", codeableConcept(order.requested[i])).add("specimen", specimensOf(order, order.requested[i], names));
    if (i == 0)
        addWhole(order, request);
    return request;
}

std::size_t specimenCount(const ImportedOrder& order)
{
    return std::max<std::size_t>(order.specimens.size(), tellsOfCollection(order) ? 1 : 0);
}

Object specimenResource(const ImportedOrder& order, std::size_t i, const OrderNames& names)
{
    const auto specimen = i < order.specimens.size() ? order.specimens[i] : ImportedSpecimen();
    Object collection;
    collection.add("collector", named(order.context.collector)).add("collectedDateTime", instant(specimen.collectedAt));
    if (const auto code = fastingCode(order.context.fasting); !code.empty())
        collection.add("fastingStatusCodeableConcept", Object().add("coding", concept_(fastingSystem, code)));
    Object resource;
    resource.add("resourceType", "Specimen").add("id", names.specimen(i)).add("subject", reference("Patient", names.patient));
    if (!specimen.id.empty())
        resource.add("accessionIdentifier", Object().add("value", specimen.id));
    resource.add("status", specimen.rejected ? "unsatisfactory" : specimen.isUnavailable ? "unavailable" : "")
        .add("type", words(specimen.type))
        .add("receivedTime", instant(specimen.receivedAt))
        .add("collection", collection);
    if (!specimen.container.empty())
        resource.add("container", only(Object().add("type", words(specimen.container))));
    if (specimen.rejected)
        resource.add("condition", only(Object().add("coding", concept_(rejectionSystem, rejectionCode(specimen.rejection)))));
    return specimen.remark.empty() ? resource : resource.add("note", note(specimen.remark));
}

Object reportResource(const ImportedOrder& order, const OrderNames& names)
{
    Array requests;
    for (std::size_t i = 0; i < requestCount(order); ++i)
        requests.add(reference("ServiceRequest", names.request(i)));
    // A specimen that no request names is the whole order's.
    Array specimens;
    for (std::size_t i = 0; i < specimenCount(order); ++i)
        if (i >= order.specimens.size() || order.specimens[i].serves.empty())
            specimens.add(reference("Specimen", names.specimen(i)));
    Array results;
    for (std::size_t i = 0; i < order.results.size(); ++i)
        results.add(reference("Observation", names.result(i)));
    return Object()
        .add("resourceType", "DiagnosticReport")
        .add("id", names.order)
        .add("basedOn", requests)
        .add("status", reportStatus(order))
        .add("category", only(Object().add("coding", concept_(categorySystem, "LAB"))))
        .add("code", Object().add("coding", concept_("http://loinc.org", reportDocumentLoinc)))
        .add("subject", reference("Patient", names.patient))
        .add("effectiveDateTime", instant(order.context.collectedAt))
        .add("specimen", specimens)
        .add("result", results)
        .add("conclusion", order.comment)
        .add("presentedForm", documentsOf(order));
}

} // namespace paillasse::exchange::fhirout
