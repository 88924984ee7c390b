// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/base/civiltime.h"
#include "app/store/commands/erasureoffice.h"
#include "app/store/core/archivefile.h"

namespace paillasse::store {

namespace {

struct EraseOptions {
    StorePlace place;
    NamedPersonOption as;
    std::string laboratory;
    std::string patient;
    std::string reason;
    std::string erasure;
    std::string out;
};

// Opens what every command here works with, and runs `action(Office&, ErasureDesk&)`.
template <class Action>
int withDesk(const EraseOptions& options, CommandContext& context, const char* what, Action action)
{
    const auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    auto desk = ErasureDesk::open((*office)->store(), (*office)->writer(), context.clock);
    if (!desk)
        return report(context, what, desk.error());
    const Result<> done = action(**office, *desk);
    return done ? ExitOk : report(context, what, done.error(), erasureAdvice);
}

const char* nameOf(ErasureState state)
{
    switch (state) {
    case ErasureState::Asked: return "asked";
    case ErasureState::Begun: return "begun";
    case ErasureState::Done: return "done";
    case ErasureState::Declined: return "declined";
    }
    return "unknown";
}

int askForPatient(const EraseOptions& options, CommandContext& context)
{
    return withDesk(options, context, "cannot ask for this erasure", [&](Office& office, ErasureDesk& desk) -> Result<> {
        const auto laboratory = office.laboratory(options.laboratory);
        if (!laboratory)
            return tl::unexpected(laboratory.error());
        const auto by = options.as.prove(office, context);
        if (!by)
            return tl::unexpected(by.error());
        if (const auto governs = checkGoverns(office, by->person, *laboratory); !governs)
            return governs;
        const auto patient = patientFrom(office, *laboratory, options.patient, context);
        if (!patient)
            return tl::unexpected(patient.error());
        const auto erasure = desk.ask(*laboratory, *patient, options.reason, *by);
        if (!erasure)
            return tl::unexpected(erasure.error());
        context.out << "Asked: " << erasure->toString() << "\n"
                    << "  Nothing is erased yet: another person decides, with 'paillasse-store erase approve' or 'erase decline'.\n";
        return {};
    });
}

Result<ErasureRecord> recordOf(ErasureDesk& desk, const std::string& text)
{
    const auto id = idFrom(text);
    const auto all = id ? desk.all() : tl::unexpected(id.error());
    if (!all)
        return tl::unexpected(all.error());
    const auto found = std::ranges::find_if(*all, [&](const ErasureRecord& record) { return record.header.erasure == *id; });
    return found == all->end() ? fail(ErrorCode::NotFound, "there is no such erasure") : Result<ErasureRecord>(*found);
}

void tellDone(std::ostream& out, const ErasureRecord& record)
{
    out << "Erased: " << record.keys.size() << " keys destroyed, " << record.documents << " documents gone, " << record.entries << " entries of the ledger emptied.\n"
        << "  Copies at workstations drop them when they next sync; the last key archive that may have the keys is over on " << Date::of(lastKeyArchiveOf(record.doneAt)).toIso() << ".\n"
        << "  'paillasse-store erase certificate' writes what to hand out; write the list of destroyed keys elsewhere with the next 'paillasse-store backup'.\n";
}

int approve(const EraseOptions& options, CommandContext& context)
{
    return withDesk(options, context, "cannot erase this patient", [&](Office& office, ErasureDesk& desk) -> Result<> {
        const auto record = recordOf(desk, options.erasure);
        if (!record)
            return tl::unexpected(record.error());
        const auto by = options.as.prove(office, context);
        if (!by)
            return tl::unexpected(by.error());
        if (const auto governs = checkGoverns(office, by->person, record->header.laboratory); !governs)
            return governs;
        if (askedLine(context, "This cannot be undone. Type erase to go on: ") != "erase")
            return fail(ErrorCode::Cancelled, "nothing was erased: the third line of the standard input was not 'erase'");
        const auto done = desk.approve(record->header.erasure, *by);
        if (!done)
            return tl::unexpected(done.error());
        tellDone(context.out, *done);
        return {};
    });
}

int decline(const EraseOptions& options, CommandContext& context)
{
    return withDesk(options, context, "cannot decline this erasure", [&](Office& office, ErasureDesk& desk) -> Result<> {
        const auto record = recordOf(desk, options.erasure);
        if (!record)
            return tl::unexpected(record.error());
        const auto by = options.as.prove(office, context);
        if (!by)
            return tl::unexpected(by.error());
        if (const auto governs = checkGoverns(office, by->person, record->header.laboratory); !governs)
            return governs;
        const auto done = desk.decline(record->header.erasure, options.reason, *by);
        if (done)
            context.out << "Declined: " << options.erasure << "\n";
        return done;
    });
}

int list(const EraseOptions& options, CommandContext& context)
{
    return withDesk(options, context, "cannot list the erasures", [&](Office& office, ErasureDesk& desk) -> Result<> {
        const auto all = desk.all();
        if (!all)
            return tl::unexpected(all.error());
        const auto names = office.reportNames();
        for (const auto& record : *all)
            context.out << record.header.erasure.toString() << "\t" << nameOf(record.state) << "\t" << toIsoUtc(record.askedAt) << "\t" << office.nameOf(record.header.laboratory) << "\t"
                        << record.header.patients.size() << " patients\tasked by " << names.person(record.askedBy) << "\n";
        return {};
    });
}

int certificate(const EraseOptions& options, CommandContext& context)
{
    return withDesk(options, context, "cannot certify this erasure", [&](Office& office, ErasureDesk&) -> Result<> {
        const auto id = idFrom(options.erasure);
        if (!id)
            return tl::unexpected(id.error());
        auto certificates = Certificates::open(office.store(), office.writer(), certificateNames(office), context.clock);
        const auto made = certificates ? certificates->certifyErasure(*id) : tl::unexpected(certificates.error());
        if (!made)
            return tl::unexpected(made.error());
        const auto written = writeNewFile(options.out, asBytes(made->file));
        if (written)
            context.out << "Written: " << options.out << "\n  'paillasse-store verify-certificate' holds it against this store.\n";
        return written;
    });
}

CLI::App* addOne(CLI::App& group, const char* name, const char* help, const std::shared_ptr<EraseOptions>& options, CommandContext& context, int (*run)(const EraseOptions&, CommandContext&))
{
    auto* command = group.add_subcommand(name, help);
    options->place.addTo(*command);
    command->callback([options, &context, run] { context.exit = run(*options, context); });
    return command;
}

} // namespace

void addErase(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<EraseOptions>();
    auto* group = app.add_subcommand("erase", "A patient's right to be forgotten: ask, decide, list, certify");
    group->require_subcommand(1);
    auto* asking = addOne(*group, "patient", "Ask that a patient be erased; another person decides", options, context, askForPatient);
    options->as.addTo(*asking);
    asking->add_option("--laboratory", options->laboratory, "Name or id; not needed where there is one only");
    asking->add_option("--patient", options->patient, "The patient's id; not given: their number is the third line of the standard input");
    asking->add_option("--reason", options->reason, "Why, without a name in it: entered in the ledger")->required();
    asking->footer("Example:\n  paillasse-store erase patient --data DIR --as hcorre --reason \"letter of 3 March, reference 26/14\"\n"
                   "A biologist or a security officer asks, and another one decides. Nobody who is under a legal hold is erased.");
    auto* approving = addOne(*group, "approve", "Decide that it be done: all keys of the patient are destroyed, at once and for ever", options, context, approve);
    options->as.addTo(*approving);
    approving->add_option("--erasure", options->erasure, "Its number, as 'erase list' shows it")->required();
    approving->footer("Example:\n  paillasse-store erase approve --data DIR --erasure NUMBER --as nquemener\n"
                      "The standard input holds the password, the code of the second factor, then the word erase, a line each. A store that serves goes on serving.");
    auto* declining = addOne(*group, "decline", "Decide that it be not done", options, context, decline);
    options->as.addTo(*declining);
    declining->add_option("--erasure", options->erasure, "Its number")->required();
    declining->add_option("--reason", options->reason, "Why: entered in the ledger")->required();
    declining->footer("Example:\n  paillasse-store erase decline --data DIR --erasure NUMBER --as nquemener --reason \"the law has it kept until 2031\"");
    addOne(*group, "list", "Erasures that were asked for, and what became of them", options, context, list)->footer("Example:\n  paillasse-store erase list --data DIR");
    auto* certifying = addOne(*group, "certificate", "Write the signed certificate of an erasure that is done", options, context, certificate);
    certifying->add_option("--erasure", options->erasure, "Its number")->required();
    certifying->add_option("--out", options->out, "The file to write, JSON; it must not be there yet")->required();
    certifying->footer("Example:\n  paillasse-store erase certificate --data DIR --erasure NUMBER --out certificate.json\n"
                       "It is made once: later the same file is written again.");
}

} // namespace paillasse::store
