// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/generator/watchedweek.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "tests/generator/attacks.h"
#include "tests/generator/workday.h"

namespace paillasse::generator {

namespace {

constexpr int days = historyDays + 7;

// How busy a laboratory is on each day: Mondays, and days that nobody can explain.
double busyOn(int day, Dice& dice)
{
    constexpr double ofWeekday[] = {1.35, 1.05, 1.0, 1.0, 0.9, 0.5, 0.4};
    return ofWeekday[day % 7] * dice.around(0.1) * (dice.chance(0.02) ? 1.5 : 1.0);
}

// Whoever takes over somebody's shift works in their hours as well, if they were not to work then anyway.
const Member* standIn(const std::vector<Member>& members, const Member& away, int day, Dice& dice)
{
    std::vector<const Member*> fitting;
    for (const auto& member : members)
        if (member.laboratory == away.laboratory && member.role == away.role && member.id != away.id && !member.isOnHoliday && !member.isNew && !shiftOf(member, day))
            fitting.push_back(&member);
    return fitting.empty() ? nullptr : fitting[dice.below(static_cast<std::uint32_t>(fitting.size()))];
}

void workDay(Diary& diary, const std::vector<Member>& members, std::uint32_t laboratory, int day)
{
    auto& dice = diary.dice();
    const double busy = busyOn(day, dice);
    const bool isTheWeek = day >= historyDays;
    for (const auto& member : members) {
        const auto shift = member.laboratory == laboratory ? shiftOf(member, day) : std::nullopt;
        if (!shift || (member.isNew && !isTheWeek))
            continue;
        const bool isAway = dice.chance(0.02) || (member.isOnHoliday && isTheWeek);
        const auto* who = isAway ? standIn(members, member, day, dice) : &member;
        if (who)
            workShift(diary, *who, day, hoursOf(*shift, member.role), member.isNew ? busy * 0.6 : busy);
    }
    runLaboratory(diary, members, laboratory, day);
}

// Now and then a line is cut: what was done meanwhile comes when it is there again.
void cutLines(std::vector<store::WatchEvent>& events, const GroupSize& size, Dice& dice)
{
    for (std::uint32_t laboratory = 0; laboratory < size.laboratories; ++laboratory) {
        if (!dice.chance(0.5))
            continue;
        const auto from = minuteOf(static_cast<int>(dice.below(days)), 8 * 60 + static_cast<int>(dice.below(400)));
        const auto until = from + dice.between(20, 150) * minuteMs;
        const auto begin = std::ranges::lower_bound(events, from, {}, &store::WatchEvent::at);
        for (auto event = begin; event != events.end() && event->at < until; ++event)
            if (event->laboratory == laboratoryId(laboratory) && !event->place.storeWide && event->kind < wire::EventKind::SignedIn) {
                event->offline = true;
                event->done = event->at;
                event->at = until;
            }
    }
}

} // namespace

WatchedWeek makeWatchedWeek(std::uint64_t seed, const GroupSize& size)
{
    Dice dice(seed);
    WatchedWeek week;
    week.size = size;
    week.begin = minuteOf(historyDays, 0);
    week.end = minuteOf(days, 0);
    week.members = makeMembers(size, dice);
    Diary diary(size, dice, week.events);
    for (int day = 0; day < days; ++day) {
        for (std::uint32_t laboratory = 0; laboratory < size.laboratories; ++laboratory)
            workDay(diary, week.members, laboratory, day);
        runStore(diary, day, day <= lastBackupDay);
    }
    week.attacks = hideAttacks(diary, week.members);
    std::ranges::stable_sort(week.events, {}, &store::WatchEvent::at);
    cutLines(week.events, size, dice);
    std::ranges::stable_sort(week.events, {}, &store::WatchEvent::at);
    std::uint64_t sequence = 0;
    for (auto& event : week.events)
        event.place.sequence = ++sequence;
    return week;
}

namespace {

bool names(const store::Finding& finding, const Attack& attack)
{
    const bool isOfNobody = attack.person.isNull() && attack.workstation.isNull() && attack.laboratory.isNull();
    if (isOfNobody)
        return finding.person.isNull() && finding.workstation.isNull() && finding.laboratory.isNull();
    return (attack.person.isNull() || finding.person == attack.person) && (attack.workstation.isNull() || finding.workstation == attack.workstation) &&
           (attack.laboratory.isNull() || finding.laboratory == attack.laboratory);
}

// Within the attack, or within so long after it as the slowest window remembers it.
bool isInTime(const store::Finding& finding, const Attack& attack)
{
    return finding.at >= attack.from && finding.at <= attack.until + (finding.rule == "slow-reading" ? 7 * dayMs : dayMs);
}

bool finds(const store::Finding& finding, const Attack& attack)
{
    return std::ranges::find(attack.rules, finding.rule) != attack.rules.end() && names(finding, attack) && isInTime(finding, attack);
}

// It may be noticed by another rule as well: that is no false alert, if it names who or what it is.
bool belongsTo(const store::Finding& finding, const Attack& attack)
{
    const bool isNarrow = !attack.person.isNull() || !attack.workstation.isNull();
    return finds(finding, attack) || (isNarrow && names(finding, attack) && isInTime(finding, attack));
}

} // namespace

WeekScore score(const WatchedWeek& week, const std::vector<store::Finding>& findings)
{
    WeekScore score;
    for (const auto& attack : week.attacks)
        if (std::ranges::none_of(findings, [&](const store::Finding& finding) { return finds(finding, attack); }))
            score.missed.push_back(attack.name);
    using Alert = std::tuple<std::string, lab::LaboratoryId, lab::PersonId, lab::WorkstationId, std::int64_t>;
    std::set<Alert> seen;
    std::map<std::pair<lab::LaboratoryId, std::int64_t>, std::uint32_t> byDay;
    for (const auto& finding : findings) {
        const auto day = (finding.at - week.begin) / dayMs;
        if (finding.at < week.begin || std::ranges::any_of(week.attacks, [&](const Attack& attack) { return belongsTo(finding, attack); }))
            continue;
        if (!seen.insert({finding.rule, finding.laboratory, finding.person, finding.workstation, day}).second)
            continue;
        score.falseAlerts.push_back(finding);
        score.worstLaboratoryDay = std::max(score.worstLaboratoryDay, ++byDay[{finding.laboratory, day}]);
    }
    score.falsePerLaboratoryAndDay = static_cast<double>(score.falseAlerts.size()) / (week.size.laboratories * 7.0);
    return score;
}

} // namespace paillasse::generator
