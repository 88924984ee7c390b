// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/throttle.h"

#include <algorithm>

namespace paillasse::store {

namespace {

constexpr std::int64_t forgetAfterMs = hourMs;
constexpr std::size_t mostCounts = 100'000;

std::string nameKey(std::string_view login)
{
    return "n/" + std::string(login);
}

std::string workstationKey(const lab::WorkstationId& workstation)
{
    return "w/" + workstation.toString();
}

std::string pairKey(std::string_view login, const lab::WorkstationId& workstation)
{
    return "p/" + workstation.toString() + "/" + std::string(login);
}

} // namespace

std::int64_t Throttle::delayMs(const Count& count, const Rule& rule)
{
    if (count.failures <= rule.free)
        return 0;
    const auto doublings = std::min(count.failures - rule.free - 1, 20u);
    return std::min(secondMs << doublings, rule.mostMs);
}

namespace {

constexpr unsigned pairFree = 3;
constexpr unsigned sharedFree = 10;

} // namespace

std::int64_t Throttle::waitMs(std::string_view login, const lab::WorkstationId& workstation)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.now();
    const Rule pair{pairFree, 15 * minuteMs};
    const Rule shared{sharedFree, minuteMs};
    return std::max({left(pairKey(login, workstation), pair, now), left(nameKey(login), shared, now),
                     left(workstationKey(workstation), shared, now)});
}

std::int64_t Throttle::left(const std::string& key, const Rule& rule, Instant now) const
{
    const auto found = m_counts.find(key);
    if (found == m_counts.end() || now - found->second.last > forgetAfterMs)
        return 0;
    return std::max<std::int64_t>(0, found->second.last.ms + delayMs(found->second, rule) - now.ms);
}

void Throttle::failed(std::string_view login, const lab::WorkstationId& workstation)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.now();
    forget(now);
    for (const auto& key : {pairKey(login, workstation), nameKey(login), workstationKey(workstation)}) {
        auto& count = m_counts[key];
        if (now - count.last > forgetAfterMs)
            count.failures = 0;
        ++count.failures;
        count.last = now;
    }
}

void Throttle::succeeded(std::string_view login, const lab::WorkstationId& workstation)
{
    const std::lock_guard lock(m_mutex);
    m_counts.erase(pairKey(login, workstation));
    m_counts.erase(nameKey(login));
    // The workstation's own count stays: one right password must not pay for guessing at others.
}

void Throttle::forget(Instant now)
{
    if (m_counts.size() < mostCounts)
        return;
    std::erase_if(m_counts, [now](const auto& entry) { return now - entry.second.last > minuteMs; });
    if (m_counts.size() >= mostCounts)
        m_counts.clear();
}

} // namespace paillasse::store
