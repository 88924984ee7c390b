// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QTest>

#include "app/lab/rules/delta.h"
#include "app/lab/rules/interpretation.h"
#include "app/lab/rules/westgard.h"
#include "tests/lab/desk.h"

using namespace paillasse;
using namespace paillasse::lab;
using namespace paillasse::lab::testing;

// Ranges, levels, critical limits, deltas and quality control.
class JudgingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMostSpecificRangeWins();
    void defaultsAreLoud();
    void boundsBelongToTheRange();
    void offScaleValuesCompareConservatively_data();
    void offScaleValuesCompareConservatively();
    void criticalLimitsGoByAge();
    void codedAnswersAndTitresHaveLevels();
    void ageIsAtCollection();
    void deltaMarksWhatExceeds();
    void deltaSkipsWhatDoesNotCompare();
    void referenceChangeValueOfCreatinine();
    void westgardRules();
    void westgardAcrossLevels();
};

namespace {

std::optional<Decimal> number(const char* text)
{
    return Decimal::parse(text);
}

Demography of(Sex sex, std::optional<std::int32_t> years)
{
    Demography demography{sex, std::nullopt, std::nullopt};
    if (years) {
        demography.ageYears = *years;
        demography.ageDays = *years * 365 + *years / 4;
    }
    return demography;
}

ReferenceRange range(Sex sex, std::int32_t fromYears, std::int32_t toYears, const char* low, const char* high, const char* label = "")
{
    ReferenceRange made;
    made.sex = sex;
    made.ageFrom = fromYears * 1461 / 4;
    made.ageTo = toYears * 1461 / 4;
    made.low = number(low);
    made.high = number(high);
    made.label = label;
    return made;
}

Examination creatinine()
{
    Examination examination;
    examination.code = "CREA";
    examination.ranges = {range(Sex::Unknown, 0, 15, "20", "60"), range(Sex::Female, 15, 0, "45", "84", "femme adulte"), range(Sex::Male, 15, 0, "59", "104"),
                          range(Sex::Unknown, 15, 0, "45", "104")};
    examination.critical = {{0, 0, std::nullopt, number("500")}, {0, 28, std::nullopt, number("200")}};
    return examination;
}

Quantity quantity(const char* text, Comparator comparator = Comparator::None)
{
    return {comparator, *number(text)};
}

} // namespace

void JudgingTest::theMostSpecificRangeWins()
{
    const auto female = applicableRange(creatinine(), of(Sex::Female, 34));
    QVERIFY(female.low == number("45") && female.high == number("84"));
    QCOMPARE(female.reason, std::string("femme adulte"));
    QVERIFY(!female.isDefault);
    const auto male = applicableRange(creatinine(), of(Sex::Male, 34));
    QVERIFY(male.low == number("59"));
    QCOMPARE(male.reason, std::string("homme, à partir de 15 ans"));
    QCOMPARE(applicableRange(creatinine(), of(Sex::Male, 6)).reason, std::string("moins de 15 ans"));
    // Ages are [from, to): the fifteenth birthday is the adult's.
    QCOMPARE(applicableRange(creatinine(), of(Sex::Female, 15)).reason, std::string("femme adulte"));
    // Narrower ages win within a sex.
    auto examination = creatinine();
    examination.ranges.push_back(range(Sex::Female, 30, 40, "1", "2"));
    QCOMPARE(applicableRange(examination, of(Sex::Female, 34)).reason, std::string("femme, 30–40 ans"));
}

void JudgingTest::defaultsAreLoud()
{
    auto examination = creatinine();
    examination.ranges.pop_back(); // no range for both sexes
    const auto unknownSex = applicableRange(examination, of(Sex::Unknown, 34));
    QVERIFY(unknownSex.isDefault);
    QVERIFY(unknownSex.low == number("59") && unknownSex.high == number("84"));
    QVERIFY(!applicableRange(creatinine(), of(Sex::Unknown, 34)).isDefault); // there is one for both

    const auto unknownAge = applicableRange(examination, of(Sex::Female, std::nullopt));
    QVERIFY(unknownAge.isDefault && unknownAge.high == number("84"));
    QVERIFY(unknownAge.reason.find("âge inconnu") != std::string::npos);

    examination.ranges.erase(examination.ranges.begin()); // nothing for children
    const auto child = applicableRange(examination, of(Sex::Female, 6));
    QVERIFY(child.isDefault && child.high == number("84"));
    examination.ranges = {range(Sex::Male, 0, 0, "1", "2")};
    const auto nothing = applicableRange(examination, of(Sex::Female, 34));
    QVERIFY(nothing.isDefault && !nothing.low && !nothing.high);
    QVERIFY(!applicableRange(Examination{}, of(Sex::Female, 34)).isDefault);
}

void JudgingTest::boundsBelongToTheRange()
{
    const auto level = [](const char* text) { return interpret(creatinine(), quantity(text), of(Sex::Female, 34)).level; };
    QVERIFY(level("44.9") == Level::Low);
    QVERIFY(level("45") == Level::Normal);
    QVERIFY(level("84.0") == Level::Normal);
    QVERIFY(level("84.1") == Level::High);
    QVERIFY(level("500") == Level::High); // above the limit is critical, at it is not
    QVERIFY(level("501") == Level::CriticalHigh);
}

void JudgingTest::offScaleValuesCompareConservatively_data()
{
    QTest::addColumn<int>("comparator");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("low");
    QTest::addColumn<QByteArray>("high");
    QTest::addColumn<int>("level");
    const auto row = [](const char* name, Comparator comparator, const char* value, const char* low, const char* high, Level level) {
        QTest::newRow(name) << static_cast<int>(comparator) << QByteArray(value) << QByteArray(low) << QByteArray(high) << static_cast<int>(level);
    };
    row("<5, range to 5: all of it is normal", Comparator::Less, "5", "", "5", Level::Normal);
    row("<5, range 0 to 5: nothing is below zero", Comparator::Less, "5", "0", "5", Level::Normal);
    row("<5, range to 4: some may be high", Comparator::Less, "5", "", "4", Level::High);
    row("<5, range 2 to 8: some may be low", Comparator::Less, "5", "2", "8", Level::Low);
    row("<5, range 6 to 8: all is low", Comparator::Less, "5", "6", "8", Level::Low);
    row("<5, range 2 to 4: either; the open side is told", Comparator::Less, "5", "2", "4", Level::Low);
    row(">100, range to 100: all is high", Comparator::Greater, "100", "", "100", Level::High);
    row(">100, range from 90: all is normal", Comparator::Greater, "100", "90", "", Level::Normal);
    row(">100, range from 120: some may be low", Comparator::Greater, "100", "120", "", Level::Low);
    row(">=90, range from 90", Comparator::GreaterOrEqual, "90", "90", "", Level::Normal);
    row(">400, may be critical above 500", Comparator::Greater, "400", "1", "2", Level::CriticalHigh);
    row("<600, may be critical above 500", Comparator::Less, "600", "", "600", Level::CriticalHigh);
}

void JudgingTest::offScaleValuesCompareConservatively()
{
    QFETCH(int, comparator);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, low);
    QFETCH(QByteArray, high);
    QFETCH(int, level);
    auto examination = creatinine();
    examination.ranges = {range(Sex::Unknown, 0, 0, low.constData(), high.constData())};
    if (value == "100" || value == "90")
        examination.critical.clear();
    const auto judged = interpret(examination, quantity(value.constData(), static_cast<Comparator>(comparator)), of(Sex::Female, 34));
    QCOMPARE(static_cast<int>(judged.level), level);
}

void JudgingTest::criticalLimitsGoByAge()
{
    const auto level = [](std::int32_t days) {
        return interpret(creatinine(), quantity("250"), {Sex::Male, days, days / 365}).level;
    };
    QVERIFY(level(3) == Level::CriticalHigh);
    QVERIFY(level(28) == Level::High);
    QVERIFY(interpret(creatinine(), quantity("250"), of(Sex::Male, std::nullopt)).level == Level::High);
}

void JudgingTest::codedAnswersAndTitresHaveLevels()
{
    Examination serology;
    serology.kind = ResultKind::Coded;
    serology.answers = {{"NEG", "négatif", "negative", Level::Normal}, {"POS", "positif", "positive", Level::Abnormal}, {"CRIT", "x", "x", Level::CriticalAbnormal}};
    serology.ranges = {range(Sex::Unknown, 0, 0, "", "")};
    serology.ranges[0].text = "négatif";
    const auto judged = interpret(serology, Coded{"POS", "positif"}, of(Sex::Female, 34));
    QVERIFY(judged.level == Level::Abnormal);
    QCOMPARE(judged.range.text, std::string("négatif"));
    QVERIFY(isCritical(interpret(serology, Coded{"CRIT", ""}, of(Sex::Female, 34)).level));

    Examination titre;
    titre.kind = ResultKind::Titre;
    titre.ranges = {range(Sex::Unknown, 0, 0, "", "80")};
    QVERIFY(interpret(titre, Titre{Comparator::None, 80}, of(Sex::Female, 34)).level == Level::Normal);
    QVERIFY(interpret(titre, Titre{Comparator::None, 160}, of(Sex::Female, 34)).level == Level::High);
    QVERIFY(interpret(titre, Titre{Comparator::Less, 40}, of(Sex::Female, 34)).level == Level::Normal);
}

void JudgingTest::ageIsAtCollection()
{
    Identity identity;
    identity.birthDate = *Date::parse("2007-11-24");
    identity.sex = Sex::Female;
    auto order = *placed().order();
    QCOMPARE(demographyOf(identity, order).ageYears.value_or(-1), 17); // collected on 2025-11-23
    order.context.collectedAt = nine + dayMs;
    QCOMPARE(demographyOf(identity, order).ageYears.value_or(-1), 18);
    identity.birthDate = *Date::parse("2026-01-01");
    QVERIFY(!demographyOf(identity, order).ageDays);
    identity.birthDate = {};
    QVERIFY(!demographyOf(identity, order).ageDays);
    order.context.collectedAt = {};
    order.specimens[0].collectedAt = {};
    order.specimens[0].receivedAt = nine + 5;
    QVERIFY(collectionOf(order) == nine + 5);
}

namespace {

Measurement judged(const char* value, Level level = Level::High)
{
    auto measurement = measured(static_cast<std::uint32_t>(std::string_view(value).size()) + 1, value, level);
    measurement.range.high = number("5");
    return measurement;
}

bool marks(DeltaKind kind, const char* limit, const Measurement& now, const Measurement& then, std::int64_t elapsed = dayMs)
{
    const DeltaRule rule{kind, *number(limit), 30};
    return deltaCheck(rule, {now, nine}, {then, nine - elapsed}).has_value();
}

} // namespace

void JudgingTest::deltaMarksWhatExceeds()
{
    const auto mark = deltaCheck({DeltaKind::Absolute, *number("1"), 30}, {judged("6.4"), nine}, {judged("4.2"), nine - dayMs});
    QVERIFY(mark);
    QCOMPARE(mark->change.toString(','), std::string("2,2"));
    QVERIFY(mark->against == judged("4.2").id);
    QVERIFY(!marks(DeltaKind::Absolute, "2.2", judged("6.4"), judged("4.2"))); // at the limit, not past it
    QVERIFY(marks(DeltaKind::Absolute, "2.1", judged("4.2"), judged("6.4")));  // downwards too
    QVERIFY(marks(DeltaKind::Percent, "50", judged("6.4"), judged("4.2")));
    QVERIFY(!marks(DeltaKind::Percent, "60", judged("6.4"), judged("4.2")));
    QVERIFY(marks(DeltaKind::Percent, "60", judged("6.4"), judged("0")));
    QVERIFY(marks(DeltaKind::PerDay, "1", judged("6.4"), judged("4.2"), 2 * dayMs));
    QVERIFY(!marks(DeltaKind::PerDay, "1", judged("6.4"), judged("4.2"), 3 * dayMs));
    QVERIFY(!marks(DeltaKind::PerDay, "3", judged("6.4"), judged("4.2"), hourMs)); // one hour is no slope
}

void JudgingTest::deltaSkipsWhatDoesNotCompare()
{
    QVERIFY(!marks(DeltaKind::None, "0", judged("6.4"), judged("4.2")));
    QVERIFY(!marks(DeltaKind::Absolute, "1", judged("6.4"), judged("4.2"), 31 * dayMs));
    QVERIFY(!marks(DeltaKind::Absolute, "1", judged("6.4"), judged("4.2"), -hourMs));
    QVERIFY(!marks(DeltaKind::Absolute, "1", judged("4.9", Level::Normal), judged("2.2", Level::Normal))); // both within range
    auto other = judged("4.2");
    other.unit = "mg/dL";
    QVERIFY(!marks(DeltaKind::Absolute, "1", judged("6.4"), other));
    auto now = judged("6.4");
    now.method = "ISE direct";
    other = judged("4.2");
    QVERIFY(marks(DeltaKind::Absolute, "1", now, other));
    other.method = "ISE indirect";
    QVERIFY(!marks(DeltaKind::Absolute, "1", now, other));
    now.value = quantity("6.4", Comparator::Greater);
    QVERIFY(!marks(DeltaKind::Absolute, "1", now, judged("4.2")));
}

void JudgingTest::referenceChangeValueOfCreatinine()
{
    // √2 · 1.96 · √(2² + 5.95²) = 17.40 (within-subject variation of creatinine from Westgard's database).
    QVERIFY(std::abs(referenceChangeValue(2.0, 5.95) - 17.40) < 0.005);
}

namespace {

std::vector<WestgardRule> judge(const std::vector<double>& zs, bool oneRun = false)
{
    std::vector<ControlPoint> points;
    for (std::size_t i = 0; i < zs.size(); ++i)
        points.push_back({zs[i], 1, oneRun ? 0 : i});
    return westgard(points);
}

bool breaks(const std::vector<WestgardRule>& broken, WestgardRule rule)
{
    return std::ranges::find(broken, rule) != broken.end();
}

} // namespace

void JudgingTest::westgardRules()
{
    QVERIFY(zScore(105, 100, 2.5) == 2.0);
    QVERIFY(!zScore(105, 100, 0));
    QVERIFY(judge({}).empty());
    QVERIFY(judge({0, 0}).empty());
    QVERIFY(judge({0, 2.0}).empty()); // exactly at the limit does not exceed it
    QVERIFY(judge({0, 2.1}) == std::vector{WestgardRule::Rule12s});
    QVERIFY(!rejects(WestgardRule::Rule12s) && rejects(WestgardRule::Rule13s));
    QVERIFY(breaks(judge({0, 3.5}), WestgardRule::Rule13s));
    QVERIFY(!breaks(judge({0, 3.0, 3.0}), WestgardRule::Rule13s));
    QVERIFY(breaks(judge({0, 3.0, 3.0}), WestgardRule::Rule22s));
    QVERIFY(!breaks(judge({0, 2.0, 2.0, 2.0, 2.0}), WestgardRule::Rule22s));
    QVERIFY(breaks(judge({0, 2.0, 2.0, 2.0, 2.0}), WestgardRule::Rule41s));
    QVERIFY(!breaks(judge({2.1, -2.1}), WestgardRule::Rule22s)); // not the same side
    QVERIFY(breaks(judge({0, 3.0, -3.0}, true), WestgardRule::RuleR4s));
    QVERIFY(!breaks(judge({0, 3.0, -3.0}), WestgardRule::RuleR4s)); // not in one run
    QVERIFY(breaks(judge(std::vector<double>(10, 0.3)), WestgardRule::Rule10x));
    QVERIFY(!breaks(judge(std::vector<double>(9, 0.3)), WestgardRule::Rule10x));
    auto crossing = std::vector<double>(10, 0.3);
    crossing[4] = 0.0; // on the mean is on neither side
    QVERIFY(!breaks(judge(crossing), WestgardRule::Rule10x));
    // What an earlier run broke is not this run's.
    QVERIFY(judge({0, 3.5, 0.1}).empty());
}

void JudgingTest::westgardAcrossLevels()
{
    // Two levels of one run, both above 2s: 2₂s across levels.
    QVERIFY(breaks(westgard(std::vector<ControlPoint>{{2.5, 1, 0}, {2.3, 2, 0}}), WestgardRule::Rule22s));
    // One level over two runs, though the other level lies between.
    QVERIFY(breaks(westgard(std::vector<ControlPoint>{{2.5, 1, 0}, {0, 2, 0}, {2.3, 1, 1}, {0, 2, 1}}), WestgardRule::Rule22s));
    QVERIFY(westgard(std::vector<ControlPoint>{{1.5, 1, 0}, {0, 2, 0}, {1.3, 1, 1}, {0, 2, 1}}).empty());
}

QTEST_APPLESS_MAIN(JudgingTest)
#include "judging.test.moc"
