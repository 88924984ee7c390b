// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <algorithm>

#include "app/base/civiltime.h"
#include "app/store/accounts/workstations.h"
#include "app/store/commands/command.h"
#include "app/store/commands/office.h"
#include "app/store/commands/storeplace.h"

namespace paillasse::store {

namespace {

struct WorkstationOptions {
    StorePlace place;
    std::string which;
    std::string name;
    std::string fingerprint;
    bool approve = false;
};

template <class Action>
int withWorkstations(const WorkstationOptions& options, CommandContext& context, const char* what, Action action)
{
    auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    const auto authority = Authority::load((*office)->store());
    if (!authority)
        return report(context, what, authority.error());
    auto workstations = Workstations::open((*office)->store(), (*office)->writer(), *authority, (*office)->keys(), (*office)->settings(), context.clock);
    if (!workstations)
        return report(context, what, workstations.error());
    const Result<> done = action(**workstations);
    return done ? ExitOk : report(context, what, done.error());
}

int enrol(const WorkstationOptions& options, CommandContext& context)
{
    return withWorkstations(options, context, "cannot make an enrolment code", [&](Workstations& workstations) -> Result<> {
        const auto code = workstations.makeCode(options.approve);
        if (!code)
            return tl::unexpected(code.error());
        context.out << "Enrolment code: " << asText(code->text().view()) << "\n"
                    << "  It works once, within two days, on one workstation" << (options.approve ? ", which is approved at once.\n" : ".\n");
        if (!options.approve)
            context.out << "  Then: paillasse-store workstation approve " << options.place.asOptions() << " NAME --fingerprint \"what it shows\"\n";
        return {};
    });
}

const char* nameOf(WorkstationState state)
{
    switch (state) {
    case WorkstationState::Pending: return "awaits approval";
    case WorkstationState::Approved: return "approved";
    case WorkstationState::Revoked: return "revoked";
    }
    return "";
}

int list(const WorkstationOptions& options, CommandContext& context)
{
    return withWorkstations(options, context, "cannot list the workstations", [&](Workstations& workstations) -> Result<> {
        const auto files = workstations.list();
        if (!files)
            return tl::unexpected(files.error());
        for (const auto& file : *files) {
            const auto& w = file.workstation;
            context.out << w.id.toString() << "\t" << w.name << "\t" << nameOf(w.state) << "\trequested " << toIsoUtc(w.requestedAt);
            if (!file.address.empty())
                context.out << "\taddress " << file.address;
            context.out << "\tfingerprint " << fingerprintOf(file);
            if (w.state == WorkstationState::Approved)
                context.out << "\tcertificate until " << Date::of(w.certificateExpires).toIso();
            if (!file.wipeOrderedAt.isNull())
                context.out << "\twipe ordered " << toIsoUtc(file.wipeOrderedAt) << (file.wipeConfirmedAt.isNull() ? ", not confirmed" : ", confirmed " + toIsoUtc(file.wipeConfirmedAt));
            const auto caches = workstations.caches(w.id);
            if (!caches)
                return tl::unexpected(caches.error());
            const auto here = std::count_if(caches->begin(), caches->end(), [](const KeptCache& cache) { return cache.destroyedAt.isNull(); });
            if (!caches->empty())
                context.out << "\tcaches " << caches->size() << (here == 0 ? ", all destroyed" : here == static_cast<std::ptrdiff_t>(caches->size()) ? "" : ", " + std::to_string(here) + " not destroyed");
            context.out << "\n";
        }
        return {};
    });
}

int approve(const WorkstationOptions& options, CommandContext& context)
{
    return withWorkstations(options, context, "cannot approve this workstation", [&](Workstations& workstations) -> Result<> {
        const auto done = workstations.approve(options.which, {}, options.fingerprint);
        if (!done)
            return tl::unexpected(done.error());
        context.out << "Approved: " << done->workstation.name << " (" << done->workstation.id.toString() << ")\n"
                    << "  It asked from " << (done->address.empty() ? "an unknown address" : done->address) << ", and shows: " << fingerprintOf(*done) << "\n";
        if (options.fingerprint.empty())
            context.out << "  If it shows anything else, another machine has used the code: paillasse-store workstation revoke " << options.place.asOptions() << " " << done->workstation.id.toString() << "\n";
        return {};
    });
}

int revoke(const WorkstationOptions& options, CommandContext& context)
{
    return withWorkstations(options, context, "cannot revoke this workstation", [&](Workstations& workstations) -> Result<> {
        const auto done = workstations.revoke(options.which);
        if (!done)
            return tl::unexpected(done.error());
        context.out << "Revoked: " << done->name << " (" << done->id.toString() << "). The store no longer answers it.\n";
        return {};
    });
}

int rename(const WorkstationOptions& options, CommandContext& context)
{
    return withWorkstations(options, context, "cannot rename this workstation", [&](Workstations& workstations) -> Result<> {
        const auto done = workstations.rename(options.which, options.name);
        if (done)
            context.out << "Renamed: " << options.which << " is " << options.name << ". The workstation shows it within minutes.\n";
        return done;
    });
}

int wipe(const WorkstationOptions& options, CommandContext& context)
{
    return withWorkstations(options, context, "cannot order this wipe", [&](Workstations& workstations) -> Result<> {
        const auto done = workstations.orderWipe(options.which);
        if (done)
            context.out << "Ordered: as soon as " << options.which << " is heard of it sends what waits there, destroys every encrypted copy with its keys, and is shut out.\n"
                        << "  Nothing is confirmed yet: 'workstation list' says when it has told the store so.\n";
        return done;
    });
}

using Run = int (*)(const WorkstationOptions&, CommandContext&);

CLI::App* addOne(CLI::App& group, const char* name, const char* help, const std::shared_ptr<WorkstationOptions>& options, CommandContext& context, Run run)
{
    auto* command = group.add_subcommand(name, help);
    options->place.addTo(*command);
    command->callback([options, &context, run] { context.exit = run(*options, context); });
    return command;
}

} // namespace

void addWorkstation(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<WorkstationOptions>();
    auto* group = app.add_subcommand("workstation", "Machines that may reach the store: enrol, approve, list, rename, revoke, wipe");
    group->require_subcommand(1);
    auto* enrolling = addOne(*group, "enrol", "Print an enrolment code for a new workstation", options, context, enrol);
    enrolling->add_flag("--approve", options->approve, "Whoever uses the code needs no further approval");
    enrolling->footer("Examples:\n  paillasse-store workstation enrol --data DIR\n  paillasse-store workstation enrol --data DIR --approve");
    auto* approving = addOne(*group, "approve", "Give a waiting workstation its certificate", options, context, approve);
    approving->add_option("WORKSTATION", options->which, "Its name or id")->required();
    approving->add_option("--fingerprint", options->fingerprint, "What the workstation shows while it waits: approve it only if this is its fingerprint");
    approving->footer("Example:\n  paillasse-store workstation approve --data DIR BIOCH-02 --fingerprint \"3f2a 91c0 7de4 55b1 0c9e a2d8 6417 f03b\"");
    addOne(*group, "list", "Every workstation and how it stands", options, context, list)->footer("Example:\n  paillasse-store workstation list --data DIR");
    auto* renaming = addOne(*group, "rename", "Give a workstation another name", options, context, rename);
    renaming->add_option("WORKSTATION", options->which, "Its name or id")->required();
    renaming->add_option("NAME", options->name, "What it is called from now on")->required();
    renaming->footer("Example:\n  paillasse-store workstation rename --data DIR BIOCH-02 HEMATO-01");
    auto* wiping = addOne(*group, "wipe", "Have a lost or departing workstation destroy what it holds", options, context, wipe);
    wiping->add_option("WORKSTATION", options->which, "Its name or id")->required();
    wiping->footer("Example:\n  paillasse-store workstation wipe --data DIR BIOCH-02");
    auto* revoking = addOne(*group, "revoke", "Shut a workstation out at once", options, context, revoke);
    revoking->add_option("WORKSTATION", options->which, "Its name or id")->required();
    revoking->footer("Example:\n  paillasse-store workstation revoke --data DIR BIOCH-02");
}

} // namespace paillasse::store
