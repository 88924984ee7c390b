// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/entry.h"

#include <algorithm>
#include <charconv>

#include "app/lab/wellformed.h"

namespace paillasse::lab {

namespace {

using Parsed = tl::expected<Entry, EntryError>;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Case folding for codes: ASCII, as catalogue codes are.
bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, [lower](char x, char y) { return lower(x) == lower(y); });
}

bool mayBeNegative(const Examination& examination)
{
    return examination.plausibleLow && examination.plausibleLow->mantissa() < 0;
}

// Takes the sign off the front.
Comparator takeComparator(std::string_view& text, bool minusIsANumber)
{
    constexpr std::pair<std::string_view, Comparator> signs[] = {
        {"<=", Comparator::LessOrEqual}, {">=", Comparator::GreaterOrEqual}, {"≤", Comparator::LessOrEqual}, {"≥", Comparator::GreaterOrEqual},
        {"<", Comparator::Less}, {">", Comparator::Greater}, {"+", Comparator::Greater}, {"-", Comparator::Less}};
    for (const auto& [sign, comparator] : signs) {
        if (!text.starts_with(sign) || (minusIsANumber && (sign == "-" || sign == "+")))
            continue;
        text = trimmed(text.substr(sign.size()));
        return comparator;
    }
    return Comparator::None;
}

bool isImplausible(const Quantity& quantity, const Examination& examination)
{
    const auto& low = examination.plausibleLow;
    const auto& high = examination.plausibleHigh;
    return (low && compare(quantity.number, *low) < 0) || (high && compare(quantity.number, *high) > 0);
}

Parsed parseNumber(std::string_view text, const Examination& examination)
{
    Quantity quantity;
    const bool signedNumber = mayBeNegative(examination);
    quantity.comparator = takeComparator(text, signedNumber);
    if (!text.empty() && text.front() == '+')
        return tl::unexpected(EntryError::NotANumber);
    const auto number = Decimal::parse(text);
    if (!number || (number->mantissa() < 0 && !signedNumber))
        return tl::unexpected(EntryError::NotANumber);
    Entry entry;
    entry.moreDecimals = number->scale() > examination.decimals;
    quantity.number = entry.moreDecimals ? *number : number->roundedTo(examination.decimals);
    entry.implausible = isImplausible(quantity, examination);
    entry.value = quantity;
    return entry;
}

Parsed parseAnswer(std::string_view text, const Examination& examination)
{
    const auto chosen = [](const CodedAnswer& answer) { return Entry{Coded{answer.code, answer.french}}; };
    for (const auto& answer : examination.answers)
        if (equalIgnoringCase(answer.code, text))
            return chosen(answer);
    std::size_t place = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), place);
    const bool isPlace = result.ec == std::errc() && result.ptr == text.data() + text.size() && place >= 1 && place <= examination.answers.size();
    if (isPlace)
        return chosen(examination.answers[place - 1]);
    return tl::unexpected(EntryError::UnknownAnswer);
}

Parsed parseTitre(std::string_view text, const Examination& examination)
{
    Titre titre;
    titre.comparator = takeComparator(text, false);
    if (text.starts_with("1/"))
        text.remove_prefix(2);
    const auto result = std::from_chars(text.data(), text.data() + text.size(), titre.reciprocal);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size() || titre.reciprocal == 0)
        return tl::unexpected(EntryError::NotATitre);
    Entry entry;
    entry.implausible = isImplausible({Comparator::None, Decimal(titre.reciprocal, 0)}, examination);
    entry.value = titre;
    return entry;
}

} // namespace

Parsed parseEntry(std::string_view typed, const Examination& examination)
{
    const auto text = trimmed(typed);
    if (text.empty())
        return tl::unexpected(EntryError::Empty);
    switch (examination.kind) {
    case ResultKind::Numeric:
        return parseNumber(text, examination);
    case ResultKind::Coded:
        return parseAnswer(text, examination);
    case ResultKind::Titre:
        return parseTitre(text, examination);
    case ResultKind::Text:
        break;
    }
    if (!isText(text, limits::shortText))
        return tl::unexpected(EntryError::TooLong);
    return Entry{ShortText{std::string(text)}};
}

} // namespace paillasse::lab
