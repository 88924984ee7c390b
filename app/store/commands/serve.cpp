// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <numeric>
#include <thread>

#include "app/crypto/crypto.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/trailexpiry.h"
#include "app/store/commands/command.h"
#include "app/store/commands/metrics.h"
#include "app/store/commands/office.h"
#include "app/store/commands/readiness.h"
#include "app/store/commands/servercertificates.h"
#include "app/store/commands/services.h"
#include "app/store/commands/storeplace.h"
#include "app/store/core/witnesses.h"
#include "app/store/net/operations.h"
#include "app/store/net/privatezone.h"
#include "app/store/net/server.h"
#include "app/store/supervision/supervision.h"
#include "app/store/watchdog/conditions.h"
#include "app/store/watchdog/diskspace.h"

namespace paillasse::store {

namespace {

struct Endpoint {
    std::string address;
    std::uint16_t port = 0;
};

struct ServeOptions {
    StorePlace place;
    std::string listen;
    std::string operations;
    std::vector<std::string> hosts;
    std::vector<std::string> witnesses;
    std::string rules;
    std::string log = "stderr";
};

// "127.0.0.1:7443", "[::1]:7443"
std::optional<Endpoint> parseEndpoint(const std::string& text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == text.size())
        return std::nullopt;
    auto address = text.substr(0, colon);
    if (address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    unsigned long port = 0;
    for (const char c : text.substr(colon + 1)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        port = port * 10 + static_cast<unsigned long>(c - '0');
        if (port > UINT16_MAX)
            return std::nullopt;
    }
    return Endpoint{address, static_cast<std::uint16_t>(port)};
}

std::string spelled(const std::string& address, std::uint16_t port)
{
    const bool six = address.find(':') != std::string::npos;
    return (six ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

// SIGTERM, SIGINT and SIGHUP, taken by the main thread alone; to be made before any other thread.
class Signals {
public:
    Signals()
    {
        sigemptyset(&m_set);
        sigaddset(&m_set, SIGTERM);
        sigaddset(&m_set, SIGINT);
        sigaddset(&m_set, SIGHUP);
        pthread_sigmask(SIG_BLOCK, &m_set, &m_before);
        std::signal(SIGPIPE, SIG_IGN);
    }
    ~Signals() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    // Which one came; 0: none.
    int waitFor(std::chrono::seconds time) const
    {
        const timespec most{time.count(), 0};
        return std::max(0, sigtimedwait(&m_set, nullptr, &most));
    }

private:
    sigset_t m_set{};
    sigset_t m_before{};
};

// The parts of a serving store, in the order in which they need each other.
struct Serving {
    std::unique_ptr<Office> office;
    std::unique_ptr<Witnesses> witnesses;
    std::unique_ptr<Services> services;
    std::unique_ptr<Supervision> supervision;
    std::optional<TrailExpiry> expiry;
    Instant trailLookedAt;
    std::unique_ptr<Workers> requests;
    std::unique_ptr<Workers> passwords;
    std::unique_ptr<PrivateZone> zone;
    std::unique_ptr<ServerCertificates> certificates;
    std::unique_ptr<Server> server;
    std::optional<Conditions> conditions;
    Instant conditionsLookedAt;
    std::unique_ptr<Readiness> readiness;
    std::unique_ptr<OperationsListener> operations;
};

Result<> openAccounts(Serving& s, const ServeOptions& options, const CommandContext& context)
{
    auto office = Office::open(options.place.directory(), LockKind::Serving, context.clock, context.log);
    if (!office)
        return tl::unexpected(office.error());
    s.office = std::move(*office);
    auto witnesses = Witnesses::open(s.office->store(), options.witnesses, context.clock, context.log);
    if (!witnesses)
        return tl::unexpected(witnesses.error());
    s.witnesses = std::move(*witnesses);
    auto services = Services::open(*s.office, context.clock, context.log);
    if (!services)
        return tl::unexpected(services.error());
    s.services = std::move(*services);
    s.services->use(*s.witnesses);
    auto supervision = Supervision::start({s.office->store(), s.office->writer(), s.office->registry(), s.services->alerts(), context.clock, context.log}, options.rules);
    if (!supervision)
        return tl::unexpected(supervision.error());
    s.supervision = std::move(*supervision);
    auto expiry = TrailExpiry::open(s.office->store(), s.office->writer(), context.clock);
    if (!expiry)
        return tl::unexpected(expiry.error());
    s.expiry.emplace(std::move(*expiry));
    return {};
}

Result<> openZone(Serving& s, const Endpoint& endpoint, std::vector<std::string> names, const CommandContext& context)
{
    constexpr std::size_t requestQueue = 4096;
    constexpr std::size_t passwordQueue = 1024;
    const auto cores = std::max(1u, std::thread::hardware_concurrency());
    auto& o = *s.office;
    auto routes = s.services->routes();
    if (!routes)
        return tl::unexpected(routes.error());
    s.requests = std::make_unique<Workers>(std::max(2u, cores), requestQueue);
    s.passwords = std::make_unique<Workers>(cores, passwordQueue, Workers::Priority::Low);
    s.zone = std::make_unique<PrivateZone>(std::move(*routes), o.registry(), *s.requests, *s.passwords, context.clock, context.log);

    names.push_back(endpoint.address);
    s.certificates = std::make_unique<ServerCertificates>(s.services->authority(), o.settings(), std::move(names), context.clock, context.log);
    const auto certificate = s.certificates->make();
    if (!certificate)
        return tl::unexpected(certificate.error());
    ServerSettings settings;
    settings.address = endpoint.address;
    settings.port = endpoint.port;
    auto server = Server::listen(settings, *certificate, *s.zone, context.log);
    if (!server)
        return tl::unexpected(server.error());
    s.server = std::move(*server);
    return {};
}

StoreFigures figuresOf(Serving& s, Instant now)
{
    StoreFigures figures;
    figures.server = s.server->counters();
    figures.writer = s.office->writer().counters();
    figures.routes = s.zone->readings();
    figures.requestsWaiting = s.requests->waiting();
    figures.passwordsWaiting = s.passwords->waiting();
    figures.feedLagMs = s.office->feed().oldestUnsentMs();
    figures.certificateExpires = s.certificates->expires();
    if (const auto space = diskSpaceAt(s.office->store().directory().path()))
        figures.diskFreePercent = space->freePercent();
    const auto watching = s.supervision->counters();
    WatchFigures watch{s.supervision->tally().signInFailures(), s.supervision->openAlerts(), 0, s.supervision->channels().standings()};
    if (watching.lag > 0 && !watching.upTo.isNull())
        watch.lagMs = now - watching.upTo;
    figures.watch = std::move(watch);
    return figures;
}

// What the store measures of itself, into its ledger.
void openConditions(Serving& s, const Clock& clock)
{
    Measures measures;
    measures.diskFreePercent = [&s]() -> std::optional<std::int64_t> {
        const auto space = diskSpaceAt(s.office->store().directory().path());
        return space ? std::optional(space->freePercent()) : std::nullopt;
    };
    measures.firstCertificateEnds = [&s] { return std::optional(std::min(s.certificates->expires(), s.services->authority().expires())); };
    measures.lastBackup = [&s] {
        const auto at = s.supervision->lastBackup();
        return at.isNull() ? std::nullopt : std::optional(at);
    };
    measures.serverErrors = [&s] {
        const auto routes = s.zone->readings();
        return std::accumulate(routes.begin(), routes.end(), std::uint64_t{0}, [](std::uint64_t sum, const RouteReading& route) { return sum + route.failed; });
    };
    s.conditions.emplace(std::move(measures), clock, steadyNow, [&s](const ConditionNoted& condition) { s.supervision->note(condition); });
}

Result<> openOperations(Serving& s, const Endpoint& endpoint, const Clock& clock)
{
    s.readiness = std::make_unique<Readiness>(s.office->writer(), s.office->store().directory().path());
    OperationsListener::Sources sources;
    sources.healthy = [&s] { return s.office->store().laboratories().has_value(); };
    sources.missing = [&s] { return s.readiness->missing(); };
    sources.metrics = [&s, &clock] { return metricsText(figuresOf(s, clock.now())); };
    auto listener = OperationsListener::listen(endpoint.address, endpoint.port, std::move(sources));
    if (!listener)
        return tl::unexpected(listener.error());
    s.operations = std::move(*listener);
    return {};
}

// Once a day, and at the start for what a crash cut short.
void expireTrail(Serving& s, Instant now, const Log& log)
{
    if (now - s.trailLookedAt < dayMs)
        return;
    s.trailLookedAt = now;
    const auto gone = s.expiry->expire();
    if (!gone)
        return log.error("trail.not-expired", {{"error.code", gone.error().code}});
    for (const auto& month : *gone)
        log.info("trail.expired", {{"paillasse.laboratory.id", month.laboratory}, {"paillasse.month", month.month}, {"paillasse.entries", month.entries}});
}

void note(Serving& s, AccountChange change, const Log& log)
{
    if (const auto entered = enter(s.office->writer(), consoleEntry(std::move(change))); !entered)
        log.error("store.not-entered", {{"error.code", entered.error().code}});
}

// What is to be done now and then while it serves.
void lookAfter(Serving& s, bool renewsNow, Instant now, const Log& log)
{
    expireTrail(s, now, log);
    s.supervision->lookAfter();
    if (now - s.conditionsLookedAt >= minuteMs || now < s.conditionsLookedAt) {
        s.conditionsLookedAt = now;
        s.conditions->look();
    }
    if (const auto kept = s.office->registry().keepRenewals(); !kept)
        log.warning("sessions.not-kept", {{"error.code", kept.error().code}});
    const auto renewed = renewsNow ? s.certificates->renew(*s.server).map([] { return true; }) : s.certificates->renewIfDue(*s.server);
    if (!renewed)
        log.error("certificate.not-renewed", {{"error.code", renewed.error().code}});
}

// Nothing new, then what is under way, then what is queued; each before what it needs.
void stop(Serving& s, const Log& log)
{
    s.services->stopWaiting();
    if (s.readiness)
        s.readiness->stopping();
    s.server->stop();
    s.passwords->stop();
    s.requests->stop();
    if (const auto kept = s.office->registry().keepRenewals(); !kept)
        log.warning("sessions.not-kept", {{"error.code", kept.error().code}});
    s.operations.reset();
    s.witnesses->stop();
    s.supervision.reset();
    s.services->stop();
    note(s, StoreStopped(), log);
    s.office->writer().stop();
    log.info("store.stopped");
}

constexpr Advice listeningAdvice[] = {
    {ErrorCode::Unreachable, "is another process listening there ('ss -ltnp' shows which)? Stop it, or give another port; the address must be one of this machine's"},
    {ErrorCode::InvalidInput, "an address to listen on looks like 10.1.0.5:7443 or [::1]:7443; --operations takes loopback only"},
};

int serve(const ServeOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot serve";
    const auto endpoint = parseEndpoint(options.listen);
    const auto operations = options.operations.empty() ? std::optional<Endpoint>(Endpoint{}) : parseEndpoint(options.operations);
    if (!endpoint || !operations)
        return report(context, what, {ErrorCode::InvalidInput, "this is no address with a port"}, listeningAdvice);
    const Signals signals;
    // What is said beside the log goes where the log does not: each stream is of one kind.
    const bool logsToOut = options.log == "stdout";
    if (logsToOut && context.logTo)
        *context.logTo = &context.out;
    auto& words = logsToOut ? context.err : context.out;
    Serving s;
    if (const auto done = openAccounts(s, options, context); !done)
        return reportOpening(context, what, done.error());
    if (const auto done = openZone(s, *endpoint, options.hosts, context); !done)
        return report(context, what, done.error(), listeningAdvice);
    if (!options.operations.empty())
        if (const auto done = openOperations(s, *operations, context.clock); !done)
            return report(context, what, done.error(), listeningAdvice);
    openConditions(s, context.clock);
    s.witnesses->start();
    note(s, StoreStarted{PAILLASSE_VERSION}, context.log); // before anybody is told that it listens
    words << "listening " << spelled(s.server->address(), s.server->port()) << std::endl;
    if (s.operations)
        words << "operations " << spelled(operations->address, s.operations->port()) << std::endl;
    context.log.info("store.started", {{"paillasse.store.id", s.office->store().identity().store}, {"paillasse.epoch", s.office->store().identity().epoch}});
    for (int signal = 0; signal != SIGTERM && signal != SIGINT; signal = signals.waitFor(std::chrono::seconds(30)))
        lookAfter(s, signal == SIGHUP, context.clock.now(), context.log);
    context.log.info("store.stopping");
    stop(s, context.log);
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
    command->add_option("--witness", options->witnesses, "A file, best on another machine, that gets each ledger's signed head every minute; may be repeated. Compare them with 'witness compare'")->allow_extra_args(false);
    command->add_option("--rules", options->rules, "What is watched for, as JSON (docs/rules.md); left out: the rules that are shipped ('rules show')");
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
