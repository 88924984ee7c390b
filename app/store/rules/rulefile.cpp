// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rules/rulefile.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "app/store/rules/rulereader.h"

namespace paillasse::store {

using exchange::fhir::JsonValue;
using wire::EventKind;

namespace {

constexpr std::size_t mostRules = 100;
constexpr std::size_t mostBytes = 1'000'000;
constexpr std::int64_t dayMinutes = 24 * 60;
constexpr std::int64_t mostDistinct = 500; // each of them is remembered

CountForm countForm(RuleReader& read)
{
    CountForm form;
    form.events = read.words<EventKind>("events");
    form.group = read.word<GroupBy>("group");
    form.counted = read.word<Counted>("counted");
    form.windowMinutes = read.number("window-minutes", 0);
    form.threshold = read.number("threshold", 0);
    form.faults = static_cast<std::uint32_t>(read.words<SignInFault>("faults"));
    form.valueAtLeast = read.number("value-at-least");
    form.withoutOrderDays = read.number("without-order-days", 0);
    form.staffOrVip = read.flag("staff-or-vip");
    form.elsewhereMinutes = read.number("at-work-elsewhere-minutes", 0);
    if (form.faults != 0 && form.events != bitOf(EventKind::SignInFailed))
        read.refuse("faults", "only sign-in-failed has faults");
    if ((form.counted == Counted::Patients || form.counted == Counted::People) && form.threshold > mostDistinct)
        read.refuse("threshold", "of patients or people that differ it must be 500 at most");
    return form;
}

FarMoreForm farMoreForm(RuleReader& read)
{
    FarMoreForm form;
    form.events = read.words<EventKind>("events");
    form.windowDays = read.number("window-days", 1);
    form.leastDays = read.number("least-days", 1);
    form.factorPermille = read.number("factor", 0);
    form.roleFactorPermille = read.number("role-factor", form.factorPermille);
    form.floor = read.number("floor", 0);
    if (form.leastDays > form.windowDays)
        read.refuse("least-days", "there are not so many in the window");
    return form;
}

OutsideHoursForm outsideHoursForm(RuleReader& read)
{
    OutsideHoursForm form;
    form.events = read.words<EventKind>("events");
    form.windowMinutes = read.number("window-minutes", 0);
    form.threshold = read.number("threshold", 0);
    form.slackHours = read.number("slack-hours", 1);
    form.hardlyEverDays = read.number("hardly-ever-days", 0);
    form.leastHistoryDays = read.number("least-history-days", 0);
    form.nightFrom = read.number("night-from", 0);
    form.nightTo = read.number("night-to", 0);
    return form;
}

ThresholdForm thresholdForm(RuleReader& read)
{
    ThresholdForm form;
    form.conditions = static_cast<std::uint32_t>(read.words<Condition>("conditions"));
    form.group = read.word<GroupBy>("group");
    form.above = read.number("above");
    form.below = read.number("below");
    if (!form.above && !form.below)
        read.refuse("above", "it has neither 'above' nor 'below'");
    if (form.group == GroupBy::Person)
        read.refuse("group", "a condition is nobody's");
    return form;
}

bool isName(const std::string& name)
{
    return std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

// For how long the same is not told again, where the rule does not say.
std::int64_t usualQuiet(const Rule& rule)
{
    if (const auto* count = std::get_if<CountForm>(&rule.form))
        return count->windowMinutes;
    if (const auto* hours = std::get_if<OutsideHoursForm>(&rule.form))
        return hours->windowMinutes;
    if (const auto* more = std::get_if<FarMoreForm>(&rule.form))
        return more->windowDays * dayMinutes;
    return dayMinutes;
}

Result<Rule> ruleOf(const JsonValue& value, std::size_t position)
{
    RuleReader read(value, position);
    Rule rule;
    const auto form = read.form();
    if (form) {
        rule.name = read.text("name");
        rule.why = read.text("why");
        rule.severity = read.word<wire::Severity>("severity");
        rule.escalateMinutes = read.number("escalate-minutes", 0);
        switch (*form) {
        case 0: rule.form = countForm(read); break;
        case 1: rule.form = farMoreForm(read); break;
        case 2: rule.form = outsideHoursForm(read); break;
        default: rule.form = thresholdForm(read); break;
        }
        rule.quietMinutes = read.number("quiet-minutes", usualQuiet(rule));
        if (!isName(rule.name))
            read.refuse("name", "it is made of a to z, 0 to 9 and '-'");
    }
    if (!read.fault().empty())
        return fail(ErrorCode::InvalidInput, read.fault());
    return rule;
}

} // namespace

Result<Rules> parseRules(std::string_view text)
{
    if (text.size() > mostBytes)
        return fail(ErrorCode::TooLarge, "a file of rules is a megabyte at most");
    const auto file = JsonValue::parse(text);
    if (!file)
        return fail(ErrorCode::InvalidInput, file.error().where + ": " + file.error().why);
    for (const auto name : file->memberNames())
        if (name != "rules" && name != "about")
            return fail(ErrorCode::InvalidInput, std::string(name).substr(0, 60) + ": the file has 'about' and 'rules', nothing else");
    if (!(*file)["rules"].isArray())
        return fail(ErrorCode::InvalidInput, "rules: it must be a list of rules");
    const auto values = (*file)["rules"].items();
    if (values.size() > mostRules)
        return fail(ErrorCode::InvalidInput, "rules: a hundred at most");
    Rules rules;
    std::set<std::string> names;
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto rule = ruleOf(*values[i], i);
        if (!rule)
            return tl::unexpected(rule.error());
        if (!names.insert(rule->name).second)
            return fail(ErrorCode::InvalidInput, "rule '" + rule->name + "': name: another rule has it");
        rules.push_back(std::move(*rule));
    }
    return rules;
}

const Rules& defaultRules()
{
    // They are part of the program, and a test parses them.
    static const Rules rules = parseRules(defaultRulesText()).value_or(Rules());
    return rules;
}

Result<Rules> readRules(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf()))
        return fail(ErrorCode::NotFound, path + " does not read");
    auto rules = parseRules(text.str());
    if (!rules)
        return fail(rules.error().code, path + ": " + rules.error().detail);
    return rules;
}

RuleChoice chooseRules(const std::string& path)
{
    if (path.empty())
        return {defaultRules(), std::nullopt};
    auto rules = readRules(path);
    if (!rules)
        return {defaultRules(), rules.error()};
    return {std::move(*rules), std::nullopt};
}

} // namespace paillasse::store
