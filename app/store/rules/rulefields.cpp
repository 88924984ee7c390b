// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rules/rulefields.h"

namespace paillasse::store {

namespace {

constexpr std::int64_t fourWeeks = 28 * 24 * 60;
constexpr std::int64_t many = 1'000'000;

constexpr RuleField table[] = {
    {"", "name", Takes::Text, true, 1, 40},
    {"", "why", Takes::Text, true, 10, 1000},
    {"", "severity", Takes::Word, true},
    {"", "form", Takes::Word, true},
    {"", "escalate-minutes", Takes::Number, false, 0, fourWeeks},
    {"", "quiet-minutes", Takes::Number, false, 1, fourWeeks},
    {"count", "events", Takes::Words, true},
    {"count", "group", Takes::Word, true},
    {"count", "counted", Takes::Word, false},
    {"count", "window-minutes", Takes::Number, true, 1, fourWeeks},
    {"count", "threshold", Takes::Number, true, 1, many},
    {"count", "faults", Takes::Words, false},
    {"count", "value-at-least", Takes::Number, false, -unbounded, unbounded},
    {"count", "without-order-days", Takes::Number, false, 1, 36500},
    {"count", "staff-or-vip", Takes::Flag, false},
    {"count", "at-work-elsewhere-minutes", Takes::Number, false, 1, 24 * 60},
    {"far-more", "events", Takes::Words, true},
    {"far-more", "window-days", Takes::Number, true, 1, 14},
    {"far-more", "least-days", Takes::Number, false, 1, 14},
    {"far-more", "factor", Takes::Factor, true, 1000, 100'000},
    {"far-more", "role-factor", Takes::Factor, false, 1000, 100'000},
    {"far-more", "floor", Takes::Number, true, 1, 5000},
    {"outside-hours", "events", Takes::Words, true},
    {"outside-hours", "window-minutes", Takes::Number, true, 1, 24 * 60},
    {"outside-hours", "threshold", Takes::Number, true, 1, many},
    {"outside-hours", "slack-hours", Takes::Number, false, 0, 6},
    {"outside-hours", "hardly-ever-days", Takes::Number, false, 0, 28},
    {"outside-hours", "least-history-days", Takes::Number, true, 1, 28},
    {"outside-hours", "night-from", Takes::Number, true, 0, 23},
    {"outside-hours", "night-to", Takes::Number, true, 0, 23},
    {"threshold", "conditions", Takes::Words, true},
    {"threshold", "group", Takes::Word, true},
    {"threshold", "above", Takes::Number, false, -unbounded, unbounded},
    {"threshold", "below", Takes::Number, false, -unbounded, unbounded},
};

// Thousandths, without the zeros that say nothing.
std::string factorText(std::int64_t permille)
{
    auto text = std::to_string(permille / 1000);
    if (const auto rest = permille % 1000; rest != 0)
        text += "." + std::to_string(1000 + rest).substr(1);
    return text;
}

std::string takenBy(const RuleField& field)
{
    const auto between = [&](auto write) { return write(field.least) + " to " + write(field.most); };
    const auto plain = [](std::int64_t number) { return std::to_string(number); };
    switch (field.takes) {
    case Takes::Text: return "text of " + between(plain) + " characters";
    case Takes::Number: return field.most == unbounded ? "number" : "number, " + between(plain);
    case Takes::Factor: return "factor, " + between(factorText);
    case Takes::Flag: return "true or false";
    case Takes::Word: return "word";
    case Takes::Words: return "list of words";
    }
    return {};
}

} // namespace

std::span<const RuleField> ruleFields()
{
    return table;
}

std::string rowOf(const RuleField& field)
{
    return "| " + std::string(field.form.empty() ? "every" : field.form) + " | `" + std::string(field.name) + "` | " + takenBy(field) + " | " + (field.isRequired ? "yes" : "no") + " |";
}

} // namespace paillasse::store
