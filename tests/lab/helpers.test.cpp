// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/lab/rules/comments.h"
#include "app/lab/rules/entry.h"
#include "app/lab/rules/labelcontent.h"
#include "app/lab/rules/request.h"
#include "app/lab/rules/worklist.h"
#include "tests/lab/desk.h"

using namespace paillasse;
using namespace paillasse::lab;
using namespace paillasse::lab::testing;

// What the bench and the reception lean on: keypad entry, comments, tubes, labels, previous values, lanes.
class HelpersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersFromTheKeypad_data();
    void numbersFromTheKeypad();
    void entriesWarnButKeepWhatWasTyped();
    void answersAndTitres();
    void commentsExpandTheLastWord();
    void tubesFollowFromTests();
    void addedTestsUseTheTubesThatAreThere();
    void labelsSayWhoAndWhichTube();
    void barcodesAreReadBack();
    void previousValuesAreTheNewestComparableOnes();
    void theNextOpenLineComesRound();
    void lanesSayWhy();
};

namespace {

Examination potassium()
{
    Examination examination;
    examination.code = "K";
    examination.decimals = 1;
    examination.plausibleLow = Decimal(5, 1);
    examination.plausibleHigh = Decimal(15, 0);
    return examination;
}

} // namespace

void HelpersTest::numbersFromTheKeypad_data()
{
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char* typed, const char* shown) { QTest::newRow(typed) << QByteArray(shown); };
    row("6,4", "6,4");
    row("6.4", "6,4");
    row(" 6 ", "6,0");
    row("-2", "< 2,0");
    row("+9", "> 9,0");
    row("<2.5", "< 2,5");
    row("<= 2", "≤ 2,0");
    row("≥9", "≥ 9,0");
    row("6,45", "6,45");
    row("", "");
    row("-", "");
    row("6,4,1", "");
    row("--2", "");
    row("++2", "");
    row("-+2", "");
    row("6e3", "");
    row("abc", "");
}

void HelpersTest::numbersFromTheKeypad()
{
    QFETCH(QByteArray, shown);
    const auto entry = parseEntry(QTest::currentDataTag(), potassium());
    QCOMPARE(entry ? toString(entry->value) : std::string(), shown.toStdString());
}

void HelpersTest::entriesWarnButKeepWhatWasTyped()
{
    QVERIFY(!parseEntry("6.4", potassium())->implausible);
    QVERIFY(parseEntry("64", potassium())->implausible);
    QVERIFY(parseEntry("0.4", potassium())->implausible);
    QVERIFY(parseEntry("6.45", potassium())->moreDecimals);
    auto excess = potassium();
    excess.plausibleLow = Decimal(-30, 0);
    const auto negative = parseEntry("-2.5", excess); // base excess
    QCOMPARE(toString(negative->value), std::string("-2,5"));
    QVERIFY(parseEntry("", potassium()).error() == EntryError::Empty);
    auto text = potassium();
    text.kind = ResultKind::Text;
    QCOMPARE(toString(parseEntry("aspect clair", text)->value), std::string("aspect clair"));
    QVERIFY(parseEntry(std::string(501, 'x'), text).error() == EntryError::TooLong);
}

namespace {

std::optional<EntryError> errorOf(const char* typed, const Examination& examination)
{
    const auto entry = parseEntry(typed, examination);
    return entry ? std::nullopt : std::optional(entry.error());
}

} // namespace

void HelpersTest::answersAndTitres()
{
    Examination group;
    group.kind = ResultKind::Coded;
    group.answers = {{"NEG", "négatif", "negative", Level::Normal}, {"POS", "positif", "positive", Level::Abnormal}, {"2", "deux croix", "two", Level::Abnormal}};
    QVERIFY(parseEntry("pos", group)->value == Value(Coded{"POS", "positif"}));
    QVERIFY(parseEntry("1", group)->value == Value(Coded{"NEG", "négatif"}));
    QVERIFY(parseEntry("2", group)->value == Value(Coded{"2", "deux croix"})); // a code comes before a place
    for (const char* typed : {"0", "4", "P", "1x", "-1"})
        QVERIFY2(errorOf(typed, group) == EntryError::UnknownAnswer, typed);

    Examination titre;
    titre.kind = ResultKind::Titre;
    QVERIFY(parseEntry("160", titre)->value == Value(Titre{Comparator::None, 160}));
    QVERIFY(parseEntry("1/160", titre)->value == Value(Titre{Comparator::None, 160}));
    QVERIFY(parseEntry("-40", titre)->value == Value(Titre{Comparator::Less, 40}));
    for (const char* typed : {"0", "1/0", "1/", "2/160", "16.0", "99999999999"})
        QVERIFY2(errorOf(typed, titre) == EntryError::NotATitre, typed);
}

void HelpersTest::commentsExpandTheLastWord()
{
    const std::vector<CodedComment> comments{{"HEMOL", "Échantillon hémolysé.", "Haemolysed."}, {"QNS", "Quantité insuffisante.", "Insufficient."}};
    QCOMPARE(expandLastWord("HEMOL", comments).value_or(""), std::string("Échantillon hémolysé."));
    QCOMPARE(expandLastWord("Contrôlé. QNS", comments).value_or(""), std::string("Contrôlé. Quantité insuffisante."));
    QVERIFY(!expandLastWord("hemol", comments));
    QVERIFY(!expandLastWord("HEMOL ", comments));
    QVERIFY(!expandLastWord("", comments));
}

namespace {

const std::vector<TubeKind> tubes{{"CIT", "citraté", "citrate", "bleu", "", 2}, {"HEP", "hépariné", "heparin", "vert", "", 4}, {"EDTA", "EDTA", "EDTA", "violet", "", 5}, {"URI", "urines", "urine", "", "", 0}};

Catalogue smallCatalogue()
{
    Catalogue catalogue;
    const auto put = [&catalogue](const char* code, const char* container, BenchNumber bench, const char* formula = nullptr) {
        Examination examination;
        examination.code = code;
        examination.container = container;
        examination.bench = bench;
        if (formula != nullptr)
            examination.formula = Formula{code, "1", formula, "", ""};
        catalogue.put(examination);
    };
    put("HB", "EDTA", 2);
    put("K", "HEP", 1);
    put("CREA", "HEP", 1);
    put("DFG", "", 1, "CREA * age");
    put("TP", "CIT", 3);
    put("ECBU", "URI", 4);
    return catalogue;
}

} // namespace

void HelpersTest::tubesFollowFromTests()
{
    const auto catalogue = smallCatalogue();
    const auto codes = withInputs({"ECBU", "HB", "DFG", "TP", "K", "HB", "INCONNU"}, catalogue);
    QVERIFY(codes == (std::vector<std::string>{"ECBU", "HB", "CREA", "DFG", "TP", "K", "INCONNU"}));
    const auto request = requestOf(codes, catalogue, tubes);
    // Order of draw: citrate, heparin, EDTA; what is not drawn from a vein last.
    QVERIFY(request.specimens == (std::vector<NewSpecimen>{{1, "CIT"}, {2, "HEP"}, {3, "EDTA"}, {4, "URI"}}));
    QCOMPARE(request.lines.size(), std::size_t{7});
    QVERIFY(request.lines[2] == (NewLine{3, "CREA", 1, Confidentiality::None, 2}));
    QVERIFY(request.lines[3] == (NewLine{4, "DFG", 1, Confidentiality::None, 2})); // on its input's tube
    QVERIFY(request.lines[6] == (NewLine{7, "INCONNU", 0, Confidentiality::None, 0}));
}

void HelpersTest::addedTestsUseTheTubesThatAreThere()
{
    auto desk = placed(); // HEP 1, EDTA 2, three lines
    auto request = requestOf({"CREA", "TP"}, smallCatalogue(), tubes, desk.order());
    QVERIFY(request.specimens == (std::vector<NewSpecimen>{{3, "CIT"}}));
    QVERIFY(request.lines[0] == (NewLine{4, "CREA", 1, Confidentiality::None, 1}));
    (void)desk.perform(RejectSpecimen{1, RejectionReason::Clotted, ""});
    request = requestOf({"CREA"}, smallCatalogue(), tubes, desk.order());
    QVERIFY(request.specimens == (std::vector<NewSpecimen>{{3, "HEP"}}));
    QVERIFY(!desk.perform(AddTests{request.specimens, request.lines}));
}

void HelpersTest::labelsSayWhoAndWhichTube()
{
    Patient patient;
    patient.number = "0048213";
    patient.identity.birthName = "LE BIHAN";
    patient.identity.usedName = "CORRE";
    patient.identity.firstForename = "Maëlle";
    patient.identity.birthDate = *Date::parse("1992-05-03");
    patient.identity.sex = Sex::Female;
    auto order = *placed().order();
    order.lines[1].confidentiality = Confidentiality::Hiv;
    const auto labels = labelsOf(order, patient);
    QCOMPARE(labels.size(), std::size_t{2});
    QCOMPARE(labels[0].barcode, std::string("26-112298-1"));
    QCOMPARE(labels[0].name, std::string("LE BIHAN (CORRE) Maëlle"));
    QCOMPARE(labels[0].patientNumber, std::string("0048213"));
    QCOMPARE(labels[0].container, std::string("HEP"));
    QVERIFY(labels[0].birthDate == patient.identity.birthDate && labels[0].collectedAt == nine);
    QVERIFY(labels[0].examinations == std::vector<std::string>{"K"}); // no confidential examination on a tube
    order.specimens[0].state = SpecimenState::Rejected;
    QCOMPARE(labelsOf(order, patient).size(), std::size_t{1});
}

void HelpersTest::barcodesAreReadBack()
{
    QVERIFY(readBarcode("26-112298-1") == (Barcode{"26-112298", 1}));
    QVERIFY(readBarcode("26-112298") == (Barcode{"26-112298", 0}));
    QVERIFY(readBarcode("112298") == (Barcode{"112298", 0}));
    QVERIFY(readBarcode("26-112298-X") == (Barcode{"26-112298-X", 0}));
}

void HelpersTest::previousValuesAreTheNewestComparableOnes()
{
    const auto earlier = [](std::uint32_t number, std::int64_t daysAgo, const char* value) {
        auto order = *entered().order();
        order.id = idOf<OrderId>(number);
        order.context.collectedAt = nine - daysAgo * dayMs;
        std::get<Quantity>(order.lines[0].measurements[0].value).number = *Decimal::parse(value);
        return order;
    };
    const auto old = earlier(50, 300, "4.1");
    const auto recent = earlier(51, 12, "4.2"); // measured, not released yet: it is the newest all the same
    auto otherUnit = earlier(52, 2, "16.4");
    otherUnit.lines[0].measurements[0].unit = "mg/dL";
    auto otherMethod = earlier(53, 2, "4.4");
    otherMethod.lines[0].measurements[0].method = "flamme";
    auto hidden = earlier(54, 2, "4.5");
    hidden.lines[0].withheld = true;
    const auto later = earlier(55, -1, "9.9");
    const auto present = earlier(56, 0, "6.4");
    const std::vector<const Order*> orders{&old, &otherUnit, &recent, &otherMethod, &hidden, &later, &present};
    const auto history = comparableHistory(orders, {"K", "mmol/L", "ISE"}, present.id, nine);
    QCOMPARE(history.size(), std::size_t{2});
    QVERIFY(history[0].order == &recent && history[1].order == &old);
    QVERIFY(!history[0].released);
    QVERIFY(directionOf(present.lines[0].measurements[0].value, history[0].measurement->value) == Direction::Up);
    QVERIFY(directionOf(Coded{"A", ""}, history[0].measurement->value) == Direction::None);
}

void HelpersTest::theNextOpenLineComesRound()
{
    auto desk = placed();
    const BenchMask both = benchBit(1) | benchBit(2);
    QCOMPARE(nextOpenLine(*desk.order(), 0, both), LineId{1});
    QCOMPARE(nextOpenLine(*desk.order(), 1, both), LineId{2});
    QCOMPARE(nextOpenLine(*desk.order(), 2, benchBit(1)), LineId{1});
    (void)desk.perform(RecordMeasurements{{desk.entry(1, measured(101, "4.2")), desk.entry(2, measured(102, "71"))}});
    QCOMPARE(nextOpenLine(*desk.order(), 0, benchBit(1)), LineId{0});
    (void)desk.perform(AskRerun{{2}, ""});
    QCOMPARE(nextOpenLine(*desk.order(), 0, both), LineId{2});
    (void)desk.perform(RejectSpecimen{2, RejectionReason::Clotted, ""});
    QCOMPARE(nextOpenLine(*desk.order(), 2, both), LineId{2}); // line 3 needs a new tube first
}

void HelpersTest::lanesSayWhy()
{
    using R = ReviewReason;
    const Identity sure;
    auto desk = validated();
    QVERIFY(reviewReasons(*desk.order(), sure).empty());
    QVERIFY(isClear(*desk.order(), sure));
    auto other = *desk.order();
    other.notes.push_back({0, "A parlé de vertiges.", {}, {}});
    QVERIFY(!isClear(other, sure));
    other = *desk.order();
    other.lines.front().state = LineState::Pending;
    QVERIFY(!isClear(other, sure));
    other = *desk.order();
    other.reports.emplace_back();
    QVERIFY(!isClear(other, sure));
    for (auto& line : (other = *desk.order()).lines)
        line.state = LineState::Cancelled;
    QVERIFY(!isClear(other, sure));
    Identity doubtful;
    doubtful.doubtful = true;
    QVERIFY(!isClear(*desk.order(), doubtful));
    QVERIFY(reviewReasons(*desk.order(), doubtful) == std::vector<R>{R::DoubtfulIdentity});

    desk = placed();
    auto critical = measured(101, "6.9", Level::CriticalHigh);
    critical.delta = DeltaMark{*Decimal::parse("2.7"), idOf<MeasurementId>(1)};
    critical.criticalReason = "CONNU";
    critical.range.isDefault = true;
    auto off = measured(102, "5", Level::Low);
    off.value = Quantity{Comparator::Less, *Decimal::parse("5")};
    off.comment = "Échantillon hémolysé.";
    (void)desk.perform(RecordMeasurements{{desk.entry(1, critical), desk.entry(2, off)}});
    (void)desk.perform(ValidateTechnically{{desk.control(1), desk.control(2, ControlState::NotTracked)}});
    QVERIFY(reviewReasons(*desk.order(), desk.line(1), sure) == (std::vector<R>{R::Critical, R::Delta, R::CallOpen, R::DefaultRange}));
    QVERIFY(reviewReasons(*desk.order(), desk.line(2), sure) == (std::vector<R>{R::Abnormal, R::ControlMissing, R::Commented, R::OffScale}));
    (void)desk.perform(RecordCall{{1, idOf<MeasurementId>(101), CallOutcome::Acknowledged, "Dr Cadiou", "", true, "", {}, {}}});
    QVERIFY(reviewReasons(*desk.order(), desk.line(1), sure) == (std::vector<R>{R::Critical, R::Delta, R::DefaultRange}));
    (void)desk.perform(MarkNotPerformed{{3}, "QNS"});
    QVERIFY(reviewReasons(*desk.order(), desk.line(3), sure) == std::vector<R>{R::NotPerformed});
    ResultLine hidden;
    hidden.withheld = true;
    QVERIFY(reviewReasons(*desk.order(), hidden, sure) == std::vector<R>{R::Withheld});
}

QTEST_APPLESS_MAIN(HelpersTest)
#include "helpers.test.moc"
