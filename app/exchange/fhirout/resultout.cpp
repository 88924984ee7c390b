// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/codes.h"
#include "app/exchange/fhir/resource.h"
#include "app/exchange/fhirout/elements.h"
#include "app/exchange/fhirout/resources.h"

namespace paillasse::exchange::fhirout {

namespace {

constexpr const char* interpretationSystem = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

std::string_view statusOf(ResultStatus status)
{
    switch (status) {
    case ResultStatus::Pending: return "registered";
    case ResultStatus::Preliminary: return "preliminary";
    case ResultStatus::Final: break;
    case ResultStatus::Corrected: return "corrected";
    case ResultStatus::NotPerformed: return "cancelled";
    case ResultStatus::Withdrawn: return "entered-in-error";
    }
    return "final";
}

// value[x], by what the value is.
class ValueWriter {
public:
    ValueWriter(Object& observation, const std::string& unit) : m_observation(observation), m_unit(unit) {}

    void operator()(const lab::Quantity& value) { m_observation.add("valueQuantity", quantity(value.number, value.comparator, m_unit)); }
    void operator()(const lab::Coded& value)
    {
        m_observation.add("valueCodeableConcept", Object().add("coding", only(coding({}, value.code))).add("text", value.text));
    }
    void operator()(const lab::Titre& value)
    {
        const lab::Decimal one(1, 0);
        const lab::Decimal reciprocal(value.reciprocal, 0);
        m_observation.add("valueRatio", Object().add("numerator", quantity(one, lab::Comparator::None, {})).add("denominator", quantity(reciprocal, value.comparator, {})));
    }
    void operator()(const lab::ShortText& value) { m_observation.add("valueString", value.text); }

private:
    Object& m_observation;
    const std::string& m_unit;
};

void addValue(const ImportedResult& result, Object& observation)
{
    if (result.value)
        std::visit(ValueWriter(observation, result.unit), *result.value);
    else if (holdsItsDocument(result))
        observation.add("valueAttachment", attachment(result.attachments.front()));
    else if (!result.unit.empty())
        observation.add("valueQuantity", quantity(std::nullopt, lab::Comparator::None, result.unit).add("_value", masked()));
}

Array interpretationOf(const ImportedResult& result)
{
    Array concepts;
    const auto tell = [&concepts](std::string_view code) {
        if (!code.empty())
            concepts.add(Object().add("coding", only(coding(interpretationSystem, code))));
    };
    tell(levelCode(result.level));
    for (const auto word : wordsIn(result.flags))
        tell(word);
    return concepts;
}

Object rangeOf(const ImportedResult& result)
{
    const auto& range = result.range;
    // A bound is in the result's unit, which stands with a number only.
    const bool isNumber = result.value && std::holds_alternative<lab::Quantity>(*result.value);
    const auto unit = isNumber ? std::string_view(result.unit) : std::string_view();
    const auto bound = [unit](const std::optional<lab::Decimal>& number) { return number ? quantity(number, lab::Comparator::None, unit) : Object(); };
    Object object;
    object.add("low", bound(range.low)).add("high", bound(range.high));
    if (!range.reason.empty())
        object.add("appliesTo", only(words(range.reason)));
    return object.add("text", range.text);
}

} // namespace

bool holdsItsDocument(const ImportedResult& result)
{
    return !result.value && result.unit.empty() && result.attachments.size() == 1;
}

Object observationResource(const ImportedResult& result, const std::string& id, const std::string& patient)
{
    Object observation;
    observation.add("resourceType", "Observation").add("id", id);
    if (!result.part.empty()) {
        const auto part = extension("original-sub-identifier", "valueString", result.part);
        observation.add("extension", only(Object().add("url", fhir::subIdExtension).add("extension", only(part))));
    }
    const auto code = codeableConcept(result.examination);
    observation.add("status", statusOf(result.status))
        .add("category", only(Object().add("coding", only(coding("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory")))))
        .add("code", code.isEmpty() ? masked() : code)
        .add("subject", reference("Patient", patient))
        .add("effectiveDateTime", instant(result.observedAt))
        .add("issued", instant(result.analysedAt));
    if (!result.performingLaboratory.empty())
        observation.add("performer", only(named(result.performingLaboratory)));
    addValue(result, observation);
    observation.add("interpretation", interpretationOf(result));
    if (!result.comment.empty())
        observation.add("note", note(result.comment));
    return observation.add("method", words(result.method)).add("device", named(result.instrument)).add("referenceRange", only(rangeOf(result)));
}

} // namespace paillasse::exchange::fhirout
