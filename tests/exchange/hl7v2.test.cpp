// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QTest>

#include "tests/exchange/fixtures.h"

using namespace paillasse;
using namespace paillasse::exchange;

namespace {

bool lists(const Reading& reading, const char* name)
{
    return std::ranges::find(reading.messages.at(0).unread, name) != reading.messages.at(0).unread.end();
}

std::string refusedWhere(const Reading& reading)
{
    return reading.messages.size() == 1 && reading.messages[0].refusal ? reading.messages[0].refusal->where : "accepted";
}

} // namespace

class Hl7v2Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lineEndsAndFramesAreAllOne_data();
    void lineEndsAndFramesAreAllOne();
    void valuesAreReadByTheirType_data();
    void valuesAreReadByTheirType();
    void rangesAndFlags();
    void delimitersComeFromTheHeader();
    void escapes();
    void characterSets();
    void continuationsAreJoined();
    void batchesAreCounted();
    void identityOfAPatient();
    void insIsKeptUnqualified();
    void ordersAreGathered();
    void whatAnOrderTellsIsNoResult();
    void whatHasNoPlaceIsNamed();
    void specimensStandBeforeOrAfter();
    void timesHaveZones();
    void documentsAreKept();
    void nothingIsLostInSilence();
    void refusalsSayWhere_data();
    void refusalsSayWhere();
    void anyBytesAreAnswered();
};

void Hl7v2Test::lineEndsAndFramesAreAllOne_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto plain = result("OBX|1|NM|2823-3^Potassium^LN||6.4|mmol/L|3.5-5.1|HH|||F");
    const auto row = [](const char* name, const std::string& text) { QTest::newRow(name) << QByteArray::fromStdString(text); };
    auto crlf = plain;
    auto lf = plain;
    auto mixed = plain;
    std::replace(lf.begin(), lf.end(), '\r', '\n');
    for (std::size_t at = 0; (at = crlf.find('\r', at)) != std::string::npos; at += 2)
        crlf.insert(at + 1, "\n");
    *(mixed.begin() + static_cast<std::ptrdiff_t>(mixed.find('\r'))) = '\n';
    row("CR", plain);
    row("LF", lf);
    row("CR LF", crlf);
    row("mixed", mixed);
    row("blank lines", plain.substr(0, plain.find('\r')) + "\r\r\n\r" + plain.substr(plain.find('\r') + 1));
    row("byte-order mark", "\xef\xbb\xbf" + lf);
    row("MLLP", "\x0b" + plain + "\x1c\r");
    row("no end", plain.substr(0, plain.size() - 1));
    std::string wide("\xff\xfe");
    const auto decoded = QString::fromStdString(plain);
    for (const auto unit : decoded)
        wide.append({static_cast<char>(unit.unicode() & 0xff), static_cast<char>(unit.unicode() >> 8)});
    row("UTF-16", wide);
}

void Hl7v2Test::lineEndsAndFramesAreAllOne()
{
    QFETCH(QByteArray, bytes);
    const auto reading = readHl7(bytes.toStdString());
    QCOMPARE(reading.messages.size(), 1u);
    QVERIFY(!reading.messages[0].refusal);
    QCOMPARE(reading.messages[0].type, std::string("ORU^R01"));
    QCOMPARE(reading.records.at(0).patient->identity.firstForename, std::string("Maëlle"));
    const auto potassium = onlyResult(reading);
    QCOMPARE(potassium.examination.loinc, std::string("2823-3"));
    QCOMPARE(valueText(potassium), std::string("6.4"));
    QCOMPARE(potassium.level, lab::Level::CriticalHigh);
}

void Hl7v2Test::valuesAreReadByTheirType_data()
{
    QTest::addColumn<QByteArray>("obx");
    QTest::addColumn<int>("kind"); // of lab::Value; -1: none
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("unit");
    const auto row = [](const char* obx, int kind, const char* text, const char* unit = "") {
        QTest::newRow(obx) << QByteArray(obx) << kind << QByteArray(text) << QByteArray(unit);
    };
    row("NM|K||6.40|mmol/l", 0, "6.40", "mmol/L");
    row("NM|K||0065.88|G/L", 0, "65.88", "10*9/L");
    row("NM|K||6,4|g/L", 0, "6.4", "g/L");
    row("NM|K||<5|mUI/L", 0, "< 5", "m[IU]/L");
    row("NM|K|| 1.2e3 |/mm3", 0, "1200", "/uL");
    row("NM|K||4,200|mmHg", 3, "4,200", "mm[Hg]");
    row("NM|K||1.234.567", 3, "1.234.567");
    row("NM|K||60~120|beats/min^^ISO", 3, "60~120", "beats/min");
    row("NM|K||---", 3, "---");
    row("NM|K||", -1, "(none)");
    row("NM|K||\"\"", -1, "(none)");
    row("SN|K||<^5|ug/mL", 0, "< 5", "ug/mL");
    row("SN|K||=^2", 0, "2");
    row("SN|K||^28|a^Year^UCUM", 0, "28", "a");
    row("SN|K||^1^:^160", 2, "1/160");
    row("SN|K||>^1^/^640", 2, "> 1/640");
    row("SN|K||^100^-^200", 3, "100-200");
    row("SN|K||^2^+", 3, "2+");
    row("CE|HIV||260385009^Négatif^SCT", 1, "Négatif");
    row("CWE|HIV||^Salmonelle, non typhique", 3, "Salmonelle, non typhique");
    row("CWE|HIV||^^^SASP^Salmonella sp.^L", 1, "Salmonella sp.");
    row("CE|X||A^un~B^deux", 3, "un\ndeux");
    row("ST|X||A & B^C", 3, "A & B^C");
    row("TX|X||This~Is~A~Report", 3, "This\nIs\nA\nReport");
    row("FT|X||pH : \\H\\ 7.28\\N\\\\.br\\pCO2", 3, "pH :  7.28\npCO2");
    row("|X||12.5", 0, "12.5");
    row("|X||twelve", 3, "twelve");
    row("RP|X||http://example.invalid/a.tif", 3, "http://example.invalid/a.tif");
    row("DT|X||20210606", 3, "20210606");
    row("BAD|X||Some value", 3, "Some value");
}

void Hl7v2Test::valuesAreReadByTheirType()
{
    QFETCH(QByteArray, obx);
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, unit);
    const auto read = onlyResult(readHl7(result("OBX|1|" + obx.toStdString())));
    QCOMPARE(read.value ? static_cast<int>(read.value->index()) : -1, kind);
    QCOMPARE(valueText(read), text.toStdString());
    QCOMPARE(read.unit, unit.toStdString());
    QCOMPARE(read.status, kind == -1 ? ResultStatus::Pending : ResultStatus::Final);
}

void Hl7v2Test::rangesAndFlags()
{
    const auto both = onlyResult(readHl7(result("OBX|1|NM|K||6.4|mmol/L|-2.5-+3.5|A~H|||C")));
    QCOMPARE(both.range.low->toString(), std::string("-2.5"));
    QCOMPARE(both.range.high->toString(), std::string("3.5"));
    QCOMPARE(both.level, lab::Level::Abnormal);
    QCOMPARE(both.status, ResultStatus::Corrected);
    const auto upper = onlyResult(readHl7(result("OBX|1|NM|K||6.4|mmol/L|<7800|N~HH~*~S|||P")));
    QVERIFY(!upper.range.low);
    QCOMPARE(upper.range.high->toString(), std::string("7800"));
    QCOMPARE(upper.level, lab::Level::CriticalHigh);
    QCOMPARE(upper.flags, std::string("* S"));
    QCOMPARE(upper.status, ResultStatus::Preliminary);
    const auto words = onlyResult(readHl7(result("OBX|1|NM|K||6.4|mmol/L|négatif|^L|||X")));
    QCOMPARE(words.range.text, std::string("négatif"));
    QCOMPARE(words.status, ResultStatus::NotPerformed);
    // A bound that is above the other is no interval.
    QCOMPARE(onlyResult(readHl7(result("OBX|1|NM|K||6.4||5.1-3.5"))).range.text, std::string("5.1-3.5"));
}

void Hl7v2Test::delimitersComeFromTheHeader()
{
    const auto veterans = readHl7("MSH^~|\\&^SENDING^200M^X^Y^20120918173931-0500^^ORU~R01^1^T^2.4\rPID^1^^11~~~FOO&&0363~PI^^SMITH~JOHN^^19700101^M\rOBR^1^^^GLU~Glucose\rOBX^1^NM^GLU~Glucose^^5.1^mmol/L");
    QCOMPARE(veterans.records.at(0).patient->identity.birthName, std::string("SMITH"));
    QCOMPARE(veterans.records[0].patient->sourceIds, std::vector<std::string>{"FOO|11"});
    QCOMPARE(onlyResult(veterans).examination.text, std::string("Glucose"));

    // A word processor's tilde, in the header and between repetitions.
    auto tilde = result("OBX|1|TX|X||un˜deux");
    tilde.replace(tilde.find('~'), 1, "˜");
    QCOMPARE(valueText(onlyResult(readHl7(tilde))), std::string("un\ndeux"));

    auto truncation = result("OBX|1|ST|X||v");
    truncation.replace(truncation.find("&|"), 2, "&#|");
    QCOMPARE(valueText(onlyResult(readHl7(truncation))), std::string("v"));

    auto missing = result("OBX|1|ST|X||v");
    missing.replace(missing.find("^~\\&"), 4, "~\\&");
    QCOMPARE(refusedWhere(readHl7(missing)), std::string("MSH-2"));
    missing.replace(missing.find("~\\&"), 3, "^^\\&");
    QCOMPARE(refusedWhere(readHl7(missing)), std::string("MSH-2"));
}

void Hl7v2Test::escapes()
{
    const auto text = [](const char* obx5) { return valueText(onlyResult(readHl7(result(std::string("OBX|1|ST|X||") + obx5)))); };
    QCOMPARE(text("a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f"), std::string("a|b^c&d~e\\f"));
    QCOMPARE(text("caf\\XC3A9\\"), std::string("café"));
    QCOMPARE(text("caf\\XE9\\"), std::string("café")); // Windows-1252
    QCOMPARE(text("one\\.sp\\two\\.in+4\\ three"), std::string("one\ntwo three"));
    QCOMPARE(text("open \\ and \\Zunknown\\"), std::string("open \\ and \\Zunknown\\"));
    QCOMPARE(text("\\X0"), std::string("\\X0"));
}

void Hl7v2Test::characterSets()
{
    const auto named = [](const char* charset, const char* bytes) {
        const std::string header = "MSH|^~\\&|A|B|C|D|2026||ORU^R01|1|P|2.5|||||FRA|";
        return readHl7(header + charset + "\rPID|1||1||" + bytes + "^A\rOBR|1|||X\rOBX|1|ST|X||v");
    };
    const auto name = [&](const char* charset, const char* bytes) { return named(charset, bytes).records.at(0).patient->identity.birthName; };
    QCOMPARE(name("UNICODE UTF-8", "B\xc3\x89RANGER"), std::string("BÉRANGER"));
    QCOMPARE(name("8859/1", "B\xc9RANGER"), std::string("BÉRANGER"));
    QCOMPARE(name("8859/1", "\xc3\x89"), std::string("Ã‰")); // as declared, though it would be UTF-8
    QCOMPARE(name("8859/15", "C\xbcUR"), std::string("CŒUR"));
    QCOMPARE(name("", "B\xc9RANGER"), std::string("BÉRANGER"));
    QCOMPARE(name("", "C\x8cUR"), std::string("CŒUR"));
    const auto wrong = named("UNICODE UTF-8", "B\xc9RANGER");
    QCOMPARE(wrong.records.at(0).patient->identity.birthName, std::string("BÉRANGER"));
    QVERIFY(wrong.messages[0].unread.back().starts_with("MSH-18"));
}

void Hl7v2Test::continuationsAreJoined()
{
    const auto added = onlyResult(readHl7(result("OBX|1|TX|X||first \rADD|half\rADD| and rest|||||F")));
    QCOMPARE(valueText(added), std::string("first half and rest"));

    const std::string first = "MSH|^~\\&|A||||2026||ORU^R01|1|P|2.5\rPID|1||1||DUPONT^A\rOBR|1|||X\rOBX|1|TX|X||begins \rDSC|ptr-1\r";
    const std::string second = "MSH|^~\\&|A||||2026||ORU^R01|2|P|2.5||ptr-1\rADD|and ends\rOBX|2|NM|Y||3\r";
    const auto joined = readHl7(first + second);
    QCOMPARE(joined.messages.size(), 2u);
    QVERIFY(!joined.messages[0].refusal && !joined.messages[1].refusal);
    QCOMPARE(joined.records.size(), 1u);
    QCOMPARE(joined.records[0].sources.size(), 2u);
    QCOMPARE(joined.records[0].orders.at(0).results.size(), 2u);
    QCOMPARE(valueText(joined.records[0].orders[0].results[0]), std::string("begins and ends"));
    QCOMPARE(refusedWhere(readHl7(first)), std::string("DSC-1"));

    // A lone line feed is text where segments end with CR alone, and damage where they do not.
    QCOMPARE(valueText(onlyResult(readHl7(result("OBX|1|TX|X||one\ntwo")))), std::string("one\ntwo"));
    QCOMPARE(refusedWhere(readHl7(result("OBX|1|TX|X||one\ntwo", "\n"))), std::string("line 5"));
}

void Hl7v2Test::batchesAreCounted()
{
    const auto one = result("OBX|1|NM|K||4.1|mmol/L");
    const auto right = readHl7("FHS|^~\\&|A\rBHS|^~\\&|A\r" + one + one + "BTS|2\rFTS|1\r");
    QCOMPARE(right.messages.size(), 2u);
    QCOMPARE(right.records.size(), 2u);
    QVERIFY(right.notes.empty());
    const auto wrong = readHl7("// told beforehand\rBHS|^~\\&|A\r" + one + "BTS|5\r");
    QCOMPARE(wrong.notes, std::vector<std::string>{"BTS-1 announces 5 messages, the batch has 1"});
    // What stands outside any message is refused like one, and so its text is kept.
    QCOMPARE(wrong.messages.size(), 2u);
    QCOMPARE(wrong.messages[0].refusal->where, std::string("line 1"));
    QCOMPARE(wrong.messages[0].size, std::string("// told beforehand\r").size());
    QVERIFY(!wrong.messages[1].refusal);
    const auto between = readHl7(one + "BTS|1\rPID|1||lost\rNTE|1||too\rMSH" + one.substr(3));
    QCOMPARE(between.messages.size(), 3u);
    QCOMPARE(between.messages[1].size, std::string("PID|1||lost\rNTE|1||too\r").size());
    QVERIFY(between.messages[1].refusal && between.records.size() == 2);
    // Each message's place in the input: what is kept of a refused one is its own text and no other's.
    const auto& second = right.messages[1];
    QCOMPARE(second.offset, std::string("FHS|^~\\&|A\rBHS|^~\\&|A\r").size() + one.size());
    QCOMPARE(second.size, one.size());
}

void Hl7v2Test::identityOfAPatient()
{
    const auto reading = readHl7("MSH|^~\\&|HIS|CHCB|||2026||ADT^A04|1|P|2.5\r"
                                 "PID|1||4711^^^CHCB&1.2.3&ISO^PI~99^^^CHCB^VN||CADIOU^Jeanne^Jeanne Anne^^^^B~MORVAN^Jeanne^^^^^L||19680214|F|||3 rue du Port^bât. B^Pontivy^^56300^FRA^H~^^^^^^BDL^^56178||^PRN^PH^^33^2^97250000~^NET^Internet^j.m@example.fr|||||||||||||||||||VALI\r"
                                 "PV1|1|I|NEPH^12\r");
    const auto& patient = *reading.records.at(0).patient;
    QCOMPARE(patient.identity.birthName, std::string("CADIOU"));
    QCOMPARE(patient.identity.usedName, std::string("MORVAN"));
    QCOMPARE(patient.identity.firstForename, std::string("Jeanne"));
    QCOMPARE(patient.identity.birthForenames, std::string("Jeanne Anne"));
    QCOMPARE(patient.identity.birthDate, (Date{1968, 2, 14}));
    QCOMPARE(patient.identity.sex, lab::Sex::Female);
    QCOMPARE(patient.identity.birthPlaceCode, std::string("56178"));
    QCOMPARE(patient.identity.state, lab::IdentityState::Validated);
    QCOMPARE(patient.sourceIds, std::vector<std::string>{"1.2.3|4711"});
    QCOMPARE(patient.contact, (lab::Contact{"3 rue du Port\nbât. B", "56300", "Pontivy", "33 2 97250000", "j.m@example.fr"}));
    QVERIFY(lists(reading, "PID-3[2]") || lists(reading, "PID-3.1"));
    QVERIFY(lists(reading, "PV1-2"));
    QVERIFY(reading.records[0].orders.empty());
}

void Hl7v2Test::insIsKeptUnqualified()
{
    const auto reading = readHl7("MSH|^~\\&|HIS|CHCB|||2026||ADT^A28|1|P|2.5\r"
                                 "PID|1||279035121518989^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.8&ISO^INS||DUPONT^Dominique^^^^^L||1979|F|||||||||||||||||||||||||VALI\r");
    const auto& identity = reading.records.at(0).patient->identity;
    QCOMPARE(identity.insMatricule, std::string("279035121518989"));
    QCOMPARE(identity.insOid, std::string("1.2.250.1.213.1.4.8"));
    QVERIFY(identity.state != lab::IdentityState::Qualified);
    QVERIFY(identity.birthDate.isNull()); // a year alone is no birth date, and nobody makes one up
    QVERIFY(lists(reading, "PID-7 (no whole date)"));
}

void Hl7v2Test::ordersAreGathered()
{
    const std::string head = "MSH|^~\\&|HIS|CHCB|||202603120800||ORM^O01|1|P|2.5\rPID|1||1||DUPONT^A||19700101|M\rPV1|1|I|URG\r";
    const auto reading = readHl7(head + "ORC|NW|A1^HIS||G7^HIS|||^^^^^S||20260312075500|||222^ABGRALL^Paul^^^Dr\rOBR|1|A1^HIS||2823-3^Potassium^LN|||20260312074500|||^SIMON^C.|||fièvre\r"
                                        "ORC|NW|A2^HIS||G7^HIS\rOBR|2|A2^HIS||2160-0^Créatinine^LN\r"
                                        "ORC|CA|B1^HIS\rOBR|3|B1^HIS||CRP^CRP^L\r");
    const auto& orders = reading.records.at(0).orders;
    QCOMPARE(orders.size(), 2u);
    QCOMPARE(orders[0].action, OrderAction::Place);
    QCOMPARE(orders[0].ids, (std::vector<std::string>{"HIS|G7", "HIS|A1", "HIS|A2"}));
    QCOMPARE(orders[0].priority, lab::Priority::Urgent);
    QCOMPARE(orders[0].requested.size(), 2u);
    QCOMPARE(orders[0].context.prescriberName, std::string("Dr ABGRALL Paul"));
    QCOMPARE(orders[0].context.collector, std::string("SIMON C."));
    QCOMPARE(orders[0].context.clinical, std::string("fièvre"));
    QCOMPARE(orders[0].context.ward, std::string("URG"));
    QCOMPARE(toIsoUtc(orders[0].context.collectedAt), std::string("2026-03-12T06:45:00.000Z"));
    QCOMPARE(orders[1].action, OrderAction::Cancel);
    QCOMPARE(orders[1].requested.at(0).local, std::string("CRP"));
}

void Hl7v2Test::whatAnOrderTellsIsNoResult()
{
    const auto reading = readHl7("MSH|^~\\&|HIS|CHCB|||2026||OML^O21|1|P|2.5\rPID|1||1||DUPONT^A||19700101|M\rORC|NW|A1\rOBR|1|A1||GTT^Glucose Tolerance\rOBX|1|NM|DOSE^Glucose||75|g\r");
    QVERIFY(reading.records.at(0).orders.at(0).results.empty());
    QCOMPARE(reading.records[0].orders[0].context.clinical, std::string("Glucose: 75 g"));
    // The same among results, when OBX-29 says so.
    const auto among = readHl7(result("OBX|1|NM|DOSE^Glucose||75|g|||||F||||||||||||||||||QST\rOBX|2|NM|GLU||5.1|mmol/L"));
    QCOMPARE(onlyResult(among).examination.local, std::string("GLU"));
    // Of an answer only the value is read; what else it says, and a document, is not lost.
    const auto more = readHl7("MSH|^~\\&|HIS|CHCB|||2026||OML^O21|1|P|2.5\rPID|1||1||DUPONT^A||19700101|M\rORC|NW|A1\rOBR|1|A1||GTT^Glucose Tolerance\r"
                              "OBX|1|NM|DOSE^Glucose||75|g|50-100|H|||F|||2026\rOBX|2|ED|CONS^Consent||^TEXT^XML^Base64^PGEvPg||||||F\r");
    for (const auto* field : {"OBX-7", "OBX-8", "OBX-14"})
        QVERIFY2(lists(more, field), field);
    QCOMPARE(std::string(asText(more.records.at(0).orders.at(0).attachments.at(0).content)), std::string("<a/>"));
}

// A code has its place, a second code for the same has none; a name of several parts keeps the first.
void Hl7v2Test::whatHasNoPlaceIsNamed()
{
    const auto reading = readHl7("MSH|^~\\&|HIS|CHCB|||2026||ORU^R01|1|P|2.5\rPID|1||1||VAN DEN BERG&VAN DEN&BERG^A||19700101|M\rOBR|1|A1||X\r"
                                 "OBX|1|CWE|A^eins^L^B^zwei^M||260385009^Négatif^SCT^N^Non^L||||||F\rOBX|2|ST|" + std::string(70, 'k') + "^x||1||||||F\r");
    for (const auto* field : {"PID-5.1.2", "PID-5.1.3", "OBX-3.4", "OBX-3.5", "OBX-3.6", "OBX-5.3", "OBX-5.4", "OBX-5.5", "OBX-3 (shortened)"})
        QVERIFY2(lists(reading, field), field);
    for (const auto* field : {"PID-5.1", "PID-5.1.1", "OBX-3.1", "OBX-3.2", "OBX-3.3", "OBX-5.1", "OBX-5.2"})
        QVERIFY2(!lists(reading, field), field);
}

void Hl7v2Test::specimensStandBeforeOrAfter()
{
    const auto after = readHl7(result("OBX|1|NM|K||4.1|mmol/L\rSPM|1|26-112298&X^Y||SER|||||||P||||||202603120745|202603120821||N|RB^Broken container"));
    const auto& specimen = after.records.at(0).orders.at(0).specimens.at(0);
    QCOMPARE(specimen.id, std::string("26-112298"));
    QVERIFY(specimen.rejected);
    QCOMPARE(specimen.remark, std::string("Broken container"));
    QCOMPARE(toIsoUtc(specimen.receivedAt), std::string("2026-03-12T07:21:00.000Z"));
    QCOMPARE(specimen.rejection, lab::RejectionReason::Other);
    QVERIFY(lists(after, "SPM-21.1")); // a code of which the words alone are kept
    QCOMPARE(specimen.serves, after.records[0].orders[0].requested);
    const auto spoilt = readHl7(result("OBX|1|NM|K||4.1|mmol/L\rSPM|1|A||SER||||||||||||||||N|RH^Hémolyse~QS|||^Ice pack|||^Gel tube\rSPM|2|B||SER||||||||||||||||N")).records.at(0).orders.at(0).specimens;
    QCOMPARE(spoilt.at(0).rejection, lab::RejectionReason::Haemolysed);
    QCOMPARE(spoilt[0].remark, std::string("Hémolyse\nQS\nIce pack"));
    QCOMPARE(spoilt[0].container, std::string("Gel tube"));
    QVERIFY(!spoilt.at(1).rejected && spoilt[1].isUnavailable); // not there, for no reason
    // What the request says of the specimen is said of the one that follows it.
    const auto older = readHl7("MSH|^~\\&|A|B|||2026||ORU^R01|1|P|2.5\rPID|1||1||DUPONT^A\rOBR|1|||K|||202603120745|||||||202603120821|BLD&Blood\rOBX|1|NM|K||4.1\rSPM|1|S1||SER\r").records.at(0).orders.at(0).specimens;
    QCOMPARE(older.size(), 1u);
    QCOMPARE(toIsoUtc(older[0].receivedAt), std::string("2026-03-12T07:21:00.000Z"));

    const auto before = readHl7("MSH|^~\\&|ANALYSEUR|||X|2026||OUL^R22|1|P|2.5\rPID|1||1||DUPONT^A\rSPM|1|S1||SER\rOBR|1|||K\rOBX|1|NM|K||4.1\rSPM|2|S2||EDTA\rOBR|2|||HB\rOBX|1|NM|HB||13\r");
    QCOMPARE(before.records.at(0).orders.at(0).specimens.size(), 2u);
    QCOMPARE(before.records[0].orders[0].results.size(), 2u);
}

void Hl7v2Test::timesHaveZones()
{
    const auto at = [](const char* time, const char* header = "2026") {
        const auto text = std::string("MSH|^~\\&|A||||") + header + "||ORU^R01|1|P|2.5\rPID|1||1||DUPONT^A\rOBR|1|||X\rOBX|1|NM|X||1||||||F|||" + time;
        return toIsoUtc(onlyResult(readHl7(text)).observedAt);
    };
    QCOMPARE(at("20260112080000"), std::string("2026-01-12T07:00:00.000Z"));
    QCOMPARE(at("20260712080000.250"), std::string("2026-07-12T06:00:00.250Z"));
    QCOMPARE(at("20260712"), std::string("2026-07-11T22:00:00.000Z"));
    QCOMPARE(at("20260329015959"), std::string("2026-03-29T00:59:59.000Z")); // the last second before summer time
    QCOMPARE(at("20260329030000"), std::string("2026-03-29T01:00:00.000Z"));
    QCOMPARE(at("20261025030000"), std::string("2026-10-25T02:00:00.000Z"));
    QCOMPARE(at("202607120800-0500"), std::string("2026-07-12T13:00:00.000Z"));
    QCOMPARE(at("202607120800", "20260712090000+0300"), std::string("2026-07-12T05:00:00.000Z")); // MSH-7's zone for the message
    QCOMPARE(at("2026"), toIsoUtc(Instant{}));
    QCOMPARE(at("20261332"), toIsoUtc(Instant{}));
}

void Hl7v2Test::documentsAreKept()
{
    const auto reading = readHl7(result("OBX|1|ED|11502-2^CR^LN||^TEXT^XML^Base64^PENsaW5pY2FsRG9jdW1lbnQvPg||||||F\rOBX|2|CE|MASQUE_PS^Masqué^MetaDMPMSS||N^^x||||||F"));
    const auto document = onlyResult(reading);
    QVERIFY(!document.value);
    QCOMPARE(document.status, ResultStatus::Final);
    QCOMPARE(document.attachments.at(0).mediaType, std::string("TEXT/XML"));
    QCOMPARE(std::string(asText(document.attachments[0].content)), std::string("<ClinicalDocument/>")); // unpadded base64
    QVERIFY(lists(reading, "OBX-3"));                                                                    // how to treat the document is no result
    const auto broken = readHl7(result("OBX|1|ED|11502-2^CR^LN||^TEXT^XML^Base64^not*base64||||||F"));
    QCOMPARE(std::string(asText(onlyResult(broken).attachments.at(0).content)), std::string("not*base64"));
    QVERIFY(lists(broken, "OBX-5.4 (kept as it was sent)"));

    const std::string longText(5000, 'x');
    const auto narrative = onlyResult(readHl7(result("OBX|1|TX|X||" + longText)));
    QCOMPARE(std::get<lab::ShortText>(*narrative.value).text.size(), 499 + std::string("…").size());
    QCOMPARE(narrative.comment.size(), 4000u);
    QCOMPARE(narrative.attachments.at(0).content.size(), 5000u);
}

// Every field of a message is either in the record or named: what a field holds is replaced by a mark of its own, and each mark must
// be found in one of the two places.
void Hl7v2Test::nothingIsLostInSilence()
{
    std::string message = "MSH|^~\\&|HIS|CHCB|||2026||ORU^R01|1|P|2.5\r";
    const auto segment = [&message](const std::string& name, std::size_t fields, std::initializer_list<std::pair<std::size_t, const char*>> fixed) {
        message += name;
        for (std::size_t i = 1; i <= fields; ++i) {
            message += '|';
            const auto known = std::find_if(fixed.begin(), fixed.end(), [i](const auto& pair) { return pair.first == i; });
            message += known != fixed.end() ? known->second : name + "f" + std::to_string(i) + "x";
        }
        message += '\r';
    };
    segment("PID", 39, {{7, "19700101"}, {8, "M"}});
    segment("NK1", 10, {});
    segment("ORC", 25, {{1, "RE"}});
    segment("OBR", 45, {{7, "20260312"}, {14, "20260312"}});
    segment("OBX", 25, {{2, "ST"}, {14, "20260312"}, {19, "20260312"}});
    segment("NTE", 4, {});
    segment("ZZZ", 3, {});
    const auto reading = readHl7(message);
    QCOMPARE(reading.records.size(), 1u);
    const auto& record = reading.records[0];
    const auto& order = record.orders.at(0);
    const auto& read = order.results.at(0);
    std::string kept = record.patient->identity.birthName + record.patient->contact.address + record.patient->contact.phone;
    for (const auto& id : record.patient->sourceIds)
        kept += id;
    for (const auto& id : order.ids)
        kept += id;
    kept += order.context.prescriberName + order.context.collector + order.context.clinical;
    for (const auto& recipient : order.context.recipients)
        kept += recipient;
    for (const auto& code : order.requested)
        kept += code.local;
    for (const auto& specimen : order.specimens)
        kept += specimen.type;
    kept += valueText(read) + read.examination.local + read.part + read.unit + read.range.text + read.flags + read.performingLaboratory + read.method + read.instrument + read.comment;
    const std::vector<std::string> structure = {"PIDf1x", "ORCf5x", "OBRf1x", "OBRf25x", "OBXf1x", "OBXf11x", "NTEf1x", "NTEf2x"};
    for (const auto& [name, fields] : std::vector<std::pair<std::string, int>>{{"PID", 39}, {"NK1", 10}, {"ORC", 25}, {"OBR", 45}, {"OBX", 25}, {"NTE", 4}, {"ZZZ", 3}}) {
        for (int i = 1; i <= fields; ++i) {
            const auto mark = name + "f" + std::to_string(i) + "x";
            const auto field = name + '-' + std::to_string(i);
            const bool isFixed = message.find(mark) == std::string::npos;
            const bool isStructure = std::ranges::find(structure, mark) != structure.end();
            const bool isNamed = std::ranges::any_of(reading.messages[0].unread, [&field](const std::string& u) { return u == field || u.starts_with(field + '.') || u.starts_with(field + '[') || u.starts_with(field + " ("); });
            const bool isKept = kept.find(mark) != std::string::npos;
            QVERIFY2(isFixed || isStructure || isKept || isNamed, field.c_str());
        }
    }
}

void Hl7v2Test::refusalsSayWhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("where");
    const auto row = [](const char* name, const std::string& text, const char* where) { QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(where); };
    const std::string head = "MSH|^~\\&|A|B|||2026||";
    row("empty", "", "line 1");
    row("not HL7", "<?xml version=\"1.0\"?><ADT_A01/>", "line 1");
    row("another type", head + "SIU^S12|1|P|2.5\rPID|1||1||DUPONT^A\r", "MSH-9");
    row("no type", head + "|1|P|2.5\rPID|1||1||DUPONT^A\r", "MSH-9");
    row("a merge", head + "ADT^A40|1|P|2.5\rPID|1||1||DUPONT^A\rMRG|2\r", "MRG");
    row("two patients", head + "ADT^A24|1|P|2.5\rPID|1||1||DUPONT^A\rPID|2||2||DURAND^B\r", "MSH-9");
    row("nobody", head + "ADT^A01|1|P|2.5\rPID|1\r", "PID-5");
    row("nothing", head + "ORU^R01|1|P|2.5\rPID|1\rNK1|1\r", "PID");
    row("damage", head + "ORU^R01|1|P|2.5\rI|||13198751\rOBR|1|||X\rOBX|1|NM|X||1\r", "line 2");
    row("no delimiters", "MSH||A|B|||2026||ORU^R01|1\rPID|1||1||A\r", "MSH-2");
}

void Hl7v2Test::refusalsSayWhere()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, where);
    const auto reading = readHl7(bytes.toStdString());
    QCOMPARE(refusedWhere(reading), where.toStdString());
    QVERIFY(!reading.messages[0].refusal->reason.empty());
    QVERIFY(reading.records.empty());
}

// A message cut anywhere, or with any byte changed, is accepted or refused: the counts always add up.
void Hl7v2Test::anyBytesAreAnswered()
{
    const auto whole = result("OBX|1|SN|K||<^5|mmol/L|3.5-5.1|HH~*|||F|||20260312||||||\rNTE|1||caf\\XE9\\\rADD|more\rSPM|1|1^2&3||SER");
    for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
        const auto reading = readHl7(std::string_view(whole).substr(0, cut));
        QCOMPARE(reading.messages.size(), 1u);
        QCOMPARE(reading.records.size(), reading.messages[0].refusal ? 0u : 1u);
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char byte : {'|', '^', '~', '\\', '&', '\r', '\n', '\0', '\x1c', '\xff'}) {
            auto changed = whole;
            changed[at] = byte;
            QVERIFY(!readHl7(changed).messages.empty());
        }
    }
}

QTEST_APPLESS_MAIN(Hl7v2Test)
#include "hl7v2.test.moc"
