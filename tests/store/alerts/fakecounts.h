// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>

#include "app/store/alerts/usualfigure.h"

namespace paillasse::store::testing {

// Counts as an index would have them, written down one by one.
class FakeCounts final : public HourlyCounts {
public:
    void add(const lab::LaboratoryId& laboratory, wire::EventKind kind, const lab::PersonId& person, const lab::WorkstationId& workstation, Instant at, std::uint32_t events)
    {
        m_all.push_back({laboratory, kind, person, workstation, {at.ms - at.ms % hourMs}, events});
    }
    Result<std::vector<wire::HourCount>> byHour(const lab::LaboratoryId& laboratory, std::uint64_t kinds, Instant from, Instant to) override
    {
        std::map<Instant, std::uint32_t> hours;
        for (const auto& each : m_all)
            if (each.fits(laboratory, kinds, from, to))
                hours[each.hour] += each.events;
        std::vector<wire::HourCount> counts;
        for (const auto& [hour, events] : hours)
            counts.push_back({hour, events});
        return counts;
    }
    Result<std::vector<SubjectHour>> bySubject(const lab::LaboratoryId& laboratory, std::uint64_t kinds, Instant from, Instant to) override
    {
        std::vector<SubjectHour> hours;
        for (const auto& each : m_all) {
            if (!each.fits(laboratory, kinds, from, to))
                continue;
            if (!each.person.isNull())
                hours.push_back({each.person, {}, each.hour, each.events});
            if (!each.workstation.isNull())
                hours.push_back({{}, each.workstation, each.hour, each.events});
        }
        return hours;
    }
    Result<Instant> knownFrom(const lab::LaboratoryId&) override
    {
        const auto first = std::ranges::min_element(m_all, {}, [](const auto& each) { return each.hour; });
        return first == m_all.end() ? Instant() : first->hour;
    }
    Result<Instant> indexedTo() override { return Instant{1'000}; }

private:
    struct Count {
        lab::LaboratoryId laboratory;
        wire::EventKind kind{};
        lab::PersonId person;
        lab::WorkstationId workstation;
        Instant hour;
        std::uint32_t events = 0;
        [[nodiscard]] bool fits(const lab::LaboratoryId& asked, std::uint64_t kinds, Instant from, Instant to) const
        {
            return laboratory == asked && (kinds & bitOf(kind)) != 0 && hour >= from && hour < to;
        }
    };
    std::vector<Count> m_all;
};

class FakeWitnesses final : public LedgerWitnesses {
public:
    Result<std::vector<wire::WitnessState>> witnesses(const lab::LaboratoryId&) override { return std::vector<wire::WitnessState>{{"coffre", {5}, 3}}; }
    Result<std::uint32_t> provedSince(const lab::LaboratoryId&, Instant since) override
    {
        asked = since;
        return 4;
    }
    Instant asked;
};

inline Instant utcDays(const lab::LaboratoryId&, Instant at)
{
    return {at.ms - at.ms % dayMs};
}

} // namespace paillasse::store::testing
