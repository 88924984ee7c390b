// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <ostream>

#include "app/store/rules/ruleengine.h"

namespace paillasse::store {

// The next past events, in the order of the ledgers; none: there are no more.
using EventSource = std::function<Result<std::vector<WatchEvent>>()>;

// What rules would have raised on past acts.
class RuleTrial {
public:
    // What was in the six weeks before `since` is only learned from.
    RuleTrial(Rules rules, Surroundings& surroundings, Instant since);

    Result<> run(const EventSource& source);

    // One alert, with the repeats that would have joined it.
    struct Line {
        Finding first;
        Finding newest;
        std::uint32_t findings = 0;
    };
    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; }
    [[nodiscard]] std::uint64_t events() const { return m_events; } // since then

    // Who somebody is, for the operator: a person, a workstation or a laboratory.
    using NameOf = std::function<std::string(const Uuid&)>;
    void print(std::ostream& out, const NameOf& nameOf) const;

private:
    void keep(const Finding& finding);

    RuleEngine m_engine;
    Rules m_rules;
    Instant m_since;
    std::uint64_t m_events = 0;
    std::vector<Line> m_lines;
};

} // namespace paillasse::store
