// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/benchhours.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "app/store/commands/numbersin.h"

namespace paillasse::store {

namespace {

constexpr std::uint64_t minutesOfHour = 60;
constexpr std::array<std::string_view, 7> days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::string_view closed = "closed";

auto notHours()
{
    return fail(ErrorCode::InvalidInput, "bench hours are written 07:00-20:00, or by weekday: \"mon-fri 07:00-19:00, sat 07:00-13:00, sun closed\"");
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::optional<wire::DayHours> hoursIn(std::string_view text)
{
    if (text == closed)
        return wire::DayHours();
    const auto hours = numbersIn<4>(text, {':', '-', ':', 0});
    if (!hours || (*hours)[1] >= minutesOfHour || (*hours)[3] >= minutesOfHour)
        return std::nullopt;
    return wire::DayHours{(*hours)[0] * minutesOfHour + (*hours)[1], (*hours)[2] * minutesOfHour + (*hours)[3]};
}

std::optional<std::size_t> dayIn(std::string_view name)
{
    const auto* found = std::ranges::find(days, name);
    return found == days.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - days.begin()));
}

// "mon-fri 07:00-19:00", into the week; a day that is named twice is an error.
bool readDays(std::string_view part, std::array<std::optional<wire::DayHours>, days.size()>& week)
{
    const auto space = part.find(' ');
    if (space == std::string_view::npos)
        return false;
    const auto names = part.substr(0, space);
    const auto dash = names.find('-');
    const auto first = dayIn(names.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : dayIn(names.substr(dash + 1));
    const auto hours = hoursIn(trimmed(part.substr(space)));
    if (!first || !last || *last < *first || !hours)
        return false;
    for (auto day = *first; day <= *last; ++day)
        if (std::exchange(week[day], hours))
            return false;
    return true;
}

std::string clockOf(const wire::DayHours& hours)
{
    if (hours.from == hours.to)
        return std::string(closed);
    std::array<char, 16> text{};
    const auto part = [](std::uint64_t minutes, std::uint64_t unit) { return static_cast<unsigned>(unit == minutesOfHour ? minutes / minutesOfHour : minutes % minutesOfHour); };
    std::snprintf(text.data(), text.size(), "%02u:%02u-%02u:%02u", part(hours.from, minutesOfHour), part(hours.from, 1), part(hours.to, minutesOfHour), part(hours.to, 1));
    return text.data();
}

} // namespace

Result<> readBenchHours(std::string_view text, wire::Policy& policy)
{
    if (const auto alike = text == closed ? std::nullopt : hoursIn(trimmed(text))) {
        policy.week.clear();
        policy.hoursFrom = alike->from;
        policy.hoursTo = alike->to;
        return {};
    }
    std::array<std::optional<wire::DayHours>, days.size()> week;
    for (bool more = true; more;) {
        const auto comma = text.find(',');
        if (!readDays(trimmed(text.substr(0, comma)), week))
            return notHours();
        more = comma != std::string_view::npos;
        text.remove_prefix(more ? comma + 1 : text.size());
    }
    policy.week.clear();
    for (const auto& day : week)
        policy.week.push_back(day.value_or(wire::DayHours()));
    return {};
}

std::string benchHoursOf(const wire::Policy& policy)
{
    if (policy.week.size() != days.size())
        return clockOf({policy.hoursFrom, policy.hoursTo});
    std::string text;
    for (std::size_t first = 0; first < days.size();) {
        auto last = first;
        while (last + 1 < days.size() && policy.week[last + 1] == policy.week[first])
            ++last;
        text += (text.empty() ? "" : ", ") + std::string(days[first]) + (last > first ? "-" + std::string(days[last]) : "") + " " + clockOf(policy.week[first]);
        first = last + 1;
    }
    return text;
}

} // namespace paillasse::store
