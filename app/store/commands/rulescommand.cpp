// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <algorithm>

#include "app/store/commands/command.h"
#include "app/store/rules/rulefile.h"
#include "app/store/rules/rulewords.h"

namespace paillasse::store {

namespace {

int checkRules(const std::string& file, CommandContext& context)
{
    const auto rules = readRules(file);
    if (!rules)
        return report(context, "these rules cannot be used", rules.error());
    context.out << file << ": " << rules->size() << " rules, all well-formed\n";
    for (const auto& rule : defaultRules())
        if (std::ranges::find(*rules, rule.name, &Rule::name) == rules->end())
            context.out << "  the default rule '" << rule.name << "' is not among them\n";
    return ExitOk;
}

// In lines of a width that fits a terminal.
void wrapped(std::ostream& out, const std::string& text)
{
    constexpr std::size_t width = 96;
    std::size_t column = 0;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find(' ', from), text.size());
        const auto word = text.substr(from, end - from);
        out << (column == 0 ? "    " : column + word.size() > width ? "\n    " : " ") << word;
        column = (column == 0 || column + word.size() > width ? 0 : column + 1) + word.size();
        from = end + 1;
    }
    out << "\n";
}

int showRules(CommandContext& context)
{
    for (const auto& rule : defaultRules()) {
        context.out << rule.name << " (" << nameOf(rule.severity);
        if (rule.escalateMinutes > 0)
            context.out << ", escalated after " << rule.escalateMinutes << " minutes";
        context.out << ")\n";
        wrapped(context.out, rule.why);
    }
    return ExitOk;
}

} // namespace

void addRules(CLI::App& app, CommandContext& context)
{
    auto file = std::make_shared<std::string>();
    auto* group = app.add_subcommand("rules", "What the store watches for");
    group->require_subcommand(1);
    auto* check = group->add_subcommand("check", "Say whether a file of rules can be used, and which rule and field cannot");
    check->add_option("FILE", *file, "The rules as JSON")->required();
    check->footer("Example:\n  paillasse-store rules check my-rules.json");
    check->callback([file, &context] { context.exit = checkRules(*file, context); });
    auto* show = group->add_subcommand("show", "The rules that are shipped, and why each threshold is where it is");
    show->footer("Example:\n  paillasse-store rules show");
    show->callback([&context] { context.exit = showRules(context); });
}

} // namespace paillasse::store
