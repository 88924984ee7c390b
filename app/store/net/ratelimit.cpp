// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/ratelimit.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace paillasse::store {

namespace {

constexpr std::int64_t tellEveryMs = minuteMs;
constexpr std::int64_t sweepEveryMs = secondMs;

} // namespace

RateLimit::Verdict RateLimit::take(ByteView who)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.now();
    auto& bucket = bucketOf(who, now);
    bucket.left = leftIn(bucket, now);
    bucket.at = now;
    if (bucket.left >= 1) {
        --bucket.left;
        return {};
    }
    const bool isNews = bucket.toldAt.isNull() || now - bucket.toldAt >= tellEveryMs;
    if (isNews)
        bucket.toldAt = now;
    return {std::max(1, static_cast<int>(std::ceil((1 - bucket.left) / m_rate.perSecond))), isNews};
}

std::size_t RateLimit::places()
{
    const std::lock_guard lock(m_mutex);
    return m_buckets.size();
}

RateLimit::Bucket& RateLimit::bucketOf(ByteView who, Instant now)
{
    auto name = toBytes(who);
    if (const auto found = m_buckets.find(name); found != m_buckets.end())
        return found->second;
    if (m_buckets.size() >= m_places && std::abs(now - m_sweptAt) >= sweepEveryMs)
        letGoOfFullOnes(now);
    if (m_buckets.size() >= m_places) {
        if (m_shared.at.isNull())
            m_shared = {m_rate.burst, now};
        return m_shared;
    }
    return m_buckets.emplace(std::move(name), Bucket{m_rate.burst, now}).first->second;
}

double RateLimit::leftIn(const Bucket& bucket, Instant now) const
{
    // A clock that was set back fills nothing, and goes on from there.
    const auto passed = static_cast<double>(std::max<std::int64_t>(0, now - bucket.at)) / secondMs;
    return std::min(m_rate.burst, bucket.left + passed * m_rate.perSecond);
}

void RateLimit::letGoOfFullOnes(Instant now)
{
    m_sweptAt = now;
    std::erase_if(m_buckets, [&](const auto& entry) { return leftIn(entry.second, now) >= m_rate.burst; });
}

Bytes networkOf(std::string_view address)
{
    constexpr std::size_t network = 8;
    constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    std::array<std::uint8_t, 16> six{};
    const auto text = std::string(address.substr(0, address.find('%')));
    if (inet_pton(AF_INET6, text.c_str(), six.data()) != 1)
        return toBytes(asBytes(address));
    const bool isFour = std::equal(mapped.begin(), mapped.end(), six.begin());
    return isFour ? Bytes(six.begin(), six.end()) : Bytes(six.begin(), six.begin() + network);
}

} // namespace paillasse::store
