// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <cstdio>

#include "app/store/rules/ruleengine.h"
#include "app/store/rules/rulefile.h"
#include "tests/bench/benches.h"
#include "tests/generator/watchedweek.h"

namespace paillasse::bench {

namespace {

constexpr std::uint64_t seed = 20261102;

std::string shortened(double value)
{
    return std::to_string(value).substr(0, 4);
}

} // namespace

std::vector<Figure> watch(const Setting&)
{
    const auto week = generator::makeWatchedWeek(seed);
    generator::SimulatedSurroundings surroundings(week.members);
    store::RuleEngine engine(store::defaultRules(), surroundings);
    std::vector<store::Finding> findings;
    const auto began = std::chrono::steady_clock::now();
    for (const auto& event : week.events)
        engine.take(event, findings);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - began;
    const auto score = generator::score(week, findings);
    for (const auto& missed : score.missed)
        std::printf("missed: %s\n", missed.c_str());
    for (const auto& rule : store::defaultRules()) {
        const auto inVain = std::ranges::count(score.falseAlerts, rule.name, &store::Finding::rule);
        if (inVain > 0)
            std::printf("in vain: %s %td\n", rule.name.c_str(), inVain);
    }
    const auto perSecond = static_cast<double>(week.events.size()) / taken.count();
    const auto load = std::to_string(week.size.laboratories) + " laboratories, " + std::to_string(week.members.size()) + " people, seed " + std::to_string(seed);
    return {{"watch-attacks-found", static_cast<double>(score.found(week)), "of 12", std::nullopt, std::nullopt, std::nullopt, load},
            {"watch-false-alerts", score.falsePerLaboratoryAndDay, "/lab/day", std::nullopt, std::nullopt, std::nullopt,
             std::to_string(score.falseAlerts.size()) + " that belong to no attack, " + std::to_string(score.worstLaboratoryDay) + " at most in one laboratory on one day"},
            {"watch-events", perSecond, "events/s", std::nullopt, std::nullopt, std::nullopt,
             std::to_string(week.events.size()) + " events of five weeks through the default rules; " + std::to_string(engine.save().size() / 1024) + " KiB remembered, " + shortened(taken.count()) + " s"}};
}

} // namespace paillasse::bench
