// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <QTest>

#include "app/exchange/fhir/resourcestream.h"
#include "app/exchange/sourcelines.h"
#include "tests/exchange/fixtures.h"
#include "tests/exchange/streams.h"

using namespace paillasse;
using namespace paillasse::exchange;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(PAILLASSE_SAMPLES) / "fhir";

std::vector<fhir::StreamedResource> allOf(fhir::ResourceStream& stream)
{
    std::vector<fhir::StreamedResource> all;
    for (;;) {
        auto next = stream.next();
        if (!next || !*next)
            return all;
        all.push_back(std::move(**next));
    }
}

std::vector<fhir::StreamedResource> readThrough(const std::string& bytes)
{
    MemorySource source(bytes);
    return allOf(*fhir::ResourceStream::open(source, 0));
}

std::vector<fhir::StreamedResource> readWithStops(const std::string& bytes)
{
    std::vector<fhir::StreamedResource> all;
    for (StreamPosition at;;) {
        MemorySource source(bytes);
        const auto stream = fhir::ResourceStream::open(source, 0, at);
        auto next = stream->next();
        if (!next || !*next)
            return all;
        all.push_back(std::move(**next));
        at = stream->position();
    }
}

bool areSame(const std::vector<fhir::StreamedResource>& a, const std::vector<fhir::StreamedResource>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.message == y.message && x.sha256 == y.sha256 && x.text == y.text && x.keys == y.keys && x.subject == y.subject && x.references == y.references && x.standsAlone == y.standsAlone;
    });
}

// What stands between the two passes: everything by its key, then each patient with all that names them or that this refers to.
std::vector<ImportedRecord> linked(const std::vector<fhir::StreamedResource>& resources)
{
    std::map<std::string, std::size_t> byKey;
    for (std::size_t i = 0; i < resources.size(); ++i)
        for (const auto& key : resources[i].keys)
            byKey.emplace(key, i);
    std::vector<ImportedRecord> records;
    for (const auto& patient : resources) {
        if (patient.standsAlone) {
            const std::vector<fhir::PlacedText> texts = {{patient.message.place, patient.text}};
            for (auto& record : fhir::readTogether(texts).records)
                records.push_back(std::move(record));
        }
        if (patient.message.type != "Patient" || patient.text.empty())
            continue;
        std::set<std::size_t> chosen;
        std::vector<std::size_t> open;
        const auto choose = [&](std::size_t i) {
            const bool isAnothers = !resources[i].subject.empty() && byKey.contains(resources[i].subject) && byKey.at(resources[i].subject) != byKey.at(patient.keys.front());
            if (!isAnothers && chosen.insert(i).second)
                open.push_back(i);
        };
        for (std::size_t i = 0; i < resources.size(); ++i)
            if (const auto found = byKey.find(resources[i].subject); found != byKey.end() && found->second == byKey.at(patient.keys.front()))
                choose(i);
        while (!open.empty()) {
            const auto references = resources[open.back()].references;
            open.pop_back();
            for (const auto& reference : references)
                if (const auto found = byKey.find(reference); found != byKey.end())
                    choose(found->second);
        }
        std::vector<fhir::PlacedText> texts;
        for (const auto i : chosen)
            texts.push_back({resources[i].message.place, resources[i].text});
        for (auto& record : fhir::readTogether(texts).records)
            records.push_back(std::move(record));
    }
    return records;
}

const std::string patient = R"({"resourceType":"Patient","id":"p1","name":[{"family":"LE BIHAN","given":["Maëlle"]}],"birthDate":"1992-05-03"})";
const std::string other = R"({"resourceType":"Patient","id":"p2","name":[{"family":"MARTIN","given":["Denise"]}]})";

std::string observation(const std::string& id, const std::string& subject, const std::string& more = "")
{
    return "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"2951-2\"}]},\"subject\":{\"reference\":\"" + subject
        + "\"},\"effectiveDateTime\":\"2026-03-12T08:15:00+01:00\",\"valueQuantity\":{\"value\":140,\"unit\":\"mmol/L\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mmol/L\"}" + more + "}";
}

} // namespace

class ResourceStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachResourceIsTakenByItself();
    void twoPassesReadAsOne();
    void whatIsNotReadIsRefusedAtOnce();
    void aLargeBundleIsTakenApart();
    void aLargeLineIsPassedOver();
    void aSourceIsNeverHeld();
    void hostileFilesAreRefused_data();
    void hostileFilesAreRefused();
    void publicFilesReadTheSame();
};

void ResourceStreamTest::eachResourceIsTakenByItself()
{
    const auto line = observation("o1", "http://host/fhir/Patient/p1/_history/2", R"(,"performer":[{"reference":"Organization/lab"}],"device":{"reference":"#d"})");
    const auto all = readThrough(patient + "\n\n" + line + "\r\n");
    QCOMPARE(all.size(), 2u);
    QCOMPARE(all[0].keys, (std::vector<std::string>{"Patient/p1", "urn:uuid:p1"}));
    QCOMPARE(all[0].subject, std::string("Patient/p1"));
    QCOMPARE(all[1].message.offset, patient.size() + 2);
    QCOMPARE(all[1].message.place.number, 2u);
    QCOMPARE(all[1].subject, std::string("Patient/p1"));
    QCOMPARE(all[1].references, (std::vector<std::string>{"Organization/lab", "Patient/p1"}));
    QCOMPARE(all[1].text, line);
    QVERIFY(areSame(all, readWithStops(patient + "\n\n" + line + "\r\n")));
    // A bundle stands alone, in a line or as a document.
    const auto bundle = R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":)" + patient + "}]}";
    for (const auto& text : {bundle + "\n" + patient, "{\n" + bundle.substr(1)}) {
        const auto first = readThrough(text).at(0);
        QVERIFY(first.standsAlone && first.keys.empty() && !first.text.empty());
        QCOMPARE(first.message.type, std::string("Bundle (collection)"));
    }
}

void ResourceStreamTest::twoPassesReadAsOne()
{
    const auto lines = patient + "\n" + observation("o1", "Patient/p1", R"(,"performer":[{"reference":"Organization/lab"}])") + "\n" + other + "\n" + observation("o2", "Patient/p2") + "\n"
        + R"({"resourceType":"Organization","id":"lab","name":"LABO VOISIN"})" + "\n";
    const auto twice = linked(readThrough(lines));
    const auto once = readFhir(lines).records;
    QCOMPARE(once.size(), 2u);
    for (std::size_t i = 0; i < once.size(); ++i) {
        QVERIFY(twice[i].patient == once[i].patient);
        QVERIFY(twice[i].orders == once[i].orders);
    }
    QCOMPARE(twice.size(), 2u);
    QCOMPARE(twice[0].orders.at(0).results.at(0).performingLaboratory, std::string("LABO VOISIN"));
    // The places are those of the whole, not those of the second pass.
    QCOMPARE(twice[1].sources, (std::vector<MessagePlace>{{0, 3}, {0, 4}}));
}

void ResourceStreamTest::whatIsNotReadIsRefusedAtOnce()
{
    const auto refusal = [](const std::string& text) { return readThrough(text).at(0).message.refusal.value_or(MessageRefusal()).reason; };
    QCOMPARE(refusal(R"({"resourceType":"Encounter","id":"1"})"), std::string("resources of this type are not read"));
    QCOMPARE(refusal(R"({"resourceType":"Patient"})"), std::string("a resource that stands alone needs an id"));
    QCOMPARE(refusal("[1]"), std::string("this is no FHIR resource"));
    QCOMPARE(refusal(""), std::string("the input is empty"));
    QVERIFY(!refusal("{\"a\":").empty());
    // A patient without a name is refused, unless there is something that is told of them: then nothing of a refused message gets through.
    const std::string unnamed = "{\"resourceType\":\"Patient\",\"id\":\"p1\"}";
    QCOMPARE(readFhir(unnamed).messages.at(0).refusal->reason, std::string("the patient has no name"));
    const auto told = readFhir(unnamed + "\n" + observation("o1", "Patient/p1"));
    QCOMPARE(told.records.at(0).orders.size(), 1u);
    QVERIFY(!told.messages.at(0).refusal);
    // A vital sign never waits between the passes.
    const auto vital = readThrough(observation("o", "Patient/p1", R"(,"category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}])")).at(0);
    QVERIFY(vital.text.empty() && !vital.message.refusal);
    QCOMPARE(vital.message.unread, std::vector<std::string>{"Observation (no laboratory result)"});
}

void ResourceStreamTest::aLargeBundleIsTakenApart()
{
    std::string bundle = R"({"resourceType":"Bundle","id":"x","type":"collection","total":3,"entry":[)";
    std::string padding = "{\"fullUrl\":\"urn:uuid:big\",\"resource\":{\"resourceType\":\"Patient\",\"id\":\"big\",\"name\":[{\"family\":\"" + std::string(17 << 20, 'x') + "\"}]}}";
    bundle += R"({"fullUrl":"urn:uuid:p1","resource":)" + patient + "},\n" + padding + ", " + R"({"fullUrl":"urn:uuid:o1","resource":{"resourceType":"Observation",)" + observation("", "urn:uuid:p1").substr(38) + "}, 7]}";
    const auto all = readThrough(bundle);
    QCOMPARE(all.size(), 4u);
    QCOMPARE(all[0].keys.at(0), std::string("Patient/p1"));
    QCOMPARE(all[1].message.refusal->reason, std::string("it is larger than 16 MiB and was passed over"));
    QCOMPARE(bundle[all[1].message.offset], '{');
    QCOMPARE(all[1].message.size, padding.size());
    QCOMPARE(all[2].keys, (std::vector<std::string>{"Observation/o1", "urn:uuid:o1"})); // named by its entry
    QVERIFY(all[3].message.refusal.has_value());
    QVERIFY(areSame(all, readWithStops(bundle)));
    const auto records = linked(all);
    QCOMPARE(records.size(), 1u);
    QCOMPARE(records[0].orders.at(0).results.size(), 1u);
}

void ResourceStreamTest::aLargeLineIsPassedOver()
{
    const auto all = readThrough(patient + "\n" + std::string(17 << 20, '[') + "\n" + other + "\n");
    QCOMPARE(all.size(), 3u);
    QCOMPARE(*all[1].message.refusal, (MessageRefusal{"line 2", "it is larger than 16 MiB and was passed over"}));
    QVERIFY(!all[2].message.refusal);
}

// 200 MB, of which no more than a window is ever asked for.
void ResourceStreamTest::aSourceIsNeverHeld()
{
    const auto text = patient + "\n";
    const auto count = (std::uint64_t{200} << 20) / text.size();
    RepeatingSource source({{text, count}});
    const auto stream = fhir::ResourceStream::open(source, 0);
    std::uint64_t read = 0;
    for (;; ++read) {
        const auto next = stream->next();
        QVERIFY(next.has_value());
        if (!*next)
            break;
        if ((*next)->message.refusal || (*next)->message.place.number != read + 1)
            QFAIL(("line " + std::to_string(read)).c_str());
    }
    QCOMPARE(read, count);
    QVERIFY(source.largest <= SourceLines::window);
}

void ResourceStreamTest::hostileFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("XML with a document type") << QByteArray("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<Patient>&a;</Patient>");
    QTest::newRow("entities of entities") << QByteArray("<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;</l>");
    QTest::newRow("an abyss of brackets") << QByteArray(100000, '[');
    QTest::newRow("an abyss of braces") << QByteArray("{\"a\":").repeated(100000);
    QTest::newRow("NUL bytes") << QByteArray("{\"resourceType\":\"Pat\0ient\"}", 27);
    QTest::newRow("no UTF-8") << QByteArray("{\"resourceType\":\"Patient\",\"id\":\"\xff\xfe\"}");
}

void ResourceStreamTest::hostileFilesAreRefused()
{
    QFETCH(const QByteArray, bytes);
    const auto all = readThrough(bytes.toStdString());
    QCOMPARE(all.size(), 1u);
    QVERIFY(all[0].message.refusal.has_value());
    QVERIFY(all[0].text.empty());
    QCOMPARE(all[0].message.size, static_cast<std::size_t>(bytes.size()));
}

void ResourceStreamTest::publicFilesReadTheSame()
{
    if (!fs::exists(samples))
        QSKIP("there are no public sample files beside the checkout");
    std::size_t resources = 0;
    std::size_t refused = 0;
    std::size_t results = 0;
    std::size_t wholeResults = 0;
    for (const auto& entry : fs::recursive_directory_iterator(samples)) {
        if (!entry.is_regular_file() || entry.path().filename() == "PROVENANCE.tsv" || entry.path().extension() == ".gz")
            continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::ostringstream out;
        out << in.rdbuf();
        const auto bytes = out.str();
        const auto all = readThrough(bytes);
        QVERIFY2(areSame(all, readWithStops(bytes)), entry.path().c_str());
        resources += all.size();
        for (const auto& one : all)
            refused += one.message.refusal ? 1 : 0;
        const auto count = [](const std::vector<ImportedRecord>& records) {
            std::size_t sum = 0;
            for (const auto& record : records)
                for (const auto& order : record.orders)
                    sum += order.results.size();
            return sum;
        };
        const auto here = count(linked(all));
        const auto there = count(readFhir(bytes).records);
        QVERIFY2(here == there, entry.path().c_str());
        results += here;
        wholeResults += there;
    }
    qInfo("fhir: %zu resources and bundles, %zu refused in the first pass, %zu results in two passes, %zu in one", resources, refused, results, wholeResults);
    QVERIFY(results >= 1900);
}

QTEST_APPLESS_MAIN(ResourceStreamTest)
#include "resourcestream.test.moc"
