// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <algorithm>

#include "app/store/alerts/directorynames.h"
#include "app/store/commands/office.h"
#include "app/store/commands/rulestrial.h"
#include "app/store/commands/storeplace.h"
#include "app/store/rules/rulefile.h"
#include "app/store/rules/rulewords.h"
#include "app/store/watch/ledgertail.h"
#include "app/store/watch/storesurroundings.h"

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

struct TryOptions {
    StorePlace place;
    TrialOptions trial;
};

// Reads every ledger from its beginning, beside a store that may be serving.
int tryOnLedgers(const TryOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot try these rules";
    auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    auto surroundings = StoreSurroundings::open((*office)->store(), (*office)->registry());
    auto tail = LedgerTail::open((*office)->store(), context.log, homesIn((*office)->registry()));
    if (!surroundings || !tail)
        return report(context, what, surroundings ? tail.error() : surroundings.error());
    TailPositions reached;
    const EventSource next = [&]() -> Result<std::vector<WatchEvent>> {
        while (true) {
            auto batch = (*tail)->next(reached);
            if (!batch)
                return tl::unexpected(batch.error());
            reached = batch->reached;
            if (!batch->events.empty() || batch->isLast)
                return std::move(batch->events);
        }
    };
    auto database = (*office)->store().connect(true);
    if (!database)
        return report(context, what, database.error());
    DirectoryNames names(*database, (*office)->keys());
    const auto nameOf = [&](const Uuid& id) {
        const auto person = (*office)->registry().person(lab::PersonId(id));
        if (person)
            return person->login;
        const auto workstation = names.of(lab::WorkstationId(id));
        const auto laboratory = workstation.empty() ? (*office)->nameOf(lab::LaboratoryId(id)) : workstation;
        return laboratory.empty() ? id.toString() : laboratory;
    };
    return tryRules(options.trial, {next, **surroundings, nameOf}, context);
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
    auto trial = std::make_shared<TryOptions>();
    auto* trying = group->add_subcommand("try", "Say what rules would have raised on past acts; nothing is raised");
    trial->place.addTo(*trying, "The store's directory; it may be serving");
    trying->add_option("FILE", trial->trial.file, "The rules as JSON; left out: the defaults");
    trying->add_option("--since", trial->trial.since, "The first day that counts; the six weeks before it are learned from")->required();
    trying->footer("Example:\n  paillasse-store rules try --data DIR --since 2026-11-01 my-rules.json");
    trying->callback([trial, &context] { context.exit = tryOnLedgers(*trial, context); });
    auto* show = group->add_subcommand("show", "The rules that are shipped, and why each threshold is where it is");
    show->footer("Example:\n  paillasse-store rules show");
    show->callback([&context] { context.exit = showRules(context); });
}

} // namespace paillasse::store
