// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QTest>

#include "app/lab/rules/calculation.h"
#include "app/lab/rules/formula.h"
#include "tests/lab/desk.h"

using namespace paillasse;
using namespace paillasse::lab;
using namespace paillasse::lab::testing;

// The formula language and what is computed with it.
class CalculationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arithmeticBindsAsUsual_data();
    void arithmeticBindsAsUsual();
    void wrongFormulasSayWhere_data();
    void wrongFormulasSayWhere();
    void evaluationNeverReturnsNonsense();
    void publishedVectorsOfKidneyFunction();
    void aCalculationWaitsThenAdds();
    void itTakesTheWorstStatusOfItsInputs();
    void itRecomputesWhenAnInputChanges();
    void itIsWithheldWithAReason();
    void whatLosesItsGroundIsNamed();
    void calculationsFeedCalculations();
    void inputsAreConverted();
    void releasedOnesAreOnlyProposed();
    void circlesEnd();
};

namespace {

constexpr const char* ckdEpi2009 = "141 * pow(min(S / (0.9 - 0.2 * female), 1), -0.411 + 0.082 * female)"
                                   " * pow(max(S / (0.9 - 0.2 * female), 1), -1.209) * pow(0.993, age) * (1 + 0.018 * female)";
constexpr const char* ckdEpi2021 = "142 * pow(min(S / (0.9 - 0.2 * female), 1), -0.302 + 0.061 * female)"
                                   " * pow(max(S / (0.9 - 0.2 * female), 1), -1.200) * pow(0.9938, age) * (1 + 0.012 * female)";

double valueOf(const char* text, const Expression::Values& values = {})
{
    const auto expression = Expression::parse(text);
    if (!expression)
        return std::nan("");
    return expression->evaluate(values).value_or(std::nan(""));
}

} // namespace

void CalculationTest::arithmeticBindsAsUsual_data()
{
    QTest::addColumn<double>("value");
    const auto row = [](const char* text, double value) { QTest::newRow(text) << value; };
    row("1 + 2 * 3", 7);
    row("(1 + 2) * 3", 9);
    row("8 / 4 / 2", 1);
    row("8 - 4 - 2", 2);
    row("-2 * -3", 6);
    row("2 - -3", 5);
    row(".5 + 1.25", 1.75);
    row("min(3, 2) + max(3, 2) * pow(2, 3)", 26);
    row("1 < 2", 1);
    row("1 >= 2", 0);
    row("2 <= 2 and 3 <> 4", 1);
    row("1 > 2 or 2 = 2 and 0 > 1", 0);
    row("not 1 > 2", 1);
    row("not (1 > 2 or 1 < 2)", 0);
    row("A1_b * 2", 10);
    row("android + orchid", 3); // words that begin like "and" and "or"
}

void CalculationTest::arithmeticBindsAsUsual()
{
    QFETCH(double, value);
    QCOMPARE(valueOf(QTest::currentDataTag(), {{"A1_b", 5}, {"android", 1}, {"orchid", 2}}), value);
}

void CalculationTest::wrongFormulasSayWhere_data()
{
    QTest::addColumn<QByteArray>("where");
    const auto row = [](const char* text, const char* where) { QTest::newRow(text) << QByteArray(where); };
    row("", "character 1:");
    row("1 +", "character 4:");
    row("1 2", "character 3:");
    row("(1", "character 3:");
    row("min(1)", "character 6:");
    row("sqrt(2)", "character 5:");
    row("1 + and", "character 5:");
    row("2 * * 3", "character 5:");
    row("1,5 + 1", "character 2:");
    row("TC ; HDL", "character 4:");
    row("é", "character 1:");
}

void CalculationTest::wrongFormulasSayWhere()
{
    QFETCH(QByteArray, where);
    const auto expression = Expression::parse(QTest::currentDataTag());
    QVERIFY(!expression);
    QVERIFY2(expression.error().detail.starts_with(where.constData()), expression.error().detail.c_str());
}

void CalculationTest::evaluationNeverReturnsNonsense()
{
    QVERIFY(Expression::parse("1 / A")->evaluate({{"A", 0}}).error().code == ErrorCode::InvalidInput);
    QVERIFY(Expression::parse("pow(0 - 8, 0.5)")->evaluate({}).error().code == ErrorCode::InvalidInput);
    QVERIFY(Expression::parse("pow(10, 400)")->evaluate({}).error().code == ErrorCode::InvalidInput);
    QVERIFY(Expression::parse("A + B")->evaluate({{"A", 0}}).error() == (Error{ErrorCode::NotFound, "B"}));
    QVERIFY(!Expression().evaluate({}));
    // Nesting without end ends.
    QVERIFY(!Expression::parse(std::string(3000, '(')));
    QVERIFY(!Expression::parse(std::string(5000, '1')));
    QVERIFY(Expression::parse("A + B * A")->names() == (std::vector<std::string>{"A", "B"}));
}

void CalculationTest::publishedVectorsOfKidneyFunction()
{
    const auto is = [](double value, double published) { return std::abs(value - published) < 0.005; };
    QVERIFY(is(valueOf(ckdEpi2009, {{"S", 0.9}, {"age", 55}, {"female", 1}}), 71.98));
    QVERIFY(is(valueOf(ckdEpi2009, {{"S", 0.9}, {"age", 55}, {"female", 0}}), 95.81));
    QVERIFY(is(valueOf(ckdEpi2021, {{"S", 0.9}, {"age", 55}, {"female", 1}}), 75.50));
}

namespace {

Examination numeric(const char* code, const char* unit, std::uint8_t decimals)
{
    Examination examination;
    examination.code = code;
    examination.french = code;
    examination.unit = unit;
    examination.decimals = decimals;
    return examination;
}

Examination computed(const char* code, const char* unit, std::uint8_t decimals, Formula formula)
{
    auto examination = numeric(code, unit, decimals);
    examination.formula = std::move(formula);
    return examination;
}

Catalogue lipids()
{
    Catalogue catalogue;
    for (const char* code : {"CT", "HDL"})
        catalogue.put(numeric(code, "mmol/L", 2));
    auto triglycerides = numeric("TG", "mmol/L", 2);
    triglycerides.secondUnit = SecondUnit{"g/L", "g/L", *Decimal::parse("0.875"), 2};
    catalogue.put(triglycerides);
    catalogue.put(computed("LDL", "mmol/L", 2, {"Friedewald", "1", "CT - HDL - TG / 2.2", "TG > 3.9", "triglycérides supérieurs à 3,9 mmol/L"}));
    catalogue.put(computed("RATIO", "1", 1, {"LDL/HDL", "1", "LDL / HDL", "", ""}));
    catalogue.put(computed("DFG", "mL/min/{1.73_m2}", 0, {"CKD-EPI", "2009", std::string("0 * CT + age + female"), "age < 18", "patient mineur"}));
    return catalogue;
}

// Lines 1 CT, 2 HDL, 3 TG, 4 RATIO, 5 LDL: the ratio before what it reads.
Desk lipidOrder()
{
    Desk desk(receptionist);
    PlaceOrder place;
    place.patient = thePatient;
    place.accession = "26-1";
    place.context.collectedAt = nine;
    place.specimens = {{1, "HEP"}};
    LineId id = 0;
    for (const char* code : {"CT", "HDL", "TG", "RATIO", "LDL", "DFG"})
        place.lines.push_back({++id, code, 1, Confidentiality::None, 1});
    (void)desk.perform(place);
    desk.as(technician);
    return desk;
}

constexpr Demography woman{Sex::Female, 12'500, 34};

Calculation of(const Desk& desk, LineId line, const Demography& demography = woman, const Catalogue& catalogue = lipids())
{
    for (auto& calculation : calculate(*desk.order(), catalogue, demography))
        if (calculation.line == line)
            return calculation;
    return {};
}

std::string valueOf(const Calculation& calculation)
{
    return calculation.measurement ? toString(calculation.measurement->value) : std::string();
}

Desk enteredLipids(const char* ct = "5.20", const char* hdl = "1.30", const char* tg = "1.10")
{
    auto desk = lipidOrder();
    (void)desk.perform(RecordMeasurements{{desk.entry(1, measured(101, ct)), desk.entry(2, measured(102, hdl)), desk.entry(3, measured(103, tg))}});
    return desk;
}

void record(Desk& desk, const Calculation& calculation, std::uint32_t id)
{
    auto measurement = *calculation.measurement;
    measurement.id = idOf<MeasurementId>(id);
    QVERIFY(!desk.perform(RecordMeasurements{{desk.entry(calculation.line, measurement)}}));
}

} // namespace

void CalculationTest::aCalculationWaitsThenAdds()
{
    auto desk = lipidOrder();
    QVERIFY(of(desk, 5).outcome == CalculationOutcome::Waiting);
    desk = enteredLipids();
    const auto ldl = of(desk, 5);
    QVERIFY(ldl.outcome == CalculationOutcome::Add);
    QCOMPARE(valueOf(ldl), std::string("3,40"));
    QVERIFY(ldl.measurement->source == MeasurementSource::Calculated);
    QCOMPARE(ldl.measurement->formulaVersion, std::string("Friedewald / 1"));
    QCOMPARE(ldl.measurement->unit, std::string("mmol/L"));
    record(desk, ldl, 201);
    QVERIFY(of(desk, 5).outcome == CalculationOutcome::Unchanged);
}

void CalculationTest::itTakesTheWorstStatusOfItsInputs()
{
    auto desk = enteredLipids();
    QVERIFY(of(desk, 5).inputs == LineState::Measured);
    (void)desk.perform(ValidateTechnically{{desk.control(1), desk.control(2)}});
    QVERIFY(of(desk, 5).inputs == LineState::Measured);
    (void)desk.perform(ValidateTechnically{{desk.control(3)}});
    QVERIFY(of(desk, 5).inputs == LineState::TechnicallyValid);
}

void CalculationTest::itRecomputesWhenAnInputChanges()
{
    auto desk = enteredLipids();
    record(desk, of(desk, 5), 201);
    (void)desk.perform(RecordMeasurements{{desk.entry(1, measured(301, "6.20"))}});
    const auto again = of(desk, 5);
    QVERIFY(again.outcome == CalculationOutcome::Add);
    QCOMPARE(valueOf(again), std::string("4,40"));
    QVERIFY(again.measurement->reason == EntryReason::Recalculated);
    // A value that somebody entered over the calculation stands.
    (void)desk.perform(RecordMeasurements{{desk.entry(5, measured(302, "4.10"))}});
    QVERIFY(of(desk, 5).outcome == CalculationOutcome::Unchanged);
}

void CalculationTest::itIsWithheldWithAReason()
{
    QCOMPARE(of(enteredLipids("5.2", "1.3", "3.91"), 5).reason, std::string("triglycérides supérieurs à 3,9 mmol/L"));
    QVERIFY(of(enteredLipids("5.2", "1.3", "3.90"), 5).outcome == CalculationOutcome::Add);
    auto desk = enteredLipids();
    auto off = measured(301, "0.1");
    off.value = Quantity{Comparator::Less, *Decimal::parse("0.1")};
    (void)desk.perform(RecordMeasurements{{desk.entry(2, off)}});
    QCOMPARE(of(desk, 5).reason, std::string("HDL : hors échelle"));
    desk = enteredLipids();
    (void)desk.perform(MarkNotPerformed{{3}, "QNS"});
    QCOMPARE(of(desk, 5).reason, std::string("TG : non réalisé"));
    desk = enteredLipids();
    auto external = measured(302, "1.4");
    external.source = MeasurementSource::External;
    (void)desk.perform(RecordMeasurements{{desk.entry(2, external)}});
    QCOMPARE(of(desk, 5).reason, std::string("HDL : résultat d'un autre laboratoire"));
    (void)desk.perform(CancelLines{{2}, "doublon"});
    QVERIFY(of(desk, 5).outcome == CalculationOutcome::Withheld);

    desk = enteredLipids();
    QCOMPARE(valueOf(of(desk, 6)), std::string("35"));
    QCOMPARE(of(desk, 6, {Sex::Female, 6000, 16}).reason, std::string("patient mineur"));
    QCOMPARE(of(desk, 6, {Sex::Unknown, 12'500, 34}).reason, std::string("sexe non connu"));
    QCOMPARE(of(desk, 6, {Sex::Female, std::nullopt, std::nullopt}).reason, std::string("date de naissance non connue"));
    QCOMPARE(of(enteredLipids("5.2", "0", "1"), 4).reason, std::string("calcul impossible"));
}

void CalculationTest::whatLosesItsGroundIsNamed()
{
    const auto groundless = [](const Desk& desk, const Demography& demography = woman) { return groundlessIn(*desk.order(), calculate(*desk.order(), lipids(), demography)); };
    auto desk = enteredLipids();
    record(desk, of(desk, 5), 201);
    record(desk, of(desk, 4), 202);
    QVERIFY(groundless(desk).empty());
    (void)desk.perform(ValidateTechnically{{desk.control(1), desk.control(2), desk.control(3), desk.control(5)}});
    // Withheld takes what is computed from it along, whatever its state.
    auto high = measured(301, "5.0");
    high.reason = EntryReason::Rerun;
    (void)desk.perform(RecordMeasurements{{desk.entry(3, high)}});
    const std::vector<LostGround> both{{5, idOf<MeasurementId>(201)}, {4, idOf<MeasurementId>(202)}};
    QVERIFY(groundless(desk) == both);
    QVERIFY(!desk.perform(RecordMeasurements{{}, both}));
    QVERIFY(groundless(desk).empty());
    // An input that waits again.
    desk = enteredLipids();
    record(desk, of(desk, 5), 201);
    (void)desk.perform(RejectSpecimen{1, RejectionReason::Clotted, ""});
    QVERIFY(groundless(desk).empty()); // it went with its tube
    // Of a line that is not shown nobody says that it is missing.
    desk = enteredLipids();
    record(desk, of(desk, 5), 201);
    auto order = *desk.order();
    order.lines[2] = {};
    order.lines[2].id = 3;
    order.lines[2].withheld = true;
    QVERIFY(groundlessIn(order, calculate(order, lipids(), woman)).empty());
    // A value that somebody entered is theirs.
    (void)desk.perform(RecordMeasurements{{desk.entry(5, measured(302, "4.10"))}});
    (void)desk.perform(RecordMeasurements{{desk.entry(3, high)}});
    QVERIFY(groundless(desk).empty());
}

void CalculationTest::calculationsFeedCalculations()
{
    auto desk = enteredLipids();
    // 3.40 / 1.30 = 2.615…
    QCOMPARE(valueOf(of(desk, 4)), std::string("2,6"));
    QVERIFY(of(desk, 4).inputs == LineState::Measured);
    QVERIFY(of(enteredLipids("5.2", "1.3", "5"), 4).outcome == CalculationOutcome::Withheld);
    // Inputs come before what reads them, so that one act can record both.
    const auto all = calculate(*desk.order(), lipids(), woman);
    const auto place = [&all](LineId line) { return std::ranges::find(all, line, &Calculation::line) - all.begin(); };
    QVERIFY(place(5) < place(4));
}

void CalculationTest::inputsAreConverted()
{
    auto desk = lipidOrder();
    auto grams = measured(103, "0.9625"); // 1.1 mmol/L
    grams.unit = "g/L";
    (void)desk.perform(RecordMeasurements{{desk.entry(1, measured(101, "5.20")), desk.entry(2, measured(102, "1.30")), desk.entry(3, grams)}});
    QCOMPARE(valueOf(of(desk, 5)), std::string("3,40"));
    grams.id = idOf<MeasurementId>(104);
    grams.unit = "mg/dL";
    (void)desk.perform(RecordMeasurements{{desk.entry(3, grams)}});
    QCOMPARE(of(desk, 5).reason, std::string("TG : unité inattendue"));
}

void CalculationTest::releasedOnesAreOnlyProposed()
{
    auto desk = enteredLipids();
    record(desk, of(desk, 5), 201);
    (void)desk.perform(ValidateTechnically{{desk.control(1), desk.control(2), desk.control(3), desk.control(5)}});
    (void)desk.as(biologist).perform(desk.release(ReportKind::Partial, {1, 2, 3, 5}));
    QVERIFY(of(desk, 5).outcome == CalculationOutcome::Unchanged);
    (void)desk.perform(Devalidate{{1}, "tube inversé"});
    (void)desk.perform(RecordMeasurements{{desk.entry(1, measured(301, "6.20"))}});
    QVERIFY(of(desk, 5).outcome == CalculationOutcome::Correct);
    QCOMPARE(valueOf(of(desk, 5)), std::string("4,40"));
}

void CalculationTest::circlesEnd()
{
    auto catalogue = lipids();
    catalogue.put(computed("LDL", "mmol/L", 2, {"circle", "1", "RATIO + 1", "", ""}));
    const auto desk = enteredLipids();
    QVERIFY(of(desk, 5, woman, catalogue).outcome == CalculationOutcome::Withheld);
    QVERIFY(of(desk, 4, woman, catalogue).outcome == CalculationOutcome::Withheld);
}

QTEST_APPLESS_MAIN(CalculationTest)
#include "calculation.test.moc"
