// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/interpretation.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace paillasse::lab {

namespace {

constexpr std::int32_t adultDays = 40 * 365; // stands in where the age is not known or not covered
constexpr std::int32_t monthDays = 30;
constexpr std::int32_t yearDays = 365;

struct Ages {
    std::int32_t from;
    std::int32_t to; // 0: no upper bound
};

bool covers(Ages ages, std::int32_t age)
{
    return age >= ages.from && (ages.to == 0 || age < ages.to);
}

std::int64_t width(Ages ages)
{
    return (ages.to == 0 ? std::int64_t{std::numeric_limits<std::int32_t>::max()} : ages.to) - ages.from;
}

Ages agesOf(const ReferenceRange& range)
{
    return {range.ageFrom, range.ageTo};
}

// Whether the first is the more specific: it names a sex, or its ages are narrower.
bool isMoreSpecific(const ReferenceRange& a, const ReferenceRange& b)
{
    const bool sexA = a.sex != Sex::Unknown;
    const bool sexB = b.sex != Sex::Unknown;
    if (sexA != sexB)
        return sexA;
    return width(agesOf(a)) < width(agesOf(b));
}

const ReferenceRange* mostSpecific(const Examination& examination, Sex sex, std::int32_t age)
{
    const ReferenceRange* best = nullptr;
    for (const auto& range : examination.ranges) {
        const bool fits = (range.sex == Sex::Unknown || range.sex == sex) && covers(agesOf(range), age);
        if (fits && (best == nullptr || isMoreSpecific(range, *best)))
            best = &range;
    }
    return best;
}

struct AgeText {
    std::int32_t count;
    const char* unit;
};

// 28 j, 6 mois, 18 ans
AgeText ageText(std::int32_t days)
{
    if (days < 2 * monthDays)
        return {days, "j"};
    if (days < 2 * yearDays)
        return {(days + monthDays / 2) / monthDays, "mois"};
    return {(days + yearDays / 2) / yearDays, "ans"};
}

std::string toString(const AgeText& age)
{
    return std::to_string(age.count) + ' ' + age.unit;
}

std::string agesText(Ages ages)
{
    if (ages.from > 0 && ages.to > 0) {
        const auto from = ageText(ages.from);
        const auto to = ageText(ages.to);
        const bool sameUnit = std::string_view(from.unit) == to.unit;
        return (sameUnit ? std::to_string(from.count) : toString(from)) + "–" + toString(to);
    }
    if (ages.from > 0)
        return "à partir de " + toString(ageText(ages.from));
    return ages.to > 0 ? "moins de " + toString(ageText(ages.to)) : std::string();
}

std::string reasonOf(const ReferenceRange& range)
{
    if (!range.label.empty())
        return range.label;
    std::string reason = range.sex == Sex::Female ? "femme" : range.sex == Sex::Male ? "homme" : "";
    const auto ages = agesText(agesOf(range));
    if (reason.empty())
        return ages;
    return ages.empty() ? reason : reason + ", " + ages;
}

AppliedRange applied(const ReferenceRange& range)
{
    return {range.low, range.high, range.text, reasonOf(range), false};
}

std::optional<Decimal> higher(const std::optional<Decimal>& a, const std::optional<Decimal>& b)
{
    if (!a || !b)
        return a ? a : b;
    return compare(*a, *b) < 0 ? b : a;
}

std::optional<Decimal> lower(const std::optional<Decimal>& a, const std::optional<Decimal>& b)
{
    if (!a || !b)
        return a ? a : b;
    return compare(*a, *b) < 0 ? a : b;
}

// For an unknown sex: what is normal for both. Nothing is common to a woman's and a man's interval that do not meet.
AppliedRange commonToBoth(const ReferenceRange& female, const ReferenceRange& male)
{
    AppliedRange common;
    common.low = higher(female.low, male.low);
    common.high = lower(female.high, male.high);
    common.text = female.text == male.text ? female.text : std::string();
    if (common.low && common.high && compare(*common.low, *common.high) > 0) {
        common.low.reset();
        common.high.reset();
    }
    return common;
}

AppliedRange byDefault(AppliedRange range, const std::string& why)
{
    range.isDefault = true;
    range.reason = range.reason.empty() ? why : range.reason + " (" + why + ")";
    return range;
}

AppliedRange rangeAtAge(const Examination& examination, Sex sex, std::int32_t age)
{
    if (sex == Sex::Female || sex == Sex::Male) {
        const auto* range = mostSpecific(examination, sex, age);
        return range == nullptr ? AppliedRange() : applied(*range);
    }
    if (const auto* either = mostSpecific(examination, Sex::Unknown, age))
        return applied(*either); // one that asks for no sex
    const auto* female = mostSpecific(examination, Sex::Female, age);
    const auto* male = mostSpecific(examination, Sex::Male, age);
    if (female == nullptr && male == nullptr)
        return {};
    if (female == nullptr || male == nullptr)
        return byDefault(applied(female == nullptr ? *male : *female), "sexe non connu");
    return byDefault(commonToBoth(*female, *male), "sexe non connu : bornes communes");
}

bool covered(const Examination& examination, Sex sex, std::int32_t age)
{
    if (sex == Sex::Female || sex == Sex::Male)
        return mostSpecific(examination, sex, age) != nullptr;
    return mostSpecific(examination, Sex::Female, age) != nullptr || mostSpecific(examination, Sex::Male, age) != nullptr;
}

bool dependsOnAge(const Examination& examination)
{
    return std::ranges::any_of(examination.ranges, [](const ReferenceRange& range) { return range.ageFrom > 0 || range.ageTo > 0; });
}

const CriticalLimits* criticalFor(const Examination& examination, std::int32_t age)
{
    const CriticalLimits* best = nullptr;
    for (const auto& limits : examination.critical) {
        const Ages ages{limits.ageFrom, limits.ageTo};
        if (covers(ages, age) && (best == nullptr || width(ages) < width({best->ageFrom, best->ageTo})))
            best = &limits;
    }
    return best;
}

// All that a value may be: one number, or everything on one side of a bound. Whether that bound itself belongs to it never decides:
// intervals include theirs.
struct Span {
    std::optional<Decimal> from; // nothing: without end
    std::optional<Decimal> to;
};

Span spanOf(Comparator comparator, const Decimal& number)
{
    switch (comparator) {
    case Comparator::Less:
    case Comparator::LessOrEqual:
        return {std::nullopt, number};
    case Comparator::Greater:
    case Comparator::GreaterOrEqual:
        return {number, std::nullopt};
    case Comparator::None:
        break;
    }
    return {number, number};
}

bool isZeroOrLess(const Decimal& number)
{
    return number.mantissa() <= 0;
}

// Some of the span may lie strictly below the bound. What runs down without end stops at zero: no result is less than nothing, and an
// examination that can be negative has no bound at zero.
bool mayBeBelow(const Span& span, const std::optional<Decimal>& bound)
{
    if (!bound)
        return false;
    if (!span.from)
        return !isZeroOrLess(*bound) || (span.to && isZeroOrLess(*span.to));
    return compare(*span.from, *bound) < 0;
}

bool mayBeAbove(const Span& span, const std::optional<Decimal>& bound)
{
    if (!bound)
        return false;
    return !span.to || compare(*span.to, *bound) > 0;
}

Level levelOf(const Span& span, const AppliedRange& range, const CriticalLimits* critical)
{
    // A wide span may reach past both bounds: the side that it is open to is told.
    const bool opensUpwards = span.from.has_value();
    if (critical != nullptr) {
        const bool below = mayBeBelow(span, critical->low);
        const bool above = mayBeAbove(span, critical->high);
        if (above && (opensUpwards || !below))
            return Level::CriticalHigh;
        if (below)
            return Level::CriticalLow;
    }
    const bool below = mayBeBelow(span, range.low);
    const bool above = mayBeAbove(span, range.high);
    if (above && (opensUpwards || !below))
        return Level::High;
    return below ? Level::Low : Level::Normal;
}

struct LevelFor {
    const Examination& examination;
    const Demography& demography;
    const AppliedRange& range;

    Level operator()(const Quantity& quantity) const { return ofSpan(spanOf(quantity.comparator, quantity.number)); }
    Level operator()(const Titre& titre) const { return ofSpan(spanOf(titre.comparator, Decimal(titre.reciprocal, 0))); }
    Level operator()(const Coded& coded) const
    {
        const auto found = std::ranges::find(examination.answers, coded.code, &CodedAnswer::code);
        return found == examination.answers.end() ? Level::Normal : found->level;
    }
    Level operator()(const ShortText&) const { return Level::Normal; }

    [[nodiscard]] Level ofSpan(const Span& span) const
    {
        return levelOf(span, range, criticalFor(examination, demography.ageDays.value_or(adultDays)));
    }
};

} // namespace

AppliedRange applicableRange(const Examination& examination, const Demography& demography)
{
    if (examination.ranges.empty())
        return {};
    if (!demography.ageDays) {
        const auto range = rangeAtAge(examination, demography.sex, adultDays);
        return dependsOnAge(examination) ? byDefault(range, "âge inconnu : valeurs de l'adulte") : range;
    }
    if (covered(examination, demography.sex, *demography.ageDays))
        return rangeAtAge(examination, demography.sex, *demography.ageDays);
    if (covered(examination, demography.sex, adultDays))
        return byDefault(rangeAtAge(examination, demography.sex, adultDays), "pas d'intervalle pour cet âge : valeurs de l'adulte");
    return byDefault(AppliedRange(), "pas d'intervalle pour ce patient");
}

Interpretation interpret(const Examination& examination, const Value& value, const Demography& demography)
{
    Interpretation interpretation;
    interpretation.range = applicableRange(examination, demography);
    interpretation.level = std::visit(LevelFor{examination, demography, interpretation.range}, value);
    return interpretation;
}

} // namespace paillasse::lab
