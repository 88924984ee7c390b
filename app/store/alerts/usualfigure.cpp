// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alerts/usualfigure.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace paillasse::store {

namespace {

constexpr int weeks = 8;
constexpr std::size_t fewestWeeks = 3;
constexpr int outlierDays = 28;
constexpr std::size_t fewestDays = 3;
constexpr std::size_t hoursOfDay = 24;

// Noon, however long the days between were.
Instant daysBefore(const DayOf& dayOf, const lab::LaboratoryId& laboratory, Instant day, int days)
{
    return dayOf(laboratory, day - days * dayMs + dayMs / 2);
}

std::size_t hourIn(Instant day, Instant hour)
{
    const auto hours = std::max<std::int64_t>(hour - day, 0) / hourMs;
    return std::min(static_cast<std::size_t>(hours), hoursOfDay - 1);
}

// What was counted until the same time of the day; of its last hour as much as of that hour had passed.
std::uint32_t until(std::int64_t elapsed, Instant day, Instant hour, std::uint32_t events)
{
    const auto begin = hour - day;
    if (begin + hourMs <= elapsed)
        return events;
    return begin >= elapsed ? 0 : static_cast<std::uint32_t>(std::lround(static_cast<double>(events) * static_cast<double>(elapsed - begin) / static_cast<double>(hourMs)));
}

double at(const std::vector<std::uint32_t>& sorted, double share)
{
    const auto place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (static_cast<double>(sorted[above]) - sorted[below]);
}

void addUsual(wire::UsualFigure& figure, const std::vector<std::uint32_t>& totals, const std::vector<std::vector<std::uint32_t>>& days)
{
    if (totals.size() < fewestWeeks)
        return;
    const auto quartiles = quartilesOf(totals);
    figure.usualLow = static_cast<std::uint32_t>(std::floor(quartiles.low));
    figure.usualHigh = static_cast<std::uint32_t>(std::ceil(quartiles.high));
    for (std::size_t hour = 0; hour < hoursOfDay; ++hour) {
        std::vector<std::uint32_t> same;
        for (const auto& day : days)
            same.push_back(day[hour]);
        figure.usualByHour[hour] = static_cast<std::uint32_t>(std::lround(quartilesOf(same).middle));
    }
}

using Subject = std::pair<lab::PersonId, lab::WorkstationId>;
struct SubjectDays {
    std::uint32_t today = 0;
    std::vector<std::uint32_t> before; // of the days on which there was anything
};

// How far somebody is above what is usual for them; 0: not enough to be named.
double excessOf(const wire::Outlier& outlier, bool isKnown, const OutlierRule& rule)
{
    const auto usual = isKnown ? std::max(outlier.usual, 1u) : rule.floor;
    return outlier.today >= rule.floor && outlier.today >= std::uint64_t{rule.factor} * usual ? static_cast<double>(outlier.today) / usual : 0;
}

} // namespace

Quartiles quartilesOf(std::vector<std::uint32_t> counts)
{
    if (counts.empty())
        return {};
    std::ranges::sort(counts);
    return {at(counts, 0.25), at(counts, 0.5), at(counts, 0.75)};
}

Result<wire::UsualFigure> usualFigure(HourlyCounts& counts, const DayOf& dayOf, const lab::LaboratoryId& laboratory, std::uint64_t kinds, Instant now)
{
    const auto today = dayOf(laboratory, now);
    const auto known = counts.knownFrom(laboratory);
    const auto hours = known ? counts.byHour(laboratory, kinds, daysBefore(dayOf, laboratory, today, weeks * 7), now) : tl::unexpected(known.error());
    if (!hours)
        return tl::unexpected(hours.error());
    wire::UsualFigure figure;
    figure.byHour.resize(hoursOfDay);
    figure.usualByHour.resize(hoursOfDay);
    for (const auto& hour : *hours)
        if (hour.hour >= today) {
            figure.today += hour.events;
            figure.byHour[hourIn(today, hour.hour)] += hour.events;
        }
    std::vector<std::uint32_t> totals;
    std::vector<std::vector<std::uint32_t>> days;
    for (int week = 1; week <= weeks && !known->isNull(); ++week) {
        const auto day = daysBefore(dayOf, laboratory, today, week * 7);
        const auto next = daysBefore(dayOf, laboratory, today, week * 7 - 1);
        if (day < *known)
            break;
        totals.push_back(0);
        days.emplace_back(hoursOfDay);
        for (const auto& hour : *hours)
            if (hour.hour >= day && hour.hour < next) {
                totals.back() += until(now - today, day, hour.hour, hour.events);
                days.back()[hourIn(day, hour.hour)] += hour.events;
            }
    }
    addUsual(figure, totals, days);
    return figure;
}

Result<std::vector<wire::Outlier>> outliersOf(HourlyCounts& counts, const DayOf& dayOf, const lab::LaboratoryId& laboratory, const OutlierRule& rule, Instant now)
{
    const auto today = dayOf(laboratory, now);
    const auto hours = counts.bySubject(laboratory, rule.kinds, daysBefore(dayOf, laboratory, today, outlierDays), now);
    if (!hours)
        return tl::unexpected(hours.error());
    std::map<std::pair<Subject, Instant>, std::uint32_t> byDay;
    for (const auto& hour : *hours) {
        const auto day = hour.hour >= today ? today : dayOf(laboratory, hour.hour);
        byDay[{{hour.person, hour.workstation}, day}] += day == today ? hour.events : until(now - today, day, hour.hour, hour.events);
    }
    std::map<Subject, SubjectDays> subjects;
    for (const auto& [key, events] : byDay) {
        auto& subject = subjects[key.first];
        if (key.second == today)
            subject.today = events;
        else if (events > 0)
            subject.before.push_back(events);
    }
    std::vector<std::pair<double, wire::Outlier>> found;
    for (const auto& [subject, days] : subjects) {
        const bool isKnown = days.before.size() >= fewestDays;
        const auto usual = isKnown ? static_cast<std::uint32_t>(std::lround(quartilesOf(days.before).middle)) : 0;
        wire::Outlier outlier{subject.first, subject.second, {}, rule.kind, days.today, usual};
        if (const auto excess = excessOf(outlier, isKnown, rule); excess > 0)
            found.emplace_back(excess, std::move(outlier));
    }
    std::ranges::stable_sort(found, std::greater(), [](const auto& each) { return each.first; });
    std::vector<wire::Outlier> outliers;
    for (auto& [excess, outlier] : found)
        outliers.push_back(std::move(outlier));
    return outliers;
}

} // namespace paillasse::store
