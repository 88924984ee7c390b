// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/clock.h"

namespace paillasse::store {

// A bucket holds `burst` requests and fills again by `perSecond`.
struct Rate {
    double perSecond = 0;
    double burst = 0;
};

// How fast one place may ask: token buckets by whoever asks, of bounded memory. A bucket that is full again is as good as none and is let
// go; when every place is taken by one that is not, newcomers share a single bucket.
class RateLimit {
public:
    RateLimit(const Rate& rate, std::size_t places, const Clock& clock) : m_rate(rate), m_places(places), m_clock(clock) {}

    struct Verdict {
        int waitSeconds = 0;  // 0: it may, now
        bool isNews = false;  // it has to wait for the first time in a minute
    };
    // From any thread. What has to wait costs nothing.
    Verdict take(ByteView who);
    [[nodiscard]] std::size_t places();

private:
    struct Bucket {
        double left = 0;
        Instant at;
        Instant toldAt{};
    };
    Bucket& bucketOf(ByteView who, Instant now);
    [[nodiscard]] double leftIn(const Bucket& bucket, Instant now) const;
    void letGoOfFullOnes(Instant now);

    Rate m_rate;
    std::size_t m_places;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::map<Bytes, Bucket> m_buckets;
    Bucket m_shared;
    Instant m_sweptAt;
};

// Where an address is, for a bucket: an IPv4 address whole, the network of an IPv6 one, since each machine has 2^64 of those.
Bytes networkOf(std::string_view address);

} // namespace paillasse::store
