// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/store/commands/command.h"
#include "app/store/commands/servingstore.h"
#include "app/store/commands/signals.h"
#include "app/store/commands/storeplace.h"
#include "app/store/commands/witnessoptions.h"

namespace paillasse::store {

namespace {

struct ServeOptions {
    StorePlace place;
    std::string listen;
    std::string operations;
    std::vector<std::string> hosts;
    WitnessOptions witnesses;
    ServingStore::Options store;
    std::string log = "stderr";
};

constexpr Advice listeningAdvice[] = {
    {ErrorCode::Unreachable, "is another process listening there ('ss -ltnp' shows which)? Stop it, or give another port; the address must be one of this machine's"},
    {ErrorCode::InvalidInput, "an address to listen on looks like 10.1.0.5:7443 or [::1]:7443; --operations takes loopback only"},
};

constexpr Advice witnessAdvice[] = {
    {ErrorCode::InvalidInput, "a witness is a file, or an https:// address without a name or a password in it; see 'paillasse-store serve --help'"},
    {ErrorCode::NotFound, "the file must be there, and be read by this user"},
    {ErrorCode::Refused, "a secret is nobody else's to read: chmod 600"},
};

int serve(const ServeOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot serve";
    const auto endpoint = parseEndpoint(options.listen);
    const auto operations = options.operations.empty() ? std::optional<Endpoint>(Endpoint{}) : parseEndpoint(options.operations);
    if (!endpoint || !operations)
        return report(context, what, {ErrorCode::InvalidInput, "this is no address with a port"}, listeningAdvice);
    auto witnesses = options.witnesses.make();
    if (!witnesses)
        return report(context, what, witnesses.error(), witnessAdvice);
    const Signals signals;
    // What is said beside the log goes where the log does not: each stream is of one kind.
    const bool logsToOut = options.log == "stdout";
    if (logsToOut && context.logTo)
        *context.logTo = &context.out;
    auto& words = logsToOut ? context.err : context.out;
    const auto opened = ServingStore::open(options.place.directory(), std::move(*witnesses), options.store, context.clock, context.log);
    if (!opened)
        return reportOpening(context, what, opened.error());
    auto& store = **opened;
    auto done = store.listen(*endpoint, options.hosts);
    if (done && !options.operations.empty())
        done = store.listenLocally(*operations);
    if (!done)
        return report(context, what, done.error(), listeningAdvice);
    store.begin();
    words << "listening " << spelled(store.listening()) << std::endl;
    if (const auto port = store.localPort())
        words << "operations " << spelled({operations->address, *port}) << std::endl;
    for (int signal = 0; signal != SIGTERM && signal != SIGINT; signal = signals.waitFor(std::chrono::seconds(30)))
        store.lookAfter(signal == SIGHUP);
    store.stop();
    return ExitOk;
}

} // namespace

void addServe(CLI::App& app, CommandContext& context)
{
    auto options = std::make_shared<ServeOptions>();
    auto* command = app.add_subcommand("serve", "Answer workstations until SIGTERM");
    options->place.addTo(*command);
    command->add_option("--listen", options->listen, "ADDRESS:PORT of the laboratory's network; port 0 takes a free one")->required();
    command->add_option("--host", options->hosts, "A further name or IP address under which workstations reach the store; may be repeated");
    options->witnesses.addTo(*command);
    command->add_option("--migrations", options->store.migrations, "The folder in which the files of old systems wait, for who begins a migration at a workstation (docs/migration.md)")->check(CLI::ExistingDirectory);
    command->add_option("--rules", options->store.rules, "What is watched for, as JSON (docs/rules.md); left out: the rules that are shipped ('rules show')");
    command->add_option("--operations", options->operations, "ADDRESS:PORT on loopback for /health, /ready and /metrics, without TLS");
    command->add_option("--log", options->log, "Where the log goes, one JSON object a line: stderr, or stdout, which then holds nothing else")->check(CLI::IsMember({"stderr", "stdout"}))->capture_default_str();
    command->footer("Examples:\n  paillasse-store serve --data /var/lib/paillasse --listen 10.1.0.5:7443\n"
                    "  paillasse-store serve --data DIR --listen 127.0.0.1:0 --operations 127.0.0.1:9443\n"
                    "Of the systemd unit, a witness's folder is named with ReadWritePaths=.\n"
                    "Its certificate is renewed by itself long before it is over, and at SIGHUP.\n"
                    "Prints \"listening ADDRESS:PORT\" once it does, on the standard output, or with --log stdout on the standard error.");
    command->callback([options, &context] { context.exit = serve(*options, context); });
}

} // namespace paillasse::store
