// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <algorithm>
#include <optional>

#include "app/crypto/hash.h"
#include "app/store/commands/erasureoffice.h"
#include "app/store/erasure/retention.h"
#include "app/store/erasure/signedtext.h"

namespace paillasse::store {

namespace {

struct RetentionOptions {
    StorePlace place;
    NamedPersonOption as;
    std::optional<std::uint32_t> privateYears;
    std::optional<std::uint32_t> publicYears;
    std::optional<std::uint32_t> geneticsYears;
    std::vector<std::string> publicLaboratories;
    std::vector<std::string> privateLaboratories;
    std::string plan;
};

template <class Action>
int withOffice(const RetentionOptions& options, CommandContext& context, const char* what, Action action)
{
    const auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    const Result<> done = action(**office);
    return done ? ExitOk : report(context, what, done.error(), erasureAdvice);
}

void tell(std::ostream& out, Office& office, const RetentionRules& rules)
{
    for (const auto category : {RetentionCategory::PrivateLaboratory, RetentionCategory::PublicHospital, RetentionCategory::Genetics})
        out << nameOf(category) << "\t" << rules.yearsOf(category) << " years\n";
    for (const auto& laboratory : rules.publicLaboratories)
        out << "public-hospital\t" << office.nameOf(laboratory) << "\n";
}

int show(const RetentionOptions& options, CommandContext& context)
{
    return withOffice(options, context, "cannot show the rules", [&](Office& office) -> Result<> {
        const auto rules = retentionRules(office.store());
        if (rules)
            tell(context.out, office, *rules);
        return rules ? Result<>() : tl::unexpected(rules.error());
    });
}

Result<> checkGovernsAll(Office& office, const lab::PersonId& person, const std::vector<lab::LaboratoryId>& laboratories)
{
    for (const auto& laboratory : laboratories)
        if (const auto governs = checkGoverns(office, person, laboratory); !governs)
            return governs;
    return {};
}

// What was said, put over what is in force.
Result<RetentionRules> merged(Office& office, const RetentionOptions& options)
{
    auto rules = retentionRules(office.store());
    if (!rules)
        return rules;
    rules->privateYears = options.privateYears.value_or(rules->privateYears);
    rules->publicYears = options.publicYears.value_or(rules->publicYears);
    rules->geneticsYears = options.geneticsYears.value_or(rules->geneticsYears);
    for (const auto* list : {&options.privateLaboratories, &options.publicLaboratories})
        for (const auto& name : *list) {
            const auto laboratory = office.laboratory(name);
            if (!laboratory)
                return tl::unexpected(laboratory.error());
            std::erase(rules->publicLaboratories, *laboratory);
            if (list == &options.publicLaboratories)
                rules->publicLaboratories.push_back(*laboratory);
        }
    return rules;
}

int set(const RetentionOptions& options, CommandContext& context)
{
    return withOffice(options, context, "cannot set the rules", [&](Office& office) -> Result<> {
        const auto by = options.as.prove(office, context);
        if (!by)
            return tl::unexpected(by.error());
        const auto all = office.registry().laboratories();
        if (!all)
            return tl::unexpected(all.error());
        if (const auto governs = checkGovernsAll(office, by->person, *all); !governs)
            return governs;
        const auto rules = merged(office, options);
        if (!rules)
            return tl::unexpected(rules.error());
        const auto done = setRetentionRules(office.writer(), *rules, *by);
        if (done)
            tell(context.out, office, *rules);
        return done;
    });
}

int plan(const RetentionOptions& options, CommandContext& context)
{
    return withOffice(options, context, "cannot make the plan", [&](Office& office) -> Result<> {
        const auto made = planRetention(office.store(), context.clock.now());
        if (!made)
            return tl::unexpected(made.error());
        for (const auto& [line, patients] : made->counts())
            context.out << office.nameOf(line.laboratory) << "\t" << nameOf(line.category) << "\t" << line.year << "\t" << patients << " patients\n";
        for (const auto& [laboratory, patients] : made->wholePatients())
            context.out << office.nameOf(laboratory) << "\twith the last of their records, who they are\t" << patients << " patients\n";
        for (const auto& held : made->held)
            context.out << office.nameOf(held.laboratory) << "\theld\t" << held.patient.patient.toString() << "\n";
        context.out << "Plan: " << crypto::toHex(made->hash()) << "\n"
                    << "Nothing was touched. 'paillasse-store retention run' takes the plan's hash, and runs only this plan.\n";
        return {};
    });
}

int run(const RetentionOptions& options, CommandContext& context)
{
    return withOffice(options, context, "cannot run this plan", [&](Office& office) -> Result<> {
        const auto hash = fromHex(options.plan);
        if (!hash)
            return fail(ErrorCode::InvalidInput, "a plan's hash has 64 hexadecimal digits");
        const auto by = options.as.prove(office, context);
        if (!by)
            return tl::unexpected(by.error());
        const auto made = planRetention(office.store(), context.clock.now());
        if (!made)
            return tl::unexpected(made.error());
        std::vector<lab::LaboratoryId> laboratories;
        for (const auto& due : made->due)
            if (laboratories.empty() || laboratories.back() != due.laboratory)
                laboratories.push_back(due.laboratory);
        if (const auto governs = checkGovernsAll(office, by->person, laboratories); !governs)
            return governs;
        if (askedLine(context, "This cannot be undone. Type erase to go on: ") != "erase")
            return fail(ErrorCode::Cancelled, "nothing was erased: the third line of the standard input was not 'erase'");
        const auto done = runRetention(office.store(), office.writer(), context.clock, *hash, *by);
        if (!done)
            return tl::unexpected(done.error());
        for (const auto& record : *done)
            context.out << record.header.erasure.toString() << "\t" << office.nameOf(record.header.laboratory) << "\t" << record.header.patients.size() << " patients\t" << record.keys.size()
                        << " keys\t" << record.documents << " documents\n";
        context.out << "Done: " << done->size() << " erasures. 'paillasse-store erase certificate' certifies each.\n";
        return {};
    });
}

} // namespace

void addRetention(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<RetentionOptions>();
    auto* group = app.add_subcommand("retention", "For how long records are kept, and what of them is over: a plan that is shown before it runs");
    group->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, int (*action)(const RetentionOptions&, CommandContext&)) {
        auto* command = group->add_subcommand(name, help);
        options->place.addTo(*command);
        command->callback([options, &context, action] { context.exit = action(*options, context); });
        return command;
    };
    add("show", "The rules that are in force", show)->footer("Example:\n  paillasse-store retention show --data DIR");
    auto* setting = add("set", "Change the rules", set);
    options->as.addTo(*setting);
    auto* what = setting->add_option_group("what", "What is not said stays as it is");
    what->add_option("--private-years", options->privateYears, "Of private laboratories' reports");
    what->add_option("--public-years", options->publicYears, "Of public hospitals' reports");
    what->add_option("--genetics-years", options->geneticsYears, "Of genetics, wherever");
    what->add_option("--public-hospital", options->publicLaboratories, "This laboratory is a public hospital's; may be repeated")->allow_extra_args(false);
    what->add_option("--private-laboratory", options->privateLaboratories, "This one is a private one; may be repeated")->allow_extra_args(false);
    what->require_option(1, 0);
    setting->footer("Example:\n  paillasse-store retention set --data DIR --as hcorre --private-years 10 --public-hospital \"CHU, hémostase\"");
    add("plan", "What would go now, by laboratory, category and year, and who is held; nothing is touched", plan)->footer("Example:\n  paillasse-store retention plan --data DIR");
    auto* running = add("run", "Destroy the keys of the plan that was shown", run);
    options->as.addTo(*running);
    running->add_option("--plan", options->plan, "Its hash, as 'retention plan' printed it")->required();
    running->footer("Example:\n  paillasse-store retention run --data DIR --plan HASH --as hcorre\n"
                    "The standard input holds the password, the code of the second factor, then the word erase, a line each. Refused where the plan has changed since.");
}

} // namespace paillasse::store
