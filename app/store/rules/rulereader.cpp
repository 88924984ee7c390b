// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rules/rulereader.h"

#include <algorithm>
#include <charconv>

namespace paillasse::store {

using exchange::fhir::JsonValue;

namespace {

std::string bounds(const RuleField& spec)
{
    if (spec.takes == Takes::Factor)
        return "it must be a number from " + std::to_string(spec.least / 1000) + " to " + std::to_string(spec.most / 1000) + ", of at most three decimals";
    return "it must be " + std::string(spec.takes == Takes::Text ? "of " : "a whole number, ") + std::to_string(spec.least) + " to " + std::to_string(spec.most) + (spec.takes == Takes::Text ? " characters" : "");
}

// A whole number; of a factor, with up to three decimals, in thousandths.
std::optional<std::int64_t> numberIn(std::string_view written, Takes takes)
{
    std::string digits(written);
    if (takes == Takes::Factor) {
        const auto dot = digits.find('.');
        const auto decimals = dot == std::string::npos ? 0 : digits.size() - dot - 1;
        if (decimals > 3)
            return std::nullopt;
        if (dot != std::string::npos)
            digits.erase(dot, 1);
        digits.append(3 - decimals, '0');
    }
    std::int64_t value = 0;
    const auto end = digits.data() + digits.size();
    const auto [at, error] = std::from_chars(digits.data(), end, value);
    return error == std::errc() && at == end ? std::optional(value) : std::nullopt;
}

} // namespace

RuleReader::RuleReader(const JsonValue& rule, std::size_t position) : m_rule(rule)
{
    const auto& name = rule["name"].peek();
    m_called = name.empty() || !rule["name"].isText() ? "rule number " + std::to_string(position + 1) : "rule '" + name.substr(0, 60) + "'";
    if (!rule.isObject())
        m_fault = m_called + ": it must be an object";
}

void RuleReader::refuse(std::string_view field, const std::string& why)
{
    if (m_fault.empty())
        m_fault = m_called + ": " + std::string(field) + ": " + why;
}

const RuleField* RuleReader::specOf(std::string_view field) const
{
    const auto found = std::ranges::find_if(ruleFields(), [&](const RuleField& spec) { return spec.name == field && (spec.form.empty() || spec.form == m_form); });
    return found == ruleFields().end() ? nullptr : &*found;
}

void RuleReader::checkNames()
{
    auto names = m_rule.memberNames();
    for (const auto name : names)
        if (!specOf(name))
            refuse(std::string(name).substr(0, 60), "a rule of the form '" + std::string(m_form) + "' has no such field");
    std::ranges::sort(names);
    if (const auto twice = std::ranges::adjacent_find(names); twice != names.end())
        refuse(*twice, "it is written twice");
}

std::optional<std::size_t> RuleReader::form()
{
    const auto* value = find("form", &JsonValue::isText, "a word in quotes");
    if (!value)
        return std::nullopt;
    const auto known = std::ranges::find(ruleForms, value->text());
    if (known == std::end(ruleForms)) {
        refuse("form", "'" + value->text().substr(0, 60) + "' is none; there are count, far-more, outside-hours and threshold");
        return std::nullopt;
    }
    m_form = *known;
    checkNames();
    return static_cast<std::size_t>(known - std::begin(ruleForms));
}

const JsonValue* RuleReader::find(std::string_view field, Is is, const char* what)
{
    const auto& value = m_rule[field];
    const auto* spec = specOf(field);
    if (value.isNull()) {
        if (spec && spec->isRequired)
            refuse(field, "it is missing");
        return nullptr;
    }
    if (!spec || !(value.*is)()) {
        refuse(field, std::string("it must be ") + what);
        return nullptr;
    }
    return &value;
}

std::string RuleReader::text(std::string_view field)
{
    const auto* value = find(field, &JsonValue::isText, "text in quotes");
    if (!value)
        return {};
    const auto* spec = specOf(field);
    const auto size = static_cast<std::int64_t>(value->text().size());
    if (size < spec->least || size > spec->most)
        refuse(field, bounds(*spec));
    return value->text();
}

std::optional<std::int64_t> RuleReader::number(std::string_view field)
{
    const auto* value = find(field, &JsonValue::isNumber, "a number");
    if (!value)
        return std::nullopt;
    const auto* spec = specOf(field);
    const auto number = numberIn(value->text(), spec->takes);
    if (!number || *number < spec->least || *number > spec->most)
        refuse(field, bounds(*spec));
    return number.value_or(spec->least);
}

bool RuleReader::flag(std::string_view field)
{
    const auto* value = find(field, &JsonValue::isBoolean, "true or false");
    return value && value->text() == "true";
}

} // namespace paillasse::store
