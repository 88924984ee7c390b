// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rules/ruleengine.h"

#include <algorithm>

namespace paillasse::store {

using wire::EventKind;

namespace {

constexpr std::int64_t weekMs = 7 * dayMs;
constexpr std::int64_t quarterMs = 15 * minuteMs;
constexpr std::int64_t mondayMs = 4 * dayMs;        // 1970-01-01 was a Thursday
constexpr std::int64_t latestMs = 7 * dayMs;        // what a workstation brings later counts when it comes
constexpr std::size_t mostGroups = 50'000;          // of a rule: more than there are people or workstations
constexpr KindMask withValue = bitOf(EventKind::Verified) | bitOf(EventKind::ChannelFailed) | bitOf(EventKind::ConditionNoted);
constexpr KindMask work = (bitOf(EventKind::Locked) - 1) | bitOf(EventKind::Acted); // what is done before a screen: the kinds before Locked, and acts

KindMask kindsOf(const Rule& rule)
{
    return std::visit(
        [](const auto& form) -> KindMask {
            if constexpr (requires { form.events; })
                return form.events;
            else
                return bitOf(EventKind::ConditionNoted);
        },
        rule.form);
}

// When it happened, as far as a workstation's clock is to be believed.
Instant happened(const WatchEvent& event)
{
    const bool isBelieved = event.offline && !event.done.isNull() && event.done <= event.at && event.at - event.done <= latestMs;
    return isBelieved ? event.done : event.at;
}

const Uuid& keyOf(GroupBy group, const WatchEvent& event)
{
    static const Uuid everything;
    switch (group) {
    case GroupBy::Person: return event.person.uuid();
    case GroupBy::Workstation: return event.workstation.uuid();
    case GroupBy::Laboratory: return event.laboratory.uuid();
    case GroupBy::Everywhere: break;
    }
    return everything;
}

// A refused unlocking says which in a row it is, not how many it stands for.
std::uint32_t amountOf(const WatchEvent& event)
{
    return event.kind == EventKind::UnlockRefused ? 1 : event.count;
}

void addCause(Group& group, const WatchEvent& event)
{
    if (group.causes.size() == Group::mostCauses)
        group.causes.erase(group.causes.begin());
    group.causes.push_back(event.place);
    group.last = event.at;
}

// Whether a rule that is met speaks now. `grows`: twice as much is news.
bool speaks(const RunningRule& running, const Group& group, Instant at, std::int64_t observed, bool grows)
{
    if (group.raised.at.isNull() || at - group.raised.at >= running.rule.quietMinutes * minuteMs)
        return true;
    return grows && observed >= 2 * group.raised.observed;
}

struct Figures {
    std::int64_t observed = 0;
    std::int64_t usual = 0;
};

void raise(const RunningRule& running, Group& group, GroupBy by, const WatchEvent& event, const Figures& figures, std::vector<Finding>& found)
{
    const auto& rule = running.rule;
    const bool isRepeat = !group.raised.at.isNull() && event.at - group.raised.at < rule.quietMinutes * minuteMs;
    group.raised = {event.at, figures.observed, isRepeat ? group.raised.laboratory : event.laboratory};
    Finding finding;
    finding.rule = rule.name;
    finding.severity = rule.severity;
    finding.laboratory = by == GroupBy::Everywhere ? lab::LaboratoryId() : group.raised.laboratory;
    finding.person = by == GroupBy::Person ? event.person : lab::PersonId();
    finding.workstation = by == GroupBy::Workstation ? event.workstation : lab::WorkstationId();
    finding.at = event.at;
    finding.observed = figures.observed;
    finding.usual = figures.usual;
    finding.escalateAfterMs = rule.escalateMinutes * minuteMs;
    finding.causes = group.causes;
    found.push_back(std::move(finding));
}

} // namespace

RuleEngine::RuleEngine(Rules rules, Surroundings& surroundings) : m_surroundings(surroundings)
{
    for (auto& rule : rules) {
        const auto print = printOf(rule);
        m_memory.rules.push_back({std::move(rule), print});
    }
    begin();
}

void RuleEngine::begin()
{
    for (std::size_t i = 0; i < m_memory.rules.size(); ++i) {
        const auto& rule = m_memory.rules[i].rule;
        for (std::size_t kind = 0; kind < m_byKind.size(); ++kind)
            if ((kindsOf(rule) >> kind & 1) != 0)
                m_byKind[kind].push_back(i);
        if (std::holds_alternative<OutsideHoursForm>(rule.form))
            m_hoursOf |= kindsOf(rule);
        if (const auto* count = std::get_if<CountForm>(&rule.form))
            m_asksElsewhere = m_asksElsewhere || count->elsewhereMinutes > 0;
        const bool isCounted = std::ranges::any_of(m_memory.reads, [&](const auto& reads) { return reads.first == kindsOf(rule); });
        if (std::holds_alternative<FarMoreForm>(rule.form) && !isCounted)
            m_memory.reads.emplace_back(kindsOf(rule), DayReads());
    }
    m_isNewPatient.resize(m_memory.reads.size());
}

Result<> RuleEngine::load(ByteView bytes)
{
    return restore(m_memory, bytes);
}

void RuleEngine::take(const WatchEvent& event, std::vector<Finding>& found)
{
    sweep(event);
    learn(event);
    for (const auto index : m_byKind[static_cast<std::size_t>(event.kind)]) {
        auto& running = m_memory.rules[index];
        if (const auto* count = std::get_if<CountForm>(&running.rule.form))
            takeCount(running, *count, event, found);
        else if (const auto* more = std::get_if<FarMoreForm>(&running.rule.form))
            takeFarMore(running, *more, event, found);
        else if (const auto* hours = std::get_if<OutsideHoursForm>(&running.rule.form))
            takeOutsideHours(running, *hours, event, found);
        else if (const auto* threshold = std::get_if<ThresholdForm>(&running.rule.form))
            takeThreshold(running, *threshold, event, found);
    }
    // After the rules: a seat is moved to where the person works next.
    if (m_asksElsewhere && !event.person.isNull() && !event.workstation.isNull() && (work & bitOf(event.kind)) != 0)
        m_memory.whereabouts.note(event.person, event.workstation, happened(event));
}

// What is usual, for everybody, whatever the rules say of this event.
void RuleEngine::learn(const WatchEvent& event)
{
    if (event.person.isNull() || event.laboratory.isNull())
        return;
    for (std::size_t i = 0; i < m_memory.reads.size(); ++i) {
        auto& [events, reads] = m_memory.reads[i];
        const bool isRead = (events & bitOf(event.kind)) != 0 && !event.patient.isNull();
        if (const auto day = isRead ? dayOf(event.laboratory, event.at) : 0; isRead && !reads.isOpen(event.person, day))
            reads.open(event.person, m_surroundings.roleOf(event.person, event.laboratory), day);
        m_isNewPatient[i] = isRead && reads.note(event.person, event.patient);
    }
    if ((m_hoursOf & bitOf(event.kind)) == 0)
        return;
    const auto hour = hourOf(event.laboratory, happened(event));
    if (m_memory.hours[event.person].note(hour))
        m_memory.roleHours[{event.laboratory, m_surroundings.roleOf(event.person, event.laboratory)}].note(hour);
}

bool RuleEngine::passes(const CountForm& form, const WatchEvent& event)
{
    const bool needsOne = form.group == GroupBy::Person || form.group == GroupBy::Workstation;
    if (needsOne && keyOf(form.group, event).isNull())
        return false;
    if (form.faults != 0 && (form.faults & bitOf(event.fault)) == 0)
        return false;
    if (form.valueAtLeast && (withValue & bitOf(event.kind)) != 0 && event.value < *form.valueAtLeast)
        return false;
    if (form.counted == Counted::Patients && event.patient.isNull())
        return false;
    if (form.counted == Counted::People && event.person.isNull())
        return false;
    if (form.elsewhereMinutes > 0 && !m_memory.whereabouts.worksElsewhere(event.person, event.workstation, event.at, form.elsewhereMinutes * minuteMs))
        return false;
    if ((form.staffOrVip || form.withoutOrderDays > 0) && event.patient.isNull())
        return false;
    if (form.staffOrVip && !m_surroundings.isStaffOrVip(event.laboratory, event.patient))
        return false;
    if (form.withoutOrderDays > 0) {
        const auto days = m_surroundings.daysSinceOrder(event.laboratory, event.patient, happened(event));
        return !days || *days > form.withoutOrderDays;
    }
    return true;
}

void RuleEngine::takeCount(RunningRule& running, const CountForm& form, const WatchEvent& event, std::vector<Finding>& found)
{
    if (!passes(form, event))
        return;
    auto& group = running.groups[keyOf(form.group, event)];
    const auto windowMs = form.windowMinutes * minuteMs;
    std::int64_t observed = 0;
    switch (form.counted) {
    case Counted::Events: observed = group.window.add(happened(event), windowMs, 1); break;
    case Counted::Amount: observed = group.window.add(happened(event), windowMs, std::max(amountOf(event), 1u)); break;
    case Counted::Patients: observed = group.distinct.add(happened(event), windowMs, event.patient.uuid()); break;
    case Counted::People: observed = group.distinct.add(happened(event), windowMs, event.person.uuid()); break;
    }
    addCause(group, event);
    if (observed >= form.threshold && speaks(running, group, event.at, observed, true))
        raise(running, group, form.group, event, {observed, form.threshold}, found);
}

void RuleEngine::takeFarMore(RunningRule& running, const FarMoreForm& form, const WatchEvent& event, std::vector<Finding>& found)
{
    const auto counted = std::ranges::find(m_memory.reads, form.events, [](const auto& reads) { return reads.first; }) - m_memory.reads.begin();
    if (event.person.isNull() || event.laboratory.isNull() || !m_isNewPatient[static_cast<std::size_t>(counted)])
        return;
    const auto& reads = m_memory.reads[static_cast<std::size_t>(counted)].second;
    auto& group = running.groups[event.person.uuid()];
    addCause(group, event);
    const auto mean = reads.mean(event.person, form.windowDays);
    if (mean.days < form.leastDays || mean.patients < form.floor || !speaks(running, group, event.at, mean.patients, true))
        return;
    const auto own = reads.ownUsual(event.person, form.windowDays);
    const auto role = reads.roleUsual(reads.roleOf(event.person), dayOf(event.laboratory, event.at), form.windowDays);
    const auto exceeds = [&](const std::optional<std::int64_t>& usual, std::int64_t permille) { return !usual || mean.patients * 1000 >= *usual * permille; };
    if ((own || role) && exceeds(own, form.factorPermille) && exceeds(role, form.roleFactorPermille))
        raise(running, group, GroupBy::Person, event, {mean.patients, own.value_or(role.value_or(0))}, found);
}

// On how many like days of four weeks they worked at this hour; nothing: too little is known to say.
std::optional<int> RuleEngine::daysLikeThis(const OutsideHoursForm& form, const WatchEvent& event)
{
    const auto now = hourOf(event.laboratory, happened(event));
    const auto slack = static_cast<int>(form.slackHours);
    const auto& own = m_memory.hours[event.person];
    if (own.days(now) >= form.leastHistoryDays)
        return own.daysLike(now, slack);
    const auto hour = now.hour % 24;
    const bool isNight = form.nightFrom <= form.nightTo ? hour >= form.nightFrom && hour < form.nightTo : hour >= form.nightFrom || hour < form.nightTo;
    const auto role = m_memory.roleHours.find({event.laboratory, m_surroundings.roleOf(event.person, event.laboratory)});
    if (!isNight || role == m_memory.roleHours.end() || role->second.days(now) < form.leastHistoryDays)
        return std::nullopt;
    return role->second.daysLike(now, slack);
}

void RuleEngine::takeOutsideHours(RunningRule& running, const OutsideHoursForm& form, const WatchEvent& event, std::vector<Finding>& found)
{
    if (event.person.isNull() || event.laboratory.isNull())
        return;
    // The last twelve hours are no history, so within an hour the answer stays.
    auto& asked = running.likeDays[event.person];
    if (const auto hour = hourOf(event.laboratory, happened(event)).absolute(); asked.hour != hour)
        asked = {hour, daysLikeThis(form, event)};
    const auto days = asked.days;
    if (!days || *days > form.hardlyEverDays)
        return;
    auto& group = running.groups[event.person.uuid()];
    const auto observed = group.window.add(happened(event), form.windowMinutes * minuteMs, 1);
    addCause(group, event);
    if (observed >= form.threshold && speaks(running, group, event.at, observed, true))
        raise(running, group, GroupBy::Person, event, {observed, *days}, found);
}

void RuleEngine::takeThreshold(RunningRule& running, const ThresholdForm& form, const WatchEvent& event, std::vector<Finding>& found)
{
    const bool isMet = (form.above && event.value > *form.above) || (form.below && event.value < *form.below);
    if ((form.conditions & bitOf(event.condition)) == 0 || !isMet)
        return;
    auto& group = running.groups[keyOf(form.group, event)];
    addCause(group, event);
    if (!speaks(running, group, event.at, event.value, false))
        return;
    const bool isAbove = form.above && event.value > *form.above;
    raise(running, group, form.group, event, {event.value, isAbove ? *form.above : *form.below}, found);
}

const RuleEngine::WallClock& RuleEngine::wallClock(const lab::LaboratoryId& laboratory, Instant at)
{
    auto& clock = m_clocks[laboratory];
    const auto quarter = at.ms / quarterMs;
    if (clock.quarter == quarter)
        return clock;
    const auto hour = m_surroundings.hourOfWeek(laboratory, at);
    // Half a day of grace on both: a day or a week may be an hour shorter or longer.
    const auto week = (at.ms - hour * hourMs - mondayMs + 12 * hourMs) / weekMs;
    clock = {quarter, {week, hour}, (m_surroundings.dayOf(laboratory, at).ms + 12 * hourMs) / dayMs};
    return clock;
}

HourOfWeek RuleEngine::hourOf(const lab::LaboratoryId& laboratory, Instant at)
{
    return wallClock(laboratory, at).hour;
}

std::int64_t RuleEngine::dayOf(const lab::LaboratoryId& laboratory, Instant at)
{
    return wallClock(laboratory, at).day;
}

// Once an hour what no window holds any more goes, and who has not been here for longer than anything is learned from.
void RuleEngine::sweep(const WatchEvent& event)
{
    if (event.at - m_memory.swept < hourMs || event.laboratory.isNull())
        return;
    m_memory.swept = event.at;
    for (auto& running : m_memory.rules) {
        auto keptMs = running.rule.quietMinutes * minuteMs;
        if (const auto* count = std::get_if<CountForm>(&running.rule.form))
            keptMs = std::max(keptMs, count->windowMinutes * minuteMs);
        if (const auto* hours = std::get_if<OutsideHoursForm>(&running.rule.form))
            keptMs = std::max(keptMs, hours->windowMinutes * minuteMs);
        const auto isOver = [&](const auto& entry) { return event.at - entry.second.last > keptMs; };
        std::erase_if(running.groups, isOver);
        running.likeDays.clear();
        if (running.groups.size() > mostGroups)
            running.groups.clear();
    }
    const auto now = hourOf(event.laboratory, event.at);
    std::erase_if(m_memory.hours, [&](const auto& entry) { return entry.second.isForgotten(now); });
    m_memory.whereabouts.forgetBefore(event.at - dayMs);
    // Yesterday stays open: elsewhere it may not be over yet.
    for (auto& [events, reads] : m_memory.reads)
        reads.sweep(dayOf(event.laboratory, event.at) - 1);
}

} // namespace paillasse::store
