// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/operationsdesk.h"

#include "app/store/watchdog/diskspace.h"

namespace paillasse::store {

namespace {

WatchFigures figuresOf(Supervision& supervision, Instant now)
{
    const auto watching = supervision.counters();
    WatchFigures figures{supervision.tally().signInFailures(), supervision.openAlerts(), 0, supervision.channels().standings()};
    if (watching.lag > 0 && !watching.upTo.isNull())
        figures.lagMs = now - watching.upTo;
    return figures;
}

StoreFigures figuresOf(const OperationsParts& parts)
{
    StoreFigures figures;
    parts.network.fill(figures);
    figures.writer = parts.office.writer().counters();
    figures.feedLagMs = parts.office.feed().oldestUnsentMs();
    if (const auto space = diskSpaceAt(parts.office.store().directory().path()))
        figures.diskFreePercent = space->freePercent();
    figures.watch = figuresOf(parts.supervision, parts.clock.now());
    return figures;
}

} // namespace

Result<std::unique_ptr<OperationsDesk>> OperationsDesk::listen(const OperationsParts& parts, const Endpoint& endpoint)
{
    std::unique_ptr<OperationsDesk> desk(new OperationsDesk(parts));
    OperationsListener::Sources sources;
    sources.healthy = [parts] { return parts.office.store().laboratories().has_value(); };
    sources.missing = [&readiness = desk->m_readiness] { return readiness.missing(); };
    sources.metrics = [parts] { return metricsText(figuresOf(parts)); };
    auto listener = OperationsListener::listen(endpoint.address, endpoint.port, std::move(sources));
    if (!listener)
        return tl::unexpected(listener.error());
    desk->m_listener = std::move(*listener);
    return desk;
}

} // namespace paillasse::store
