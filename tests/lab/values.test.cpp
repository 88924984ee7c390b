// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <set>

#include <QTest>

#include "app/lab/act.h"
#include "app/lab/document.h"
#include "app/lab/wellformed.h"

using namespace paillasse;
using namespace paillasse::lab;

class ValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decimalKeepsItsDigits();
    void decimalRefusesWhatIsNoNumber();
    void decimalRoundsHalfAwayFromZero();
    void decimalComparesAcrossScales();
    void decimalSurvivesWhatADecoderMayBuild();
    void valuesReadAsInTheLaboratory();
    void displayNamePrefersWhatIsUsed();
    void documentIdsAreStableAndApart();
    void everyActHasItsOwnNameAndASubject();
    void textLimitsCountCharactersAndRefuseControls();
};

void ValuesTest::decimalKeepsItsDigits()
{
    const auto entered = Decimal::parse("6,40");
    QVERIFY(entered);
    QCOMPARE(entered->toString(','), std::string("6,40"));
    QVERIFY(*entered != *Decimal::parse("6.4"));
    QCOMPARE(Decimal::parse("-0.05")->toString(), std::string("-0.05"));
    QCOMPARE(Decimal::parse(",5")->toString(), std::string("0.5"));
    QCOMPARE(Decimal::parse("7.")->toString(), std::string("7"));
    QCOMPARE(Decimal::parse("999999999999999")->mantissa(), std::int64_t{999'999'999'999'999});
}

void ValuesTest::decimalRefusesWhatIsNoNumber()
{
    for (const char* text : {"", ".", "-", "+", "1.2.3", "1,2.3", "12a", " 1", "1 ", "1e5", "--1", "٣", "1000000000000000", "0.0000000001"})
        QVERIFY2(!Decimal::parse(text), text);
}

void ValuesTest::decimalRoundsHalfAwayFromZero()
{
    QCOMPARE(Decimal::rounded(2.675, 2)->toString(), std::string("2.68"));
    QCOMPARE(Decimal::rounded(-2.5, 0)->toString(), std::string("-3"));
    QCOMPARE(Decimal::rounded(1.005, 2)->toString(), std::string("1.01"));
    QCOMPARE(Decimal::parse("2.449")->roundedTo(1).toString(), std::string("2.4"));
    QCOMPARE(Decimal::parse("-2.45")->roundedTo(1).toString(), std::string("-2.5"));
    QCOMPARE(Decimal::parse("6.4")->roundedTo(2).toString(), std::string("6.40"));
    QVERIFY(!Decimal::rounded(std::numeric_limits<double>::quiet_NaN(), 1));
    QVERIFY(!Decimal::rounded(std::numeric_limits<double>::infinity(), 1));
    QVERIFY(!Decimal::rounded(1e300, 1));
    QVERIFY(!Decimal::rounded(1.0, 10));
}

void ValuesTest::decimalComparesAcrossScales()
{
    const auto number = [](const char* text) { return *Decimal::parse(text); };
    QVERIFY(compare(number("6.4"), number("6.40")) == std::weak_ordering::equivalent);
    QVERIFY(compare(number("-0.5"), number("0.5")) < 0);
    QVERIFY(compare(number("-1.5"), number("-1.2")) < 0);
    QVERIFY(compare(number("999999999999999"), number("999999.999999999")) > 0);
    QVERIFY(compare(number("0.000000001"), number("0")) > 0);
}

void ValuesTest::decimalSurvivesWhatADecoderMayBuild()
{
    const Decimal wild(std::numeric_limits<std::int64_t>::min(), 255);
    QVERIFY(!wild.isWithinBounds());
    QCOMPARE(wild.toString(), std::string("-9223372036.854775808"));
    QVERIFY(compare(wild, Decimal(std::numeric_limits<std::int64_t>::max(), 9)) < 0);
    QCOMPARE(wild.roundedTo(0).scale(), std::uint8_t{0});
    QVERIFY(wild.toDouble() < 0);
}

void ValuesTest::valuesReadAsInTheLaboratory()
{
    QCOMPARE(toString(Quantity{Comparator::None, *Decimal::parse("6.4")}), std::string("6,4"));
    QCOMPARE(toString(Quantity{Comparator::Less, *Decimal::parse("5")}, '.'), std::string("< 5"));
    QCOMPARE(toString(Titre{Comparator::None, 160}), std::string("1/160"));
    QCOMPARE(toString(Titre{Comparator::Greater, 1280}), std::string("> 1/1280"));
    QCOMPARE(toString(Coded{"NEG", "négatif"}), std::string("négatif"));
    QCOMPARE(toString(Coded{"NEG", ""}), std::string("NEG"));
}

void ValuesTest::displayNamePrefersWhatIsUsed()
{
    Identity identity;
    identity.birthName = "LE BIHAN";
    identity.firstForename = "Maëlle";
    QCOMPARE(displayName(identity), std::string("LE BIHAN Maëlle"));
    identity.usedName = "CORRE";
    identity.usedForename = "Maë";
    QCOMPARE(displayName(identity), std::string("CORRE Maë"));
    QCOMPARE(displayName(Identity{}), std::string());
}

void ValuesTest::documentIdsAreStableAndApart()
{
    // FNV-1a of 128 bits over 16 zero bytes, the kind and the name: on disk and on the wire, computed apart from this code.
    QCOMPARE(benchId(LaboratoryId(), 1).toString(), std::string("6a5e6389-7572-28c5-8163-3e51eab33243"));
    QCOMPARE(examinationId(LaboratoryId(), "K").toString(), std::string("6a5e6397-ef72-28c5-8163-3e51eabbeccb"));
    QVERIFY(examinationId(LaboratoryId(), "K") != examinationId(LaboratoryId(), "NA"));
    QVERIFY(examinationId(LaboratoryId(), "\x01") != benchId(LaboratoryId(), 1));
    Examination potassium;
    potassium.code = "K";
    QVERIFY(idOf(Document(potassium), LaboratoryId()) == examinationId(LaboratoryId(), "K"));
    QVERIFY(kindOf(Document(LaboratoryProfile{})) == DocumentKind::Laboratory);
    QCOMPARE(codeTablesId(LaboratoryId()).toString(), std::string("f5a535e7-3906-dd2e-f368-5728150ffee7"));
    QVERIFY(idOf(Document(CodeTables{}), LaboratoryId()) == codeTablesId(LaboratoryId()));
}

template <std::size_t... I>
std::vector<ActBody> everyBody(std::index_sequence<I...>)
{
    return {ActBody(std::in_place_index<I>)...};
}

void ValuesTest::everyActHasItsOwnNameAndASubject()
{
    std::set<std::string> names;
    for (const auto& body : everyBody(std::make_index_sequence<std::variant_size_v<ActBody>>{})) {
        names.insert(nameOf(body));
        QVERIFY((subjectKindOf(body) == DocumentKind::None) == isReading(body));
    }
    QCOMPARE(names.size(), std::variant_size_v<ActBody>);
    QCOMPARE(std::string(nameOf(RecordMeasurements{})), std::string("record-measurements"));
    QCOMPARE(std::string(nameOf(DefineLaboratory{})), std::string("define-laboratory"));
    QVERIFY(subjectKindOf(AttestControl{}) == DocumentKind::BenchLog);
    QVERIFY(isDeferrable(RecordMeasurements{}) && isDeferrable(SendBack{}) && isDeferrable(RecordDelivery{}));
    QVERIFY(!isDeferrable(Release{}) && !isDeferrable(WithdrawReport{}) && !isDeferrable(Devalidate{}) && !isDeferrable(RegisterPdf{}) && !isDeferrable(DefineExamination{}));
    QVERIFY(creates(PlaceOrder{}) && creates(DefineBench{}) && !creates(AddTests{}));
}

void ValuesTest::textLimitsCountCharactersAndRefuseControls()
{
    QVERIFY(isLine("é", 1));
    QVERIFY(!isLine("éé", 1));
    QVERIFY(isLine("\xF0\x9F\xA7\xAA", 1));
    for (const char* bad : {"a\nb", "a\x1b", "\x7f", "\xC2\x85", "\xC3", "\xED\xA0\x80", "\xC0\x80", "\xF4\x90\x80\x80", "\xE0\x80\x80", "\xFF"})
        QVERIFY2(!isLine(bad, 10), bad);
    QVERIFY(isText("a\n\tb", 10));
    QVERIFY(!isGiven(" \n\t"));
    QVERIFY(isLineList({1, 2, 3}) && !isLineList({}) && !isLineList({1, 2, 1}) && !isLineList({0}));
    QVERIFY(!isLineList(std::vector<LineId>(limits::linesPerAct + 1, 1)));
}

QTEST_APPLESS_MAIN(ValuesTest)
#include "values.test.moc"
