// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <algorithm>

#include "app/store/commands/staffdesk.h"

namespace paillasse::store {

namespace {

struct RoleOptions {
    StorePlace place;
    std::string name;
    std::string laboratory;
    std::vector<std::string> permissions;
};

std::vector<access::Permission> everyPermission()
{
    std::vector<access::Permission> all;
    for (unsigned i = 0; i <= static_cast<unsigned>(lastOf(access::Permission())); ++i)
        all.push_back(static_cast<access::Permission>(i));
    return all;
}

std::string wordsOf(access::Permissions permissions)
{
    std::string words;
    for (const auto permission : everyPermission())
        if (permissions.has(permission))
            words += (words.empty() ? "" : ",") + std::string(access::nameOf(permission));
    return words;
}

std::vector<std::string> permissionNames()
{
    std::vector<std::string> names;
    for (const auto permission : everyPermission())
        names.emplace_back(access::nameOf(permission));
    return names;
}

const access::RoleDefinition* named(const std::vector<access::RoleDefinition>& roles, const std::string& name)
{
    const auto found = std::find_if(roles.begin(), roles.end(), [&](const auto& role) { return role.name == name; });
    return found == roles.end() ? nullptr : &*found;
}

// The laboratory that is meant, and the roles that it has made for itself.
template <class Action>
int withRoles(const RoleOptions& options, CommandContext& context, const char* what, Action action)
{
    return withStaff(options.place, context, what, [&](Office& office, Staff& staff) -> Result<> {
        const auto laboratory = office.laboratory(options.laboratory);
        const auto roles = laboratory ? staff.roles(*laboratory) : tl::unexpected(laboratory.error());
        return roles ? action(staff, *laboratory, *roles) : Result<>(tl::unexpected(roles.error()));
    });
}

int list(const RoleOptions& options, CommandContext& context)
{
    return withRoles(options, context, "cannot list the roles", [&](Staff&, const lab::LaboratoryId&, const std::vector<access::RoleDefinition>& own) -> Result<> {
        for (const auto role : builtInRoles())
            context.out << access::nameOf(role) << "\tcomes with the program\t" << wordsOf(access::permissionsOf(role)) << "\n";
        for (const auto& role : own)
            context.out << role.name << "\tthis laboratory's own\t" << wordsOf(access::Permissions::fromBits(role.permissions)) << "\n";
        return {};
    });
}

int define(const RoleOptions& options, CommandContext& context)
{
    return withRoles(options, context, "cannot define this role", [&](Staff& staff, const lab::LaboratoryId& laboratory, const std::vector<access::RoleDefinition>& own) -> Result<> {
        const auto& builtIn = builtInRoles();
        if (std::any_of(builtIn.begin(), builtIn.end(), [&](access::Role role) { return options.name == access::nameOf(role); }))
            return fail(ErrorCode::Conflict, "this role comes with the program and is not changed; take another name");
        access::Permissions permissions;
        for (const auto permission : everyPermission())
            if (std::find(options.permissions.begin(), options.permissions.end(), access::nameOf(permission)) != options.permissions.end())
                permissions = permissions | access::Permissions{permission};
        const auto* known = named(own, options.name);
        const auto defined = staff.defineRole(laboratory, {known ? known->id : access::RoleId(), options.name, access::completed(permissions).bits()});
        if (!defined)
            return tl::unexpected(defined.error());
        context.out << (known ? "Changed: " : "Defined: ") << defined->name << "\n  May: " << wordsOf(access::Permissions::fromBits(defined->permissions)) << "\n"
                    << (known ? "  Everybody who holds it has it so at once.\n" : "  Give it with: staff add --role or staff change --role\n");
        return {};
    });
}

int remove(const RoleOptions& options, CommandContext& context)
{
    return withRoles(options, context, "cannot remove this role", [&](Staff& staff, const lab::LaboratoryId& laboratory, const std::vector<access::RoleDefinition>& own) -> Result<> {
        const auto* known = named(own, options.name);
        if (!known)
            return fail(ErrorCode::NotFound, "this laboratory has made no role of that name; 'roles list' shows them");
        const auto done = staff.removeRole(laboratory, known->id);
        if (done)
            context.out << "Removed: " << options.name << "\n";
        return done;
    });
}

using Run = int (*)(const RoleOptions&, CommandContext&);

CLI::App* addOne(CLI::App& group, const char* name, const char* help, const std::shared_ptr<RoleOptions>& options, CommandContext& context, Run run)
{
    auto* command = group.add_subcommand(name, help);
    options->place.addTo(*command);
    command->add_option("--laboratory", options->laboratory, "Name or id; not needed where there is one only");
    command->callback([options, &context, run] { context.exit = run(*options, context); });
    return command;
}

} // namespace

void addRoles(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<RoleOptions>();
    auto* group = app.add_subcommand("roles", "Who may do what: list the roles, define and remove your own");
    group->require_subcommand(1);
    addOne(*group, "list", "Every role and what it may do", options, context, list)->footer("Example:\n  paillasse-store roles list --data DIR");
    auto* defining = addOne(*group, "define", "Make a role out of permissions, or change one of your own", options, context, define);
    defining->add_option("--name", options->name, "Of a role that is there: it is changed")->required();
    defining->add_option("--may", options->permissions, "Its permissions, with commas; what they rest on comes along")->required()->delimiter(',')->check(CLI::IsMember(permissionNames()));
    defining->footer("No role both governs access and reads patients.\n"
                     "Example:\n  paillasse-store roles define --data DIR --name \"Night entry\" --may enter-results,receive-specimens");
    auto* removing = addOne(*group, "remove", "Remove a role of your own that nobody holds", options, context, remove);
    removing->add_option("--name", options->name, "Which")->required();
    removing->footer("Example:\n  paillasse-store roles remove --data DIR --name \"Night entry\"");
}

} // namespace paillasse::store
