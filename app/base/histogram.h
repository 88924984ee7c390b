// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

namespace paillasse {

// What a histogram held at one moment.
struct HistogramReading {
    std::vector<std::int64_t> bounds;   // ascending; a value counts under the first bound that is not below it
    std::vector<std::uint64_t> counts;  // one for each bound, and one for what is above them all
    std::int64_t sum = 0;
};

// How often values fell between given bounds. Noting one costs two atomic additions; from any thread.
template <std::size_t count>
class Histogram {
public:
    explicit constexpr Histogram(const std::array<std::int64_t, count>& bounds) : m_bounds(bounds) {}

    void note(std::int64_t value)
    {
        const auto place = static_cast<std::size_t>(std::ranges::lower_bound(m_bounds, value) - m_bounds.begin());
        m_counts[place].fetch_add(1, std::memory_order_relaxed);
        m_sum.fetch_add(value, std::memory_order_relaxed);
    }
    [[nodiscard]] HistogramReading read() const
    {
        HistogramReading reading{{m_bounds.begin(), m_bounds.end()}, {}, m_sum.load(std::memory_order_relaxed)};
        for (const auto& one : m_counts)
            reading.counts.push_back(one.load(std::memory_order_relaxed));
        return reading;
    }

private:
    const std::array<std::int64_t, count> m_bounds;
    std::array<std::atomic<std::uint64_t>, count + 1> m_counts{};
    std::atomic<std::int64_t> m_sum{0};
};

} // namespace paillasse
