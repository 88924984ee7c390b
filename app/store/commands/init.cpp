// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <array>

#include <unistd.h>

#include "app/crypto/crypto.h"
#include "app/store/accounts/authority.h"
#include "app/store/accounts/laboratoryclock.h"
#include "app/store/accounts/policies.h"
#include "app/store/accounts/staff.h"
#include "app/store/commands/command.h"
#include "app/store/commands/office.h"
#include "app/store/commands/storeplace.h"
#include "app/store/core/directoryinmaking.h"

namespace paillasse::store {

namespace {

struct InitOptions {
    StorePlace place;
    std::string laboratory;
    std::vector<std::string> hosts;
    std::string login = "admin";
    std::string name = "Administrator";
    std::string zone;
};

// What its operator is to be told, once.
struct MadeStore {
    std::vector<std::string> hosts;
    Initialised store;
    AddedPerson administrator;
};

Result<AddedPerson> addAdministrator(Office& office, const InitOptions& options, const lab::LaboratoryId& laboratory, const Clock& clock)
{
    auto staff = Staff::open(office.store(), office.writer(), office.keys(), office.settings(), clock);
    if (!staff)
        return tl::unexpected(staff.error());
    return (*staff)->add({options.login, options.name, "", {laboratory, access::Role::Administrator, 0, 0}});
}

// What this machine calls itself: a guess that serves most laboratories, and is said.
std::vector<std::string> hostsOr(const std::vector<std::string>& given)
{
    if (!given.empty())
        return given;
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) != 0 || name.front() == 0)
        return {};
    return {name.data()};
}

void printHosts(std::ostream& out, const std::vector<std::string>& hosts)
{
    out << "Workstations reach it as:";
    for (const auto& host : hosts)
        out << " " << host;
    out << (hosts.empty() ? " localhost" : "") << " (another name: serve --host NAME)\n";
}

// Straight from where they are wiped: no copy in between.
void printSecrets(std::ostream& out, const InitOptions& options, const MadeStore& made)
{
    out << "Store " << made.store.store.toString() << " for the laboratory \"" << options.laboratory << "\"\n"
        << "Laboratory: " << made.store.laboratory.toString() << "\n"
        << "Data: " << options.place.data << "\n";
    printHosts(out, made.hosts);
    out << "Bench hours are read in " << options.zone << " (another: policy set --time-zone)\n"
        << "\n"
        << "First administrator: " << options.login << "\n"
        << "Activation code: " << asText(made.administrator.code.text().view()) << "\n"
        << "  It works once, within seven days, at the first sign-in.\n\n"
        << "Recovery recipient: " << made.store.recoveryRecipient << "\n"
        << "Recovery secret: " << asText(made.store.recoveryIdentity.view()) << "\n"
        << "  It opens the backups of this store, and nothing else does. It is shown now and kept nowhere:\n"
        << "  write it down or print it, check the copy, and put it in a safe away from this machine.\n\n"
        << "Next:\n"
        << "  paillasse-store serve " << options.place.asOptions() << " --listen ADDRESS:PORT\n"
        << "  paillasse-store workstation enrol " << options.place.asOptions() << "\n";
}

// An authority that can certify a server under these names, or none.
Result<> makeAuthority(Office& office, const std::vector<std::string>& hosts, const Clock& clock)
{
    if (const auto made = Authority::create(office.store(), hosts, office.settings(), clock); !made)
        return made;
    const auto authority = Authority::load(office.store());
    if (!authority)
        return tl::unexpected(authority.error());
    const auto certified = authority->makeServerCertificate({}, office.settings(), clock.now());
    return certified ? Result<>() : tl::unexpected(certified.error());
}

// A whole store in `directory`.
Result<MadeStore> makeStore(const DataDirectory& directory, const InitOptions& options, CommandContext& context)
{
    wire::Policy rules;
    rules.timeZone = options.zone;
    if (const auto sound = checkPolicy(rules); !sound)
        return tl::unexpected(sound.error());
    auto made = initialise(directory, options.laboratory, context.clock);
    if (!made)
        return tl::unexpected(made.error());
    auto office = Office::open(directory, LockKind::Using, context.clock, context.log);
    if (!office)
        return tl::unexpected(office.error());
    auto hosts = hostsOr(options.hosts);
    if (const auto done = makeAuthority(**office, hosts, context.clock); !done)
        return tl::unexpected(done.error());
    auto administrator = addAdministrator(**office, options, made->laboratory, context.clock);
    if (!administrator)
        return tl::unexpected(administrator.error());
    if (const auto set = changePolicy((*office)->writer(), rules, {}); !set)
        return tl::unexpected(set.error());
    return MadeStore{std::move(hosts), std::move(*made), std::move(*administrator)};
}

int init(const InitOptions& given, CommandContext& context)
{
    constexpr auto what = "cannot make a store";
    auto options = given;
    if (options.zone.empty())
        options.zone = timeZoneHere();
    auto making = DirectoryInMaking::begin(options.place.directory());
    if (!making)
        return report(context, what, making.error());
    const auto made = makeStore(making->directory(), options, context);
    if (!made)
        return report(context, what, made.error());
    // Shown first: there is never a store whose backups nobody can open.
    printSecrets(context.out, options, *made);
    context.out << std::flush;
    if (!context.out)
        return report(context, what, {ErrorCode::DiskFull, "its secrets cannot be shown: the output takes nothing"});
    if (const auto done = making->finish(); !done)
        return report(context, "the store is not made, and what was shown above opens nothing", done.error());
    return ExitOk;
}

} // namespace

void addInit(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<InitOptions>();
    auto* command = app.add_subcommand("init", "Make a new store: keys, authority, database, first laboratory, first administrator");
    options->place.addTo(*command, "Directory for the store's files; made if it is not there");
    command->add_option("--laboratory", options->laboratory, "Name of the first laboratory, as on its reports")->required();
    command->add_option("--host", options->hosts, "Name or IP address under which workstations reach the store; may be repeated. Not given: this machine's name");
    command->add_option("--administrator", options->login, "Login of the first administrator")->capture_default_str();
    command->add_option("--administrator-name", options->name, "Their name")->capture_default_str();
    command->add_option("--time-zone", options->zone, "Where the laboratory's clocks hang, for bench hours. Not given: this machine's, or Europe/Paris where that is UTC");
    command->footer("Examples:\n  paillasse-store init --data /var/lib/paillasse --laboratory \"LBM de la Penfeld\" --host store.penfeld.lan --host 10.1.0.5 \\\n"
                    "      --administrator hcorre --administrator-name \"Hélène Corre\"\n"
                    "  paillasse-store init --data /var/lib/paillasse-store --master-key /etc/paillasse-store/master.key --laboratory \"LBM de la Penfeld\"");
    command->callback([options, &context] { context.exit = init(*options, context); });
}

} // namespace paillasse::store
