// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/textvalue.h"

#include <algorithm>
#include <array>

#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange {

namespace {

// A count in a volume of so little is never a fraction with three decimals: "250.000 /mm3".
bool isCount(std::string_view unit)
{
    static constexpr std::array<std::string_view, 8> ends = {"/mm3", "/mm\xc2\xb3", "/uL", "/ul", "/\xc2\xb5L", "/\xc2\xb5l", "/mL", "/ml"};
    const bool isOfThings = unit.starts_with('/') || unit.starts_with("Elt") || unit.starts_with("elt") || unit.starts_with("UFC");
    return isOfThings && std::ranges::any_of(ends, [&unit](std::string_view end) { return unit.ends_with(end); });
}

std::string plainOf(std::string_view text, std::string_view unit, DecimalSign sign)
{
    return withPlainNumbers(text, isCount(unit) ? DecimalSign::Comma : sign);
}

} // namespace

void setText(ImportedResult& result, std::string_view text)
{
    const auto whole = asText(text, lab::limits::text);
    if (whole.text.empty())
        return;
    auto bounded = asText(text, lab::limits::shortText);
    if (bounded.isShortened) {
        bounded = asText(text, lab::limits::shortText - 1);
        bounded.text += "…";
        appendLine(result.comment, whole.text);
        if (whole.isShortened)
            result.attachments.push_back({"text/plain; charset=utf-8", keyOf(result.examination), toBytes(asBytes(text))});
    }
    result.value = lab::ShortText{bounded.text};
}

bool readValue(std::string_view text, std::string_view unit, DecimalSign sign, ImportedResult& result)
{
    const auto plain = plainOf(text, unit, sign);
    bool isRounded = false;
    if (const auto quantity = readQuantity(plain, &isRounded))
        result.value = *quantity;
    else if (const auto titre = readTitre(plain))
        result.value = *titre;
    else
        setText(result, text);
    return isRounded;
}

lab::AppliedRange rangeOf(std::string_view low, std::string_view high, std::string_view unit, DecimalSign sign)
{
    const auto first = plainOf(low, unit, sign);
    const auto second = plainOf(high, unit, sign);
    const auto lowNumber = readDecimal(first);
    const auto highNumber = readDecimal(second);
    lab::AppliedRange range;
    if ((lowNumber || low.empty()) && (highNumber || high.empty()) && !(lowNumber && highNumber && lab::compare(*lowNumber, *highNumber) > 0)) {
        range.low = lowNumber;
        range.high = highNumber;
        return range;
    }
    if (high.empty() || low.empty()) {
        range = readRange(high.empty() ? first : second); // "2.20-2.60", "<5"
        if (range.text.empty())
            return range;
    }
    range.text = asLine(std::string(low) + (low.empty() || high.empty() ? "" : " - ") + std::string(high), lab::limits::name).text;
    return range;
}

void readFlag(std::string_view word, ImportedResult& result)
{
    if (word.empty())
        return;
    if (const auto level = readLevel(word))
        result.level = *level;
    else
        result.flags = asLine(word, lab::limits::code).text;
}

std::string sourceId(std::string_view authority, std::string_view number)
{
    const auto id = asLine(number, lab::limits::code).text;
    const auto by = asLine(authority, lab::limits::code).text;
    return by.empty() || id.empty() ? id : by + '|' + id;
}

ResultStatus statusOf(std::string_view word, bool hasValue)
{
    if (word == "X")
        return ResultStatus::NotPerformed;
    if (word == "D")
        return ResultStatus::Withdrawn;
    if (word == "C")
        return ResultStatus::Corrected;
    if (!hasValue)
        return ResultStatus::Pending;
    return word == "P" || word == "R" || word == "I" ? ResultStatus::Preliminary : ResultStatus::Final;
}

} // namespace paillasse::exchange
