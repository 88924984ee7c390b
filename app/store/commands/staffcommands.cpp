// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/store/accounts/staff.h"
#include "app/store/commands/command.h"
#include "app/store/commands/office.h"

namespace paillasse::store {

namespace {

struct StaffOptions {
    std::string data;
    std::string login;
    std::string name;
    std::string title;
    std::string role;
    std::string laboratory;
    std::vector<unsigned> benches;
    std::vector<std::string> mayRead;
};

const std::map<std::string, access::Role> roles{{"receptionist", access::Role::Receptionist},
                                                {"technician", access::Role::Technician},
                                                {"biologist", access::Role::Biologist},
                                                {"security-officer", access::Role::SecurityOfficer},
                                                {"administrator", access::Role::Administrator}};
const std::map<std::string, lab::Confidentiality> classes{{"hiv", lab::Confidentiality::Hiv},
                                                          {"genetics", lab::Confidentiality::Genetics},
                                                          {"toxicology", lab::Confidentiality::Toxicology},
                                                          {"staff", lab::Confidentiality::Staff}};

std::vector<std::string> namesOf(const auto& map)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : map)
        names.push_back(name);
    return names;
}

// Opens store and staff, and runs `action` with both.
template <class Action>
int withStaff(const StaffOptions& options, CommandContext& context, const char* what, Action action)
{
    auto office = Office::open(options.data, LockKind::Using, context.clock, context.log);
    if (!office)
        return report(context, what, office.error());
    auto staff = Staff::open((*office)->store(), (*office)->writer(), (*office)->keys(), (*office)->settings(), context.clock);
    if (!staff)
        return report(context, what, staff.error());
    const Result<> done = action(**office, **staff);
    return done ? ExitOk : report(context, what, done.error());
}

void printCode(std::ostream& out, const crypto::ActivationCode& code)
{
    out << "Activation code: " << asText(code.text().view()) << "\n"
        << "  Hand it over in person: it works once, within seven days, and lets its bearer choose the password.\n";
}

int add(const StaffOptions& options, CommandContext& context)
{
    return withStaff(options, context, "cannot add this person", [&](Office& office, Staff& staff) -> Result<> {
        const auto laboratory = office.laboratory(options.laboratory);
        if (!laboratory)
            return tl::unexpected(laboratory.error());
        access::Grant grant{*laboratory, roles.at(options.role), 0, 0};
        for (const auto bench : options.benches)
            grant.benches |= lab::benchBit(static_cast<lab::BenchNumber>(bench));
        for (const auto& name : options.mayRead)
            grant.confidential |= access::bitOf(classes.at(name));
        const auto added = staff.add({options.login, options.name, options.title, grant});
        if (!added)
            return tl::unexpected(added.error());
        context.out << "Added: " << AccountKeys::normalLogin(options.login) << " (" << options.role << ")\n";
        printCode(context.out, added->code);
        return {};
    });
}

std::string stateOf(const Account& account)
{
    if (account.person.disabled)
        return "disabled";
    return account.signingKey.empty() ? "awaits activation" : "active";
}

int list(const StaffOptions& options, CommandContext& context)
{
    return withStaff(options, context, "cannot list the staff", [&](Office& office, Staff& staff) -> Result<> {
        const auto accounts = staff.list();
        if (!accounts)
            return tl::unexpected(accounts.error());
        for (const auto& account : *accounts) {
            context.out << account.person.login << "\t" << account.person.displayName << "\t" << stateOf(account);
            for (const auto& grant : account.person.grants)
                context.out << "\t" << access::nameOf(grant.role) << " at " << office.nameOf(grant.laboratory);
            context.out << "\n";
        }
        return {};
    });
}

int disable(const StaffOptions& options, CommandContext& context)
{
    return withStaff(options, context, "cannot disable this account", [&](Office&, Staff& staff) -> Result<> {
        const auto done = staff.idOf(options.login).and_then([&](const lab::PersonId& person) { return staff.close(person); });
        if (done)
            context.out << "Disabled: " << AccountKeys::normalLogin(options.login) << ". Their sessions have ended; what they did and signed stays.\n";
        return done;
    });
}

int reactivate(const StaffOptions& options, CommandContext& context)
{
    return withStaff(options, context, "cannot reactivate this account", [&](Office&, Staff& staff) -> Result<> {
        const auto code = staff.idOf(options.login).and_then([&](const lab::PersonId& person) {
            return staff.reopen(person).and_then([&] { return staff.newCode(person); });
        });
        if (!code)
            return tl::unexpected(code.error());
        context.out << "Reactivated: " << AccountKeys::normalLogin(options.login) << ". The former password no longer works.\n";
        printCode(context.out, *code);
        return {};
    });
}

using Run = int (*)(const StaffOptions&, CommandContext&);

CLI::App* addOne(CLI::App& staff, const char* name, const char* help, const std::shared_ptr<StaffOptions>& options, CommandContext& context, Run run)
{
    auto* command = staff.add_subcommand(name, help);
    command->add_option("--data", options->data, "The store's directory")->required();
    command->callback([options, &context, run] { context.exit = run(*options, context); });
    return command;
}

} // namespace

void addStaff(CLI::App& app, CommandContext& context)
{
    constexpr unsigned lastBench = 63;
    auto options = std::make_shared<StaffOptions>();
    auto* staff = app.add_subcommand("staff", "People and their accounts: add, list, disable, reactivate");
    staff->require_subcommand(1);

    auto* adding = addOne(*staff, "add", "Add a person and print their activation code", options, context, add);
    adding->add_option("--login", options->login, "What they sign in with: letters without accents, digits, . - _")->required();
    adding->add_option("--name", options->name, "Their name, as on screens and reports")->required();
    adding->add_option("--title", options->title, "Printed under a signature");
    adding->add_option("--role", options->role, "What they do")->required()->check(CLI::IsMember(namesOf(roles)));
    adding->add_option("--laboratory", options->laboratory, "Name or id; not needed where there is one only");
    adding->add_option("--bench", options->benches, "A technician's benches, by number; all when not given")->delimiter(',')->check(CLI::Range(1u, lastBench));
    adding->add_option("--may-read", options->mayRead, "Classes of confidential results")->delimiter(',')->check(CLI::IsMember(namesOf(classes)));
    adding->footer("Examples:\n  paillasse-store staff add --data DIR --login ylegall --name \"Yann Le Gall\" --role technician --bench 1,2\n"
                   "  paillasse-store staff add --data DIR --login hcorre --name \"Dr Hélène Corre\" --title \"Biologiste médicale\" --role biologist --may-read hiv");
    addOne(*staff, "list", "Everybody who has an account", options, context, list)->footer("Example:\n  paillasse-store staff list --data DIR");
    auto* disabling = addOne(*staff, "disable", "Close an account at once", options, context, disable);
    disabling->add_option("--login", options->login, "Whose")->required();
    disabling->footer("Example:\n  paillasse-store staff disable --data DIR --login ylegall");
    auto* again = addOne(*staff, "reactivate", "Open an account again, or give who forgot their password a new code", options, context, reactivate);
    again->add_option("--login", options->login, "Whose")->required();
    again->footer("Example:\n  paillasse-store staff reactivate --data DIR --login ylegall");
}

} // namespace paillasse::store
