// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "app/exchange/fhir/mapping.h"
#include "app/exchange/quantities.h"
#include "app/exchange/textdecoding.h"
#include "app/exchange/textvalue.h"
#include "app/exchange/units.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::fhir {

namespace {

namespace limits = lab::limits;

bool isUcum(std::string_view system)
{
    return system == "http://unitsofmeasure.org" || system == "urn:oid:2.16.840.1.113883.6.8" || system == "UCUM";
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
    else if (!quantity["_value"].isNull())
        quantity["_value"].skip(); // kept back: the unit alone is told
    else
        setText(result, quantityText(quantity));
}

void readCodedValue(const JsonValue& concept_, ImportedResult& result)
{
    if (auto coded = codedOf(concept_))
        result.value = std::move(*coded);
    else
        setText(result, wordsOf(concept_));
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
        else
            setText(result, whole.text());
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

// The first one; the others stay unread.
void readRange(const JsonValue& ranges, ImportedResult& result, Context& context)
{
    const auto all = ranges.items();
    if (all.empty())
        return;
    const auto& range = *all.front();
    const auto& low = range["low"];
    const auto& high = range["high"];
    const auto fits = [&result](const JsonValue& bound) {
        const auto unit = unitOf(bound);
        return (bound["value"].isNull() || readDecimal(bound["value"].text())) && (unit.empty() || result.unit.empty() || unit == result.unit);
    };
    const bool lowFits = fits(low);
    if (!fits(high) || !lowFits) {
        result.range.text = boundedText(quantityText(low) + " - " + quantityText(high), limits::name, "Observation.referenceRange", context);
        return;
    }
    result.range.reason = wordsOf(range["appliesTo"]);
    result.range.low = readDecimal(low["value"].text());
    result.range.high = readDecimal(high["value"].text());
    // Beside bounds, words that say the same say nothing more; others stay unread.
    auto inWords = exchange::readRange(range["text"].peek());
    inWords.reason = result.range.reason;
    if (!result.range.low && !result.range.high) {
        result.range = exchange::readRange(lineOf(range["text"], limits::name));
        result.range.reason = inWords.reason;
    } else if (inWords == result.range) {
        range["text"].skip();
    }
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
                auto all = asLine(result.flags.empty() ? word : result.flags + ' ' + word, limits::code);
                if (all.isShortened)
                    concept_->tellShortened();
                result.flags = std::move(all.text);
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
    readRange(json["referenceRange"], result, context);
    if (const auto& absent = json["dataAbsentReason"]; !absent.isNull())
        appendLine(result.comment, wordsOf(absent));
}

std::string partOf(const JsonValue& extensions)
{
    for (const auto* extension : extensions.items())
        if ((*extension)["url"].peek() == subIdExtension) {
            (*extension)["url"].skip();
            (*extension)["extension"]["url"].skip();
            return lineOf((*extension)["extension"]["valueString"], limits::code);
        }
    return {};
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
    result.examination = codeOf(json["code"]);
    result.part = partOf(json["extension"]);
    readOutcome(json, result, context);
    const auto& status = json["status"].text();
    static constexpr std::array<std::string_view, 7> known = {"registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error"};
    if (!status.empty() && std::ranges::find(known, status) == known.end())
        context.unread.emplace_back("Observation.status (taken as final)");
    result.status = statusOf(status, result.value.has_value() || !result.attachments.empty());
    const auto& effective = json["effectiveDateTime"].isNull() ? json["effectiveInstant"].isNull() ? json["effectivePeriod"] : json["effectiveInstant"] : json["effectiveDateTime"];
    result.observedAt = timeOf(effective, "Observation.effective", context);
    result.analysedAt = timeOf(json["issued"], "Observation.issued", context);
    result.method = json["method"].isNull() ? std::string() : wordsOf(json["method"]);
    appendLine(result.comment, notesOf(json["note"]));
    result.comment = boundedText(result.comment, limits::text, "Observation.note", context);

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
        piece.status = statusOf(status, piece.value.has_value() || !piece.attachments.empty());
        piece.observedAt = result.observedAt;
        piece.analysedAt = result.analysedAt;
        resource.components.push_back(std::move(piece));
    }
    return resource;
}

} // namespace paillasse::exchange::fhir
