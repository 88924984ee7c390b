// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "app/exchange/csv/proposal.h"
#include "app/exchange/fhir/reader.h"
#include "app/lab/cataloguecsv.h"
#include "app/store/import/importinput.h"
#include "app/store/migration/reduction.h"
#include "app/store/migration/sourceof.h"
#include "tests/store/migration/receiving.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using migration::DifferenceKind;
using migration::Format;
namespace fs = std::filesystem;

namespace {

const fs::path samples = PAILLASSE_SAMPLES;
const auto allFields = migration::FieldSet::fromBits(~std::uint64_t{0});

std::string contentOf(const fs::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<fs::path> filesUnder(const fs::path& folder, const std::string& extension = {})
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && (extension.empty() || entry.path().extension() == extension))
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

// What the readers by themselves find in a source.
struct Found {
    std::size_t messages = 0;
    std::size_t refused = 0;
    migration::Counts counts;
};

Found foundBy(const OpenRecords& openRecords, MigrationSource& source)
{
    Found found;
    for (std::size_t input = 0; input < source.count(); ++input) {
        const auto bytes = must(source.open(input));
        const auto stream = must(openRecords(*bytes, input, {}));
        const auto before = found.messages;
        while (const auto one = must(stream->next())) {
            ++found.messages;
            found.refused += one->message.refusal ? 1 : 0;
            for (const auto& record : one->records)
                add(found.counts, countsOf(record));
        }
        found.refused += found.messages == before ? 1 : 0; // a file with nothing in it
    }
    return found;
}

// Files that have nothing to do with each other, or all of them together.
Found foundInFhir(const std::vector<fs::path>& files, bool isOneExport)
{
    Found found;
    exchange::fhir::Reader together(exchange::fhir::ReadingOptions{});
    const auto note = [&found](const exchange::Reading& reading) {
        found.messages += reading.messages.size();
        for (const auto& message : reading.messages)
            found.refused += message.refusal ? 1 : 0;
        for (const auto& record : reading.records)
            add(found.counts, countsOf(record));
    };
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto bytes = contentOf(files[i]);
        if (isGzip(bytes))
            bytes = must(unpackedGzip(bytes));
        if (isOneExport) {
            together.add(bytes, i);
            continue;
        }
        exchange::fhir::Reader alone(exchange::fhir::ReadingOptions{});
        alone.add(bytes, 0);
        note(alone.finish());
    }
    if (isOneExport)
        note(together.finish());
    return found;
}

std::string shown(const migration::Counts& counts)
{
    return std::to_string(counts.patients) + " patients, " + std::to_string(counts.orders) + " orders, " + std::to_string(counts.results) + " results";
}

std::string reasonsOf(const std::vector<migration::Difference>& differences, DifferenceKind kind, std::size_t most = 6)
{
    std::map<std::string, std::uint64_t> reasons;
    for (const auto& difference : differences)
        if (difference.kind == kind)
            reasons[difference.terms.empty() ? wordsOf(difference) : difference.terms.back()] += difference.times;
    std::string text;
    for (const auto& [reason, times] : reasons)
        if (most-- > 0)
            text += "\n      " + std::to_string(times) + " × " + reason;
    return text;
}

} // namespace

// Every public sample goes through a migration, from its mandate to its certificate: each file is delivered, or listed with the reason.
class MigratedSamplesTest : public QObject {
    Q_OBJECT

    std::vector<lab::Examination> m_catalogue;
    std::map<std::string, std::unique_ptr<Receiving>> m_houses;

    // The laboratory that takes all of a kind over.
    Receiving& house(const std::string& kind)
    {
        auto& known = m_houses[kind];
        if (!known)
            known = std::make_unique<Receiving>(m_catalogue);
        return *known;
    }
    // What a migration lists of its source, by place.
    struct Listed {
        std::size_t refused = 0;
        std::uint64_t undated = 0; // orders
        std::uint64_t outside = 0;
        std::set<std::string> files;
        std::set<std::string> unread; // "PID-18", "Claim"
    };
    static Listed listedIn(const Receiving::Outcome& taken)
    {
        Listed listed;
        for (const auto& difference : taken.job.differences) {
            const auto& where = difference.where;
            const auto message = where.find(", message ");
            listed.outside += difference.kind == DifferenceKind::OutsideMandate ? difference.times : 0;
            if (difference.finding == migration::Finding::FieldUnread)
                listed.unread.insert(difference.term(0));
            if (difference.finding == migration::Finding::FieldReadOtherwise)
                listed.unread.insert(difference.term(0) + " (" + difference.term(1) + ")");
            if (difference.kind != DifferenceKind::UnreadMessage)
                continue;
            listed.files.insert(where.substr(0, message));
            if (difference.term(0).find("no time is told") == std::string::npos)
                ++listed.refused;
            else
                listed.undated += std::stoull(where.substr(where.find(": ", message) + 2));
        }
        return listed;
    }

    // What went in, and what came of it: records in are delivered, or listed.
    void account(const std::string& group, const Receiving::Outcome& taken, const Found& found, std::size_t files)
    {
        QVERIFY2(taken.failure.empty() && taken.job.state == migration::JobState::Certified, (group + ": " + taken.failure).c_str());
        const auto& staged = *taken.job.staged;
        const auto& delivered = taken.job.delivered->delivered;
        const auto listed = listedIn(taken);
        std::set<std::uint64_t> told;    // of these something was not taken
        std::set<std::uint64_t> missing; // of these a result is not there
        for (const auto& difference : taken.job.differences) {
            if (difference.kind == DifferenceKind::Refused)
                told.insert(difference.record);
            if (difference.kind == DifferenceKind::ReadBackDiffers && difference.finding == migration::Finding::FieldDiffers && (difference.field == migration::Field::Value || difference.field == migration::Field::Examination))
                missing.insert(difference.record);
        }
        qInfo("%s: %zu files, %zu messages, %zu refused; found %s; staged %s (%llu orders of no known time, %llu of another); delivered %s; %zu records told of%s%s", group.c_str(), files, found.messages, listed.refused,
              shown(staged.found).c_str(), shown(staged.staged).c_str(), static_cast<unsigned long long>(listed.undated), static_cast<unsigned long long>(listed.outside), shown(delivered).c_str(), told.size(),
              reasonsOf(taken.job.differences, DifferenceKind::UnreadMessage).c_str(), reasonsOf(taken.job.differences, DifferenceKind::Refused).c_str());
        QCOMPARE(staged.sources.size(), files);
        QCOMPARE(shown(staged.found), shown(found.counts));
        QCOMPARE(listed.refused, found.refused);
        QCOMPARE(staged.found.orders, staged.staged.orders + listed.undated + listed.outside);
        // Of a record that nothing is told of, everything is there.
        migration::Counts silent;
        for (const auto& record : taken.staged) {
            if (told.contains(record.number))
                continue;
            auto counts = countsOf(record.record);
            counts.results = missing.contains(record.number) ? 0 : counts.results;
            add(silent, counts);
        }
        QVERIFY2(delivered.patients >= silent.patients && delivered.orders >= silent.orders && delivered.results >= silent.results, (group + ": " + shown(silent)).c_str());
        QCOMPARE(taken.job.delivered->readBack, static_cast<std::uint64_t>(taken.staged.size()));
    }
    // Nothing of them was staged, and nothing was listed by their name.
    static std::vector<std::string> silentFiles(const Receiving::Outcome& taken)
    {
        const auto listed = listedIn(taken);
        std::set<std::string> staged;
        for (const auto& record : taken.staged)
            staged.insert(record.where.substr(0, record.where.find(", message ")));
        std::vector<std::string> silent;
        for (const auto& file : taken.job.staged->sources)
            if (!staged.contains(file.name) && !listed.files.contains(file.name))
                silent.push_back(file.name);
        return silent;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!fs::exists(samples))
            QSKIP("there are no public sample files beside the checkout");
        m_catalogue = *lab::csv::readCatalogue(contentOf(CATALOGUE));
    }

    void hl7v2_data() { folders("hl7v2"); }
    void hl7v2() { migrateFolder(Format::Hl7v2); }
    void fhir_data() { folders("fhir"); }
    void fhir() { migrateFolder(Format::Fhir); }
    void hprim_data() { folders("hprim"); }
    void hprim() { migrateFolder(Format::HprimMedecins); }

private:
    static void folders(const char* kind)
    {
        QTest::addColumn<QString>("folder");
        for (const auto& entry : fs::directory_iterator(samples / kind))
            if (entry.is_directory()) {
                const auto folder = std::string(kind) + '/' + entry.path().filename().string();
                QTest::newRow(folder.c_str()) << QString::fromStdString(folder);
            }
    }
    void migrateFolder(Format format)
    {
        QFETCH(QString, folder);
        const auto path = (samples / folder.toStdString()).string();
        const auto files = filesUnder(path);
        auto& to = house(folder.section(QLatin1Char('/'), 0, 0).toStdString());
        const auto mandate = to.mandateFor(format, allFields);
        const auto source = must(sourceOf(mandate, {path}));
        const bool isOneExport = folder.endsWith(QStringLiteral("ndjson")); // what is one patient's stands in several of its files
        const auto found = mandate.format == Format::Fhir ? foundInFhir(files, isOneExport) : foundBy(readerOf(mandate.format), *source.files);
        const auto taken = to.migrate(mandate, [&] { return sourceOf(mandate, {path}); });
        account(folder.toStdString(), taken, found, files.size());
        QVERIFY(to.isCertified(taken.job));
        const auto listed = listedIn(taken);
        for (const auto& name : isOneExport ? std::vector<std::string>() : silentFiles(taken)) {
            // Its orders are of another period, which the mandate explains; or it has only what nothing reads, listed by its names.
            const auto reading = readAlone(mandate, path + '/' + name);
            const auto isOfAnother = [&mandate](const exchange::ImportedRecord& record) {
                return !record.orders.empty() && std::ranges::all_of(record.orders, [&mandate](const exchange::ImportedOrder& order) { return !timeOf(order).isNull() && !isWithin(order, mandate); });
            };
            const auto isListed = [&listed](const exchange::SourceMessage& message) { return std::ranges::any_of(message.unread, [&listed](const std::string& field) { return listed.unread.contains(field); }); };
            QVERIFY2(!reading.messages.empty() && std::ranges::all_of(reading.records, isOfAnother) && (!reading.records.empty() || std::ranges::all_of(reading.messages, isListed)), name.c_str());
        }
    }
    static exchange::Reading readAlone(const migration::Mandate& mandate, const std::string& path)
    {
        if (mandate.format == Format::Fhir) {
            exchange::fhir::Reader reader(exchange::fhir::ReadingOptions{});
            reader.add(contentOf(path), 0);
            return reader.finish();
        }
        exchange::Reading reading;
        const auto bytes = must(must(SourceFiles::of(std::vector{path}))->open(0));
        const auto stream = must(readerOf(mandate.format)(*bytes, 0, {}));
        while (auto one = must(stream->next())) {
            reading.messages.push_back(std::move(one->message));
            reading.records.insert(reading.records.end(), one->records.begin(), one->records.end());
        }
        return reading;
    }

private Q_SLOTS:
    void everyTableGoesThroughAMigration()
    {
        auto& to = house("csv");
        QTemporaryDir mappings;
        std::size_t tables = 0;
        for (const auto& file : filesUnder(samples / "legacy_csv", ".csv")) {
            // As somebody who looks at it may write it down.
            const auto bytes = must(must(SourceFiles::of(std::vector{file.string()}))->open(0));
            const auto mapping = exchange::csv::proposeMapping(must(exchange::csv::sampleOf(*bytes))).mapping;
            const auto written = mappings.filePath(QStringLiteral("%1.json").arg(tables++)).toStdString();
            std::ofstream(written) << exchange::csv::writeMapping(mapping);
            const auto mandate = to.mandateFor(Format::Csv, allFields);
            const auto source = sourceOf(mandate, {file.string(), written});
            if (!source) {
                QVERIFY2(fs::is_empty(file) && source.error().detail == "mapping file, columns: no column is mapped", source.error().detail.c_str());
                continue;
            }
            const auto found = foundBy(source->openRecords, *source->files);
            const auto taken = to.migrate(mandate, [&] { return sourceOf(mandate, {file.string(), written}); });
            account(file.filename(), taken, found, 1);
            QVERIFY(to.isCertified(taken.job));
            QVERIFY2(silentFiles(taken).empty(), file.c_str());
        }
        QVERIFY(tables >= 27);
    }
};

QTEST_GUILESS_MAIN(MigratedSamplesTest)
#include "samples.test.moc"
