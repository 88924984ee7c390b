// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/base/civiltime.h"
#include "app/store/commands/erasureoffice.h"
#include "app/store/erasure/legalholds.h"

namespace paillasse::store {

namespace {

struct HoldOptions {
    StorePlace place;
    NamedPersonOption as;
    std::string laboratory;
    std::string patient;
    std::string reason;
};

using Change = Result<> (LegalHolds::*)(const lab::LaboratoryId&, const lab::PatientId&, const std::string&, const Actor&);

Result<> change(const HoldOptions& options, Office& office, LegalHolds& holds, Change change, const CommandContext& context)
{
    const auto laboratory = office.laboratory(options.laboratory);
    if (!laboratory)
        return tl::unexpected(laboratory.error());
    const auto by = options.as.prove(office, context);
    if (!by)
        return tl::unexpected(by.error());
    if (const auto governs = checkGoverns(office, by->person, *laboratory); !governs)
        return governs;
    const auto patient = patientFrom(office, *laboratory, options.patient, context);
    return patient ? (holds.*change)(*laboratory, *patient, options.reason, *by) : tl::unexpected(patient.error());
}

template <class Action>
int withHolds(const HoldOptions& options, CommandContext& context, const char* what, Action action)
{
    const auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    auto holds = LegalHolds::open((*office)->store(), (*office)->writer(), (*office)->keys(), context.clock);
    if (!holds)
        return report(context, what, holds.error());
    const Result<> done = action(**office, *holds);
    return done ? ExitOk : report(context, what, done.error(), erasureAdvice);
}

int set(const HoldOptions& options, CommandContext& context)
{
    return withHolds(options, context, "cannot set this hold", [&](Office& office, LegalHolds& holds) {
        const auto done = change(options, office, holds, &LegalHolds::set, context);
        if (done)
            context.out << "Held: nobody erases this patient, and no retention takes their records, until the hold is lifted.\n";
        return done;
    });
}

int lift(const HoldOptions& options, CommandContext& context)
{
    return withHolds(options, context, "cannot lift this hold", [&](Office& office, LegalHolds& holds) {
        const auto done = change(options, office, holds, &LegalHolds::lift, context);
        if (done)
            context.out << "Lifted.\n";
        return done;
    });
}

int list(const HoldOptions& options, CommandContext& context)
{
    return withHolds(options, context, "cannot list the holds", [&](Office& office, LegalHolds& holds) -> Result<> {
        const auto all = holds.all();
        if (!all)
            return tl::unexpected(all.error());
        const auto names = office.reportNames();
        for (const auto& hold : *all)
            context.out << hold.patient.toString() << "\t" << office.nameOf(hold.laboratory) << "\t" << toIsoUtc(hold.since) << "\t" << names.person(hold.by) << "\t" << hold.reason << "\n";
        return {};
    });
}

} // namespace

void addHold(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<HoldOptions>();
    auto* group = app.add_subcommand("hold", "Legal holds: patients whom nobody erases while one is there");
    group->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, int (*run)(const HoldOptions&, CommandContext&)) {
        auto* command = group->add_subcommand(name, help);
        options->place.addTo(*command);
        command->callback([options, &context, run] { context.exit = run(*options, context); });
        return command;
    };
    const auto addChange = [&](const char* name, const char* help, int (*run)(const HoldOptions&, CommandContext&)) {
        auto* command = add(name, help, run);
        options->as.addTo(*command);
        command->add_option("--laboratory", options->laboratory, "Name or id; not needed where there is one only");
        command->add_option("--patient", options->patient, "The patient's id; not given: their number is the third line of the standard input");
        command->add_option("--reason", options->reason, "Why, without a name in it: entered in the ledger")->required();
        return command;
    };
    addChange("set", "Put a patient under a legal hold", set)->footer("Example:\n  paillasse-store hold set --data DIR --as hcorre --reason \"inquiry 2026/118\"");
    addChange("lift", "End a legal hold", lift)->footer("Example:\n  paillasse-store hold lift --data DIR --as hcorre --reason \"inquiry closed\"");
    add("list", "Who is held, since when, by whom and why", list)->footer("Example:\n  paillasse-store hold list --data DIR");
}

} // namespace paillasse::store
