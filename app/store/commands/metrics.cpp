// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/metrics.h"

#include "app/store/channels/alertnotice.h"
#include "app/store/commands/metricstext.h"

namespace paillasse::store {

namespace {

constexpr std::int64_t microsecondsPerSecond = 1'000'000;

const char* wordOf(Method method)
{
    switch (method) {
    case Method::Get: return "GET";
    case Method::Post: return "POST";
    case Method::Delete: return "DELETE";
    case Method::Other: break;
    }
    return "other";
}

std::string_view pathOf(const RouteReading& route)
{
    return route.path.empty() ? "none" : route.path;
}

void addServer(MetricsText& text, const StoreFigures& f)
{
    text.gauge("paillasse_connections", "Connections now.").sample(f.server.connections);
    text.gauge("paillasse_streams", "Feeds being followed now.").sample(f.server.streams);
    text.counter("paillasse_requests_total", "Requests since start.").sample(f.server.requests);
    text.counter("paillasse_requests_refused_total", "Answers of 400 to 499.").sample(f.server.refused);
    text.counter("paillasse_requests_failed_total", "Answers of 500 and above.").sample(f.server.failed);
    text.counter("paillasse_connections_dropped_total", "Closed for slowness or by the cap.").sample(f.server.dropped);
    text.gauge("paillasse_requests_waiting", "Requests waiting for a worker.").sample(f.requestsWaiting);
    text.gauge("paillasse_passwords_waiting", "Sign-ins waiting for a hashing thread.").sample(f.passwordsWaiting);
    text.gauge("paillasse_server_certificate_expires_seconds", "When the server's certificate is over, in Unix time; it is renewed before.").sample(f.certificateExpires.ms / secondMs);
    if (f.diskFreePercent)
        text.gauge("paillasse_disk_free_percent", "Of the file system under --data.").sample(*f.diskFreePercent);
}

void addRoutes(MetricsText& text, const std::vector<RouteReading>& routes)
{
    text.counter("paillasse_route_requests_total", "Answers of each route, by class; of the gate in front of it, too.");
    for (const auto& route : routes)
        for (const auto& [name, count] : {std::pair{"fine", route.fine}, std::pair{"refused", route.refused}, std::pair{"failed", route.failed}})
            text.sample(count, {{"method", wordOf(route.method)}, {"route", pathOf(route)}, {"class", name}});
    text.histogram("paillasse_route_duration_seconds", "From the gate to the answer, of what came past it.");
    for (const auto& route : routes)
        if (!route.path.empty())
            text.sample(route.microseconds, microsecondsPerSecond, {{"method", wordOf(route.method)}, {"route", route.path}});
}

void addWriter(MetricsText& text, const WriterCounters& writer)
{
    text.counter("paillasse_acts_total", "Acts accepted.").sample(writer.acts);
    text.counter("paillasse_acts_refused_total", "Acts refused.").sample(writer.refused);
    text.counter("paillasse_acts_duplicate_total", "Acts that were there already.").sample(writer.duplicates);
    text.counter("paillasse_writer_groups_total", "Transactions of the writer.").sample(writer.groups);
    text.gauge("paillasse_writer_waiting", "Acts in the writer's queue.").sample(writer.waiting);
    text.gauge("paillasse_writer_last_commit_seconds", "How long the last commit took.").sample(writer.lastCommitUs, microsecondsPerSecond);
    text.histogram("paillasse_writer_group_size", "Acts and administrative changes in one transaction.").sample(writer.groupSizes, 1);
    text.histogram("paillasse_outbox_age_seconds", "How long accepted acts were under way: from the workstation's clock to the store's.").sample(writer.ageSeconds, 1);
}

void addWatch(MetricsText& text, const WatchFigures& watch)
{
    text.counter("paillasse_sign_in_failures_total", "Sign-ins that were refused, by fault, since start.");
    for (std::size_t i = 0; i < watch.signInFailures.size(); ++i)
        text.sample(watch.signInFailures[i], {{"fault", nameOf(static_cast<SignInFault>(i))}});
    text.gauge("paillasse_open_alerts", "Alerts that are not closed.");
    for (std::size_t i = 0; i < watch.openAlerts.size(); ++i)
        text.sample(watch.openAlerts[i], {{"severity", nameOf(static_cast<wire::Severity>(i))}});
    text.gauge("paillasse_watcher_lag_seconds", "How far supervision is behind the writer.").sample(watch.lagMs, secondMs);
    text.gauge("paillasse_channel_waiting", "Notices that a channel has not taken yet.");
    for (const auto& channel : watch.channels)
        text.sample(channel.waiting, {{"channel", channel.name}});
    text.gauge("paillasse_channel_failing", "1: it has been told that this channel fails.");
    for (const auto& channel : watch.channels)
        text.sample(channel.failing ? 1 : 0, {{"channel", channel.name}});
}

} // namespace

std::string metricsText(const StoreFigures& figures)
{
    MetricsText text;
    addServer(text, figures);
    addRoutes(text, figures.routes);
    addWriter(text, figures.writer);
    text.gauge("paillasse_feed_lag_seconds", "How long the oldest change waits that some feed has not sent.").sample(figures.feedLagMs, secondMs);
    if (figures.watch)
        addWatch(text, *figures.watch);
    return text.text();
}

} // namespace paillasse::store
