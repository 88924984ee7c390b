// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/csvcells.h"

#include <charconv>

namespace paillasse::lab::csv {

namespace {

struct AgeSpan {
    std::int32_t from = 0;
    std::int32_t to = 0;
};

// "18a-65a", "18a-", "-28j", "0-28j"
std::optional<AgeSpan> readAges(std::string_view text)
{
    const auto dash = text.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto from = trimmed(text.substr(0, dash));
    const auto to = trimmed(text.substr(dash + 1));
    AgeSpan span;
    if (!from.empty()) {
        const auto days = from == "0" ? std::optional<std::int32_t>(0) : readAge(from);
        if (!days)
            return std::nullopt;
        span.from = *days;
    }
    if (!to.empty()) {
        const auto days = readAge(to);
        if (!days || *days <= span.from)
            return std::nullopt;
        span.to = *days;
    }
    return span;
}

// What stands before "=": an optional sex, then optional ages.
struct Key {
    Sex sex = Sex::Unknown;
    AgeSpan ages;
};

std::optional<Key> readKey(std::string_view text)
{
    Key key;
    if (text.starts_with('F') || text.starts_with('M')) {
        key.sex = text.front() == 'F' ? Sex::Female : Sex::Male;
        text = trimmed(text.substr(1));
    }
    if (text.empty())
        return key;
    const auto ages = readAges(text);
    if (!ages)
        return std::nullopt;
    key.ages = *ages;
    return key;
}

std::optional<ReferenceRange> readRange(std::string_view text)
{
    const auto equals = text.find('=');
    if (equals == std::string_view::npos)
        return std::nullopt;
    const auto key = readKey(trimmed(text.substr(0, equals)));
    if (!key)
        return std::nullopt;
    ReferenceRange range;
    range.sex = key->sex;
    range.ageFrom = key->ages.from;
    range.ageTo = key->ages.to;
    auto value = trimmed(text.substr(equals + 1));
    if (const auto hash = value.find('#'); hash != std::string_view::npos) {
        range.label = trimmed(value.substr(hash + 1));
        value = trimmed(value.substr(0, hash));
    }
    if (value.starts_with('"')) {
        if (value.size() < 3 || !value.ends_with('"'))
            return std::nullopt;
        range.text = value.substr(1, value.size() - 2);
        return range;
    }
    const auto bounds = readBounds(value);
    if (!bounds)
        return std::nullopt;
    range.low = bounds->low;
    range.high = bounds->high;
    return range;
}

// Each part between "|" by `read`.
template <class T, class Read>
std::optional<std::vector<T>> readEach(std::string_view cell, Read read)
{
    std::vector<T> all;
    for (const auto part : parts(cell, '|')) {
        auto one = read(part);
        if (!one)
            return std::nullopt;
        all.push_back(std::move(*one));
    }
    return all;
}

std::optional<Level> readLevel(std::string_view text)
{
    if (text == "N")
        return Level::Normal;
    if (text == "A")
        return Level::Abnormal;
    return text == "AA" ? std::optional(Level::CriticalAbnormal) : std::nullopt;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> parts(std::string_view text, char mark)
{
    std::vector<std::string_view> all;
    if (trimmed(text).empty())
        return all;
    for (;;) {
        const auto at = text.find(mark);
        all.push_back(trimmed(text.substr(0, at)));
        if (at == std::string_view::npos)
            return all;
        text.remove_prefix(at + 1);
    }
}

std::optional<std::int32_t> readAge(std::string_view text)
{
    constexpr std::int32_t most = 150;
    constexpr std::int32_t mostDays = 55'000;
    if (text.size() < 2)
        return std::nullopt;
    std::int32_t count = 0;
    const auto digits = text.substr(0, text.size() - 1);
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (result.ec != std::errc() || result.ptr != digits.data() + digits.size() || count < 0)
        return std::nullopt;
    switch (text.back()) {
    case 'j':
        return count <= mostDays ? std::optional(count) : std::nullopt;
    case 'm':
        return count <= most * 12 ? std::optional(count * 1461 / 48) : std::nullopt;
    case 'a':
        return count <= most ? std::optional(count * 1461 / 4) : std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<Bounds> readBounds(std::string_view cell)
{
    const auto dots = cell.find("..");
    if (dots == std::string_view::npos)
        return std::nullopt;
    const auto low = trimmed(cell.substr(0, dots));
    const auto high = trimmed(cell.substr(dots + 2));
    Bounds bounds{Decimal::parse(low), Decimal::parse(high)};
    const bool readable = (low.empty() || bounds.low) && (high.empty() || bounds.high) && (bounds.low || bounds.high);
    if (!readable || (bounds.low && bounds.high && compare(*bounds.low, *bounds.high) > 0))
        return std::nullopt;
    return bounds;
}

std::optional<std::vector<ReferenceRange>> readRanges(std::string_view cell)
{
    return readEach<ReferenceRange>(cell, readRange);
}

std::optional<std::vector<CriticalLimits>> readCritical(std::string_view cell)
{
    return readEach<CriticalLimits>(cell, [](std::string_view text) -> std::optional<CriticalLimits> {
        const auto range = readRange(text);
        if (!range || range->sex != Sex::Unknown || !range->text.empty() || !range->label.empty())
            return std::nullopt;
        return CriticalLimits{range->ageFrom, range->ageTo, range->low, range->high};
    });
}

std::optional<DeltaRule> readDelta(std::string_view cell)
{
    const auto text = trimmed(cell);
    if (text.empty())
        return DeltaRule{};
    const auto halves = parts(text, '/');
    if (halves.size() != 2)
        return std::nullopt;
    const auto space = halves[0].find(' ');
    const auto days = readAge(halves[1]);
    const auto limit = space == std::string_view::npos ? std::nullopt : Decimal::parse(trimmed(halves[0].substr(space)));
    if (!limit || limit->mantissa() <= 0 || !days || *days == 0)
        return std::nullopt;
    const auto word = halves[0].substr(0, space);
    const auto kind = word == "abs" ? DeltaKind::Absolute : word == "pct" ? DeltaKind::Percent : word == "day" ? DeltaKind::PerDay : DeltaKind::None;
    if (kind == DeltaKind::None)
        return std::nullopt;
    return DeltaRule{kind, *limit, *days};
}

std::optional<std::vector<CodedAnswer>> readAnswers(std::string_view cell)
{
    return readEach<CodedAnswer>(cell, [](std::string_view text) -> std::optional<CodedAnswer> {
        const auto fields = parts(text, '=');
        if (fields.size() != 4 || fields[0].empty() || fields[1].empty())
            return std::nullopt;
        const auto level = readLevel(fields[3]);
        if (!level)
            return std::nullopt;
        return CodedAnswer{std::string(fields[0]), std::string(fields[1]), std::string(fields[2]), *level};
    });
}

} // namespace paillasse::lab::csv
