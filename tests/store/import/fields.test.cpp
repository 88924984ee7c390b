// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "app/crypto/crypto.h"
#include "app/lab/value.h"
#include "tests/store/import/importsite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

using Fixed = std::map<int, std::string>; // fields that need something of their own kind

std::string markOf(const std::string& segment, int field)
{
    return segment + "f" + std::to_string(field) + "x";
}

// A segment with a mark of its own in each field.
std::string marked(const std::string& name, int fields, const Fixed& fixed)
{
    auto text = name;
    for (int i = 1; i <= fields; ++i)
        text += '|' + (fixed.contains(i) ? fixed.at(i) : markOf(name, i));
    return text + '\r';
}

// All words that a patient's and an order's record hold.
std::string wordsOf(const lab::Patient& patient)
{
    const auto& identity = patient.identity;
    const auto& contact = patient.contact;
    auto all = identity.birthName + ' ' + identity.birthForenames + ' ' + identity.usedName + ' ' + identity.insMatricule + ' ' + patient.insuredNir;
    for (const auto* word : {&contact.address, &contact.city, &contact.postcode, &contact.phone, &contact.email})
        all += ' ' + *word;
    for (const auto& id : patient.sourceIds)
        all += ' ' + id;
    return all;
}

std::string wordsOf(const lab::Order& order)
{
    const auto& context = order.context;
    auto all = context.prescriberName + ' ' + context.ward + ' ' + context.collector + ' ' + context.clinical + ' ' + context.sourceId;
    for (const auto& recipient : context.recipients)
        all += ' ' + recipient;
    for (const auto& tube : order.specimens)
        all += ' ' + tube.remark;
    for (const auto& note : order.notes)
        all += ' ' + note.text;
    for (const auto& line : order.lines) {
        all += ' ' + line.examination + ' ' + line.reason;
        for (const auto& one : line.measurements)
            all += ' ' + lab::toString(one.value) + ' ' + one.unit + ' ' + one.instrument + ' ' + one.method + ' ' + one.comment + ' ' + one.range.text + ' ' + one.performingLaboratory;
    }
    return all;
}

// What a message is made of rather than what it says, for those who only take part in it.
const std::set<std::string> structure = {"PIDf1x", "ORCf5x", "OBRf1x", "OBRf25x", "OBXf1x", "OBXf11x", "NTEf1x", "NTEf2x", "SPMf1x", "TQ1f1x", "PV1f1x"};
// Fields that say the same kind of thing are told together.
const std::map<std::string, const char*> together = {{"ORCf2x", "OBR-2/"}, {"ORCf3x", "OBR-2/"}, {"ORCf4x", "OBR-2/"}, {"OBRf2x", "OBR-2/"}, {"OBRf3x", "OBR-2/"},
                                                     {"PIDf2x", "PID-3/"}, {"PIDf4x", "PID-3/"}, {"PIDf19x", "PID-3/"}, {"OBRf13x", "OBR-13/"}, {"OBRf31x", "OBR-13/"}};

bool isNamedField(const ImportSummary& said, const std::string& segment, int field)
{
    const auto name = segment + '-' + std::to_string(field);
    const auto group = together.find(markOf(segment, field));
    const bool isToldTogether = group != together.end() && isNamed(said, group->second);
    return isToldTogether || std::ranges::any_of(said.unread, [&name](const ImportSummary::Unread& unread) {
               return std::ranges::any_of(unread.fields, [&name](const std::string& told) { return told == name || told.starts_with(name + '.') || told.starts_with(name + '[') || told.starts_with(name + " ("); });
           });
}

// Each empty text becomes a mark, whose path is remembered.
QJsonValue withMarks(const QJsonValue& value, const std::string& path, std::map<std::string, std::string>& paths)
{
    if (value.isArray()) {
        QJsonArray items;
        for (const auto item : value.toArray())
            items.append(withMarks(item, path, paths));
        return items;
    }
    if (value.isObject()) {
        auto object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            member.value() = withMarks(*member, path + '.' + member.key().toStdString(), paths);
        return object;
    }
    if (!value.isString() || !value.toString().isEmpty())
        return value;
    const auto mark = "m" + std::to_string(paths.size() + 100) + "x";
    paths[mark] = path;
    return QString::fromStdString(mark);
}

// Under the name of the whole that a leaf belongs to: "Specimen.type (…)" for "Specimen.type.text".
bool isToldAs(const ImportSummary& said, std::string path)
{
    for (auto end = path.rfind('.'); end != std::string::npos; end = path.rfind('.')) {
        path.resize(end);
        if (isNamed(said, path + " ("))
            return true;
    }
    return false;
}

constexpr auto header = "MSH|^~\\&|HIS|CHCB|||20260312080000||";
const std::string patientWith(int fields) { return marked("PID", fields, {{3, "4711^^^CHCB^PI"}, {5, "LE BIHAN^Maëlle^^^^^L"}, {7, "19920503"}, {8, "F"}}); }

} // namespace

// From the message to the record: each field of a message has a mark, and each mark is found again in what the store holds, or its field is
// told to be kept unread. The whole way, for what a reader can keep the laboratory may have no place for.
class FieldsTest : public QObject {
    Q_OBJECT

private:
    static void check(ImportSite& site, const std::string& message, const ImportSummary& said);

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void ofAnOrder_data()
    {
        QTest::addColumn<QByteArray>("examination");
        QTest::newRow("with a tube") << QByteArray("2823-3^^LN");
        QTest::newRow("not in the catalogue") << QByteArray("OBRf4x");
    }

    void ofAnOrder()
    {
        QFETCH(QByteArray, examination);
        ImportSite site;
        const auto message = std::string(header) + "OML^O21|1|P|2.5.1\r" + patientWith(39) + marked("PV1", 20, {}) + marked("ORC", 25, {{1, "NW"}, {9, "20260312074000"}})
            + marked("OBR", 45, {{4, examination.toStdString()}, {7, "20260312074500"}, {14, "20260312080000"}}) + marked("NTE", 4, {}) + marked("TQ1", 12, {})
            + marked("OBX", 20, {{2, "ST"}}) + marked("SPM", 29, {{17, "20260312074400"}, {18, "20260312082100"}, {20, "N"}});
        check(site, message, site.take("order.hl7", message));
    }

    void ofAnotherLaboratorysResult()
    {
        ImportSite site;
        const auto message = results("ORCf2x", {{2, "ST"}, {4, "2"}, {14, "20260312080000"}, {19, "20260312080500"}});
        check(site, message, site.take("external.hl7", message));
    }

    void ofAnInstrumentsResult()
    {
        ImportSite site;
        site.take("order.hl7", orderMessage());
        const auto label = site.onlyOrder().accession + "-1";
        const auto message = results(label, {{2, "NM"}, {3, "2823-3^^LN"}, {5, "4.1"}, {6, "mmol/L"}, {14, "20260312080000"}, {19, "20260312080500"}});
        const auto said = site.take("analyser.hl7", message, ResultSource::Instrument);
        QCOMPARE(said.results, 1u);
        check(site, message, said);
    }

    // The same for what comes to an order and to somebody that are here already.
    void ofWhatIsHereAlready()
    {
        ImportSite site;
        site.take("order.hl7", orderMessage());
        const auto message = std::string(header) + "OML^O21|2|P|2.5.1\r" + patientWith(39) + marked("PV1", 20, {}) + marked("ORC", 25, {{1, "NW"}, {2, "A1^HIS"}, {9, "20260312074000"}})
            + marked("OBR", 45, {{2, "A1^HIS"}, {4, "2951-2^^LN"}, {7, "20260312074900"}, {14, "20260312080000"}}) + marked("NTE", 4, {});
        check(site, message, site.take("again.hl7", message));
    }

    void ofAResource_data()
    {
        QTest::addColumn<QByteArray>("resources");
        // A leaf that is empty gets a mark of its own.
        const QByteArray specimen = R"({"resourceType":"Specimen","id":"s","status":"","identifier":[{"system":"","value":""}],"accessionIdentifier":{"value":""},"type":{"text":"","coding":[{"system":"","code":"","display":""}]},)"
                                    R"("subject":{"reference":"Patient/p1"},"receivedTime":"2026-03-12T09:00:00Z","collection":{"collectedDateTime":"2026-03-12T08:00:00Z","collector":{"display":""},"method":{"text":""}},)"
                                    R"("container":[{"description":"","type":{"text":""}}],"condition":[{"text":""},{"text":""}],"note":[{"text":"","authorString":""},{"text":""}]})";
        const QByteArray request = R"({"resourceType":"ServiceRequest","id":"q","status":"active","intent":"order","priority":"","identifier":[{"system":"","value":""},{"value":""}],"requisition":{"value":""},)"
                                   R"("code":{"text":"","coding":[{"system":"","code":"","display":""},{"system":"","code":""}]},"subject":{"reference":"Patient/p1"},"requester":{"reference":"Practitioner/d","display":""},)"
                                   R"("performer":[{"display":""}],"occurrenceDateTime":"","authoredOn":"2026-03-12T07:00:00Z","reasonCode":[{"text":""},{"coding":[{"code":"","display":""}]}],"note":[{"text":""}],)"
                                   R"("orderDetail":[{"text":""}],"patientInstruction":"","specimen":[{"reference":"Specimen/s"}],"supportingInfo":[{"reference":"Observation/a"}]})";
        const QByteArray answer = R"({"resourceType":"Observation","id":"a","status":"final","code":{"text":""},"subject":{"reference":"Patient/p1"},"valueString":"","note":[{"text":""}],"method":{"text":""}})";
        const QByteArray doctor = R"({"resourceType":"Practitioner","id":"d","identifier":[{"value":""}],"name":[{"prefix":[""],"family":"","given":[""],"suffix":[""]}],"telecom":[{"value":""}]})";
        const QByteArray observation = R"({"resourceType":"Observation","id":"o","status":"final","identifier":[{"value":""}],"code":{"text":"","coding":[{"system":"","code":"","display":""},{"system":"","code":"","display":""}]},)"
                                       R"("subject":{"reference":"Patient/p1"},"valueCodeableConcept":{"text":"","coding":[{"system":"","code":"","display":""},{"system":"","code":""}]},"method":{"text":"","coding":[{"code":""}]},)"
                                       R"("interpretation":[{"coding":[{"code":""}],"text":""}],"note":[{"text":""},{"text":""}],"referenceRange":[{"text":""},{"text":""}],"bodySite":{"text":""},"performer":[{"display":""},{"display":""}],)"
                                       R"("device":{"display":""},"dataAbsentReason":{"text":""},"component":[{"code":{"text":""},"valueString":"","interpretation":[{"text":""}],"dataAbsentReason":{"text":""}}]})";
        const QByteArray report = R"({"resourceType":"DiagnosticReport","id":"r","status":"final","identifier":[{"system":"","value":""}],"code":{"text":"","coding":[{"code":""}]},"subject":{"reference":"Patient/p1"},)"
                                  R"("performer":[{"display":""}],"conclusion":"","conclusionCode":[{"text":""}],"specimen":[{"reference":"Specimen/s"}],"result":[{"reference":"Observation/o"}]})";
        QTest::newRow("an order") << QByteArray(request + ',' + specimen + ',' + answer + ',' + doctor);
        QTest::newRow("results") << QByteArray(report + ',' + specimen + ',' + observation);
    }

    void ofAResource();

private:
    static std::string results(const std::string& number, const Fixed& obx)
    {
        return std::string(header) + "ORU^R01|1|P|2.5.1\r" + patientWith(39) + marked("PV1", 20, {}) + marked("ORC", 25, {{1, "RE"}, {2, number}, {9, "20260312074000"}})
            + marked("OBR", 45, {{2, number}, {7, "20260312074500"}, {14, "20260312080000"}}) + marked("NTE", 4, {}) + marked("OBX", 25, obx)
            + marked("SPM", 29, {{17, "20260312074400"}, {18, "20260312082100"}, {20, "N"}});
    }
};

void FieldsTest::ofAResource()
{
    QFETCH(QByteArray, resources);
    const auto patient = R"({"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:oid:1.2.3","value":""},{"value":"","type":{"coding":[{"code":"VN"}]}}],"name":[{"use":"official","family":"","given":["",""],"text":""},)"
                         R"({"use":"nickname","given":[""]}],"gender":"female","birthDate":"1992-05-03","address":[{"line":["",""],"city":"","postalCode":"","state":""},{"city":""}],"telecom":[{"system":"phone","value":""},{"system":"phone","value":""}]})";
    auto entries = QJsonDocument::fromJson('[' + QByteArray(patient) + ',' + resources + ']').array();
    QVERIFY(!entries.isEmpty());
    std::map<std::string, std::string> paths; // of each mark
    QJsonArray bundled;
    for (auto entry : entries)
        bundled.append(QJsonObject{{QStringLiteral("resource"), withMarks(entry, entry[QStringLiteral("resourceType")].toString().toStdString(), paths)}});
    const QJsonObject bundle{{QStringLiteral("resourceType"), QStringLiteral("Bundle")}, {QStringLiteral("type"), QStringLiteral("collection")}, {QStringLiteral("entry"), bundled}};
    ImportSite site;
    const auto said = site.take("bundle.json", QJsonDocument(bundle).toJson().toStdString());
    QCOMPARE(said.accepted, 1u);
    QCOMPARE(said.orders, 1u);
    std::string words = wordsOf(site.patients().at(0)) + ' ' + wordsOf(site.onlyOrder());
    // What is said of the kind of a thing, or once more in other words, says nothing more.
    const std::set<std::string> same = {"ServiceRequest.requester.display", "ServiceRequest.code.coding.display", "Observation.code.coding.display"};
    std::string lost;
    for (const auto& [mark, path] : paths)
        if (!same.contains(path) && words.find(mark) == std::string::npos && !isNamed(said, path) && !isToldAs(said, path))
            lost += path + ' ';
    QVERIFY2(lost.empty(), lost.c_str());
}

void FieldsTest::check(ImportSite& site, const std::string& message, const ImportSummary& said)
{
    QCOMPARE(said.accepted, 1u);
    QVERIFY(said.refused.empty());
    std::string words;
    for (const auto& patient : site.patients())
        words += wordsOf(patient) + ' ';
    for (const auto& order : site.orders())
        words += wordsOf(order) + ' ';
    std::string lost;
    for (const auto* segment : {"PID", "PV1", "ORC", "OBR", "TQ1", "NTE", "OBX", "SPM"}) {
        for (int field = 1; field <= 45; ++field) {
            const auto mark = markOf(segment, field);
            const bool isThere = message.find('|' + mark) != std::string::npos;
            if (isThere && !structure.contains(mark) && words.find(mark) == std::string::npos && !isNamedField(said, segment, field))
                lost += mark + ' ';
        }
    }
    QVERIFY2(lost.empty(), lost.c_str());
    // Times have no words: those that have no place are named.
    for (const auto* field : {"SPM-17", "SPM-18"})
        if (message.find("SPM|") != std::string::npos && site.onlyOrder().specimens.empty())
            QVERIFY2(isNamed(said, field), field);
    QVERIFY(!site.kept(said.tray.empty() ? KeptKind::Unread : KeptKind::Tray).empty());
}

QTEST_GUILESS_MAIN(FieldsTest)
#include "fields.test.moc"
