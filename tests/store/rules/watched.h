// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>

#include "app/store/rules/ruleengine.h"
#include "app/store/rules/rulefile.h"

namespace paillasse::test {

using namespace paillasse::store;

// 2 November 2026, a Monday, midnight; UTC is the laboratory's zone.
constexpr Instant monday{1'793'577'600'000};

template <class Tag>
Id<Tag> id(std::uint32_t number)
{
    std::array<std::uint8_t, 16> bytes{};
    for (unsigned i = 0; i < 4; ++i)
        bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    bytes[0] = 1;
    return Id<Tag>(Uuid(bytes));
}
inline lab::PersonId person(std::uint32_t number) { return id<lab::PersonTag>(number); }
inline lab::WorkstationId workstation(std::uint32_t number) { return id<lab::WorkstationTag>(number); }
inline lab::PatientId patient(std::uint32_t number) { return id<lab::PatientTag>(number); }
inline lab::LaboratoryId laboratory(std::uint32_t number = 1) { return id<lab::LaboratoryTag>(number); }

class FakeSurroundings final : public Surroundings {
public:
    access::Role roleOf(const lab::PersonId&, const lab::LaboratoryId&) override { return access::Role::Technician; }
    bool isStaffOrVip(const lab::LaboratoryId&, const lab::PatientId& patient) override { return staff.contains(patient); }
    std::optional<std::int64_t> daysSinceOrder(const lab::LaboratoryId&, const lab::PatientId& patient, Instant) override
    {
        const auto found = ordered.find(patient);
        return found == ordered.end() ? std::optional<std::int64_t>(1) : found->second;
    }
    Instant dayOf(const lab::LaboratoryId&, Instant at) override { return {at.ms - at.ms % dayMs}; }
    int hourOfWeek(const lab::LaboratoryId&, Instant at) override { return static_cast<int>((at - monday + 520 * 7 * dayMs) / hourMs % 168); }

    std::set<lab::PatientId> staff;
    std::map<lab::PatientId, std::optional<std::int64_t>> ordered; // who is not here had an order yesterday
};

// One rule of the defaults, alone, and what it finds.
class Watched {
public:
    explicit Watched(std::string_view rule)
    {
        for (const auto& one : defaultRules())
            if (one.name == rule)
                m_rules.push_back(one);
        engine.emplace(m_rules, surroundings);
    }
    explicit Watched(Rules rules) : m_rules(std::move(rules)) { engine.emplace(m_rules, surroundings); }

    [[nodiscard]] const Rule& rule() const { return m_rules.front(); }
    // What this one event finds.
    std::vector<Finding> take(WatchEvent event)
    {
        event.place.sequence = ++m_sequence;
        std::vector<Finding> found;
        engine->take(event, found);
        return found;
    }
    // The store is stopped and started again.
    Result<> restart()
    {
        const auto bytes = engine->save();
        engine.emplace(m_rules, surroundings);
        return engine->load(bytes);
    }

    FakeSurroundings surroundings;
    std::optional<RuleEngine> engine;

private:
    Rules m_rules;
    std::uint64_t m_sequence = 0;
};

inline WatchEvent seen(wire::EventKind kind, Instant at, std::uint32_t who = 1, std::uint32_t where = 1)
{
    WatchEvent event;
    event.kind = kind;
    event.at = at;
    event.laboratory = laboratory();
    event.person = who == 0 ? lab::PersonId() : person(who);
    event.workstation = where == 0 ? lab::WorkstationId() : workstation(where);
    return event;
}
inline WatchEvent opened(Instant at, std::uint32_t whom, std::uint32_t who = 1, wire::EventKind kind = wire::EventKind::OpenedOrder)
{
    auto one = seen(kind, at, who);
    one.patient = patient(whom);
    return one;
}
inline WatchEvent storeWide(wire::EventKind kind, Instant at, std::int64_t value = 0)
{
    auto one = seen(kind, at, 0, 0);
    one.laboratory = {};
    one.place.storeWide = true;
    one.value = value;
    return one;
}
inline WatchEvent measured(Condition condition, std::int64_t value, Instant at = monday)
{
    auto one = storeWide(wire::EventKind::ConditionNoted, at, value);
    one.condition = condition;
    return one;
}

} // namespace paillasse::test
