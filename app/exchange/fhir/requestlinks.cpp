// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhir/linker.h"
#include "app/exchange/specimens.h"

// What comes along with a request: the answers to its questions, and the specimens that were taken for it.
namespace paillasse::exchange::fhir {

namespace {

// A value that was cut stands whole in the comment.
std::string answerText(const ImportedResult& result)
{
    if (!result.value)
        return {};
    const auto& name = result.examination.text.empty() ? keyOf(result.examination) : result.examination.text;
    const auto value = lab::toString(*result.value);
    const auto* text = std::get_if<lab::ShortText>(&*result.value);
    const bool isCut = text != nullptr && text->text.ends_with("…") && !result.comment.empty();
    return name + ": " + (isCut ? result.comment : value) + (result.unit.empty() ? "" : " " + result.unit);
}

// An answer has no place but for its value.
bool saysMore(const ImportedResult& result)
{
    const bool isCommented = !result.comment.empty() && answerText(result).find(result.comment) == std::string::npos;
    return !result.value || isCommented || !result.flags.empty() || result.level != lab::Level::Normal || result.range != lab::AppliedRange{} || !result.method.empty();
}

} // namespace

void Linker::findAnswers()
{
    each<RequestResource>([this](const Resource&, const RequestResource& request) {
        for (const auto& reference : request.answers)
            if (const auto* resource = m_pool.find(reference))
                m_used.insert(resource);
    });
}

void Linker::addAnswer(Draft& draft, const Reference& reference, const Resource& from)
{
    const auto* resource = m_pool.find(reference);
    const auto* observation = get<ObservationResource>(reference);
    if (observation == nullptr) {
        if (!reference.to.empty())
            unresolved(from, "supportingInfo");
        return;
    }
    addOnce(draft.sources, resource->source);
    appendLine(draft.order.context.clinical, answerText(observation->result));
    auto& documents = draft.order.attachments;
    documents.insert(documents.end(), observation->result.attachments.begin(), observation->result.attachments.end());
    if (saysMore(observation->result) || !observation->components.empty())
        tell(*resource, " (an answer: only its value is read)");
}

void Linker::addSpecimens(Draft& draft, const std::vector<Reference>& references, const Resource& from, const SourceCode& request)
{
    for (const auto& reference : references) {
        if (const auto* specimen = get<SpecimenResource>(reference)) {
            addSpecimen(draft, *m_pool.find(reference), *specimen, request);
            tellOtherSubject(*m_pool.find(reference), *specimen, from);
        } else if (!reference.to.empty())
            unresolved(from, "specimen");
    }
}

void Linker::addSpecimen(Draft& draft, const Resource& resource, const SpecimenResource& specimen, const SourceCode& request)
{
    m_used.insert(&resource);
    addOnce(draft.sources, resource.source);
    if (specimen.isVoid) {
        tell(resource, " (entered in error)");
        return;
    }
    auto told = specimen.specimen;
    // One that says nothing of itself may still say who took it.
    if (told != ImportedSpecimen{}) {
        if (!keyOf(request).empty())
            told.serves.push_back(request);
        exchange::addSpecimen(draft.order.specimens, std::move(told));
    }
    auto& context = draft.order.context;
    if (context.collectedAt.isNull() && !specimen.specimen.collectedAt.isNull()) {
        context.collectedAt = specimen.specimen.collectedAt;
        draft.isCollectionOfSpecimen = true;
    }
    fill(context.fasting, specimen.fasting, resource, "collection.fastingStatus");
    fill(context.collector, nameOf(specimen.collector, resource, "collection.collector"), resource, "collection.collector");
}

void Linker::tellOtherSubject(const Resource& resource, const SpecimenResource& specimen, const Resource& from)
{
    const auto* subject = std::visit(
        [](const auto& body) -> const Reference* {
            if constexpr (requires { body.subject; })
                return &body.subject;
            else
                return nullptr;
        },
        from.body);
    if (subject != nullptr && !subject->to.empty() && !specimen.subject.to.empty() && m_pool.find(specimen.subject) != m_pool.find(*subject))
        tell(resource, ".subject (another than who it was asked for)");
}

void Linker::addLooseSpecimen(const Resource& resource, const SpecimenResource& specimen)
{
    if (m_used.contains(&resource))
        return;
    for (const auto& reference : specimen.requests) {
        const auto* request = get<RequestResource>(reference);
        if (request == nullptr)
            continue;
        const auto& from = *m_pool.find(reference);
        if (auto* patient = patientOf(request->subject, from)) {
            addSpecimen(draftFor(*patient, idsOf(from, request->ids), request->action), resource, specimen, request->code);
            tellOtherSubject(resource, specimen, from);
        }
    }
    if (!m_used.contains(&resource))
        tell(resource, " (nothing that is read refers to it)");
}

} // namespace paillasse::exchange::fhir
