// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <functional>

#include "app/store/commands/command.h"
#include "app/store/commands/office.h"
#include "app/store/commands/storeplace.h"

namespace paillasse::store {

namespace {

// What is given replaces what stands; what is not given stays.
struct LaboratoryOptions {
    StorePlace place;
    std::string laboratory;
    std::vector<std::string> biologists;
    std::vector<std::function<void(lab::LaboratoryProfile&)>> changes; // of the options that were given
};

void print(std::ostream& out, const lab::LaboratoryProfile& profile)
{
    const auto line = [&out](const char* title, const std::string& text) { out << title << (text.empty() ? "—" : text) << "\n"; };
    line("Name:           ", profile.name);
    line("Legal form:     ", profile.legalForm);
    line("Address:        ", profile.address);
    line("Telephone:      ", profile.phone);
    line("Accreditation:  ", profile.accreditation);
    for (const auto& biologist : profile.biologists)
        line("Biologist:      ", biologist);
    line("Printed notice: ", profile.exampleNotice);
    line("Who entered may validate: ", profile.enteringPersonMayValidate ? "yes" : "no");
    out << "Id:             " << profile.id.toString() << "\n";
}

lab::LaboratoryProfile changed(lab::LaboratoryProfile profile, const LaboratoryOptions& options)
{
    for (const auto& change : options.changes)
        change(profile);
    if (!options.biologists.empty())
        profile.biologists = options.biologists;
    return profile;
}

Result<> define(Office& office, const lab::LaboratoryId& laboratory, lab::LaboratoryProfile profile, Instant now)
{
    lab::DefineLaboratory body;
    body.profile = std::move(profile);
    const auto done = office.writer().submitAndWait({office.ownAct(laboratory, lab::DocumentKind::Laboratory, lab::documentId(laboratory), std::move(body), now)});
    if (!done)
        return tl::unexpected(done.error());
    if (done->replies.front().outcome == wire::ActOutcome::Refused)
        return fail(ErrorCode::InvalidInput, "a name, telephone number or biologist is missing or too long, or holds a line break: 200 characters at most");
    return {};
}

int withLaboratory(const LaboratoryOptions& options, CommandContext& context, const char* what, bool changes)
{
    auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    const auto laboratory = (*office)->laboratory(options.laboratory);
    if (!laboratory)
        return report(context, what, laboratory.error());
    if (changes)
        if (const auto done = define(**office, *laboratory, changed((*office)->profileOf(*laboratory), options), context.clock.now()); !done)
            return report(context, what, done.error());
    print(context.out, (*office)->profileOf(*laboratory));
    return ExitOk;
}

} // namespace

void addLaboratory(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<LaboratoryOptions>();
    auto* group = app.add_subcommand("laboratory", "Who the laboratory is, as its reports say");
    group->require_subcommand(1);
    const auto command = [&](const char* name, const char* about, const char* what, bool changes) {
        auto* one = group->add_subcommand(name, about);
        options->place.addTo(*one);
        one->add_option("--laboratory", options->laboratory, "Name or id; not needed where there is one only");
        one->callback([options, &context, what, changes] { context.exit = withLaboratory(*options, context, what, changes); });
        return one;
    };
    command("show", "What stands now", "cannot show the laboratory", false)->footer("Example:\n  paillasse-store laboratory show --data DIR");
    auto* set = command("set", "Change what is given; the rest stays", "cannot change the laboratory", true);
    // Also an empty text is an answer: it takes away what stood there.
    const auto text = [set, options](const char* name, std::string lab::LaboratoryProfile::*field, const char* about) {
        set->add_option_function<std::string>(name, [options, field](const std::string& given) { options->changes.push_back([field, given](lab::LaboratoryProfile& profile) { profile.*field = given; }); }, about)->expected(0, 1);
    };
    text("--name", &lab::LaboratoryProfile::name, "As on screens and reports");
    text("--legal-form", &lab::LaboratoryProfile::legalForm, "SELAS, SEL, public hospital…");
    text("--address", &lab::LaboratoryProfile::address, "Printed on each report");
    text("--phone", &lab::LaboratoryProfile::phone, "Printed on each report");
    text("--accreditation", &lab::LaboratoryProfile::accreditation, "Number and scope; examinations that the catalogue does not mark as accredited then bear « hors accréditation »");
    text("--notice", &lab::LaboratoryProfile::exampleNotice, "Printed on each page, for a demonstration or a degraded run; \"\": none");
    set->add_option("--biologist", options->biologists, "A responsible biologist as printed; once for each, and together they replace the list");
    set->add_option_function<bool>("--entering-person-may-validate", [options](bool may) { options->changes.push_back([may](lab::LaboratoryProfile& profile) { profile.enteringPersonMayValidate = may; }); },
                                   "yes or no: whether who entered a result may validate it biologically");
    set->footer("Reports that are signed already stay as they are.\nExample:\n  paillasse-store laboratory set --data DIR --legal-form SELAS --address \"3 quai de la Penfeld, 29200 Brest\" --phone \"02 98 00 00 00\" \\\n"
                "      --accreditation \"COFRAC 8-0000, portée sur www.cofrac.fr\" --biologist \"Dr Hélène Corre\" --biologist \"Dr Marc Abgrall\"");
}

} // namespace paillasse::store
