// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <algorithm>
#include <optional>

#include "app/store/commands/staffdesk.h"

namespace paillasse::store {

namespace {

struct StaffOptions {
    StorePlace place;
    std::string login;
    std::optional<std::string> name;
    std::optional<std::string> title;
    std::optional<std::string> role;
    std::string laboratory;
    std::vector<unsigned> benches;
    std::vector<std::string> mayRead;
};

constexpr const char* nothing = "none"; // takes every entitlement away

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

void printCode(std::ostream& out, const crypto::ActivationCode& code)
{
    out << "Activation code: " << asText(code.text().view()) << "\n"
        << "  Hand it over in person: it works once, within seven days, and lets its bearer choose the password.\n";
}

// What was said of benches and entitlements; the rest of the grant stays as it is. Bench 0 stands for all.
void narrow(access::Grant& grant, const StaffOptions& options)
{
    if (!options.benches.empty())
        grant.benches = 0;
    for (const auto bench : options.benches)
        if (bench != 0)
            grant.benches |= lab::benchBit(static_cast<lab::BenchNumber>(bench));
    if (!options.mayRead.empty())
        grant.confidential = 0;
    for (const auto& name : options.mayRead)
        if (name != nothing)
            grant.confidential |= access::bitOf(classes.at(name));
}

int add(const StaffOptions& options, CommandContext& context)
{
    return withStaff(options.place, context, "cannot add this person", [&](Office& office, Staff& staff) -> Result<> {
        const auto laboratory = office.laboratory(options.laboratory);
        if (!laboratory)
            return tl::unexpected(laboratory.error());
        auto grant = grantOf(staff, *laboratory, *options.role);
        if (!grant)
            return tl::unexpected(grant.error());
        narrow(*grant, options);
        const auto added = staff.add({options.login, *options.name, options.title.value_or(std::string()), *grant});
        if (!added)
            return tl::unexpected(added.error());
        context.out << "Added: " << AccountKeys::normalLogin(options.login) << " (" << *options.role << ")\n";
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
    return withStaff(options.place, context, "cannot list the staff", [&](Office& office, Staff& staff) -> Result<> {
        const auto accounts = staff.list();
        if (!accounts)
            return tl::unexpected(accounts.error());
        for (const auto& account : *accounts) {
            context.out << account.person.login << "\t" << account.person.displayName << "\t" << stateOf(account);
            for (const auto& grant : account.person.grants)
                context.out << "\t" << (grant.role == access::Role::Custom ? grant.customName : access::nameOf(grant.role)) << " at " << office.nameOf(grant.laboratory);
            context.out << "\n";
        }
        return {};
    });
}

int disable(const StaffOptions& options, CommandContext& context)
{
    return withStaff(options.place, context, "cannot disable this account", [&](Office&, Staff& staff) -> Result<> {
        const auto done = staff.idOf(options.login).and_then([&](const lab::PersonId& person) { return staff.close(person); });
        if (done)
            context.out << "Disabled: " << AccountKeys::normalLogin(options.login) << ". Their sessions have ended; what they did and signed stays.\n";
        return done;
    });
}

Result<Account> accountOf(Staff& staff, const std::string& login)
{
    const auto id = staff.idOf(login);
    const auto all = id ? staff.list() : tl::unexpected(id.error());
    if (!all)
        return tl::unexpected(all.error());
    const auto found = std::find_if(all->begin(), all->end(), [&](const Account& account) { return account.person.id == *id; });
    return found == all->end() ? fail(ErrorCode::NotFound, "nobody has this login") : Result<Account>(*found);
}

Result<> printNewCode(Staff& staff, const lab::PersonId& person, const std::string& said, CommandContext& context)
{
    const auto code = staff.newCode(person);
    if (!code)
        return tl::unexpected(code.error());
    context.out << said << " The former password no longer works, and what it signed stays valid.\n";
    printCode(context.out, *code);
    return {};
}

int reactivate(const StaffOptions& options, CommandContext& context)
{
    return withStaff(options.place, context, "cannot reactivate this account", [&](Office&, Staff& staff) -> Result<> {
        const auto person = staff.idOf(options.login);
        if (!person)
            return tl::unexpected(person.error());
        if (const auto reopened = staff.reopen(*person); !reopened)
            return reopened;
        return printNewCode(staff, *person, "Reactivated: " + AccountKeys::normalLogin(options.login) + ".", context);
    });
}

int code(const StaffOptions& options, CommandContext& context)
{
    return withStaff(options.place, context, "cannot give a new code", [&](Office&, Staff& staff) -> Result<> {
        const auto account = accountOf(staff, options.login);
        if (!account)
            return tl::unexpected(account.error());
        if (account->person.disabled)
            return fail(ErrorCode::Refused, "this account is closed; 'staff reactivate' opens it again");
        return printNewCode(staff, account->person.id, "New code: " + account->person.login + ".", context);
    });
}

int change(const StaffOptions& options, CommandContext& context)
{
    return withStaff(options.place, context, "cannot change this person", [&](Office& office, Staff& staff) -> Result<> {
        const auto laboratory = office.laboratory(options.laboratory);
        const auto account = laboratory ? accountOf(staff, options.login) : tl::unexpected(laboratory.error());
        if (!account)
            return tl::unexpected(account.error());
        std::vector<access::Grant> grants;
        std::copy_if(account->person.grants.begin(), account->person.grants.end(), std::back_inserter(grants), [&](const auto& grant) { return grant.laboratory == *laboratory; });
        if (options.role) {
            // Another role is another set of rights: nothing of the one before goes with it unless it is said again.
            const auto grant = grantOf(staff, *laboratory, *options.role);
            if (!grant)
                return tl::unexpected(grant.error());
            grants.assign(1, *grant);
        }
        for (auto& grant : grants)
            narrow(grant, options);
        const auto done = staff.change(account->person.id, *laboratory, options.name.value_or(account->person.displayName), options.title.value_or(account->person.title), grants);
        if (done)
            context.out << "Changed: " << account->person.login << ". It holds from their next request on.\n";
        return done;
    });
}

using Run = int (*)(const StaffOptions&, CommandContext&);

CLI::App* addOne(CLI::App& staff, const char* name, const char* help, const std::shared_ptr<StaffOptions>& options, CommandContext& context, Run run)
{
    auto* command = staff.add_subcommand(name, help);
    options->place.addTo(*command);
    command->callback([options, &context, run] { context.exit = run(*options, context); });
    return command;
}

} // namespace

void addStaff(CLI::App& app, CommandContext& context)
{
    constexpr unsigned lastBench = 63;
    constexpr auto roleHelp = "receptionist, technician, biologist, security-officer, administrator, or a role of your own (roles list)";
    auto options = std::make_shared<StaffOptions>();
    auto* staff = app.add_subcommand("staff", "People and their accounts: add, list, change, code, disable, reactivate");
    staff->require_subcommand(1);

    auto* adding = addOne(*staff, "add", "Add a person and print their activation code", options, context, add);
    adding->add_option("--login", options->login, "What they sign in with: letters without accents, digits, . - _")->required();
    adding->add_option("--name", options->name, "Their name, as on screens and reports")->required();
    adding->add_option("--title", options->title, "Printed under a signature");
    adding->add_option("--role", options->role, roleHelp)->required();
    adding->add_option("--laboratory", options->laboratory, "Name or id; not needed where there is one only");
    adding->add_option("--bench", options->benches, "A technician's benches, by number; all when not given")->delimiter(',')->check(CLI::Range(1u, lastBench));
    adding->add_option("--may-read", options->mayRead, "Classes of confidential results")->delimiter(',')->check(CLI::IsMember(namesOf(classes)));
    adding->footer("Examples:\n  paillasse-store staff add --data DIR --login ylegall --name \"Yann Le Gall\" --role technician --bench 1,2\n"
                   "  paillasse-store staff add --data DIR --login hcorre --name \"Dr Hélène Corre\" --title \"Biologiste médicale\" --role biologist --may-read hiv");
    addOne(*staff, "list", "Everybody who has an account", options, context, list)->footer("Example:\n  paillasse-store staff list --data DIR");
    auto* changing = addOne(*staff, "change", "Change a person's name, title, role, benches or entitlements", options, context, change);
    changing->add_option("--login", options->login, "Whose")->required();
    auto* what = changing->add_option_group("what", "What is not said stays as it is; a new role brings nothing of the one before");
    what->add_option("--name", options->name, "Their name, as on screens and reports");
    what->add_option("--title", options->title, "Printed under a signature");
    what->add_option("--role", options->role, roleHelp);
    what->add_option("--bench", options->benches, "A technician's benches, by number; 0 for all")->delimiter(',')->check(CLI::Range(0u, lastBench));
    auto takenAway = namesOf(classes);
    takenAway.emplace_back(nothing);
    what->add_option("--may-read", options->mayRead, "Classes of confidential results; none for no more")->delimiter(',')->check(CLI::IsMember(takenAway));
    what->require_option(1, 0);
    changing->add_option("--laboratory", options->laboratory, "Where; not needed where there is one only");
    changing->footer("Examples:\n  paillasse-store staff change --data DIR --login ylegall --bench 2,3\n"
                     "  paillasse-store staff change --data DIR --login hcorre --role biologist --may-read hiv,genetics");
    auto* forgotten = addOne(*staff, "code", "Print a new activation code for who forgot their password", options, context, code);
    forgotten->add_option("--login", options->login, "Whose")->required();
    forgotten->footer("The password, its signing key and their sessions end at once; what waits to be sent goes on being sent.\n"
                      "Example:\n  paillasse-store staff code --data DIR --login ylegall");
    auto* disabling = addOne(*staff, "disable", "Close an account at once", options, context, disable);
    disabling->add_option("--login", options->login, "Whose")->required();
    disabling->footer("Example:\n  paillasse-store staff disable --data DIR --login ylegall");
    auto* again = addOne(*staff, "reactivate", "Open a closed account again, with a new activation code", options, context, reactivate);
    again->add_option("--login", options->login, "Whose")->required();
    again->footer("Example:\n  paillasse-store staff reactivate --data DIR --login ylegall");
}

} // namespace paillasse::store
