// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// A measured figure of the README: a value, and what it is held against in the same run.
namespace paillasse::bench {

struct Figure {
    std::string name;             // "first-sync"
    double value = 0;
    std::string unit;             // "orders/s"
    std::optional<double> floor;  // the same work without us: the bare statements, the bare round trip
    std::optional<double> peer;   // another program doing the same
    std::optional<double> ratio;  // as the name says: floor / value, or value / floor
    std::string load;             // what was run, in words, for the table
};

struct Bench {
    std::vector<std::string> names; // of its figures: asking for one runs it
    std::function<std::vector<Figure>()> run;
};

// The value below which `share` (0 to 1) of the samples lie: nearest rank. Sorts the samples.
inline double quantile(std::vector<double>& samples, double share)
{
    if (samples.empty())
        return 0;
    std::sort(samples.begin(), samples.end());
    const auto rank = static_cast<std::size_t>(share * static_cast<double>(samples.size() - 1) + 0.5);
    return samples[std::min(rank, samples.size() - 1)];
}

} // namespace paillasse::bench
