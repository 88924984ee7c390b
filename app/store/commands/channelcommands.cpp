// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>

#include "app/store/channels/alertnotice.h"
#include "app/store/channels/openchannel.h"
#include "app/store/commands/authorityinput.h"
#include "app/store/commands/consolenote.h"
#include "app/store/commands/secretinput.h"
#include "app/store/commands/storeplace.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

struct ChannelOptions {
    StorePlace place;
    std::string name;
    std::string webhook;
    std::string mail;
    std::string alertmanager;
    std::string from;
    std::vector<std::string> recipients;
    std::string user;
    std::string credentials;
    std::string authority;
    std::string least = "low";
};

const std::map<std::string, wire::Severity> severities{{"low", wire::Severity::Low}, {"medium", wire::Severity::Medium}, {"high", wire::Severity::High}};

constexpr Advice channelAdvice[] = {
    {ErrorCode::Conflict, "give it another name, or remove that one first"},
    {ErrorCode::NotFound, "'paillasse-store channel list' shows the channels; a file must be there and be read by this user"},
    {ErrorCode::InvalidInput, "see 'paillasse-store channel add --help'"},
    {ErrorCode::Unreachable, "is it running, and may this machine reach it? Then run this again"},
    {ErrorCode::NotTrusted, "its certificate was not signed by whom --authority names, is not of this name, or it speaks no TLS"},
    {ErrorCode::Refused, "the other end said no: its address, the user or the credentials are not right"},
};

Result<ChannelSettings> settingsOf(const ChannelOptions& options)
{
    ChannelSettings settings;
    settings.name = options.name;
    settings.kind = !options.webhook.empty() ? ChannelKind::Webhook : !options.mail.empty() ? ChannelKind::Mail : ChannelKind::Alertmanager;
    settings.to.url = options.webhook + options.mail + options.alertmanager; // of which there is one
    settings.to.user = options.user;
    settings.from = options.from;
    settings.recipients = options.recipients;
    settings.least = severities.at(options.least);
    auto authority = readAuthority(options.authority);
    if (!authority)
        return tl::unexpected(authority.error());
    settings.to.authority = std::move(*authority);
    if (!options.credentials.empty()) {
        auto secret = readOwnSecret(options.credentials, "the credentials");
        if (!secret)
            return tl::unexpected(secret.error());
        settings.to.password = std::move(*secret);
    }
    if (const auto fine = checkSettings(settings); !fine)
        return tl::unexpected(fine.error());
    return settings;
}

// Opens the store and its channels, changes them, and writes them when that went well: with the ledger's entry of it, or not at all. To say
// nothing any more is a way to be unseen.
template <class Change>
int change(const ChannelOptions& options, CommandContext& context, const char* what, const Change& changing)
{
    auto store = Store::open(options.place.directory(), {.lock = LockKind::Using});
    if (!store)
        return reportOpening(context, what, store.error());
    ChannelBook book(**store);
    auto channels = book.read();
    if (!channels)
        return report(context, what, channels.error(), channelAdvice);
    const auto entry = changing(*channels);
    const auto done = entry ? enterAtConsole(**store, *entry, context, [&](sql::Database&) { return book.write(*channels); }) : tl::unexpected(entry.error());
    if (!done)
        return report(context, what, done.error(), channelAdvice);
    context.out << "A store that is serving takes it over within a minute.\n";
    return ExitOk;
}

int add(const ChannelOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot add the channel";
    auto settings = settingsOf(options);
    if (!settings)
        return report(context, what, settings.error(), channelAdvice);
    return change(options, context, what, [&](std::vector<ChannelSettings>& channels) -> Result<AccountChange> {
        if (std::ranges::find(channels, settings->name, &ChannelSettings::name) != channels.end())
            return fail(ErrorCode::Conflict, "there is a channel " + settings->name);
        const ChannelAdded added{settings->name, settings->kind, settings->least};
        channels.push_back(std::move(*settings));
        return added;
    });
}

int removeOne(const ChannelOptions& options, CommandContext& context)
{
    return change(options, context, "cannot remove the channel", [&](std::vector<ChannelSettings>& channels) -> Result<AccountChange> {
        const auto found = std::ranges::find(channels, options.name, &ChannelSettings::name);
        if (found == channels.end())
            return fail(ErrorCode::NotFound, "there is no channel " + options.name);
        const ChannelRemoved removed{found->name, found->kind};
        channels.erase(found);
        return removed;
    });
}

Result<std::vector<ChannelSettings>> readAll(const ChannelOptions& options)
{
    auto store = Store::open(options.place.directory(), {.lock = LockKind::Using});
    if (!store)
        return tl::unexpected(store.error());
    return ChannelBook(**store).read();
}

int list(const ChannelOptions& options, CommandContext& context)
{
    const auto channels = readAll(options);
    if (!channels)
        return reportOpening(context, "cannot list the channels", channels.error());
    for (const auto& channel : *channels) {
        context.out << channel.name << "\t" << nameOf(channel.kind) << "\t" << channel.to.url << "\tfrom " << nameOf(channel.least);
        for (const auto& recipient : channel.recipients)
            context.out << "\t" << recipient;
        context.out << "\n";
    }
    return ExitOk;
}

int test(const ChannelOptions& options, CommandContext& context)
{
    constexpr auto what = "the channel did not take a test";
    auto channels = readAll(options);
    if (!channels)
        return reportOpening(context, what, channels.error());
    const auto found = std::ranges::find(*channels, options.name, &ChannelSettings::name);
    if (found == channels->end())
        return report(context, what, {ErrorCode::NotFound, "there is no channel " + options.name}, channelAdvice);
    const auto done = openChannel(std::move(*found), context.clock)->deliver(testNotice(context.clock.now()), {});
    if (!done)
        return report(context, what, done.error(), channelAdvice);
    context.out << options.name << " took a test notice.\n";
    return ExitOk;
}

} // namespace

void addChannel(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<ChannelOptions>();
    auto* group = app.add_subcommand("channel", "Where alerts go: a webhook, mail, Alertmanager");
    group->require_subcommand(1);
    const auto addCommand = [&](const char* name, const char* help, int (*run)(const ChannelOptions&, CommandContext&)) {
        auto* command = group->add_subcommand(name, help);
        options->place.addTo(*command);
        command->callback([options, &context, run] { context.exit = run(*options, context); });
        return command;
    };
    auto* adding = addCommand("add", "A further channel", add);
    adding->add_option("name", options->name, "What it is called here: letters, digits and '-'")->required();
    auto* kind = adding->add_option_group("kind", "What it is");
    kind->add_option("--webhook", options->webhook, "https://… that takes a POST, signed with the key in --credentials");
    kind->add_option("--mail", options->mail, "smtps://HOST:465, or smtp://HOST:587 which begins TLS first");
    kind->add_option("--alertmanager", options->alertmanager, "https://…, without /api/v2");
    kind->require_option(1);
    adding->add_option("--from", options->from, "Of mail: whom it is from");
    adding->add_option("--to", options->recipients, "Of mail: whom it goes to; may be repeated")->allow_extra_args(false);
    adding->add_option("--user", options->user, "As whom the other end knows this store");
    adding->add_option("--credentials", options->credentials, "File of mode 0600 with the user's password or the webhook's key; - asks on the standard input. Kept among the store's sealed keys");
    adding->add_option("--authority", options->authority, "File with the certificate (PEM) of who signs the other end's; not given: whom this system trusts");
    std::vector<std::string> names;
    for (const auto& [name, severity] : severities)
        names.push_back(name);
    adding->add_option("--least", options->least, "Only alerts of this severity and above")->check(CLI::IsMember(names))->capture_default_str();
    adding->footer("Examples:\n  paillasse-store channel add --data DIR ops --webhook https://alerts.example/paillasse --credentials ops.key\n"
                   "  paillasse-store channel add --data DIR officer --mail smtp://mail.example:587 --user store --credentials mail.txt \\\n"
                   "      --from store@lab.example --to officer@lab.example --least high\n"
                   "  paillasse-store channel add --data DIR am --alertmanager http://127.0.0.1:9093\n"
                   "What leaves holds ids, numbers and times: no name, and of a patient nothing.");
    addCommand("list", "The channels, without what they know each other by", list)->footer("Example:\n  paillasse-store channel list --data DIR");
    for (const auto& [name, help, run] : {std::tuple{"test", "Sends a test notice now, and says whether it was taken", &test}, std::tuple{"remove", "Removes one, and what it is still owed", &removeOne}}) {
        auto* command = addCommand(name, help, run);
        command->add_option("name", options->name, "Which")->required();
        command->footer(std::string("Example:\n  paillasse-store channel ") + name + " --data DIR ops");
    }
}

} // namespace paillasse::store
