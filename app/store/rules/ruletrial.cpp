// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rules/ruletrial.h"

#include <algorithm>

#include "app/base/civiltime.h"
#include "app/store/rules/rulewords.h"

namespace paillasse::store {

namespace {

constexpr std::int64_t learnedMs = (DayReads::history + DayReads::longest) * dayMs; // what is older teaches nothing

bool isSameDay(const Finding& a, const Finding& b)
{
    return Date::of(a.at) == Date::of(b.at);
}

bool isSameGroup(const Finding& a, const Finding& b)
{
    return a.rule == b.rule && a.laboratory == b.laboratory && a.person == b.person && a.workstation == b.workstation && a.patient == b.patient;
}

std::string minute(Instant at)
{
    return toIsoUtc(at).substr(0, 16) + "Z";
}

} // namespace

RuleTrial::RuleTrial(Rules rules, Surroundings& surroundings, Instant since) : m_engine(rules, surroundings), m_rules(std::move(rules)), m_since(since) {}

Result<> RuleTrial::run(const EventSource& source)
{
    std::vector<Finding> found;
    while (true) {
        const auto events = source();
        if (!events)
            return tl::unexpected(events.error());
        if (events->empty())
            return {};
        for (const auto& event : *events) {
            if (m_since - event.at > learnedMs)
                continue;
            found.clear();
            m_engine.take(event, found);
            if (event.at < m_since)
                continue;
            ++m_events;
            for (const auto& finding : found)
                keep(finding);
        }
    }
}

// An alert stays open for some hours at least: what comes on the same day joins it.
void RuleTrial::keep(const Finding& finding)
{
    const auto line = std::ranges::find_if(m_lines.rbegin(), m_lines.rend(), [&](const Line& one) { return isSameGroup(one.first, finding) && isSameDay(one.first, finding); });
    if (line == m_lines.rend()) {
        m_lines.push_back({finding, finding, 1});
        return;
    }
    line->newest = finding;
    ++line->findings;
}

void RuleTrial::print(std::ostream& out, const NameOf& nameOf) const
{
    for (const auto& rule : m_rules) {
        const auto count = std::ranges::count_if(m_lines, [&](const Line& line) { return line.first.rule == rule.name; });
        if (count == 0)
            continue;
        out << rule.name << " (" << store::nameOf(rule.severity) << "): " << count << "\n";
        for (const auto& line : m_lines) {
            if (line.first.rule != rule.name)
                continue;
            out << "  " << minute(line.first.at) << "  " << line.newest.observed << " (usual or limit " << line.newest.usual << ")";
            for (const auto& id : {line.first.person.uuid(), line.first.workstation.uuid(), line.first.laboratory.uuid()})
                if (!id.isNull())
                    out << "  " << nameOf(id);
            out << (line.findings > 1 ? "  and " + std::to_string(line.findings - 1) + " repeats" : "") << "\n";
        }
    }
    std::map<std::pair<std::string, lab::LaboratoryId>, std::size_t> byDay;
    for (const auto& line : m_lines)
        ++byDay[{Date::of(line.first.at).toIso(), line.first.laboratory}];
    for (const auto& [day, count] : byDay)
        out << day.first << "  " << (day.second.isNull() ? "the store as a whole" : nameOf(day.second.uuid())) << "  " << count << "\n";
    out << m_events << " events, " << m_lines.size() << " alerts\n";
}

} // namespace paillasse::store
