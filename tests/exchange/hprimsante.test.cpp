// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/exchange/hprim/reader.h"
#include "tests/exchange/fixtures.h"
#include "tests/exchange/streams.h"

using namespace paillasse;
using namespace paillasse::exchange;

namespace {

std::unique_ptr<RecordStream> open(ByteSource& source, const StreamPosition& from)
{
    return hprim::openSante(source, 0, {}, from);
}

const std::string header = "H|~^\\&|fichier.hpr|secret|L01~LABO DU PORT||ORU|||H02~CH DU NORD||P|H2.1~L|20260312084700\r\n";
const std::string firstPatient = "P|1|Q4711|L815|ADM7|MARTIN~DENISE~MARIE|LE BIHAN|19570314|F||12 RUE DU TEST~BAT B~LE HAVRE~~76600||0235000000\r\n";
const std::string request = "OBR|1|T100~PRE-7|T100~26-118|NA~SODIUM~L^24326-1~Ionogramme~LN|S|20260312080000|20260312081500^20260312082000||||||BILAN|20260312083000|SANG|ID1~HERTZ~JEAN|0102|||||20260312084500|||F\r\n";

std::string obx(const std::string& value, const std::string& unit = "mmol/L", const std::string& range = "136-145", const std::string& type = "NM")
{
    return "OBX|1|" + type + "|NA~SODIUM~L||" + value + '|' + unit + '|' + range + "|L||N|F|||20260312084000|CHIMIE\r\n";
}

std::string file(const std::string& segments)
{
    return header + firstPatient + request + segments + "L|1||1|6\r\n";
}

} // namespace

class HprimSanteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPatientAndTheirResults();
    void delimitersAreTheHeaders();
    void continuationsAreJoinedBeforeSplitting();
    void valuesAreReadAsTheyAreMeant_data();
    void valuesAreReadAsTheyAreMeant();
    void commentsBelongToWhatTheyFollow();
    void ordersAndPatientsAreReadToo();
    void patientsAndFilesAreToldApart();
    void whatIsNotReadIsTold();
};

void HprimSanteTest::aPatientAndTheirResults()
{
    const auto all = readThrough(open, file(obx("131")));
    QCOMPARE(all.size(), 1u);
    QVERIFY(!all[0].message.refusal);
    QCOMPARE(all[0].message.type, std::string("ORU"));
    QCOMPARE(QByteArray::fromStdString(joined(all[0].message.unread)), QByteArray("P-5, OBR-8[2], OBR-17.1, OBR-18"));
    const auto& record = all[0].records.at(0);
    QCOMPARE(record.sender, std::string("LABO DU PORT"));
    const auto& patient = *record.patient;
    QCOMPARE(patient.sourceIds, (std::vector<std::string>{"LABO DU PORT|L815", "CH DU NORD|Q4711"}));
    QCOMPARE(patient.identity.birthName, std::string("LE BIHAN"));
    QCOMPARE(patient.identity.usedName, std::string("MARTIN"));
    QCOMPARE(patient.identity.birthForenames, std::string("DENISE MARIE"));
    QCOMPARE(patient.identity.birthDate, (Date{1957, 3, 14}));
    QCOMPARE(patient.identity.sex, lab::Sex::Female);
    QCOMPARE(patient.contact.address, std::string("12 RUE DU TEST\nBAT B"));
    QCOMPARE(patient.contact.postcode + patient.contact.city + patient.contact.phone, std::string("76600LE HAVRE0235000000"));
    const auto& order = record.orders.at(0);
    QCOMPARE(order.ids, (std::vector<std::string>{"CH DU NORD|PRE-7", "LABO DU PORT|26-118"}));
    QCOMPARE(order.priority, lab::Priority::Urgent);
    QCOMPARE(order.requested.size(), 2u);
    QCOMPARE(order.requested[1].loinc, std::string("24326-1"));
    QCOMPARE(order.context.clinical, std::string("BILAN"));
    QCOMPARE(order.context.prescriberName, std::string("HERTZ JEAN"));
    QCOMPARE(toIsoUtc(order.context.collectedAt), std::string("2026-03-12T07:15:00.000Z"));
    QCOMPARE(order.specimens.at(0).id + ' ' + order.specimens[0].type, std::string("T100 SANG"));
    const auto& sodium = order.results.at(0);
    QCOMPARE(valueText(sodium), std::string("131"));
    QCOMPARE(sodium.level, lab::Level::Low);
    QCOMPARE(sodium.range.low->toString() + ' ' + sodium.range.high->toString(), std::string("136 145"));
    QCOMPARE(sodium.performingLaboratory, std::string("CHIMIE"));
    QCOMPARE(toIsoUtc(sodium.observedAt), std::string("2026-03-12T07:40:00.000Z"));
    QCOMPARE(toIsoUtc(sodium.analysedAt), std::string("2026-03-12T07:45:00.000Z"));
}

void HprimSanteTest::delimitersAreTheHeaders()
{
    auto other = file(obx("131"));
    for (auto& c : other)
        c = c == '~' ? '^' : c == '^' ? '~' : c == '|' ? '!' : c;
    const auto usual = readThrough(open, file(obx("131")));
    const auto swapped = readThrough(open, other);
    QCOMPARE(swapped.size(), usual.size());
    QVERIFY(swapped[0].records == usual[0].records);
    // Escaped, a sign is text.
    QCOMPARE(valueText(onlyResult({{}, readThrough(open, file(obx("a\\F\\b\\S\\c", "", "", "ST"))).at(0).records, {}})), std::string("a|b~c"));
}

void HprimSanteTest::continuationsAreJoinedBeforeSplitting()
{
    // Cut in the middle of a field, of a delimiter's neighbourhood and of the header.
    auto cut = file(obx("131"));
    for (const std::string place : {"LE BIHAN", "136-145", "DU PORT"})
        cut.insert(cut.find(place) + 3, "\r\nA|");
    QVERIFY(readThrough(open, cut).at(0).records == readThrough(open, file(obx("131"))).at(0).records);
    QVERIFY(areSame(readThrough(open, cut), readWithStops(open, cut)));
    // A header that is broken is told with each patient, in the same words wherever the stream was opened.
    auto broken = header + firstPatient + firstPatient;
    broken.insert(broken.find("|P|H2.1"), "\r\nund");
    const auto all = readThrough(open, broken);
    QCOMPARE(all.size(), 2u);
    QCOMPARE(std::ranges::count(all[1].message.unread, std::string("H (it has a line that is no segment)")), 1);
    QVERIFY(areSame(all, readWithStops(open, broken)));
}

void HprimSanteTest::valuesAreReadAsTheyAreMeant_data()
{
    QTest::addColumn<QByteArray>("segment");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* name, const std::string& segment, const char* value) { QTest::newRow(name) << QByteArray::fromStdString(segment) << QByteArray(value); };
    row("a comma beside a comma", obx("4,200", "T/L", "4,0-5,5"), "4.200");
    row("grouped beside a comma", obx("12.400", "UI/L", "8,5-20"), "12400");
    row("off the scale", obx("<5"), "< 5");
    row("coded", obx("POS~Positif", "", "", "CE"), "Positif");
    row("text of several", obx("un^deux", "", "", "TX"), "un\ndeux");
    row("no number", obx("hémolysé"), "hémolysé");
    row("no type", obx("7", "", "", ""), "7");
}

void HprimSanteTest::valuesAreReadAsTheyAreMeant()
{
    QFETCH(const QByteArray, segment);
    QFETCH(const QByteArray, value);
    QCOMPARE(QByteArray::fromStdString(valueText(onlyResult({{}, readThrough(open, file(segment.toStdString())).at(0).records, {}}))), value);
}

void HprimSanteTest::commentsBelongToWhatTheyFollow()
{
    const auto all = readThrough(open, header + firstPatient + "C|1|L|du patient\r\n" + request + "C|1|L|de la demande\r\n" + obx("131") + "C|1|L|du résultat^encore\r\n");
    const auto& order = all.at(0).records.at(0).orders.at(0);
    QCOMPARE(order.comment, std::string("du patient\nde la demande"));
    QCOMPARE(order.results.at(0).comment, std::string("du résultat\nencore"));
}

void HprimSanteTest::ordersAndPatientsAreReadToo()
{
    auto orders = header + firstPatient + request;
    orders.replace(orders.find("ORU"), 3, "ORM");
    const auto order = readThrough(open, orders).at(0).records.at(0).orders.at(0);
    QCOMPARE(order.action, OrderAction::Place);
    QCOMPARE(order.ids.at(0), std::string("LABO DU PORT|PRE-7"));
    auto patients = header + firstPatient;
    patients.replace(patients.find("ORU"), 3, "ADM");
    QCOMPARE(readThrough(open, patients).at(0).records.at(0).patient->identity.birthName, std::string("LE BIHAN"));
    auto bills = header + firstPatient;
    bills.replace(bills.find("ORU"), 3, "FAC");
    QCOMPARE(readThrough(open, bills).at(0).message.refusal->where, std::string("H-7"));
}

void HprimSanteTest::patientsAndFilesAreToldApart()
{
    auto second = firstPatient;
    second.replace(second.find("LE BIHAN"), 8, "KERDREUX");
    const auto one = header + firstPatient + request + obx("131") + second + request + obx("140") + "L|1||2|9\r\n";
    auto other = one;
    other.replace(other.find("L01~LABO DU PORT"), 16, "L09~AUTRE LABO  ");
    const auto all = readThrough(open, one + other);
    QCOMPARE(all.size(), 4u);
    QCOMPARE(all[1].records.at(0).patient->identity.birthName, std::string("KERDREUX"));
    QCOMPARE(all[1].records[0].orders.at(0).results.size(), 1u);
    QCOMPARE(all[2].records.at(0).sender, std::string("AUTRE LABO"));
    QVERIFY(areSame(all, readWithStops(open, one + other)));
}

void HprimSanteTest::whatIsNotReadIsTold()
{
    // A trailer that counts another number of patients.
    const auto short1 = readThrough(open, header + firstPatient + request + obx("131") + "L|1||3|9\r\n");
    QCOMPARE(short1.size(), 2u);
    QCOMPARE(*short1[1].message.refusal, (MessageRefusal{"L-4", "it announces 3 patients, there were 1"}));
    // Without a header, and outside any patient.
    QCOMPARE(readThrough(open, firstPatient + request).at(0).message.refusal->reason, std::string("there is no H segment before it"));
    const auto outside = readThrough(open, file(obx("131")) + "OBX|1|NM|NA||1\r\n");
    QCOMPARE(outside.at(1).message.refusal->where, std::string("line 6"));
    // A line that is no segment is text of the one before.
    const auto broken = readThrough(open, file("OBX|1|TX|NA~SODIUM~L||première ligne\r\nseconde ligne\r\n")).at(0);
    QCOMPARE(valueText(onlyResult({{}, broken.records, {}})), std::string("première ligne\nseconde ligne"));
    QCOMPARE(broken.message.unread.at(0), std::string("line 5 (no segment: taken as text of the one before)"));
}

QTEST_APPLESS_MAIN(HprimSanteTest)
#include "hprimsante.test.moc"
