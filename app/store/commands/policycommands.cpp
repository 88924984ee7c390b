// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <array>
#include <map>
#include <optional>

#include "app/store/accounts/policies.h"
#include "app/store/accounts/trailmonths.h"
#include "app/store/commands/benchhours.h"
#include "app/store/commands/command.h"
#include "app/store/commands/numbersin.h"
#include "app/store/commands/office.h"
#include "app/store/commands/storeplace.h"

namespace paillasse::store {

namespace {

struct PolicyOptions {
    StorePlace place;
    std::optional<std::string> factor;
    std::optional<std::string> hours;
    std::optional<std::string> zone;
    std::optional<int> offlineDays;
    std::optional<std::string> oldest;
    std::optional<unsigned> keepTrail;

    [[nodiscard]] bool changesSignIn() const { return factor || hours || zone || offlineDays || oldest; }
};

const std::map<std::string, wire::FactorPolicy> factors{
    {"sensitive", wire::FactorPolicy::Sensitive}, {"outside-hours", wire::FactorPolicy::OutsideHours}, {"always", wire::FactorPolicy::Always}};

constexpr std::uint64_t ofPart = numberLimit; // a version is major × 1,000,000 + minor × 1,000 + patch

const std::string serversOwn = "server";

std::string versionOf(std::uint64_t version)
{
    return version == 0 ? "any" : std::to_string(version / ofPart / ofPart) + "." + std::to_string(version / ofPart % ofPart) + "." + std::to_string(version % ofPart);
}

void print(std::ostream& out, const wire::Policy& policy, unsigned keptMonths)
{
    for (const auto& [name, factor] : factors)
        if (factor == policy.factor)
            out << "second-factor\t" << name << "\n";
    out << "bench-hours\t" << benchHoursOf(policy) << "\n"
        << "time-zone\t" << (policy.timeZone.empty() ? serversOwn : policy.timeZone) << "\n"
        << "offline-days\t" << policy.maxOfflineMs / dayMs << "\n"
        << "oldest-client\t" << versionOf(policy.oldestClient) << "\n"
        << "keep-trail\t" << keptMonths << "\n";
}

// What was said, put over what is in force.
Result<wire::Policy> merged(wire::Policy policy, const PolicyOptions& options)
{
    if (options.factor)
        policy.factor = factors.at(*options.factor);
    if (options.hours)
        if (const auto read = readBenchHours(*options.hours, policy); !read)
            return tl::unexpected(read.error());
    if (options.zone)
        policy.timeZone = *options.zone == serversOwn ? std::string() : *options.zone;
    if (options.offlineDays)
        policy.maxOfflineMs = *options.offlineDays * dayMs;
    if (options.oldest) {
        const auto version = *options.oldest == "any" ? std::array<std::uint64_t, 3>{} : numbersIn<3>(*options.oldest, {'.', '.', 0});
        if (!version)
            return fail(ErrorCode::InvalidInput, "a version is written 0.1.0, or any");
        policy.oldestClient = ((*version)[0] * ofPart + (*version)[1]) * ofPart + (*version)[2];
    }
    return policy;
}

int show(const PolicyOptions& options, CommandContext& context)
{
    const auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, "cannot show the rules", office.error());
    const auto months = trailMonths((*office)->store());
    if (!months)
        return report(context, "cannot show the rules", months.error());
    print(context.out, (*office)->registry().policy(), *months);
    return ExitOk;
}

int set(const PolicyOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot set the rules";
    const auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    const auto policy = merged((*office)->registry().policy(), options);
    if (!policy)
        return report(context, what, policy.error());
    if (options.changesSignIn())
        if (const auto done = changePolicy((*office)->writer(), *policy, {}); !done)
            return report(context, what, done.error());
    if (options.keepTrail)
        if (const auto done = setTrailMonths((*office)->writer(), *options.keepTrail, *policy, {}); !done)
            return report(context, what, done.error());
    const auto months = trailMonths((*office)->store());
    if (!months)
        return report(context, what, months.error());
    print(context.out, *policy, *months);
    if (options.keepTrail)
        context.out << "A store that serves takes away what is older within a day; 'paillasse-store trail expire' does it now.\n";
    if (options.changesSignIn())
        context.out << "In force for every laboratory of this store from the next sign-in on.\n";
    return ExitOk;
}

} // namespace

void addPolicy(CLI::App& app, CommandContext& context)
{
    constexpr int mostDays = 30;
    auto options = std::make_shared<PolicyOptions>();
    auto* group = app.add_subcommand("policy", "What is asked at sign-in, and how long the trail is kept: show the rules, set them");
    group->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, int (*run)(const PolicyOptions&, CommandContext&)) {
        auto* command = group->add_subcommand(name, help);
        options->place.addTo(*command);
        command->callback([options, &context, run] { context.exit = run(*options, context); });
        return command;
    };
    add("show", "The rules in force", show)->footer("Example:\n  paillasse-store policy show --data DIR");
    auto* setting = add("set", "Change one rule or several", set);
    auto* rules = setting->add_option_group("rules", "What is not said stays as it is");
    std::vector<std::string> names;
    for (const auto& [name, factor] : factors)
        names.push_back(name);
    rules->add_option("--second-factor", options->factor, "sensitive: of who signs, breaks the glass or governs; outside-hours: also of everybody outside bench hours; always: of everybody at each sign-in")->check(CLI::IsMember(names));
    rules->add_option("--bench-hours", options->hours, "07:00-20:00 for each day alike, or by weekday: \"mon-fri 07:00-19:00, sat 07:00-13:00\"; days that are not named are closed");
    rules->add_option("--time-zone", options->zone, "Where bench hours are read off the wall: Europe/Paris, or server for the server's own");
    rules->add_option("--offline-days", options->offlineDays, "How long a workstation's copy opens without the store")->check(CLI::Range(1, mostDays));
    rules->add_option("--oldest-client", options->oldest, "The oldest version of the client that may connect: 0.1.0, or any");
    rules->add_option("--keep-trail", options->keepTrail, "For how many months reads and security entries are kept")->check(CLI::Range(fewestTrailMonths, mostTrailMonths));
    rules->require_option(1, 0);
    setting->footer("Examples:\n  paillasse-store policy set --data DIR --second-factor outside-hours --time-zone Europe/Paris \\\n      --bench-hours \"mon-fri 07:00-19:00, sat 07:00-13:00\"\n"
                    "  paillasse-store policy set --data DIR --offline-days 3 --oldest-client 0.1.0\n"
                    "  paillasse-store policy set --data DIR --keep-trail 24");
}

} // namespace paillasse::store
