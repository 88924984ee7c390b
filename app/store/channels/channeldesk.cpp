// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/channeldesk.h"

#include "app/store/channels/openchannel.h"

namespace paillasse::store {

ChannelDesk::ChannelDesk(std::unique_ptr<NoticeQueue> queue, ChannelHooks hooks, const Clock& clock, const Log& log, const RetryRules& rules)
    : m_queue(std::move(queue)), m_hooks(std::move(hooks)), m_clock(clock), m_log(log), m_rules(rules)
{
}

ChannelDesk::~ChannelDesk()
{
    (void)take();
}

Result<std::unique_ptr<ChannelDesk>> ChannelDesk::open(sql::Database database, ChannelHooks hooks, const Clock& clock, const Log& log, const RetryRules& rules)
{
    auto queue = NoticeQueue::open(std::move(database));
    if (!queue)
        return tl::unexpected(queue.error());
    return std::unique_ptr<ChannelDesk>(new ChannelDesk(std::move(*queue), std::move(hooks), clock, log, rules));
}

std::vector<ChannelDesk::Place> ChannelDesk::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_places, {});
}

Result<> ChannelDesk::use(std::vector<ChannelSettings> channels)
{
    std::vector<NamedChannel> opened;
    for (auto& settings : channels) {
        NamedChannel one{settings.name, settings.least, {}};
        one.channel = openChannel(std::move(settings), m_clock);
        opened.push_back(std::move(one));
    }
    return use(std::move(opened));
}

Result<> ChannelDesk::use(std::vector<NamedChannel> channels)
{
    std::vector<std::string> names;
    std::vector<Place> places;
    for (const auto& channel : channels) {
        names.push_back(channel.name);
        places.push_back({channel.name, channel.least, {}});
    }
    {
        // What is sent meanwhile is owed to the new ones.
        const std::lock_guard lock(m_mutex);
        std::swap(m_places, places);
    }
    places.clear();
    if (const auto done = m_queue->forgetAllBut(names); !done)
        return done;
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < channels.size(); ++i)
        m_places[i].worker = std::make_unique<ChannelWorker>(names[i], std::move(channels[i].channel), *m_queue, m_hooks, m_rules, m_log);
    return {};
}

Result<> ChannelDesk::send(const AlertNotice& notice)
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> names;
    for (const auto& place : m_places)
        if (notice.severity >= place.least)
            names.push_back(place.name);
    if (const auto kept = m_queue->put(names, notice); !kept)
        return kept;
    for (const auto& place : m_places)
        if (place.worker)
            place.worker->wake();
    return {};
}

std::vector<ChannelDesk::Standing> ChannelDesk::standings()
{
    const std::lock_guard lock(m_mutex);
    std::vector<Standing> all;
    for (const auto& place : m_places)
        all.push_back({place.name, m_queue->waiting(place.name).value_or(0), m_queue->isFailing(place.name).value_or(false)});
    return all;
}

} // namespace paillasse::store
