// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rules/dayreads.h"

#include <algorithm>

namespace paillasse::store {

namespace {

constexpr std::int64_t leastOwnDays = 5;
constexpr std::int64_t leastRoleDays = 20;

std::uint32_t shortened(const lab::PatientId& patient)
{
    const auto hash = std::hash<lab::PatientId>{}(patient);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

void forgetBefore(std::vector<DayCount>& days, std::int64_t day)
{
    std::erase_if(days, [&](const DayCount& one) { return one.day < day - DayReads::history - DayReads::longest; });
}

bool isBaseline(std::int64_t day, std::int64_t today, std::int64_t windowDays)
{
    return day <= today - windowDays && day > today - windowDays - DayReads::history;
}

} // namespace

void DayReads::close(Reader& reader, std::int64_t day)
{
    if (reader.day >= day)
        return;
    if (!reader.today.empty()) {
        const auto patients = static_cast<std::uint32_t>(reader.today.size());
        reader.past.push_back({reader.day, patients, 1});
        auto& role = m_roles[reader.role];
        auto place = std::ranges::lower_bound(role, reader.day, {}, &DayCount::day);
        if (place == role.end() || place->day != reader.day)
            place = role.insert(place, {reader.day, 0, 0});
        place->patients += patients;
        ++place->people;
        forgetBefore(role, day);
        reader.today.clear();
    }
    reader.day = day;
    forgetBefore(reader.past, day);
}

bool DayReads::isOpen(const lab::PersonId& person, std::int64_t day) const
{
    const auto found = m_people.find(person);
    return found != m_people.end() && found->second.day >= day;
}

void DayReads::open(const lab::PersonId& person, access::Role role, std::int64_t day)
{
    auto& reader = m_people[person];
    close(reader, day);
    reader.role = role;
}

bool DayReads::note(const lab::PersonId& person, const lab::PatientId& patient)
{
    auto& reader = m_people[person];
    return reader.today.size() < mostPatients && reader.today.insert(shortened(patient)).second;
}

access::Role DayReads::roleOf(const lab::PersonId& person) const
{
    const auto found = m_people.find(person);
    return found == m_people.end() ? access::Role::None : found->second.role;
}

DayReads::Mean DayReads::mean(const lab::PersonId& person, std::int64_t windowDays) const
{
    const auto found = m_people.find(person);
    if (found == m_people.end())
        return {};
    const auto& reader = found->second;
    Mean mean{1, static_cast<std::int64_t>(reader.today.size())};
    for (const auto& one : reader.past) {
        if (one.day <= reader.day - windowDays)
            continue;
        ++mean.days;
        mean.patients += one.patients;
    }
    mean.patients /= mean.days;
    return mean;
}

std::optional<std::int64_t> DayReads::ownUsual(const lab::PersonId& person, std::int64_t windowDays) const
{
    const auto found = m_people.find(person);
    if (found == m_people.end())
        return std::nullopt;
    std::vector<std::uint32_t> days;
    for (const auto& one : found->second.past)
        if (isBaseline(one.day, found->second.day, windowDays))
            days.push_back(one.patients);
    if (static_cast<std::int64_t>(days.size()) < leastOwnDays)
        return std::nullopt;
    const auto middle = days.begin() + static_cast<std::ptrdiff_t>(days.size() / 2);
    std::nth_element(days.begin(), middle, days.end());
    return *middle;
}

std::optional<std::int64_t> DayReads::roleUsual(access::Role role, std::int64_t day, std::int64_t windowDays) const
{
    const auto found = m_roles.find(role);
    if (found == m_roles.end())
        return std::nullopt;
    std::int64_t patients = 0;
    std::int64_t days = 0;
    for (const auto& one : found->second) {
        if (!isBaseline(one.day, day, windowDays))
            continue;
        patients += one.patients;
        days += one.people;
    }
    return days < leastRoleDays ? std::nullopt : std::optional(patients / days);
}

void DayReads::sweep(std::int64_t day)
{
    for (auto& [person, reader] : m_people)
        close(reader, day);
    std::erase_if(m_people, [](const auto& entry) { return entry.second.today.empty() && entry.second.past.empty(); });
}

void DayReads::restore(People people, Roles roles)
{
    m_people = std::move(people);
    m_roles = std::move(roles);
}

} // namespace paillasse::store
