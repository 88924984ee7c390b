// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/westgard.h"

#include <algorithm>
#include <cmath>

namespace paillasse::lab {

namespace {

using Series = std::vector<ControlPoint>;

// The last `count` points, all strictly past the limit on the same side.
bool lastAllBeyond(const Series& series, std::size_t count, double limit)
{
    if (series.size() < count)
        return false;
    const auto first = series.end() - static_cast<std::ptrdiff_t>(count);
    const auto above = [limit](const ControlPoint& point) { return point.z > limit; };
    const auto below = [limit](const ControlPoint& point) { return point.z < -limit; };
    return std::all_of(first, series.end(), above) || std::all_of(first, series.end(), below);
}

// Within one level over runs, or across levels; the series ends in the last run either way.
bool breaks(std::span<const ControlPoint> history, std::size_t count, double limit)
{
    const Series all(history.begin(), history.end());
    if (lastAllBeyond(all, count, limit))
        return true;
    const auto lastRun = all.back().run;
    return std::ranges::any_of(all, [&](const ControlPoint& point) {
        if (point.run != lastRun)
            return false;
        Series level;
        std::ranges::copy_if(all, std::back_inserter(level), [&point](const ControlPoint& other) { return other.level == point.level; });
        return lastAllBeyond(level, count, limit);
    });
}

// One control above +2s and another of the same run below −2s: the two are more than 4s apart (Westgard 1981).
bool breaksR4s(const Series& lastRun)
{
    const auto above = [](const ControlPoint& point) { return point.z > 2.0; };
    const auto below = [](const ControlPoint& point) { return point.z < -2.0; };
    return std::ranges::any_of(lastRun, above) && std::ranges::any_of(lastRun, below);
}

} // namespace

std::optional<double> zScore(double value, double mean, double sd)
{
    const double z = (value - mean) / sd;
    return sd > 0 && std::isfinite(z) ? std::optional(z) : std::nullopt;
}

std::vector<WestgardRule> westgard(std::span<const ControlPoint> history)
{
    std::vector<WestgardRule> broken;
    if (history.empty())
        return broken;
    Series lastRun;
    std::ranges::copy_if(history, std::back_inserter(lastRun), [&history](const ControlPoint& point) { return point.run == history.back().run; });
    const auto anyBeyond = [&lastRun](double limit) {
        return std::ranges::any_of(lastRun, [limit](const ControlPoint& point) { return std::abs(point.z) > limit; });
    };
    if (anyBeyond(3.0))
        broken.push_back(WestgardRule::Rule13s);
    if (breaks(history, 2, 2.0))
        broken.push_back(WestgardRule::Rule22s);
    if (breaksR4s(lastRun))
        broken.push_back(WestgardRule::RuleR4s);
    if (breaks(history, 4, 1.0))
        broken.push_back(WestgardRule::Rule41s);
    if (breaks(history, 10, 0.0))
        broken.push_back(WestgardRule::Rule10x);
    if (anyBeyond(2.0))
        broken.push_back(WestgardRule::Rule12s);
    return broken;
}

} // namespace paillasse::lab
