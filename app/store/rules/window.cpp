// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rules/window.h"

#include <algorithm>
#include <limits>

namespace paillasse::store {

namespace {

std::int64_t stepOf(Instant at, std::int64_t windowMs)
{
    return at.ms / (windowMs / Window::steps);
}

} // namespace

std::int64_t Window::add(Instant at, std::int64_t windowMs, std::uint32_t amount)
{
    auto step = stepOf(at, windowMs);
    const auto newest = m_steps.empty() ? step : std::max(step, m_steps.back().step);
    step = std::max(step, newest - steps);
    std::erase_if(m_steps, [&](const WindowStep& old) { return old.step < newest - steps; });
    auto place = std::ranges::lower_bound(m_steps, step, {}, &WindowStep::step);
    if (place == m_steps.end() || place->step != step)
        place = m_steps.insert(place, {step, 0});
    place->amount += std::min(amount, std::numeric_limits<std::uint32_t>::max() - place->amount);
    std::int64_t sum = 0;
    for (const auto& one : m_steps)
        sum += one.amount;
    return sum;
}

std::int64_t DistinctWindow::add(Instant at, std::int64_t windowMs, const Uuid& what)
{
    auto step = stepOf(at, windowMs);
    auto newest = step;
    for (const auto& seen : m_seen)
        newest = std::max(newest, seen.step);
    step = std::max(step, newest - Window::steps);
    std::erase_if(m_seen, [&](const SeenStep& seen) { return seen.step < newest - Window::steps; });
    if (const auto known = std::ranges::find(m_seen, what, &SeenStep::what); known != m_seen.end()) {
        known->step = std::max(known->step, step);
    } else {
        if (m_seen.size() == most)
            m_seen.erase(std::ranges::min_element(m_seen, {}, &SeenStep::step));
        m_seen.push_back({what, step});
    }
    return static_cast<std::int64_t>(m_seen.size());
}

} // namespace paillasse::store
