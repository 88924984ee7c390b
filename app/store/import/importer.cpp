// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/importer.h"

#include <algorithm>
#include <map>

#include "app/exchange/fhir/reader.h"
#include "app/exchange/hl7v2/reader.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/cataloguecsv.h"
#include "app/store/import/catalogueimport.h"
#include "app/store/import/importinput.h"
#include "app/store/import/messagekeeper.h"
#include "app/store/import/recordimport.h"
#include "app/store/import/refusalwords.h"

namespace paillasse::store {

namespace {

using exchange::MessagePlace;

constexpr std::uint64_t progressEvery = 500;

const char* whyUnknown(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return "the file is empty";
    return text[first] == '<' ? "this is XML: HL7 v2 is read in its pipes, FHIR in JSON" : "this is neither HL7 v2 nor FHIR in JSON";
}

// One import from its beginning to its end.
class Importer {
public:
    static Result<std::unique_ptr<Importer>> begin(Store& store, Writer& writer, const Clock& clock, const lab::LaboratoryId& laboratory, const ImportOptions& options,
                                                   const std::vector<std::string>& files, const ImportProgress& progress);

    Result<ImportSummary> run();

private:
    Importer(Store& store, Writer& writer, const Clock& clock, const lab::LaboratoryId& laboratory, const ImportOptions& options, const std::vector<std::string>& files,
             const ImportProgress& progress, DerivedIds ids)
        : m_store(store), m_writer(writer), m_clock(clock), m_laboratory(laboratory), m_options(options), m_files(files), m_progress(progress), m_ids(std::move(ids))
    {
    }

    Result<> takeFile(std::size_t index);
    Result<> takeReading(const exchange::Reading& reading);
    Result<> takeRecord(const exchange::ImportedRecord& record);
    Result<> takeCatalogue(std::size_t index, std::string_view text, std::string bytes);
    void refuse(std::size_t record, const lab::Refusal& refusal, const ImportDesk::Tally& tally);
    [[nodiscard]] RecordOutcome outcome();

    Store& m_store;
    Writer& m_writer;
    const Clock& m_clock;
    lab::LaboratoryId m_laboratory;
    ImportOptions m_options;
    const std::vector<std::string>& m_files;
    const ImportProgress& m_progress;
    DerivedIds m_ids;

    std::unique_ptr<StoredRecords> m_stored;
    std::unique_ptr<ImportDesk> m_desk;
    std::unique_ptr<ImportNumbers> m_numbers;
    std::unique_ptr<MessageKeeper> m_keeper;
    lab::Catalogue m_catalogue;

    exchange::fhir::Reader m_fhir;
    std::map<std::size_t, std::vector<MessagePlace>> m_sources; // of a record, or of one of its orders
    std::size_t m_recordNumber = 0;
    std::vector<std::string> m_catalogueRefusals; // of the table under way
    ImportSummary m_summary;
};

Result<std::unique_ptr<Importer>> Importer::begin(Store& store, Writer& writer, const Clock& clock, const lab::LaboratoryId& laboratory, const ImportOptions& options,
                                                  const std::vector<std::string>& files, const ImportProgress& progress)
{
    auto ids = DerivedIds::load(store);
    if (!ids)
        return tl::unexpected(ids.error());
    std::unique_ptr<Importer> importer(new Importer(store, writer, clock, laboratory, options, files, progress, std::move(*ids)));
    auto stored = StoredRecords::open(store, laboratory);
    if (!stored)
        return tl::unexpected(stored.error());
    importer->m_stored = std::move(*stored);
    auto catalogue = importer->m_stored->catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    importer->m_catalogue = std::move(*catalogue);
    auto* writing = options.isDryRun ? nullptr : &writer;
    const auto& self = store.identity().store; // the store itself, for the operator at its console
    importer->m_numbers = std::make_unique<ImportNumbers>(writing, laboratory, lab::WorkstationId(self));
    importer->m_desk = std::make_unique<ImportDesk>(*importer->m_stored, writing, laboratory, lab::PersonId(self), [raw = importer.get()](std::size_t record, const lab::Refusal& refusal, const ImportDesk::Tally& tally) { raw->refuse(record, refusal, tally); });
    std::unique_ptr<KeptMessages> messages;
    if (!options.isDryRun) {
        auto kept = KeptMessages::open(store, writer, laboratory, importer->m_ids, clock);
        if (!kept)
            return tl::unexpected(kept.error());
        messages = std::make_unique<KeptMessages>(std::move(*kept));
        if (const auto expired = messages->expire(); !expired)
            return tl::unexpected(expired.error());
    }
    importer->m_keeper = std::make_unique<MessageKeeper>(std::move(messages), files, static_cast<std::uint64_t>(options.source), importer->m_summary);
    return importer;
}

// The text of its messages is looked for again where the store refuses an act later.
RecordOutcome Importer::outcome()
{
    RecordOutcome outcome;
    outcome.numberOf = [this](const auto& sources) {
        m_sources[++m_recordNumber] = sources;
        return m_recordNumber;
    };
    outcome.toTray = [this](const auto& sources, const std::string& where, const std::string& reason) { m_keeper->toTray(sources, where, reason); };
    outcome.refuse = [this](const auto& sources, const std::string& where, const std::string& reason) { m_keeper->refuse(sources, where, reason); };
    outcome.unread = [this](const auto& sources, const std::string& field) { m_keeper->unread(sources, field); };
    return outcome;
}

Result<ImportSummary> Importer::run()
{
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        if (m_progress)
            m_progress(i + 1, m_files.size(), m_summary.messages);
        if (const auto done = takeFile(i); !done)
            return tl::unexpected(done.error());
    }
    // Single resources of all files belong together: their records come last.
    if (const auto done = takeReading(m_fhir.finish()); !done)
        return tl::unexpected(done.error());
    if (const auto done = m_desk->finish(); !done)
        return tl::unexpected(done.error());
    m_summary.accepted = m_summary.messages - m_summary.refused.size();
    return std::move(m_summary);
}

Result<> Importer::takeFile(std::size_t index)
{
    ++m_summary.files;
    auto bytes = readImportFile(m_files[index]);
    if (!bytes)
        return m_keeper->refuseInput(index, "file", bytes.error().code == ErrorCode::TooLarge ? "it is larger than 2 GiB: not kept" : "it does not read", {});
    if (isGzip(*bytes)) {
        auto unpacked = unpackedGzip(*bytes);
        if (!unpacked)
            return m_keeper->refuseInput(index, "gzip", unpacked.error().detail, std::move(*bytes));
        bytes = std::move(unpacked);
    }
    const auto format = formatOf(*bytes, m_files[index]);
    const auto text = m_keeper->hold(index, exchange::withoutMarks(asBytes(*bytes)));
    switch (format) {
    case ImportFormat::FhirJson: m_fhir.add(text, index); return {};
    case ImportFormat::CatalogueCsv: return takeCatalogue(index, text, std::move(*bytes));
    case ImportFormat::Unknown: return m_keeper->refuseInput(index, "byte 0", whyUnknown(text), std::move(*bytes));
    case ImportFormat::Hl7v2: break;
    }
    bytes->clear();
    const auto done = takeReading(exchange::hl7v2::read(text, index));
    m_keeper->drop(index);
    return done;
}

// It was counted when it was tried.
void Importer::refuse(std::size_t record, const lab::Refusal& refusal, const ImportDesk::Tally& tally)
{
    m_summary.patients -= tally.patients;
    m_summary.orders -= tally.orders;
    m_summary.results -= tally.results;
    m_summary.examinations -= tally.examinations;
    if (const auto sources = m_sources.find(record); sources != m_sources.end())
        m_keeper->refuse(sources->second, "store", wordsOf(refusal));
    else
        m_catalogueRefusals.push_back(wordsOf(refusal)); // a table has no messages
}

Result<> Importer::takeReading(const exchange::Reading& reading)
{
    if (const auto begun = m_keeper->begin(reading); !begun)
        return begun;
    for (const auto& record : reading.records) {
        if (const auto done = takeRecord(record); !done)
            return done;
        if (m_progress && m_recordNumber % progressEvery == 0)
            m_progress(m_summary.files, m_files.size(), m_summary.messages);
        if (const auto done = m_keeper->relieve(); !done)
            return done;
    }
    // What is still on its way may be refused by the store: its text is needed then.
    if (const auto done = m_desk->finish(); !done)
        return done;
    m_sources.clear();
    return m_keeper->finish();
}

Result<> Importer::takeRecord(const exchange::ImportedRecord& record)
{
    const auto before = m_keeper->wasDone(record.sources);
    if (!before || *before)
        return before ? Result<>() : tl::unexpected(before.error());
    const auto placed = RecordImport({*m_desk, *m_numbers, m_ids, m_catalogue, m_clock, m_summary, m_laboratory}, m_options.source, outcome()).take(record);
    return placed ? Result<>() : tl::unexpected(placed.error());
}

Result<> Importer::takeCatalogue(std::size_t index, std::string_view text, std::string bytes)
{
    const auto rows = lab::csv::readCatalogue(text);
    if (!rows) {
        const auto& problem = rows.error().front();
        const auto where = "line " + std::to_string(problem.line);
        return m_keeper->refuseInput(index, where, "no catalogue table: " + problem.column + (problem.column.empty() ? "" : ": ") + problem.what, std::move(bytes));
    }
    m_catalogueRefusals.clear();
    const auto outcome = importCatalogue(*rows, *m_desk, m_catalogue, m_laboratory, m_clock);
    if (!outcome)
        return tl::unexpected(outcome.error());
    m_summary.examinations += outcome->defined;
    m_catalogueRefusals.insert(m_catalogueRefusals.end(), outcome->refused.begin(), outcome->refused.end());
    if (const auto done = m_desk->finish(); !done)
        return done;
    if (m_catalogueRefusals.empty()) {
        ++m_summary.messages;
        return {};
    }
    std::string reasons;
    for (const auto& one : m_catalogueRefusals)
        reasons += (reasons.empty() ? "" : "; ") + one;
    return m_keeper->refuseInput(index, "examinations", reasons, std::move(bytes));
}

} // namespace

Result<ImportSummary> importFiles(Store& store, Writer& writer, const Clock& clock, const lab::LaboratoryId& laboratory, const std::vector<std::string>& files,
                                  const ImportOptions& options, const ImportProgress& progress)
{
    auto importer = Importer::begin(store, writer, clock, laboratory, options, files, progress);
    if (!importer)
        return tl::unexpected(importer.error());
    return (*importer)->run();
}

} // namespace paillasse::store
