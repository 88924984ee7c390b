// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include <QTest>

#include "app/lab/cataloguecsv.h"
#include "app/lab/csvcells.h"
#include "app/lab/rules/calculation.h"
#include "app/lab/rules/entry.h"
#include "app/lab/rules/interpretation.h"
#include "app/lab/rules/request.h"
#include "app/lab/wellformed.h"
#include "tests/lab/desk.h"

using namespace paillasse;
using namespace paillasse::lab;
using namespace paillasse::lab::testing;

// The CSV reader, and the example catalogue that ships.
class CatalogueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void csvFollowsTheStandard();
    void csvProblemsHaveALine();
    void loincCheckDigits();
    void notationsOfCells();
    void wrongCellsAreRefused_data();
    void wrongCellsAreRefused();
    void formulasAreCheckedBetweenRows();
    void catalogueFindsAndSorts();

    void shippedRowsAreWellFormed();
    void shippedUnitsAreKnown();
    void shippedRangesCoverAdultsAndAreOrdered();
    void shippedCriticalLimitsLieOutsideTheRanges();
    void shippedTubesAndBenchesExist();
    void shippedSecondUnitsConvertBack();
    void shippedFormulasGiveThePublishedValues();
    void shippedCommentsAndTubesRead();
    void shippedDayOrder();

private:
    std::vector<Examination> m_examinations;
    Catalogue m_catalogue;
    std::vector<TubeKind> m_tubes;
    std::vector<BenchKind> m_benches;
};

namespace {

std::string shipped(const char* name)
{
    std::ifstream file(std::string(PAILLASSE_RESOURCES) + "/catalogue/" + name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string describe(const std::vector<csv::Problem>& problems)
{
    std::string text;
    for (const auto& problem : problems)
        text += "line " + std::to_string(problem.line) + ", " + problem.column + ": " + problem.what + "\n";
    return text;
}

constexpr const char* header = "code,loinc,french,english,discipline,rank,bench,tube,kind,unit,unit_display,decimals,second_unit,second_display,second_factor,"
                               "second_decimals,answers,ranges,critical,delta,plausible,formula_name,formula_version,formula,withheld_if,withheld_reason,method,"
                               "confidentiality,accredited\n";

// A good row with one column changed.
std::string rowWith(std::string_view column, std::string_view value, std::string_view code = "K")
{
    std::vector<std::string> cells;
    for (const auto name : csv::parts(header, ',')) {
        std::string cell;
        if (name == "code")
            cell = code;
        else if (name == "french")
            cell = "Potassium";
        else if (name == "discipline")
            cell = "BIOCH";
        else if (name == "kind")
            cell = "numeric";
        if (name == column)
            cell = value;
        cells.push_back('"' + cell + '"');
    }
    std::string row;
    for (const auto& cell : cells)
        row += (row.empty() ? "" : ",") + cell;
    return row + '\n';
}

} // namespace

void CatalogueTest::initTestCase()
{
    const auto examinations = csv::readCatalogue(shipped("catalogue.csv"));
    QVERIFY2(examinations, examinations ? "" : describe(examinations.error()).c_str());
    m_examinations = *examinations;
    m_catalogue = Catalogue(m_examinations);
    const auto tubes = csv::readTubes(shipped("tubes.csv"));
    QVERIFY2(tubes, tubes ? "" : describe(tubes.error()).c_str());
    m_tubes = *tubes;
    const auto benches = csv::readBenches(shipped("benches.csv"));
    QVERIFY2(benches, benches ? "" : describe(benches.error()).c_str());
    m_benches = *benches;
}

void CatalogueTest::csvFollowsTheStandard()
{
    const auto cells = [](const char* text) {
        std::vector<std::vector<std::string>> all;
        for (const auto& row : csv::parse(text).value_or(std::vector<csv::Row>{}))
            all.push_back(row.cells);
        return all;
    };
    using Cells = std::vector<std::vector<std::string>>;
    QVERIFY(cells("a,b\r\n1,\"x \"\"y\"\", z\"\n") == (Cells{{"a", "b"}, {"1", "x \"y\", z"}}));
    QVERIFY(cells("a;b\n1,5;2\n") == (Cells{{"a", "b"}, {"1,5", "2"}}));
    QVERIFY(cells("\xEF\xBB\xBF# note\n\na,b\n , \n1,2") == (Cells{{"a", "b"}, {" ", " "}, {"1", "2"}}));
    QVERIFY(cells("a,b\n\"1\n2\",3\n") == (Cells{{"a", "b"}, {"1\n2", "3"}}));
    QVERIFY(cells("").empty());
    QVERIFY(cells("a,\n,b\n") == (Cells{{"a", ""}, {"", "b"}}));
}

void CatalogueTest::csvProblemsHaveALine()
{
    const auto line = [](const char* text) {
        const auto rows = csv::parse(text);
        return rows ? std::size_t{0} : rows.error().line;
    };
    QCOMPARE(line("a,b\n1\n"), std::size_t{2});
    QCOMPARE(line("a,b\n\"1\n\",2\n3\n"), std::size_t{4}); // a cell of two lines counts two
    QCOMPARE(line("a,b\n1,\"2\n"), std::size_t{2});
    QCOMPARE(line("a,b\n1,2\"\n"), std::size_t{2});
    QCOMPARE(line("a,b\n\"1\"x,2\n"), std::size_t{2});
}

void CatalogueTest::loincCheckDigits()
{
    for (const char* good : {"2823-3", "718-7", "98979-8", "4548-4"})
        QVERIFY2(csv::isLoinc(good), good);
    for (const char* bad : {"2823-4", "2832-3", "28233", "-3", "2823-", "2823-33", "A823-3", "123456789-0", ""})
        QVERIFY2(!csv::isLoinc(bad), bad);
}

void CatalogueTest::notationsOfCells()
{
    const auto ranges = csv::readRanges("F 18a-65a = 45..84 # femme adulte | M = ..5 | -28j = 27.. | = \"négatif\"");
    QVERIFY(ranges && ranges->size() == 4);
    QVERIFY((*ranges)[0].sex == Sex::Female && (*ranges)[0].ageFrom == 6574 && (*ranges)[0].ageTo == 23'741);
    QVERIFY((*ranges)[0].low == Decimal(45, 0) && (*ranges)[0].label == "femme adulte");
    QVERIFY((*ranges)[1].sex == Sex::Male && !(*ranges)[1].low && (*ranges)[1].high == Decimal(5, 0));
    QVERIFY((*ranges)[2].ageTo == 28 && !(*ranges)[2].high);
    QVERIFY((*ranges)[3].text == "négatif");
    const auto delta = csv::readDelta("pct 30 / 90j");
    QVERIFY(delta && delta->kind == DeltaKind::Percent && delta->windowDays == 90);
    const auto answers = csv::readAnswers("NEG = négatif = negative = N | POS = positif = = AA");
    QVERIFY(answers && (*answers)[1] == (CodedAnswer{"POS", "positif", "", Level::CriticalAbnormal}));
    QVERIFY(csv::readAge("6m") == 182 && csv::readAge("1a") == 365 && !csv::readAge("6") && !csv::readAge("a") && !csv::readAge("-1a"));
    for (const char* bad : {"45..84", "X = 1..2", "F = 84..45", "F = ..", "F 65a-18a = 1..2", "F 18 = 1..2", "= 1..2 |", "= \"\"", "= a..b"})
        QVERIFY2(!csv::readRanges(bad), bad);
    for (const char* bad : {"abs 1", "abs / 7j", "abs 0 / 7j", "abs 1 / 0j", "rel 1 / 7j", "abs 1 / 7"})
        QVERIFY2(!csv::readDelta(bad), bad);
    for (const char* bad : {"F = 1..2", "= \"x\"", "= 1..2 # label"})
        QVERIFY2(!csv::readCritical(bad), bad);
    for (const char* bad : {"NEG", "NEG = a = b = X", " = a = b = N", "NEG = = b = N"})
        QVERIFY2(!csv::readAnswers(bad), bad);
}

void CatalogueTest::wrongCellsAreRefused_data()
{
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* column, const char* value) { QTest::addRow("%s: %s", column, value) << QByteArray(value); };
    row("code", "");
    row("loinc", "2823-4");
    row("french", " ");
    row("discipline", "CHIMIE");
    row("rank", "-1");
    row("rank", "65536");
    row("bench", "64");
    row("kind", "number");
    row("decimals", "10");
    row("decimals", "one");
    row("second_unit", "g/L"); // without a factor
    row("answers", "NEG = négatif = negative = N"); // of a numeric one
    row("ranges", "45-84");
    row("critical", "high 5");
    row("delta", "1.0");
    row("plausible", "5..1");
    row("formula", "K"); // without name and version
    row("confidentiality", "secret");
    row("accredited", "oui");
}

void CatalogueTest::wrongCellsAreRefused()
{
    QFETCH(QByteArray, value);
    const std::string column = QByteArray(QTest::currentDataTag()).split(':').first().toStdString();
    QVERIFY(csv::readCatalogue(header + rowWith("", "")));
    const auto table = csv::readCatalogue(header + rowWith("", "", "NA") + rowWith(column, value.toStdString()));
    QVERIFY(!table);
    QCOMPARE(table.error().front().line, std::size_t{3});
}

void CatalogueTest::formulasAreCheckedBetweenRows()
{
    const auto calculated = [](const char* code, const char* formula) {
        auto row = rowWith("formula", formula, code);
        // Name and version stand in the two cells before the formula's.
        const auto place = row.find(std::string("\"\",\"\",\"") + formula);
        return row.replace(place, 5, "\"f\",\"1\"");
    };
    const auto problem = [](const std::string& rows) {
        const auto table = csv::readCatalogue(header + rows);
        return table ? std::string() : describe(table.error());
    };
    QCOMPARE(problem(rowWith("", "", "NA") + calculated("TA", "NA * 2 + age")), std::string());
    QVERIFY(problem(calculated("TA", "NA * 2")).find("line 2, formula: TA reads \"NA\"") == 0);
    QVERIFY(problem(calculated("A", "B + 1") + calculated("B", "A + 1")).find("computed from itself") != std::string::npos);
    QVERIFY(problem(calculated("A", "1 +")).find("line 2, formula: character") == 0);
    QVERIFY(problem(rowWith("", "") + rowWith("", "")).find("line 3, code: \"K\" is there twice") == 0);
    QVERIFY(!csv::readCatalogue("code,french\nK,Potassium\n"));
    QVERIFY(!csv::readCatalogue(""));
    QVERIFY(csv::readTubes("code,french,english,colour,specimen,draw_rank,price\n").error().front().column == "price");
}

void CatalogueTest::catalogueFindsAndSorts()
{
    QVERIFY(m_catalogue.find("K") != nullptr && m_catalogue.find("k") == nullptr);
    QVERIFY(m_catalogue.findLoinc("2823-3") == m_catalogue.find("K"));
    QVERIFY(m_catalogue.findLoinc("") == nullptr);
    const auto chemistry = m_catalogue.ofDiscipline("BIOCH");
    QCOMPARE(chemistry.at(0)->code, std::string("NA"));
    QCOMPARE(chemistry.at(1)->code, std::string("K"));
    QCOMPARE(m_catalogue.all().size(), m_examinations.size());
    QCOMPARE(m_catalogue.all().front()->discipline, std::string("HEMATO"));
    QVERIFY(m_catalogue.inputsOf(*m_catalogue.find("LDL")) == (std::vector<std::string>{"CT", "HDL", "TG"}));
    auto other = m_catalogue;
    auto potassium = *other.find("K");
    potassium.french = "Kaliémie";
    other.put(potassium);
    QCOMPARE(other.find("K")->french, std::string("Kaliémie"));
    QCOMPARE(other.size(), m_catalogue.size());
    other.remove("K");
    QVERIFY(other.find("K") == nullptr);
}

void CatalogueTest::shippedRowsAreWellFormed()
{
    QVERIFY(m_examinations.size() >= 150);
    std::set<std::string> loincs;
    std::set<std::string> frenchNames;
    for (const auto& examination : m_examinations) {
        QVERIFY2(isSound(examination), examination.code.c_str());
        QVERIFY2(!examination.english.empty(), examination.code.c_str());
        QVERIFY2(examination.loinc.empty() || loincs.insert(examination.loinc).second, examination.loinc.c_str());
        QVERIFY2(frenchNames.insert(examination.french).second, examination.french.c_str());
        // Codes are names in formulas and words in a barcode's neighbourhood.
        QVERIFY2(isCode(examination.code, 12), examination.code.c_str());
    }
    QVERIFY(loincs.size() + 5 > m_examinations.size());
}

void CatalogueTest::shippedUnitsAreKnown()
{
    // Checked against the tables of ucum.org when they were written here.
    const std::set<std::string> known{"", "%", "1", "/uL", "10*12/L", "10*9/L", "U/L", "U/mL", "[IU]/L", "[IU]/mL", "[pH]", "fL", "g/L", "g/dL", "k[IU]/L", "kPa",
                                      "mL/min/{1.73_m2}", "m[IU]/L", "mg/L", "mg/mmol", "mm/h", "mm[Hg]", "mmol/L", "mmol/mol", "mosm/L", "ng/L", "nmol/L", "pg",
                                      "pmol/L", "s", "ug/L", "ug{FEU}/L", "umol/L", "{INR}", "{copies}/mL"};
    for (const auto& examination : m_examinations) {
        QVERIFY2(known.contains(examination.unit), (examination.code + " " + examination.unit).c_str());
        QVERIFY2(!examination.secondUnit || known.contains(examination.secondUnit->ucum), examination.code.c_str());
        QVERIFY2((examination.kind == ResultKind::Numeric) == !examination.unit.empty() || examination.kind == ResultKind::Titre, examination.code.c_str());
    }
}

namespace {

bool overlap(const ReferenceRange& a, const ReferenceRange& b)
{
    const bool sameSex = a.sex == b.sex;
    const bool before = a.ageTo != 0 && a.ageTo <= b.ageFrom;
    const bool after = b.ageTo != 0 && b.ageTo <= a.ageFrom;
    return sameSex && !before && !after;
}

} // namespace

void CatalogueTest::shippedRangesCoverAdultsAndAreOrdered()
{
    constexpr std::int32_t forty = 40 * 365;
    for (const auto& examination : m_examinations) {
        const auto& ranges = examination.ranges;
        for (std::size_t i = 0; i < ranges.size(); ++i)
            for (std::size_t j = i + 1; j < ranges.size(); ++j)
                QVERIFY2(!overlap(ranges[i], ranges[j]), examination.code.c_str());
        const bool ofOneSex = std::ranges::all_of(ranges, [&ranges](const ReferenceRange& range) { return range.sex != Sex::Unknown && range.sex == ranges[0].sex; });
        for (const auto sex : {Sex::Female, Sex::Male})
            if (!ranges.empty() && (!ofOneSex || ranges[0].sex == sex))
                QVERIFY2(!applicableRange(examination, {sex, forty, 40}).isDefault, examination.code.c_str());
        // A coded answer that the range names must be an answer.
        for (const auto& range : ranges)
            QVERIFY2(range.text.empty() || std::ranges::find(examination.answers, range.text, &CodedAnswer::french) != examination.answers.end(), examination.code.c_str());
    }
}

void CatalogueTest::shippedCriticalLimitsLieOutsideTheRanges()
{
    for (const auto& examination : m_examinations) {
        if (examination.plausibleLow && examination.plausibleHigh)
            QVERIFY2(compare(*examination.plausibleLow, *examination.plausibleHigh) < 0, examination.code.c_str());
        // What is normal is never critical, and what is critical is plausible: at any age of the range's beginning.
        for (const auto& range : examination.ranges) {
            const Demography demography{range.sex == Sex::Male ? Sex::Male : Sex::Female, range.ageFrom, range.ageFrom / 365};
            for (const auto& bound : {range.low, range.high})
                if (bound)
                    QVERIFY2(interpret(examination, Quantity{Comparator::None, *bound}, demography).level == Level::Normal, examination.code.c_str());
        }
        for (const auto& critical : examination.critical)
            for (const auto& bound : {critical.low, critical.high})
                if (bound)
                    QVERIFY2(!parseEntry(bound->toString(), examination)->implausible, examination.code.c_str());
    }
}

void CatalogueTest::shippedTubesAndBenchesExist()
{
    for (const auto& examination : m_examinations) {
        QVERIFY2(std::ranges::find(m_tubes, examination.container, &TubeKind::code) != m_tubes.end(), examination.code.c_str());
        QVERIFY2(std::ranges::find(m_benches, examination.bench, &BenchKind::number) != m_benches.end(), examination.code.c_str());
    }
    // laboratory.md, order of draw: blood culture, citrate, serum, heparin, EDTA, fluoride.
    std::uint16_t last = 0;
    for (const char* code : {"HEMOC", "CIT", "SST", "HEP", "EDTA", "FLU"}) {
        const auto tube = std::ranges::find(m_tubes, code, &TubeKind::code);
        QVERIFY2(tube != m_tubes.end() && tube->drawRank > last, code);
        last = tube->drawRank;
    }
}

void CatalogueTest::shippedSecondUnitsConvertBack()
{
    const auto factor = [this](const char* code) { return m_catalogue.find(code)->secondUnit->factor.toDouble(); };
    const auto close = [](double a, double b) { return std::abs(a - b) < 0.0005 * std::abs(b); };
    QVERIFY(close(factor("GLU"), 0.180156));  // glucose, 180.156 g/mol
    QVERIFY(close(factor("CREA"), 0.11312));  // creatinine, 113.12 g/mol, in mg
    QVERIFY(close(1 / factor("CREA") / 10, 0.88402)); // laboratory.md: µmol/L ÷ 88.42 is mg/dL, to two digits
    QVERIFY(close(factor("CT"), 0.38665));
    QVERIFY(close(factor("UREE"), 0.06006));
    QVERIFY(close(factor("HB"), 10));
}

namespace {

// The value that the shipped catalogue computes of one examination, from these inputs.
std::string computed(const Catalogue& catalogue, const char* code, std::initializer_list<std::pair<const char*, const char*>> inputs, Demography demography)
{
    Order order;
    LineId id = 0;
    const auto addLine = [&](const char* examination) -> ResultLine& {
        ResultLine line;
        line.id = ++id;
        line.examination = examination;
        return order.lines.emplace_back(line);
    };
    for (const auto& [input, value] : inputs) {
        auto& line = addLine(input);
        auto measurement = measured(id, value);
        measurement.unit = catalogue.find(input)->unit;
        line.reportable = measurement.id;
        line.state = LineState::Measured;
        line.measurements.push_back(measurement);
    }
    addLine(code);
    for (const auto& calculation : calculate(order, catalogue, demography))
        if (calculation.line == id)
            return calculation.measurement ? toString(calculation.measurement->value) : calculation.reason;
    return "not calculated";
}

} // namespace

void CatalogueTest::shippedFormulasGiveThePublishedValues()
{
    const Demography woman{Sex::Female, 20'100, 55};
    const Demography man{Sex::Male, 20'100, 55};
    // laboratory.md 3.6: S = 0.9 mg/dL is 79.578 µmol/L; 71.98, 95.81 and 75.50 rounded to whole numbers.
    QCOMPARE(computed(m_catalogue, "DFG", {{"CREA", "79.578"}}, woman), std::string("72"));
    QCOMPARE(computed(m_catalogue, "DFG", {{"CREA", "79.578"}}, man), std::string("96"));
    auto fine = m_catalogue;
    for (const char* code : {"DFG", "DFG21"}) {
        auto examination = *fine.find(code);
        examination.decimals = 2;
        fine.put(examination);
    }
    QCOMPARE(computed(fine, "DFG", {{"CREA", "79.578"}}, woman), std::string("71,98"));
    QCOMPARE(computed(fine, "DFG", {{"CREA", "79.578"}}, man), std::string("95,81"));
    QCOMPARE(computed(fine, "DFG21", {{"CREA", "79.578"}}, woman), std::string("75,50"));
    QCOMPARE(computed(fine, "DFG", {{"CREA", "79.578"}}, {Sex::Female, 6000, 16}), std::string("formule établie chez l'adulte"));
    QCOMPARE(computed(m_catalogue, "LDL", {{"CT", "5.20"}, {"HDL", "1.30"}, {"TG", "1.10"}}, woman), std::string("3,40"));
    QVERIFY(computed(m_catalogue, "LDL", {{"CT", "5.20"}, {"HDL", "1.30"}, {"TG", "3.91"}}, woman).find("dosage direct") != std::string::npos);
    QCOMPARE(computed(m_catalogue, "INR", {{"TQ", "25.0"}}, woman), std::string("2,07"));
    QCOMPARE(computed(m_catalogue, "TA", {{"NA", "140"}, {"CL", "104"}, {"HCO3", "25"}}, woman), std::string("11"));
    QCOMPARE(computed(m_catalogue, "CAC", {{"CA", "2.20"}, {"ALB", "30"}}, woman), std::string("2,40"));
    QCOMPARE(computed(m_catalogue, "VGM", {{"HT", "42.0"}, {"GR", "4.70"}}, woman), std::string("89,4"));
    QCOMPARE(computed(m_catalogue, "CCMH", {{"HB", "14.0"}, {"HT", "42.0"}}, woman), std::string("33,3"));
    QCOMPARE(computed(m_catalogue, "PNN", {{"GB", "8.00"}, {"PNNP", "60.0"}}, woman), std::string("4,80"));
    QCOMPARE(computed(m_catalogue, "NHDL", {{"CT", "5.20"}, {"HDL", "1.30"}}, woman), std::string("3,90"));
    QCOMPARE(computed(m_catalogue, "HBA1CI", {{"HBA1C", "7.0"}}, woman), std::string("53"));
}

void CatalogueTest::shippedCommentsAndTubesRead()
{
    const auto comments = csv::readComments(shipped("comments.csv"));
    QVERIFY2(comments, comments ? "" : describe(comments.error()).c_str());
    for (const auto& comment : *comments)
        QVERIFY2(isCode(comment.code, 8) && isGiven(comment.english), comment.code.c_str());
    using enum csv::TableKind;
    for (const auto& [name, kind] : {std::pair("catalogue.csv", Examinations), {"tubes.csv", Tubes}, {"benches.csv", Benches}, {"comments.csv", Comments}})
        QVERIFY2(csv::kindOf(shipped(name)) == std::optional(kind), name);
    QVERIFY(csv::kindOf("code;french;colour;draw_rank\n") == std::optional(Tubes)); // to be told what it lacks
    QVERIFY(csv::kindOf("# a note\n\ncode,french,english\nA,b\n") == std::optional(Comments)); // whose row is short
    QVERIFY(!csv::kindOf("nom,prix\n") && !csv::kindOf(""));
    for (const char* code : {"HEMOL", "QNS"})
        QVERIFY2(std::ranges::find(*comments, code, &CodedComment::code) != comments->end(), code);
}

void CatalogueTest::shippedDayOrder()
{
    // An everyday order: everything from names to bounds works together.
    const auto codes = withInputs({"DFG", "K", "NA", "HB", "TSH", "INR", "GLU"}, m_catalogue);
    const auto request = requestOf(codes, m_catalogue, m_tubes);
    std::string tubes;
    for (const auto& specimen : request.specimens)
        tubes += specimen.container + ' ';
    QCOMPARE(tubes, std::string("CIT SST HEP EDTA FLU "));
    const auto& potassium = *m_catalogue.find("K");
    const auto entry = parseEntry("6,4", potassium);
    const auto judged = interpret(potassium, entry->value, {Sex::Female, 34 * 365, 34});
    QVERIFY(judged.level == Level::CriticalHigh);
    QVERIFY(judged.range.low == Decimal(35, 1) && judged.range.high == Decimal(51, 1));
    QVERIFY(interpret(*m_catalogue.find("CREA"), Quantity{Comparator::None, Decimal(71, 0)}, {Sex::Female, 34 * 365, 34}).range.reason == "femme adulte");
}

QTEST_APPLESS_MAIN(CatalogueTest)
#include "catalogue.test.moc"
