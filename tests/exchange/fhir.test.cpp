// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QTest>

#include "app/exchange/fhir/jsonvalue.h"
#include "tests/exchange/fixtures.h"

using namespace paillasse;
using namespace paillasse::exchange;

namespace {

constexpr auto patientJson = R"({"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:oid:1.2.3","value":"4711"}],)"
                             R"("name":[{"use":"official","family":"LE BIHAN","given":["Maëlle","Anne"]}],"gender":"female","birthDate":"1992-05-03"})";

// A message bundle of the patient and some more.
std::string bundle(const std::string& entries, const char* type = "message")
{
    return std::string(R"({"resourceType":"Bundle","type":")") + type + R"(","entry":[{"fullUrl":"urn:uuid:p1","resource":)" + patientJson + "}" + entries + "]}";
}

std::string entry(const std::string& resource)
{
    return R"(,{"resource":)" + resource + "}";
}

std::string observation(const std::string& value, const char* id = "o1")
{
    return std::string(R"({"resourceType":"Observation","id":")") + id + R"(","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3","display":"Potassium"}]},)"
           + R"("subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-03-12T08:15:00+01:00",)" + value + "}";
}

ImportedResult onlyObservation(const std::string& value)
{
    return onlyResult(readFhir(bundle(entry(observation(value)))));
}

bool lists(const SourceMessage& message, const char* name)
{
    return std::ranges::find(message.unread, name) != message.unread.end();
}

} // namespace

class FhirTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreReadByTheirType_data();
    void valuesAreReadByTheirType();
    void aPanelIsItsMembers();
    void reportsFillRequests();
    void referencesStayInsideTheInput();
    void linesOfManyInputsBelongTogether();
    void identityOfAPatient();
    void otherObservationsAreNoResults();
    void everyLeafIsReadOrNamed();
    void specimensSayTheirState();
    void requestsStayApartByWhatTheyAsk();
    void whatBelongsToNothingIsNamed();
    void refusalsSayWhere_data();
    void refusalsSayWhere();
    void jsonIsStrictAndKeepsDigits();
    void anyBytesAreAnswered();
};

void FhirTest::valuesAreReadByTheirType_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("unit");
    const auto row = [](const char* value, int kind, const char* text, const char* unit = "") {
        QTest::newRow(value) << QByteArray(value) << kind << QByteArray(text) << QByteArray(unit);
    };
    row(R"("valueQuantity":{"value":6.40,"unit":"mmol/l","system":"http://unitsofmeasure.org","code":"mmol/L"})", 0, "6.40", "mmol/L");
    row(R"("valueQuantity":{"value":6.40,"unit":"G/L"})", 0, "6.40", "10*9/L");
    row(R"("valueQuantity":{"value":5,"comparator":"<","unit":"mg/L"})", 0, "< 5", "mg/L");
    row(R"("valueQuantity":{"value":1.5E2})", 0, "150");
    row(R"("valueQuantity":{"value":114.43703531037181,"unit":"mg/dL"})", 0, "114.437035310", "mg/dL");
    row(R"("valueQuantity":{"unit":"mg/dL"})", 3, "mg/dL", "mg/dL");
    row(R"("valueQuantity":{"_value":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"masked"}]},"unit":"mg/dL"})", -1, "(none)", "mg/dL");
    row(R"("valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"260385009","display":"Negative"}]})", 1, "Negative");
    row(R"("valueCodeableConcept":{"text":"Négatif"})", 3, "Négatif");
    row(R"("valueString":"6.4 environ")", 3, "6.4 environ");
    row(R"("valueInteger":7)", 0, "7");
    row(R"("valueBoolean":true)", 3, "true");
    row(R"("valueRatio":{"numerator":{"value":1},"denominator":{"value":160}})", 2, "1/160");
    row(R"("valueRatio":{"numerator":{"value":3},"denominator":{"value":4,"unit":"mL"}})", 3, "3:4 mL");
    row(R"("valueRange":{"low":{"value":1,"unit":"g"},"high":{"value":2,"unit":"g"}})", 3, "1 g - 2 g");
    row(R"("valueDateTime":"2026-03-12")", 3, "2026-03-12");
    row(R"("dataAbsentReason":{"text":"tube cassé"})", -1, "(none)");
}

void FhirTest::valuesAreReadByTheirType()
{
    QFETCH(QByteArray, value);
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, unit);
    const auto read = onlyObservation(value.toStdString());
    QCOMPARE(read.value ? static_cast<int>(read.value->index()) : -1, kind);
    QCOMPARE(valueText(read), text.toStdString());
    QCOMPARE(read.unit, unit.toStdString());
    QCOMPARE(toIsoUtc(read.observedAt), std::string("2026-03-12T07:15:00.000Z"));
    QCOMPARE(read.status, kind == -1 ? ResultStatus::NotPerformed : ResultStatus::Final);
}

void FhirTest::aPanelIsItsMembers()
{
    const auto read = readFhir(bundle(entry(observation(R"("component":[{"code":{"text":"a"},"valueInteger":1},{"code":{"text":"b"},"valueString":"x","interpretation":[{"coding":[{"code":"HH"}]}]}])"))));
    const auto& results = read.records.at(0).orders.at(0).results;
    QCOMPARE(results.size(), 2u);
    QCOMPARE(results[1].level, lab::Level::CriticalHigh);

    const auto nested = readFhir(bundle(entry(R"({"resourceType":"DiagnosticReport","id":"r","status":"final","code":{"text":"NFS"},"subject":{"reference":"Patient/p1"},"result":[{"reference":"Observation/panel"}]})")
                                        + entry(R"({"resourceType":"Observation","id":"panel","status":"final","code":{"text":"panel"},"subject":{"reference":"Patient/p1"},"hasMember":[{"reference":"Observation/o1"},{"reference":"Observation/panel"}]})")
                                        + entry(observation(R"("valueInteger":4)"))));
    QCOMPARE(nested.records.at(0).orders.size(), 1u);
    QCOMPARE(valueText(nested.records[0].orders[0].results.at(0)), std::string("4")); // and the circle ends
}

void FhirTest::reportsFillRequests()
{
    const auto request = [](const char* id, const char* code, const char* status = "active") {
        return entry(std::string(R"({"resourceType":"ServiceRequest","id":")") + id + R"(","status":")" + status + R"(","intent":"order","priority":"stat","requisition":{"system":"urn:oid:9.9","value":"G7"},)"
                     + R"("identifier":[{"value":")" + id + R"("}],"code":{"text":")" + code + R"("},"subject":{"reference":"urn:uuid:p1"},"requester":{"reference":"Practitioner/d"},"reasonCode":[{"text":"fièvre"}]})");
    };
    const std::string doctor = entry(R"({"resourceType":"Practitioner","id":"d","name":[{"prefix":["Dr"],"family":"Abgrall","given":["Paul"]}]})");
    const auto placed = readFhir(bundle(request("a", "K") + request("b", "CREA") + doctor));
    const auto& order = placed.records.at(0).orders.at(0);
    QCOMPARE(placed.records[0].orders.size(), 1u);
    QCOMPARE(order.action, OrderAction::Place);
    QCOMPARE(order.ids, (std::vector<std::string>{"9.9|G7", "a", "b"}));
    QCOMPARE(order.requested.size(), 2u);
    QCOMPARE(order.priority, lab::Priority::Urgent);
    QCOMPARE(order.context.prescriberName, std::string("Dr Abgrall Paul"));
    QCOMPARE(order.context.clinical, std::string("fièvre"));

    const std::string report = entry(R"({"resourceType":"DiagnosticReport","id":"r","status":"final","identifier":[{"value":"CR9"}],"basedOn":[{"reference":"ServiceRequest/b"}],"code":{"text":"CR"},)"
                                     R"("subject":{"reference":"Patient/p1"},"performer":[{"display":"Labo voisin"}],"conclusion":"rien","result":[{"reference":"Observation/o1"}],"presentedForm":[{"contentType":"application/pdf","data":"JVBERg=="}]})");
    const auto filled = readFhir(bundle(request("b", "K") + doctor + report + entry(observation(R"("valueInteger":4)"))));
    const auto& done = filled.records.at(0).orders.at(0);
    QCOMPARE(done.action, OrderAction::Report);
    QCOMPARE(done.ids, (std::vector<std::string>{"9.9|G7", "b", "CR9"}));
    QCOMPARE(done.results.at(0).performingLaboratory, std::string("Labo voisin"));
    QCOMPARE(done.comment, std::string("rien"));
    QCOMPARE(std::string(asText(done.attachments.at(0).content)), std::string("%PDF"));
    QCOMPARE(readFhir(bundle(request("c", "K", "revoked"))).records.at(0).orders.at(0).action, OrderAction::Cancel);
}

void FhirTest::referencesStayInsideTheInput()
{
    const auto absolute = observation(R"("valueInteger":4,"performer":[{"reference":"http://example.invalid/Organization/none"}])");
    const auto read = readFhir(bundle(entry(absolute)));
    QVERIFY(lists(read.messages.at(0), "Observation.performer (not in this input)"));
    QVERIFY(onlyResult(read).performingLaboratory.empty());
    // The same resource under its absolute address, with a version.
    auto elsewhere = observation(R"("valueInteger":4)");
    elsewhere.replace(elsewhere.find("Patient/p1"), 10, "http://h/fhir/Patient/p1/_history/3");
    QCOMPARE(valueText(onlyResult(readFhir(bundle(entry(elsewhere))))), std::string("4"));
    // What is contained is its container's alone.
    const auto contained = observation(R"("valueInteger":4,"contained":[{"resourceType":"Organization","id":"x","name":"Labo A"}],"performer":[{"reference":"#x"}])");
    const auto other = observation(R"("valueInteger":5,"performer":[{"reference":"#x"}])", "o2");
    const auto both = readFhir(bundle(entry(contained) + entry(other)));
    QCOMPARE(both.records.at(0).orders.at(0).results.at(0).performingLaboratory, std::string("Labo A"));
    QCOMPARE(both.records[0].orders[0].results.at(1).performingLaboratory, std::string());
    // Without a subject, the bundle's only patient.
    const auto bare = readFhir(bundle(entry(R"({"resourceType":"Observation","id":"o","status":"final","code":{"text":"K"},"valueInteger":4})")));
    QCOMPARE(valueText(onlyResult(bare)), std::string("4"));
}

void FhirTest::linesOfManyInputsBelongTogether()
{
    auto report = std::string(R"({"resourceType":"DiagnosticReport","id":"r","status":"final","code":{"text":"CR"},"subject":{"reference":"urn:uuid:p1"},"result":[{"reference":"urn:uuid:o1"}]})");
    const auto observations = observation(R"("valueInteger":4)") + "\n\r\n" + observation(R"("valueInteger":5)", "o2") + "\n" + R"({"resourceType":"Observation","id":"lost","status":"final","code":{"text":"K"},"subject":{"reference":"Patient/unknown"},"valueInteger":1})" + "\nnot json\n";
    fhir::Reader reader;
    reader.add(report, 0);
    reader.add(observations, 1);
    reader.add(patientJson, 2);
    const auto reading = reader.finish();
    QCOMPARE(reading.messages.size(), 6u);
    QCOMPARE(reading.messages[2].place, (MessagePlace{1, 2}));
    QVERIFY(!reading.messages[2].refusal);
    QCOMPARE(reading.messages[3].refusal->where, std::string("Observation.subject"));
    QVERIFY(reading.messages[4].refusal->reason.starts_with("this is no JSON"));
    QCOMPARE(std::string_view(observations).substr(reading.messages[4].offset, reading.messages[4].size), std::string_view("not json"));
    QCOMPARE(reading.records.size(), 1u);
    QCOMPARE(reading.records[0].orders.size(), 2u); // the report's, and the observation that no report names
    QCOMPARE(reading.records[0].sources, (std::vector<MessagePlace>{{0, 1}, {1, 1}, {1, 2}, {2, 1}}));
}

void FhirTest::identityOfAPatient()
{
    const auto read = readFhir(R"({"resourceType":"Patient","id":"p","identifier":[{"system":"urn:oid:1.2.250.1.213.1.4.8","value":"2 79 03 51 215 189 89"},{"value":"77"},{"type":{"coding":[{"code":"VN"}]},"value":"1"}],)"
                               R"("name":[{"use":"official","family":"DUPONT","given":["Dominique"]},{"use":"maiden","family":"CADIOU"}],"gender":"other","birthDate":"1979-03",)"
                               R"("address":[{"line":["1 rue","bât. B"],"city":"Brest","postalCode":"29200"}],"telecom":[{"system":"email","value":"d@example.fr"},{"system":"phone","value":"02"}],)"
                               R"("extension":[{"url":"https://x/identity-reliability","extension":[{"url":"s","valueCoding":{"system":"https://y","code":"VALI"}},{"url":"m","valueCoding":{"code":"PA"}}]}]})");
    const auto& patient = *read.records.at(0).patient;
    QCOMPARE(patient.identity.birthName, std::string("CADIOU"));
    QCOMPARE(patient.identity.usedName, std::string("DUPONT"));
    QCOMPARE(patient.identity.firstForename, std::string("Dominique"));
    QCOMPARE(patient.identity.insMatricule, std::string("279035121518989"));
    QCOMPARE(patient.identity.state, lab::IdentityState::Validated);
    QCOMPARE(patient.identity.sex, lab::Sex::Indeterminate);
    QVERIFY(patient.identity.birthDate.isNull());
    QVERIFY(lists(read.messages.at(0), "Patient.birthDate (no whole date)"));
    // How the identity was proved has no place; the word that says that it was is read whole.
    QVERIFY(lists(read.messages[0], "Patient.extension.extension.valueCoding.code"));
    QVERIFY(!lists(read.messages[0], "Patient.extension.extension.valueCoding.system"));
    QCOMPARE(patient.sourceIds, std::vector<std::string>{"fhir|77"});
    // Two registries whose addresses differ at their end are two.
    const std::string registry = "https://" + std::string(80, 'r') + "/";
    const auto two = readFhir(R"({"resourceType":"Patient","id":"p","name":[{"family":"A"}],"identifier":[{"system":")" + registry + R"(a","value":"1"},{"system":")" + registry + R"(b","value":"1"}]})");
    QCOMPARE(two.records.at(0).patient->sourceIds, (std::vector<std::string>{registry + "a|1", registry + "b|1"}));
    QCOMPARE(patient.contact, (lab::Contact{"1 rue\nbât. B", "29200", "Brest", "02", "d@example.fr"}));
}

void FhirTest::otherObservationsAreNoResults()
{
    const auto read = readFhir(bundle(entry(observation(R"("category":[{"coding":[{"code":"vital-signs"}]}],"valueInteger":4)"))
                                      + entry(R"({"resourceType":"Claim","id":"c","total":{"value":12}})")));
    QVERIFY(!read.messages.at(0).refusal);
    QVERIFY(read.records.at(0).orders.empty());
    QVERIFY(lists(read.messages[0], "Observation (no laboratory result)"));
    QVERIFY(lists(read.messages[0], "Claim"));
}

void FhirTest::everyLeafIsReadOrNamed()
{
    const auto read = readFhir(bundle(entry(observation(R"("valueInteger":4,"bodySite":{"text":"bras"},"encounter":{"reference":"Encounter/1"},"valueQuantity":{"value":1})"))));
    QVERIFY(lists(read.messages.at(0), "Observation.bodySite.text"));
    QVERIFY(lists(read.messages[0], "Observation.encounter.reference"));
    QVERIFY(lists(read.messages[0], "Observation.valueInteger")); // the second value of two
    for (const auto& name : read.messages[0].unread)
        QVERIFY2(name.find("subject") == std::string::npos && name.find("valueQuantity") == std::string::npos, name.c_str());
    // Where a value had to be changed, it is said.
    const auto rounded = readFhir(bundle(entry(observation(R"("valueQuantity":{"value":0.12345678901})"))));
    QVERIFY(lists(rounded.messages.at(0), "Observation.valueQuantity.value (rounded to nine decimals)"));
}

void FhirTest::specimensSayTheirState()
{
    const auto request = entry(R"({"resourceType":"ServiceRequest","id":"a","status":"active","intent":"order","code":{"text":"K"},"subject":{"reference":"Patient/p1"},"specimen":[{"reference":"Specimen/s"}]})");
    const auto specimen = [](const std::string& more, const char* id = "s") { return entry(std::string(R"({"resourceType":"Specimen","id":")") + id + "\"," + more + "}"); };
    const auto read = readFhir(bundle(request + specimen(R"("status":"unsatisfactory","accessionIdentifier":{"value":"T1"},"type":{"text":"sérum"},"receivedTime":"2026-03-12T09:00:00Z",)"
                                                         R"("collection":{"collectedDateTime":"2026-03-12T08:00:00Z"},"container":[{"type":{"text":"SST"}}],)"
                                                         R"("condition":[{"coding":[{"code":"AUT"}]},{"coding":[{"code":"HEM","display":"hémolysé"}]}],"note":[{"text":"à refaire"}])")));
    const auto& one = read.records.at(0).orders.at(0).specimens.at(0);
    QVERIFY(one.rejected && one.rejection == lab::RejectionReason::Haemolysed);
    QCOMPARE(one.remark, std::string("AUT\nhémolysé\nà refaire"));
    QCOMPARE(one.type + one.container + one.id, std::string("sérumSSTT1"));
    QCOMPARE(one.serves.at(0).text, std::string("K"));
    QCOMPARE(toIsoUtc(one.receivedAt), std::string("2026-03-12T09:00:00.000Z"));
    // Named by nothing, it names its request itself; entered in error, it is none.
    const auto loose = readFhir(bundle(request + specimen(R"("type":{"text":"urines"},"request":[{"reference":"ServiceRequest/a"}])", "t") + specimen(R"("status":"entered-in-error","type":{"text":"x"})")));
    QCOMPARE(loose.records.at(0).orders.at(0).specimens.size(), 1u);
    QCOMPARE(loose.records[0].orders[0].specimens[0].type, std::string("urines"));
    QVERIFY(lists(loose.messages.at(0), "Specimen (entered in error)"));
    // Whose it is says nothing more, unless it is said to be somebody else's.
    const auto own = readFhir(bundle(request + specimen(R"("type":{"text":"x"},"subject":{"reference":"Patient/p1"})")));
    QVERIFY(own.messages.at(0).unread.empty());
    const auto others = readFhir(bundle(request + specimen(R"("type":{"text":"x"},"subject":{"reference":"Patient/p2"})")));
    QVERIFY(lists(others.messages.at(0), "Specimen.subject (another than who it was asked for)"));
}

// What was revoked, or is not to be done, is never placed with what is asked under the same number.
void FhirTest::requestsStayApartByWhatTheyAsk()
{
    const auto request = [](const char* id, const std::string& state) {
        return entry(std::string(R"({"resourceType":"ServiceRequest","id":")") + id + R"(",)" + state + R"(,"intent":"order","requisition":{"value":"G7"},"code":{"text":")" + id + R"("},"subject":{"reference":"Patient/p1"}})");
    };
    const auto read = readFhir(bundle(request("K", R"("status":"active")") + request("NA", R"("status":"revoked")") + request("CL", R"("status":"on-hold")") + request("P", R"("status":"active","doNotPerform":true)")));
    const auto& orders = read.records.at(0).orders;
    QCOMPARE(orders.size(), 3u);
    for (const auto& [action, codes] : {std::pair(OrderAction::Place, std::vector<std::string>{"K"}), {OrderAction::Cancel, {"NA"}}, {OrderAction::Inform, {"CL", "P"}}}) {
        const auto found = std::ranges::find(orders, action, &ImportedOrder::action);
        QVERIFY(found != orders.end());
        std::vector<std::string> asked;
        for (const auto& code : found->requested)
            asked.push_back(code.text);
        QCOMPARE(asked, codes);
    }
}

void FhirTest::whatBelongsToNothingIsNamed()
{
    const auto report = entry(R"({"resourceType":"DiagnosticReport","id":"r","status":"final","code":{"text":"CR"},"subject":{"reference":"Patient/p1"},"issued":"2026-03-12T10:00:00Z","result":[{"reference":"Observation/o1"}],)"
                              R"("performer":[{"display":"Labo A"},{"display":"Labo B"}]})");
    const auto read = readFhir(bundle(report + entry(observation(R"("valueInteger":4,"identifier":[{"value":"77"}],"interpretation":[{"text":"bas"}])"))
                                      + entry(R"({"resourceType":"Practitioner","id":"d","name":[{"family":"Abgrall"}]})") + entry(R"({"resourceType":"Specimen","id":"s","type":{"text":"x"}})")
                                      + R"(,{"request":{"method":"DELETE","url":"Observation/9"}})"));
    const auto& message = read.messages.at(0);
    for (const auto* name : {"Practitioner (nothing that is read refers to it)", "Specimen (nothing that is read refers to it)", "DiagnosticReport.performer (more than one)",
                             "Observation.identifier.value", "Bundle.entry.request (DELETE: a person decides)", "Observation.interpretation.text"})
        QVERIFY2(lists(message, name), name);
    // The result has no time of its own: it was known when the report was issued.
    QCOMPARE(toIsoUtc(onlyResult(read).analysedAt), std::string("2026-03-12T10:00:00.000Z"));
    const auto coded = readFhir(bundle(entry(observation(R"("valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA6577-6"},{"system":"http://snomed.info/sct","code":"260385009","display":"Négatif"}]})")))).messages.at(0);
    QVERIFY(lists(coded, "Observation.valueCodeableConcept.coding.code")); // the other one
    const auto longNote = readFhir(bundle(entry(observation("\"valueInteger\":4,\"note\":[{\"text\":\"" + std::string(5000, 'x') + "\"}]")))).messages.at(0);
    QVERIFY(lists(longNote, "Observation.note.text (shortened)"));
    // A range in another unit than the value's is words, no bounds.
    const auto range = onlyObservation(R"("valueQuantity":{"value":4,"unit":"mmol/L"},"referenceRange":[{"low":{"value":30,"unit":"mg/L"},"high":{"value":50,"unit":"mg/L"}}])").range;
    QVERIFY(!range.low && !range.high);
    QCOMPARE(range.text, std::string("30 mg/L - 50 mg/L"));
}

void FhirTest::refusalsSayWhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("where");
    const auto row = [](const char* name, const std::string& text, const char* where) { QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(where); };
    row("empty", " \n", "byte 0");
    row("XML", "<Patient xmlns=\"http://hl7.org/fhir\"/>", "byte 0");
    row("no resource", R"({"PatientId":1})", "resourceType");
    row("another resource", R"({"resourceType":"Encounter","id":"e"})", "resourceType");
    row("no id", R"({"resourceType":"Patient","name":[{"family":"A"}]})", "Patient.id");
    row("no name", R"({"resourceType":"Patient","id":"p"})", "Patient.name");
    row("answers", R"({"resourceType":"Bundle","type":"batch-response"})", "Bundle.type");
    row("no patient", R"({"resourceType":"Bundle","type":"message","entry":[{"resource":{"resourceType":"Observation","id":"o"}}]})", "Bundle.entry");
    row("nested", bundle(entry(R"({"resourceType":"Bundle","type":"message"})")), "Bundle.entry");
    row("truncated", bundle("").substr(0, 60), "byte 0");
}

void FhirTest::refusalsSayWhere()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, where);
    const auto reading = readFhir(bytes.toStdString());
    QCOMPARE(reading.messages.size(), 1u);
    QVERIFY(reading.messages[0].refusal);
    const auto& refusal = *reading.messages[0].refusal;
    QVERIFY2(refusal.where == where.toStdString() || (where == "byte 0" && refusal.where.starts_with("byte ")), refusal.where.c_str());
    QVERIFY(!refusal.reason.empty());
    QVERIFY(reading.records.empty());
}

void FhirTest::jsonIsStrictAndKeepsDigits()
{
    using fhir::JsonValue;
    const auto value = JsonValue::parse(R"({"a":[{"b":0.10},{"b":2}],"e":"\u00e9\ud83d\ude00","n":null})");
    QVERIFY(value);
    QCOMPARE((*value)["a"]["b"].text(), std::string("0.10"));
    QCOMPARE((*value)["a"].items().size(), 2u);
    QCOMPARE((*value)["e"].text(), std::string("é😀"));
    QVERIFY((*value)["n"].isNull() && (*value)["x"]["y"]["z"].isNull());
    std::vector<std::string> unread;
    value->listUnread("", [&unread](const std::string& path) { unread.push_back(path); });
    QCOMPARE(unread, std::vector<std::string>{".a.b"}); // the second one
    for (const char* bad : {"", "{", "{\"a\":1}{", "{\"a\":1} x", "[1,]", "{\"a\":01}", "{\"a\":\"\\ud800\"}", "{\"a\":nul}", "{\"a\":\"\xff\"}", "{\"a\" 1}", "tru"})
        QVERIFY2(!JsonValue::parse(bad), bad);
    QVERIFY(!JsonValue::parse(std::string(1000, '[') + std::string(1000, ']')));
    QVERIFY(JsonValue::parse(std::string(40, '[') + std::string(40, ']')));
}

void FhirTest::anyBytesAreAnswered()
{
    const auto whole = bundle(entry(observation(R"("valueQuantity":{"value":6.40,"comparator":"<","unit":"mmol/l"},"interpretation":[{"coding":[{"code":"HH"}]}])")));
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        const auto reading = readFhir(std::string_view(whole).substr(0, cut));
        QVERIFY(!reading.messages.empty());
        QVERIFY(reading.messages[0].refusal);
    }
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        for (const char byte : {'"', '{', '}', '[', ',', '\0', '\\', '\xff', '9'}) {
            auto changed = whole;
            changed[at] = byte;
            QVERIFY(!readFhir(changed).messages.empty());
        }
    }
}

QTEST_APPLESS_MAIN(FhirTest)
#include "fhir.test.moc"
