// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "app/exchange/fhir/mapping.h"
#include "app/exchange/quantities.h"
#include "app/exchange/textdecoding.h"
#include "app/exchange/units.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::fhir {

namespace {

namespace limits = lab::limits;

bool isUcum(std::string_view system)
{
    return system == "http://unitsofmeasure.org" || system == "urn:oid:2.16.840.1.113883.6.8" || system == "UCUM";
}

void setText(ImportedResult& result, const std::string& text)
{
    auto bounded = asText(text, limits::shortText);
    if (bounded.isShortened) {
        const auto whole = asText(text, limits::text);
        bounded = asText(text, limits::shortText - 1);
        bounded.text += "…";
        appendLine(result.comment, whole.text);
        if (whole.isShortened)
            result.attachments.push_back({"text/plain; charset=utf-8", keyOf(result.examination), toBytes(asBytes(text))});
    }
    if (!bounded.text.empty())
        result.value = lab::ShortText{bounded.text};
}

std::string unitOf(const JsonValue& quantity)
{
    const auto code = isUcum(quantity["system"].text()) ? lineOf(quantity["code"], limits::code) : std::string();
    if (!code.empty()) {
        quantity["unit"].skip(); // the same in words
        return code;
    }
    const auto unit = ucumOf(quantity["unit"].text());
    return unit.empty() ? ucumOf(quantity["code"].text()) : unit;
}

std::string quantityText(const JsonValue& quantity)
{
    const auto unit = unitOf(quantity);
    return quantity["comparator"].text() + quantity["value"].text() + (unit.empty() ? "" : " " + unit);
}

void readQuantityValue(const JsonValue& quantity, ImportedResult& result, Context& context)
{
    bool isRounded = false;
    const auto number = readDecimal(quantity["value"].text(), &isRounded);
    if (isRounded)
        context.unread.emplace_back("Observation.valueQuantity.value (rounded to nine decimals)");
    const auto comparator = readComparator(quantity["comparator"].text());
    result.unit = unitOf(quantity);
    if (number && comparator)
        result.value = lab::Quantity{*comparator, *number};
    else
        setText(result, quantityText(quantity));
}

void readCodedValue(const JsonValue& concept_, ImportedResult& result)
{
    const auto code = codeOf(concept_);
    const auto& key = !code.local.empty() ? code.local : code.loinc;
    if (key.empty())
        setText(result, code.text);
    else
        result.value = lab::Coded{key, code.text};
}

void readRatio(const JsonValue& ratio, ImportedResult& result)
{
    const auto& numerator = ratio["numerator"];
    const auto& denominator = ratio["denominator"];
    const auto top = numerator["value"].text();
    const auto bottom = denominator["value"].text();
    const auto comparator = readComparator(denominator["comparator"].text());
    if (auto titre = readTitre(top + '/' + bottom); titre && comparator) {
        titre->comparator = *comparator;
        result.value = *titre;
        return;
    }
    setText(result, quantityText(numerator) + ':' + quantityText(denominator));
}

// Observation.value[x], or a component's.
void readValue(const JsonValue& json, ImportedResult& result, Context& context)
{
    if (const auto& quantity = json["valueQuantity"]; !quantity.isNull())
        readQuantityValue(quantity, result, context);
    else if (const auto& concept_ = json["valueCodeableConcept"]; !concept_.isNull())
        readCodedValue(concept_, result);
    else if (const auto& text = json["valueString"]; !text.isNull())
        setText(result, text.text());
    else if (const auto& whole = json["valueInteger"]; !whole.isNull()) {
        if (const auto number = readDecimal(whole.text()))
            result.value = lab::Quantity{lab::Comparator::None, *number};
    } else if (const auto& ratio = json["valueRatio"]; !ratio.isNull())
        readRatio(ratio, result);
    else if (const auto& range = json["valueRange"]; !range.isNull())
        setText(result, quantityText(range["low"]) + " - " + quantityText(range["high"]));
    else if (const auto& period = json["valuePeriod"]; !period.isNull())
        setText(result, period["start"].text() + " - " + period["end"].text());
    else if (const auto& document = json["valueAttachment"]; !document.isNull())
        result.attachments.push_back(attachmentOf(document, context));
    else
        for (const auto* name : {"valueBoolean", "valueDateTime", "valueTime"})
            if (const auto& plain = json[name]; !plain.isNull())
                setText(result, plain.text());
}

void readRange(const JsonValue& ranges, ImportedResult& result)
{
    const auto all = ranges.items();
    if (all.empty())
        return;
    const auto& range = *all.front();
    result.range.low = readDecimal(range["low"]["value"].text());
    result.range.high = readDecimal(range["high"]["value"].text());
    for (const auto* bound : {"low", "high"})
        for (const auto* unit : {"unit", "code", "system"})
            range[bound][unit].skip(); // the value's own
    const auto text = lineOf(range["text"], limits::name);
    if (!result.range.low && !result.range.high)
        result.range = exchange::readRange(text);
}

void readLevels(const JsonValue& interpretations, ImportedResult& result)
{
    for (const auto* concept_ : interpretations.items()) {
        for (const auto* coding : (*concept_)["coding"].items()) {
            (*coding)["system"].skip();
            (*coding)["display"].skip();
            const auto word = lineOf((*coding)["code"], limits::code);
            if (const auto level = readLevel(word)) {
                const bool isWorse = result.level == lab::Level::Normal || lab::isCritical(*level);
                result.level = isWorse ? *level : result.level;
            } else if (!word.empty() && result.flags.find(word) == std::string::npos) {
                result.flags = asLine(result.flags.empty() ? word : result.flags + ' ' + word, limits::code).text;
            }
        }
    }
}

ResultStatus statusOf(std::string_view word, bool hasValue)
{
    if (word == "entered-in-error")
        return ResultStatus::Withdrawn;
    if (word == "cancelled")
        return ResultStatus::NotPerformed;
    if (word == "amended" || word == "corrected")
        return ResultStatus::Corrected;
    if (!hasValue)
        return word == "final" ? ResultStatus::NotPerformed : ResultStatus::Pending;
    return word == "registered" || word == "preliminary" ? ResultStatus::Preliminary : ResultStatus::Final;
}

// A value, or why there is none.
void readOutcome(const JsonValue& json, ImportedResult& result, Context& context)
{
    readValue(json, result, context);
    readLevels(json["interpretation"], result);
    readRange(json["referenceRange"], result);
    if (const auto& absent = json["dataAbsentReason"]; !absent.isNull())
        appendLine(result.comment, wordsOf(absent));
}

} // namespace

bool isLaboratory(const JsonValue& observation)
{
    static constexpr std::array<std::string_view, 8> others = {"vital-signs", "social-history", "survey", "imaging", "procedure", "exam", "therapy", "activity"};
    bool isOther = false;
    for (const auto* category : observation["category"].items()) {
        for (const auto* coding : (*category)["coding"].items()) {
            const auto& code = (*coding)["code"].text();
            if (code == "laboratory" || code == "LAB")
                return true;
            isOther = isOther || std::ranges::find(others, code) != others.end();
        }
    }
    return !isOther;
}

ObservationResource observationOf(const JsonValue& json, Context& context)
{
    ObservationResource resource;
    auto& result = resource.result;
    json["category"].skip();
    resource.ids = identifiersOf(json["identifier"]);
    result.examination = codeOf(json["code"]);
    readOutcome(json, result, context);
    const auto& status = json["status"].text();
    result.status = statusOf(status, result.value.has_value() || !result.attachments.empty());
    const auto& effective = json["effectiveDateTime"].isNull() ? json["effectiveInstant"].isNull() ? json["effectivePeriod"] : json["effectiveInstant"] : json["effectiveDateTime"];
    result.observedAt = timeOf(effective, "Observation.effective", context);
    result.analysedAt = timeOf(json["issued"], "Observation.issued", context);
    result.method = json["method"].isNull() ? std::string() : wordsOf(json["method"]);
    appendLine(result.comment, notesOf(json["note"]));
    result.comment = asText(result.comment, limits::text).text;

    resource.subject = referenceOf(json["subject"], context);
    resource.basedOn = referencesOf(json["basedOn"], context);
    resource.members = referencesOf(json["hasMember"], context);
    resource.performers = referencesOf(json["performer"], context);
    resource.specimen = referenceOf(json["specimen"], context);
    resource.device = referenceOf(json["device"], context);
    result.instrument = resource.device.display;

    for (const auto* component : json["component"].items()) {
        ImportedResult piece;
        piece.examination = codeOf((*component)["code"]);
        readOutcome(*component, piece, context);
        piece.status = statusOf(status, piece.value.has_value());
        piece.observedAt = result.observedAt;
        piece.analysedAt = result.analysedAt;
        resource.components.push_back(std::move(piece));
    }
    return resource;
}

} // namespace paillasse::exchange::fhir
