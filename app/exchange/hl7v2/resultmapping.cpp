// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "app/exchange/base64.h"
#include "app/exchange/hl7v2/mapping.h"
#include "app/exchange/quantities.h"
#include "app/exchange/textdecoding.h"
#include "app/exchange/textvalue.h"
#include "app/exchange/units.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::hl7v2 {

namespace {

namespace limits = lab::limits;

constexpr std::size_t valueField = 5;

std::string allRepetitions(const Segment& obx, std::string_view between)
{
    std::string text;
    for (std::size_t r = 1; r <= obx.repetitions(valueField); ++r) {
        if (r > 1)
            text += between;
        text += obx.whole(valueField, r);
    }
    return text;
}

void readNumber(const Segment& obx, ImportedResult& result, Context& context)
{
    bool isRounded = false;
    const bool isSingle = obx.repetitions(valueField) == 1;
    const auto text = isSingle ? obx.text(valueField) : std::string();
    if (const auto quantity = readQuantity(text, &isRounded))
        result.value = *quantity;
    else
        setText(result, allRepetitions(obx, "~")); // "60~120", "---", "4,200": as it was sent
    if (isRounded)
        context.unread.emplace_back("OBX-5 (rounded to nine decimals)");
}

// SN: comparator, number, separator, number. "<^5", "^1^:^128", "^100^-^200", "^2^+".
void readStructured(const Segment& obx, ImportedResult& result, Context& context)
{
    const auto comparatorText = obx.text(valueField, 1);
    const auto first = obx.text(valueField, 2);
    const auto separator = obx.text(valueField, 3);
    const auto second = obx.text(valueField, 4);
    const auto comparator = readComparator(comparatorText);
    if (comparator && separator.empty() && second.empty()) {
        bool isRounded = false;
        if (const auto number = readDecimal(first, &isRounded)) {
            result.value = lab::Quantity{*comparator, *number};
            if (isRounded)
                context.unread.emplace_back("OBX-5 (rounded to nine decimals)");
            return;
        }
    }
    if (comparator && (separator == ":" || separator == "/")) {
        if (auto titre = readTitre(first + '/' + second)) {
            titre->comparator = *comparator;
            result.value = *titre;
            return;
        }
    }
    setText(result, comparatorText + first + separator + second);
}

void readCoded(const Segment& obx, ImportedResult& result)
{
    if (obx.repetitions(valueField) > 1) {
        std::string texts;
        for (std::size_t r = 1; r <= obx.repetitions(valueField); ++r)
            appendLine(texts, wordsOf(obx, valueField, r));
        setText(result, texts);
        return;
    }
    if (auto coded = codedOf(obx, valueField))
        result.value = std::move(*coded);
    else
        setText(result, wordsOf(obx, valueField));
}

// ED: source, type, subtype, encoding, data.
void readDocument(const Segment& obx, ImportedResult& result, Context& context)
{
    const auto type = obx.text(valueField, 2);
    const auto subtype = obx.text(valueField, 3);
    const auto encoding = obx.text(valueField, 4);
    const auto data = obx.whole(valueField, 1, 5);
    Attachment attachment;
    auto mediaType = asLine(subtype.empty() ? type : type + '/' + subtype, limits::code);
    if (mediaType.isShortened)
        obx.tellShortened(valueField);
    attachment.mediaType = std::move(mediaType.text);
    attachment.title = keyOf(result.examination);
    auto decoded = encoding == "Base64" || encoding == "base64" || encoding == "BASE64" ? fromBase64(data) : std::nullopt;
    if (decoded)
        attachment.content = std::move(*decoded);
    else
        attachment.content = toBytes(asBytes(data));
    if (!decoded && !encoding.empty() && encoding != "A")
        context.unread.emplace_back("OBX-5.4 (kept as it was sent)");
    if (!attachment.content.empty())
        result.attachments.push_back(std::move(attachment));
}

void readValue(const Segment& obx, ImportedResult& result, Context& context)
{
    const auto type = obx.text(2);
    if (!obx.has(valueField) || obx.raw(valueField) == "\"\"")
        return;
    if (type == "NM")
        readNumber(obx, result, context);
    else if (type == "SN")
        readStructured(obx, result, context);
    else if (type == "CE" || type == "CWE" || type == "CNE" || type == "CF")
        readCoded(obx, result);
    else if (type == "ED")
        readDocument(obx, result, context);
    else if (type == "TX" || type == "FT")
        setText(result, allRepetitions(obx, "\n"));
    else if (const auto quantity = readQuantity(obx.raw(valueField)); type.empty() && quantity)
        readNumber(obx, result, context);
    else
        setText(result, allRepetitions(obx, " ~ ")); // ST, IS, DT, TM, RP (whose address is never followed), and what is no type
}

// Table 0085.
ResultStatus statusOf(std::string_view word, bool hasValue, Context& context)
{
    static constexpr std::array<std::string_view, 7> preliminary = {"P", "R", "S", "I", "B", "V", "A"};
    if (word == "X")
        return ResultStatus::NotPerformed;
    if (word == "D" || word == "W")
        return ResultStatus::Withdrawn;
    if (word == "C")
        return ResultStatus::Corrected;
    const bool isPreliminary = std::ranges::find(preliminary, word) != preliminary.end();
    if (!isPreliminary && !word.empty() && word != "F" && word != "U" && word != "O" && word != "N")
        context.unread.emplace_back("OBX-11 (no word of table 0085)");
    if (!hasValue)
        return ResultStatus::Pending;
    return isPreliminary ? ResultStatus::Preliminary : ResultStatus::Final;
}

// OBX-8: the worst level wins; what is no level is kept as it is.
void readFlags(const Segment& obx, ImportedResult& result)
{
    for (std::size_t r = 1; r <= obx.repetitions(8); ++r) {
        const auto flag = obx.line(8, 1, limits::code, r);
        obx.skip(8, 2, r);
        obx.skip(8, 3, r);
        if (flag.empty())
            continue;
        if (const auto level = readLevel(flag)) {
            const bool isWorse = result.level == lab::Level::Normal || lab::isCritical(*level);
            result.level = isWorse ? *level : result.level;
        } else {
            auto all = asLine(result.flags.empty() ? flag : result.flags + ' ' + flag, limits::code);
            if (all.isShortened)
                obx.tellShortened(8);
            result.flags = std::move(all.text);
        }
    }
}

std::string unitOf(const Segment& obx)
{
    const auto code = ucumOf(obx.text(6, 1));
    const auto text = obx.text(6, 2);
    obx.skip(6, 3, 1);
    return code.empty() ? ucumOf(text) : code;
}

void readRangeOf(const Segment& obx, ImportedResult& result)
{
    const auto text = obx.whole(7);
    result.range = readRange(text);
    if (!result.range.text.empty() && asLine(text, limits::name).isShortened)
        obx.tellShortened(7);
}

// The laboratory that measured: OBX-23 (2.5.1 and later), else OBX-15.
std::string laboratoryOf(const Segment& obx)
{
    for (const auto& [field, component] : {std::pair<std::size_t, std::size_t>{23, 1}, {15, 2}, {15, 1}})
        if (!obx.peek(field, component).empty())
            return obx.line(field, component, limits::name);
    return {};
}

// What was looked at, and what was found.
ImportedResult findingOf(const Segment& obx, Context& context)
{
    ImportedResult result;
    result.examination = codeOf(obx, 3);
    readValue(obx, result, context);
    result.unit = unitOf(obx);
    return result;
}

} // namespace

ImportedResult resultOf(const Segment& obx, Context& context)
{
    obx.skip(1);
    auto result = findingOf(obx, context);
    auto part = asLine(obx.whole(4), limits::code);
    if (part.isShortened)
        obx.tellShortened(4);
    result.part = std::move(part.text);
    readRangeOf(obx, result);
    readFlags(obx, result);
    result.status = statusOf(obx.text(11), result.value.has_value() || !result.attachments.empty(), context);
    result.observedAt = timeOf(obx, 14, context);
    result.analysedAt = timeOf(obx, 19, context);
    result.method = obx.has(17) ? wordsOf(obx, 17) : std::string();
    result.instrument = obx.line(18, 1, limits::name);
    result.performingLaboratory = laboratoryOf(obx);
    return result;
}

std::string answerOf(const Segment& obx, Context& context, std::vector<Attachment>& documents)
{
    auto result = findingOf(obx, context);
    for (auto& document : result.attachments)
        documents.push_back(std::move(document));
    if (!result.value)
        return {};
    const auto& name = result.examination.text.empty() ? keyOf(result.examination) : result.examination.text;
    // A value that was cut stands whole in the comment.
    auto text = name + ": " + (result.comment.empty() ? lab::toString(*result.value) : result.comment);
    if (!result.unit.empty())
        text += ' ' + result.unit;
    return text;
}

} // namespace paillasse::exchange::hl7v2
