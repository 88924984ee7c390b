// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "app/store/rules/enginememory.h"
#include "app/store/watch/event.h"
#include "app/store/watch/finding.h"

namespace paillasse::store {

// Holds one event after another, in the order of the store's clock, against the rules. A rule speaks of a group when it is met, again when what it
// counts has doubled, and again after its quiet time. One thread.
class RuleEngine {
public:
    RuleEngine(Rules rules, Surroundings& surroundings);

    void take(const WatchEvent& event, std::vector<Finding>& found);
    // What it remembers, for a restart: after load() it goes on as if nothing had been between. What was remembered for rules that changed is
    // dropped. After an error it has begun anew.
    [[nodiscard]] Bytes save() const { return saved(m_memory); }
    Result<> load(ByteView bytes);

private:
    void begin();
    void takeCount(RunningRule& running, const CountForm& form, const WatchEvent& event, std::vector<Finding>& found);
    void takeFarMore(RunningRule& running, const FarMoreForm& form, const WatchEvent& event, std::vector<Finding>& found);
    void takeOutsideHours(RunningRule& running, const OutsideHoursForm& form, const WatchEvent& event, std::vector<Finding>& found);
    void takeThreshold(RunningRule& running, const ThresholdForm& form, const WatchEvent& event, std::vector<Finding>& found);
    [[nodiscard]] bool passes(const CountForm& form, const WatchEvent& event);
    [[nodiscard]] std::optional<int> daysLikeThis(const OutsideHoursForm& form, const WatchEvent& event);
    void learn(const WatchEvent& event);
    [[nodiscard]] HourOfWeek hourOf(const lab::LaboratoryId& laboratory, Instant at);
    [[nodiscard]] std::int64_t dayOf(const lab::LaboratoryId& laboratory, Instant at);
    void sweep(const WatchEvent& event);

    // A laboratory's wall clock, asked once for each quarter of an hour.
    struct WallClock {
        std::int64_t quarter = -1;
        HourOfWeek hour;
        std::int64_t day = 0;
    };
    const WallClock& wallClock(const lab::LaboratoryId& laboratory, Instant at);

    Surroundings& m_surroundings;
    EngineMemory m_memory;
    std::array<std::vector<std::size_t>, 64> m_byKind; // which rules an event is for
    KindMask m_hoursOf = 0;                            // kinds that show when somebody works
    bool m_asksElsewhere = false;
    std::vector<bool> m_isNewPatient;                  // of the present event, for each of m_memory.reads
    std::unordered_map<lab::LaboratoryId, WallClock> m_clocks;
};

} // namespace paillasse::store
