// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/importer.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/exchange/fhir/reader.h"
#include "app/exchange/hl7v2/reader.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/cataloguecsv.h"
#include "app/store/import/importinput.h"
#include "app/store/import/keptmessages.h"
#include "app/store/import/patientfinder.h"

namespace paillasse::store {

namespace {

using exchange::MessagePlace;
using exchange::SourceMessage;

constexpr std::size_t keptAtOnce = 64;
constexpr std::uint64_t progressEvery = 500;

// One import from its beginning to its end.
class Importer {
public:
    static Result<std::unique_ptr<Importer>> begin(Store& store, Writer& writer, const Clock& clock, const lab::LaboratoryId& laboratory, const ImportOptions& options,
                                                   const std::vector<std::string>& files, const ImportProgress& progress);

    Result<ImportSummary> run();

private:
    struct Input {
        std::string text; // without marks; kept while a message of it may still have to be kept
    };

    Importer(Store& store, Writer& writer, const Clock& clock, const lab::LaboratoryId& laboratory, const ImportOptions& options, const std::vector<std::string>& files,
             const ImportProgress& progress, DerivedIds ids)
        : m_store(store), m_writer(writer), m_clock(clock), m_laboratory(laboratory), m_options(options), m_files(files), m_progress(progress), m_ids(std::move(ids)),
          m_inputs(files.size())
    {
    }

    Result<> takeFile(std::size_t index);
    Result<> takeReading(const exchange::Reading& reading);
    void note(const SourceMessage& message);
    Result<> takeRecord(const exchange::ImportedRecord& record);
    Result<> takeOrders(const exchange::ImportedRecord& record, const lab::PatientId& patient, std::size_t number);
    Result<std::optional<lab::PatientId>> registered(const exchange::ImportedRecord& record, std::size_t number);
    Result<> takeCatalogue(std::size_t index, const std::string& text);
    void refuseInput(std::size_t index, const char* where, const std::string& reason, std::string text);

    void toTray(const std::vector<MessagePlace>& sources, const std::string& where, const std::string& reason);
    [[nodiscard]] OrderImport::ToTray trayOf(const std::vector<MessagePlace>& sources);
    Result<bool> wasDone(const exchange::ImportedRecord& record);
    Result<> markDone();
    void keep(KeptKind kind, const MessagePlace& place, const std::string& where, const std::string& reason);
    [[nodiscard]] std::string_view textOf(const SourceMessage& message) const;
    [[nodiscard]] Uuid doneId(const SourceMessage& message) const;
    Result<> keepAll();
    [[nodiscard]] OrderImport::Tools tools();

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
    std::unique_ptr<KeptMessages> m_keptMessages;
    lab::Catalogue m_catalogue;

    std::vector<Input> m_inputs;
    exchange::fhir::Reader m_fhir;
    std::map<MessagePlace, SourceMessage> m_messages;          // those whose records are under way
    std::map<std::size_t, std::vector<MessagePlace>> m_sources; // a record's messages
    std::size_t m_recordNumber = 0;
    std::vector<KeptMessages::Item> m_keeping;
    std::set<std::pair<MessagePlace, std::string>> m_inTray;    // each message once for each reason
    std::set<MessagePlace> m_unfinished;                        // of the reading under way, those in the tray
    std::map<std::pair<std::size_t, std::vector<std::string>>, std::size_t> m_unread;
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
    importer->m_desk = std::make_unique<ImportDesk>(*importer->m_stored, writing, laboratory, lab::PersonId(self), [raw = importer.get()](std::size_t record, const lab::Refusal& refusal) {
        if (const auto sources = raw->m_sources.find(record); sources != raw->m_sources.end())
            raw->toTray(sources->second, "store", std::string("refused: ") + std::string(lab::toString(refusal.code)));
    });
    if (options.isDryRun)
        return importer;
    auto kept = KeptMessages::open(store, writer, laboratory, importer->m_ids, clock);
    if (!kept)
        return tl::unexpected(kept.error());
    importer->m_keptMessages = std::make_unique<KeptMessages>(std::move(*kept));
    if (const auto expired = importer->m_keptMessages->expire(); !expired)
        return tl::unexpected(expired.error());
    return importer;
}

OrderImport::Tools Importer::tools()
{
    return {*m_desk, *m_numbers, m_ids, m_catalogue, m_clock, m_summary, m_laboratory};
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
    if (const auto done = keepAll(); !done)
        return tl::unexpected(done.error());
    m_summary.accepted = m_summary.messages - m_summary.refused.size();
    return std::move(m_summary);
}

Result<> Importer::takeFile(std::size_t index)
{
    ++m_summary.files;
    auto bytes = readImportFile(m_files[index]);
    if (!bytes) {
        // What does not unpack is kept as it lies there, by its owner.
        refuseInput(index, "file", bytes.error().code == ErrorCode::Corrupt ? "it does not unpack" : "it does not read", {});
        return {};
    }
    const auto format = formatOf(*bytes, m_files[index]);
    auto& input = m_inputs[index];
    input.text = exchange::withoutMarks(asBytes(*bytes));
    bytes->clear();
    switch (format) {
    case ImportFormat::FhirJson: m_fhir.add(input.text, index); return {};
    case ImportFormat::CatalogueCsv: return takeCatalogue(index, input.text);
    case ImportFormat::Unknown: {
        const auto first = input.text.find_first_not_of(" \t\r\n");
        const auto* reason = first == std::string::npos ? "the file is empty" : input.text[first] == '<' ? "this is XML: HL7 v2 is read in its pipes, FHIR in JSON" : "this is neither HL7 v2 nor FHIR in JSON";
        refuseInput(index, "byte 0", reason, std::move(input.text));
        return {};
    }
    case ImportFormat::Hl7v2: break;
    }
    const auto done = takeReading(exchange::hl7v2::read(input.text, index));
    input.text.clear();
    return done;
}

void Importer::refuseInput(std::size_t index, const char* where, const std::string& reason, std::string text)
{
    ++m_summary.messages;
    m_summary.refused.push_back({m_files[index], 1, where, reason});
    if (!text.empty())
        m_keeping.push_back({KeptKind::Refused, {m_files[index], 1, {}, where, reason, std::move(text)}});
}

std::string_view Importer::textOf(const SourceMessage& message) const
{
    return std::string_view(m_inputs[message.place.input].text).substr(message.offset, message.size);
}

void Importer::keep(KeptKind kind, const MessagePlace& place, const std::string& where, const std::string& reason)
{
    const auto message = m_messages.find(place);
    if (message != m_messages.end())
        m_keeping.push_back({kind, {m_files[place.input], place.number, message->second.type, where, reason, std::string(textOf(message->second))}});
}

// All messages of it, for a report and its results may be several.
void Importer::toTray(const std::vector<MessagePlace>& sources, const std::string& where, const std::string& reason)
{
    if (sources.empty())
        return;
    const auto& first = sources.front();
    if (m_inTray.insert({first, where + reason}).second)
        m_summary.tray.push_back({m_files[first.input], first.number, where, reason});
    for (const auto& place : sources) {
        m_unfinished.insert(place);
        if (m_inTray.insert({place, {}}).second)
            keep(KeptKind::Tray, place, where, reason);
    }
}

OrderImport::ToTray Importer::trayOf(const std::vector<MessagePlace>& sources)
{
    return [this, &sources](const std::string& where, const std::string& reason) { toTray(sources, where, reason); };
}

// Every message that the record was put together from was taken in before.
Result<bool> Importer::wasDone(const exchange::ImportedRecord& record)
{
    if (!m_keptMessages)
        return false;
    for (const auto& place : record.sources) {
        const auto message = m_messages.find(place);
        const auto known = message == m_messages.end() ? Result<bool>(false) : m_keptMessages->isDone(doneId(message->second));
        if (!known || !*known)
            return known;
    }
    return true;
}

Uuid Importer::doneId(const SourceMessage& message) const
{
    return m_keptMessages->doneId(textOf(message), static_cast<std::uint64_t>(m_options.source));
}

// Those of which nothing went to the tray: what did may find its place another time.
Result<> Importer::markDone()
{
    constexpr std::size_t atOnce = 2000;
    std::vector<Uuid> done;
    for (const auto& [place, message] : m_messages) {
        if (!m_keptMessages || message.refusal || m_unfinished.contains(place))
            continue;
        done.push_back(doneId(message));
        if (done.size() < atOnce)
            continue;
        if (const auto marked = m_keptMessages->markDone(done); !marked)
            return marked;
        done.clear();
    }
    return done.empty() ? Result<>() : m_keptMessages->markDone(done);
}

Result<> Importer::keepAll()
{
    if (m_keptMessages && !m_keeping.empty())
        if (const auto kept = m_keptMessages->keep(m_keeping); !kept)
            return tl::unexpected(kept.error());
    m_keeping.clear();
    return {};
}

void Importer::note(const SourceMessage& message)
{
    ++m_summary.messages;
    const auto& file = m_files[message.place.input];
    if (message.refusal)
        m_summary.refused.push_back({file, message.place.number, message.refusal->where, message.refusal->reason});
    else if (!message.unread.empty()) {
        const auto [at, isNew] = m_unread.try_emplace({message.place.input, message.unread}, m_summary.unread.size());
        if (isNew)
            m_summary.unread.push_back({file, message.place.number, 1, message.unread});
        else
            ++m_summary.unread[at->second].messages;
    }
}

Result<> Importer::takeReading(const exchange::Reading& reading)
{
    for (const auto& message : reading.messages) {
        m_messages.insert_or_assign(message.place, message);
        note(message);
        if (message.refusal)
            keep(KeptKind::Refused, message.place, message.refusal->where, message.refusal->reason);
    }
    for (const auto& text : reading.notes)
        m_summary.notes.push_back({m_files[reading.messages.front().place.input], text});
    for (const auto& record : reading.records) {
        if (const auto done = takeRecord(record); !done)
            return done;
        if (m_progress && m_recordNumber % progressEvery == 0)
            m_progress(m_summary.files, m_files.size(), m_summary.messages);
        if (m_keeping.size() >= keptAtOnce)
            if (const auto done = keepAll(); !done)
                return done;
    }
    // What is still on its way may be refused by the store: its text is needed then.
    if (const auto done = m_desk->finish(); !done)
        return done;
    if (const auto done = keepAll(); !done)
        return done;
    if (const auto done = markDone(); !done)
        return done;
    m_messages.clear();
    m_sources.clear();
    m_unfinished.clear();
    return {};
}

Result<> Importer::takeRecord(const exchange::ImportedRecord& record)
{
    const auto before = wasDone(record);
    if (!before || *before)
        return before ? Result<>() : tl::unexpected(before.error());
    const auto number = ++m_recordNumber;
    m_sources[number] = record.sources;
    const auto isMeasured = [this](const exchange::ImportedOrder& order) { return m_options.source == ResultSource::Instrument && order.action == exchange::OrderAction::Report; };
    // An instrument's results belong to an order by its label: nobody is registered for them.
    if (!record.orders.empty() && std::ranges::all_of(record.orders, isMeasured)) {
        for (const auto& order : record.orders) {
            OrderImport import(tools(), number, record.sender, trayOf(order.sources));
            if (const auto done = import.addMeasured(record.patient, order); !done)
                return done;
        }
        return {};
    }
    const auto patient = registered(record, number);
    if (!patient)
        return tl::unexpected(patient.error());
    return *patient ? takeOrders(record, **patient, number) : Result<>();
}

Result<std::optional<lab::PatientId>> Importer::registered(const exchange::ImportedRecord& record, std::size_t number)
{
    using Answer = std::optional<lab::PatientId>;
    if (!record.patient) {
        toTray(record.sources, "patient", "results or a request without a patient");
        return Answer();
    }
    const auto found = PatientFinder(*m_desk, m_ids, m_laboratory).find(*record.patient);
    if (!found)
        return tl::unexpected(found.error());
    if (const auto* unclear = std::get_if<UnclearIdentity>(&*found)) {
        toTray(record.sources, unclear->where, unclear->reason);
        return Answer();
    }
    if (const auto* known = std::get_if<lab::PatientId>(&*found))
        return Answer(*known);
    const auto& unknown = std::get<UnknownPatient>(*found);
    const auto laboratoryNumber = m_numbers->patient();
    if (!laboratoryNumber)
        return tl::unexpected(laboratoryNumber.error());
    lab::Patient patient{unknown.id, *laboratoryNumber, record.patient->identity, record.patient->insuredNir, record.patient->contact, record.patient->sourceIds};
    const lab::ActId act(m_ids.of("act.register").add(unknown.id.bytes()).finish());
    const auto done = m_desk->perform({lab::documentId(unknown.id), act, m_clock.now(), number, lab::RegisterPatient{std::move(patient)}});
    if (!done)
        return tl::unexpected(done.error());
    if (!*done) {
        toTray(record.sources, "patient", std::string("refused: ") + std::string(lab::toString(done->error().code)));
        return Answer();
    }
    ++m_summary.patients;
    return Answer(unknown.id);
}

Result<> Importer::takeOrders(const exchange::ImportedRecord& record, const lab::PatientId& patient, std::size_t number)
{
    for (const auto& order : record.orders) {
        OrderImport import(tools(), number, record.sender, trayOf(order.sources));
        Result<> done;
        switch (order.action) {
        case exchange::OrderAction::Place: done = import.place(patient, order); break;
        case exchange::OrderAction::Cancel: done = import.cancel(patient, order); break;
        case exchange::OrderAction::Inform: toTray(order.sources, "order", "it tells of an order and asks for nothing"); break;
        case exchange::OrderAction::Report: done = m_options.source == ResultSource::Instrument ? import.addMeasured(record.patient, order) : import.addExternal(patient, order); break;
        }
        if (!done)
            return done;
    }
    return {};
}

Result<> Importer::takeCatalogue(std::size_t index, const std::string& text)
{
    const auto rows = lab::csv::readCatalogue(text);
    if (!rows) {
        const auto& problem = rows.error().front();
        refuseInput(index, ("line " + std::to_string(problem.line)).c_str(), "no catalogue table: " + problem.column + (problem.column.empty() ? "" : ": ") + problem.what, text);
        return {};
    }
    ++m_summary.messages;
    for (const auto& examination : *rows) {
        const auto* before = m_catalogue.find(examination.code);
        if (before != nullptr && *before == examination)
            continue;
        const auto done = m_desk->perform({lab::examinationId(m_laboratory, examination.code), lab::ActId::make(m_clock.now()), m_clock.now(), 0, lab::DefineExamination{examination}});
        if (!done)
            return tl::unexpected(done.error());
        if (!*done)
            m_summary.notes.push_back({m_files[index], examination.code + ": refused: " + std::string(lab::toString(done->error().code))});
        else
            ++m_summary.examinations;
        m_catalogue.put(examination);
    }
    return m_desk->finish();
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
