// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/rules/ruleengine.h"
#include "app/store/rules/rulefile.h"
#include "tests/generator/watchedweek.h"

using namespace paillasse;

// The defaults over simulated weeks: every attack is found, and they seldom cry in vain. ./run bench watch does the same for a whole group.
class WatchedWeekTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDefaultsFindAllAttacks_data();
    void theDefaultsFindAllAttacks();
    void withoutItsRuleAnAttackIsMissed();
};

namespace {

std::vector<store::Finding> watch(const generator::WatchedWeek& week, store::Rules rules)
{
    generator::SimulatedSurroundings surroundings(week.members);
    store::RuleEngine engine(std::move(rules), surroundings);
    std::vector<store::Finding> findings;
    for (const auto& event : week.events)
        engine.take(event, findings);
    return findings;
}

constexpr generator::GroupSize small{6, 20, 14};

} // namespace

void WatchedWeekTest::theDefaultsFindAllAttacks_data()
{
    QTest::addColumn<quint64>("seed");
    for (const quint64 seed : {2026u, 41u, 777u})
        QTest::addRow("seed %llu", seed) << seed;
}

void WatchedWeekTest::theDefaultsFindAllAttacks()
{
    QFETCH(quint64, seed);
    const auto week = generator::makeWatchedWeek(seed, small);
    QCOMPARE(week.attacks.size(), std::size_t(12));
    const auto score = generator::score(week, watch(week, store::defaultRules()));
    for (const auto& missed : score.missed)
        qWarning("missed: %s", missed.c_str());
    for (const auto& finding : score.falseAlerts)
        qInfo("in vain: %s %lld (%lld)", finding.rule.c_str(), static_cast<long long>(finding.observed), static_cast<long long>(finding.usual));
    qInfo("%zu events, %zu of 12 found, %.2f false alerts per laboratory and day, %u at most", week.events.size(), score.found(week), score.falsePerLaboratoryAndDay, score.worstLaboratoryDay);
    QCOMPARE(score.found(week), std::size_t(12));
    QVERIFY(score.falsePerLaboratoryAndDay <= 1);
}

// A score that is always twelve would prove nothing.
void WatchedWeekTest::withoutItsRuleAnAttackIsMissed()
{
    const auto week = generator::makeWatchedWeek(5, small);
    for (const auto& attack : week.attacks) {
        auto rules = store::defaultRules();
        std::erase_if(rules, [&](const store::Rule& rule) { return std::ranges::find(attack.rules, rule.name) != attack.rules.end(); });
        const auto score = generator::score(week, watch(week, std::move(rules)));
        QVERIFY2(std::ranges::find(score.missed, attack.name) != score.missed.end(), attack.name.c_str());
    }
}

QTEST_GUILESS_MAIN(WatchedWeekTest)
#include "week.test.moc"
