// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <QTest>

#include "tests/exchange/fixtures.h"

using namespace paillasse;
using namespace paillasse::exchange;
namespace fs = std::filesystem;

namespace {

const fs::path samples = PAILLASSE_SAMPLES;

std::string bytesOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<fs::path> filesUnder(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().filename() != "PROVENANCE.tsv")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

struct Counts {
    std::size_t messages = 0;
    std::size_t refused = 0;
    std::size_t results = 0;
    std::map<std::string, std::size_t> reasons;
};

void count(const Reading& reading, Counts& counts)
{
    for (const auto& message : reading.messages) {
        ++counts.messages;
        if (!message.refusal)
            continue;
        ++counts.refused;
        ++counts.reasons[message.refusal->reason];
    }
    for (const auto& record : reading.records)
        for (const auto& order : record.orders)
            counts.results += order.results.size();
}

// What every reading must be, whatever its input.
void check(const Reading& reading, const fs::path& file)
{
    QVERIFY2(!reading.messages.empty(), file.c_str());
    std::map<MessagePlace, bool> accepted;
    for (const auto& message : reading.messages) {
        QVERIFY2(!message.refusal || (!message.refusal->where.empty() && !message.refusal->reason.empty()), file.c_str());
        accepted[message.place] = !message.refusal;
    }
    for (const auto& record : reading.records) {
        QVERIFY2(!record.sources.empty(), file.c_str());
        for (const auto& source : record.sources)
            QVERIFY2(accepted.at(source), file.c_str()); // nothing of a refused message gets through
        QVERIFY2(!record.orders.empty() || (record.patient && record.patient->isNamed()), file.c_str());
    }
}

void print(const char* what, const Counts& counts)
{
    qInfo("%s: %zu messages, %zu accepted, %zu refused, %zu results", what, counts.messages, counts.messages - counts.refused, counts.refused, counts.results);
    for (const auto& [reason, times] : counts.reasons)
        qInfo("  %4zu %s", times, reason.c_str());
}

// A result as two systems should agree on it.
std::string said(const ImportedResult& result)
{
    if (!result.value)
        return {};
    if (const auto* coded = std::get_if<lab::Coded>(&*result.value))
        return coded->code;
    if (const auto* quantity = std::get_if<lab::Quantity>(&*result.value))
        return std::to_string(static_cast<int>(quantity->comparator)) + ' ' + std::to_string(quantity->number.toDouble());
    return {};
}

using Said = std::multimap<std::string, std::string>;

Said saidBy(const Reading& reading)
{
    Said all;
    for (const auto& record : reading.records)
        for (const auto& order : record.orders)
            for (const auto& result : order.results)
                if (const auto words = said(result); !words.empty() && !result.examination.loinc.empty())
                    all.emplace(result.examination.loinc, words);
    return all;
}

} // namespace

class SamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!fs::exists(samples))
            QSKIP("there are no public sample files beside the checkout");
    }
    void everyHl7MessageIsAnswered();
    void everyFhirMessageIsAnswered();
    void bothFormsOfAMessageAgree();
};

void SamplesTest::everyHl7MessageIsAnswered()
{
    Counts counts;
    for (const auto& file : filesUnder(samples / "hl7v2")) {
        const auto reading = readHl7(bytesOf(file));
        check(reading, file);
        count(reading, counts);
        // Those that two other systems agree on are ours too.
        if (file.parent_path().filename() == "HL7_to_FHIR")
            QVERIFY2(!reading.messages.at(0).refusal, file.c_str());
    }
    print("hl7v2", counts);
    QVERIFY(counts.messages - counts.refused >= 260);
    QVERIFY(counts.results >= 440);
}

void SamplesTest::everyFhirMessageIsAnswered()
{
    Counts counts;
    for (const auto& file : filesUnder(samples / "fhir")) {
        if (file.extension() == ".gz")
            continue; // tests/store/import
        const auto reading = readFhir(bytesOf(file));
        check(reading, file);
        count(reading, counts);
        if (file.parent_path().filename() == "synthea-r4-bundles")
            QVERIFY2(reading.records.size() == 1 && !reading.records[0].orders.empty(), file.c_str());
    }
    print("fhir", counts);
    QVERIFY(counts.messages - counts.refused >= 220);
    QVERIFY(counts.results >= 1900);
}

// The public partners were made by other systems: name, birth date and each coded or numeric LOINC result must be the same.
void SamplesTest::bothFormsOfAMessageAgree()
{
    std::size_t pairs = 0;
    std::size_t results = 0;
    std::size_t patients = 0;
    std::size_t renamed = 0;
    const auto root = samples / "hl7v2" / "cdc-reportstream";
    for (const auto& file : filesUnder(root)) {
        auto partner = samples / "fhir" / "cdc-reportstream" / fs::relative(file, root);
        partner.replace_extension(".fhir");
        if (!fs::exists(partner))
            continue;
        const auto hl7 = readHl7(bytesOf(file));
        const auto partnerBytes = bytesOf(partner);
        const auto json = readFhir(partnerBytes);
        if (hl7.records.size() != 1 || json.records.size() != 1)
            continue;
        ++pairs;
        // Some partners were renamed when they were published: their text does not have the name at all.
        const auto& patient = hl7.records[0].patient;
        if (patient && partnerBytes.find(patient->identity.birthName) == std::string::npos) {
            ++renamed;
            continue;
        }
        const auto& a = hl7.records[0].patient;
        const auto& b = json.records[0].patient;
        if (a && b && a->isNamed() && b->isNamed()) {
            ++patients;
            // FHIR has no word for HL7's "name at birth" beside the legal one.
            const auto isAny = [](const std::string& word, const std::string& one, const std::string& other) { return word == one || (word == other && !other.empty()); };
            QVERIFY2(isAny(b->identity.birthName, a->identity.birthName, a->identity.usedName), file.c_str());
            QVERIFY2(isAny(b->identity.firstForename, a->identity.firstForename, a->identity.usedForename), file.c_str());
            QVERIFY2(a->identity.birthDate == b->identity.birthDate, file.c_str());
            QVERIFY2(a->identity.sex == b->identity.sex, file.c_str());
        }
        const auto ours = saidBy(hl7);
        const auto theirs = saidBy(json);
        for (const auto& [loinc, words] : ours) {
            const auto [from, to] = theirs.equal_range(loinc);
            const bool isSame = std::any_of(from, to, [&w = words](const auto& pair) { return pair.second == w; });
            QVERIFY2(isSame || from == to, (file.string() + " " + loinc + " " + words).c_str());
            results += isSame ? 1 : 0;
        }
    }
    qInfo("%zu pairs, %zu of other people; %zu patients and %zu results agree", pairs, renamed, patients, results);
    QVERIFY(patients >= 10 && results >= 100 && renamed * 10 < pairs);
}

QTEST_APPLESS_MAIN(SamplesTest)
#include "samples.test.moc"
