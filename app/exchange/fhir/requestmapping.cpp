// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "app/exchange/fhir/mapping.h"
#include "app/exchange/specimens.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::fhir {

namespace limits = lab::limits;

namespace {

const JsonValue& oneOf(const JsonValue& json, std::initializer_list<const char*> names)
{
    for (const auto* name : names)
        if (!json[name].isNull())
            return json[name];
    return json[*names.begin()];
}

void addOnce(std::vector<std::string>& ids, const std::string& id)
{
    if (!id.empty() && std::ranges::find(ids, id) == ids.end())
        ids.push_back(id);
}

// A request that asks for something to be done now. Without its required status it is taken at its word.
bool isToBeDone(std::string_view status, std::string_view intent)
{
    static constexpr std::array<std::string_view, 4> ideas = {"proposal", "plan", "directive", "option"};
    return (status.empty() || status == "active") && std::ranges::find(ideas, intent) == ideas.end();
}

// HL7 table 0916; what is none of its words stays unread.
lab::Fasting fastingOf(const JsonValue& concept_)
{
    for (const auto* coding : concept_["coding"].items()) {
        const auto& code = (*coding)["code"].peek();
        if (code != "F" && code != "FNA" && code != "NF")
            continue;
        (*coding)["code"].skip();
        (*coding)["system"].skip();
        return code == "NF" ? lab::Fasting::No : lab::Fasting::Yes;
    }
    return lab::Fasting::Unknown;
}

// To whom the report goes as well: an extension of ours, there is no element for it.
std::vector<std::string> recipientsOf(const JsonValue& json)
{
    std::vector<std::string> recipients;
    for (const auto* extension : json["extension"].items())
        if ((*extension)["url"].peek() == recipientExtension && recipients.size() < limits::code) {
            (*extension)["url"].skip();
            recipients.push_back(lineOf((*extension)["valueString"], limits::name));
        }
    return recipients;
}

// What they take may be named as a medication statement; the other pieces of information are to be looked at.
void readSupport(const JsonValue& support, RequestResource& request, Context& context)
{
    for (const auto* item : support.items()) {
        const bool isNamedOnly = (*item)["type"].peek() == "MedicationStatement" && (*item)["reference"].isNull();
        if (isNamedOnly) {
            (*item)["type"].skip();
            appendLine(request.treatment, textOf((*item)["display"], limits::text));
        } else {
            request.answers.push_back(referenceOf(*item, context));
        }
    }
    request.treatment = boundedText(request.treatment, limits::text, "ServiceRequest.supportingInfo", context);
}

} // namespace

ReportResource reportOf(const JsonValue& json, Context& context)
{
    ReportResource report;
    json["category"].skip();
    report.ids = identifiersOf(json["identifier"]);
    report.code = codeOf(json["code"]);
    report.subject = referenceOf(json["subject"], context);
    report.basedOn = referencesOf(json["basedOn"], context);
    report.results = referencesOf(json["result"], context);
    report.specimens = referencesOf(json["specimen"], context);
    report.performers = referencesOf(json["performer"], context);
    report.collectedAt = timeOf(oneOf(json, {"effectiveDateTime", "effectivePeriod"}), "DiagnosticReport.effective", context);
    report.issuedAt = timeOf(json["issued"], "DiagnosticReport.issued", context);
    report.conclusion = textOf(json["conclusion"], limits::text);
    for (const auto* form : json["presentedForm"].items())
        if (auto attachment = attachmentOf(*form, context); !attachment.content.empty())
            report.attachments.push_back(std::move(attachment));
    const auto& status = json["status"].text();
    report.isWithdrawn = status == "entered-in-error" || status == "cancelled";
    return report;
}

RequestResource requestOf(const JsonValue& json, Context& context)
{
    RequestResource request;
    addOnce(request.ids, identifierOf(json["requisition"]));
    for (const auto& id : identifiersOf(json["identifier"]))
        addOnce(request.ids, id);
    json["category"].skip();
    request.code = codeOf(json["code"]);
    request.subject = referenceOf(json["subject"], context);
    request.requester = referenceOf(json["requester"], context);
    request.specimens = referencesOf(json["specimen"], context);
    readSupport(json["supportingInfo"], request, context);
    request.ward = lineOf(json["encounter"]["display"], limits::name);
    request.recipients = recipientsOf(json);
    request.authoredAt = timeOf(json["authoredOn"], "ServiceRequest.authoredOn", context);
    const auto& priority = json["priority"].text();
    request.priority = priority == "stat" || priority == "asap" || priority == "urgent" ? lab::Priority::Urgent : lab::Priority::Routine;
    if (!priority.empty() && request.priority == lab::Priority::Routine && priority != "routine")
        context.unread.emplace_back("ServiceRequest.priority (taken as routine)");
    for (const auto* reason : json["reasonCode"].items())
        appendLine(request.clinical, wordsOf(*reason));
    appendLine(request.clinical, notesOf(json["note"]));
    request.clinical = boundedText(request.clinical, limits::text, "ServiceRequest.note", context);
    const auto& status = json["status"].text();
    const auto& intent = json["intent"].text();
    if (status == "revoked" || status == "entered-in-error")
        request.action = OrderAction::Cancel;
    else if (!isToBeDone(status, intent) || json["doNotPerform"].text() == "true")
        request.action = OrderAction::Inform;
    return request;
}

SpecimenResource specimenOf(const JsonValue& json, Context& context)
{
    SpecimenResource resource;
    auto& specimen = resource.specimen;
    const auto& identifiers = json["accessionIdentifier"].isNull() ? json["identifier"] : json["accessionIdentifier"];
    identifiers["type"].skip();
    specimen.id = lineOf(identifiers["value"], limits::code);
    specimen.type = wordsOf(json["type"]);
    specimen.container = wordsOf(json["container"]["type"]);
    const auto& collection = json["collection"];
    specimen.collectedAt = timeOf(oneOf(collection, {"collectedDateTime", "collectedPeriod"}), "Specimen.collected", context);
    specimen.receivedAt = timeOf(json["receivedTime"], "Specimen.receivedTime", context);
    const auto& status = json["status"].text();
    specimen.rejected = status == "unsatisfactory";
    specimen.isUnavailable = status == "unavailable";
    resource.isVoid = status == "entered-in-error";
    if (!status.empty() && status != "available" && !specimen.rejected && !specimen.isUnavailable && !resource.isVoid)
        context.unread.emplace_back("Specimen.status (no word of its value set)");
    if (specimen.rejected)
        specimen.rejection = lab::RejectionReason::Other;
    for (const auto* condition : json["condition"].items()) {
        const auto& code = (*condition)["coding"];
        const auto reason = specimen.rejected ? rejectionOf(code["code"].peek()) : std::nullopt;
        // A reason that we have a word for is not said a second time as a code.
        if (!reason || !(*condition)["text"].isNull() || !code["display"].isNull())
            appendLine(specimen.remark, wordsOf(*condition));
        if (!reason || specimen.rejection != lab::RejectionReason::Other)
            continue;
        specimen.rejection = *reason;
        code["code"].skip();
        code["system"].skip();
    }
    appendLine(specimen.remark, notesOf(json["note"]));
    specimen.remark = boundedText(specimen.remark, limits::reason, "Specimen.note", context);
    resource.subject = referenceOf(json["subject"], context);
    resource.collector = referenceOf(collection["collector"], context);
    resource.fasting = fastingOf(collection["fastingStatusCodeableConcept"]);
    resource.requests = referencesOf(json["request"], context);
    return resource;
}

NamedResource namedOf(const JsonValue& json, Context& context)
{
    NamedResource named;
    if (json["resourceType"].text() == "PractitionerRole") {
        named.bearer = referenceOf(json["practitioner"].isNull() ? json["organization"] : json["practitioner"], context);
        named.name = named.bearer.display;
    } else if (json["name"].items().empty()) {
        named.name = lineOf(json["deviceName"]["name"], limits::name); // Device
        if (named.name.empty())
            named.name = json["type"].isNull() ? std::string() : wordsOf(json["type"]);
    } else {
        const auto& name = *json["name"].items().front();
        named.name = name.isObject() ? nameOf(json["name"]) : lineOf(name, limits::name);
    }
    return named;
}

} // namespace paillasse::exchange::fhir
