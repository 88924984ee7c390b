// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <QProcess>
#include <QTest>

#include "app/crypto/hash.h"
#include "app/exchange/fhir/reader.h"
#include "app/exchange/hl7v2/reader.h"
#include "app/exchange/recordcodec.h"
#include "app/report/reportcontent.h"
#include "app/store/core/numberleases.h"
#include "app/store/core/outboundfolder.h"
#include "app/store/core/verify.h"
#include "app/store/import/storedrecords.h"
#include "app/store/migration/outbound/outboundwork.h"
#include "app/store/migration/staging.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using migration::DifferenceKind;
using migration::Field;
namespace fs = std::filesystem;

namespace {

// What no mandate of these tests names, each once in the documents.
constexpr auto addressCanary = "12 RUE DU CANARI";
constexpr auto noteCanary = "CANARI-NOTE";
constexpr auto conclusionCanary = "CANARI-CONCLUSION";
constexpr auto clinicalCanary = "CANARI-CLINIQUE";
constexpr auto nir = "255081416802538";
constexpr auto elsewhereName = "AILLEURS";
constexpr auto laterAccession = "26-77";

const WorkProgress atLeisure{[](std::uint64_t, std::uint64_t) {}, [] { return false; }};

std::string contentOf(const fs::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

// One command of a shell, with what it said.
struct Ran {
    int exitCode = -1;
    QString said;
};
Ran run(const std::string& command, const std::string& folder)
{
    QProcess shell;
    shell.setWorkingDirectory(QString::fromStdString(folder));
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(QStringLiteral("/bin/bash"), {QStringLiteral("-euo"), QStringLiteral("pipefail"), QStringLiteral("-c"), QString::fromStdString(command)});
    if (!shell.waitForFinished(60'000))
        throw std::runtime_error("a command does not end");
    return {shell.exitCode(), QString::fromUtf8(shell.readAllStandardOutput())};
}

lab::Examination examination(const char* code, const char* loinc, lab::BenchNumber bench, lab::Confidentiality confidentiality)
{
    lab::Examination made;
    made.code = code;
    made.loinc = loinc;
    made.french = std::string("Dosage de ") + code;
    made.discipline = "BIOCH";
    made.bench = bench;
    made.container = "HEP";
    made.unit = made.unitDisplay = "mmol/L";
    made.decimals = 1;
    made.confidentiality = confidentiality;
    return made;
}

// Two laboratories with patients and reports, and a recipient with an identity of age.
class Shop {
public:
    Shop()
    {
        elsewhere = must(site.writer->addLaboratory("Laboratoire du Nord"));
        site.close();
        site.staff.reset();
        site.open();
        lease(elsewhere);
        define(site.made.laboratory);
        define(elsewhere);
        if (run("age-keygen -o identity.txt 2>/dev/null && age-keygen -y identity.txt > recipient.txt && age-keygen -o other.txt 2>/dev/null", files.path()).exitCode != 0)
            throw std::runtime_error("age-keygen is missing: install Debian's age");
        recipient = contentOf(files / "recipient.txt");
        recipient.erase(recipient.find('\n'));
    }

    // A patient with an order of two lines (K and HIV), released; their numbers are the same. Every third has K only, and a biologist's
    // conclusion: over lines of two classes there is none.
    void released(std::uint64_t number, const lab::LaboratoryId& laboratory, const std::string& name = "MARTIN")
    {
        Author author(laboratory, site.clock);
        placed(number, laboratory, name);
        accept({author.measure(number, 1, "6.4")});
        if (!isShort(number))
            accept({author.measure(number, 2, "0.1")});
        release(number, laboratory);
    }
    void placed(std::uint64_t number, const lab::LaboratoryId& laboratory, const std::string& name = "MARTIN")
    {
        Author author(laboratory, site.clock);
        auto patient = author.registerPatient(number, name + std::to_string(number));
        auto& traits = std::get<lab::RegisterPatient>(patient.body).patient;
        traits.contact.address = addressCanary;
        traits.contact.city = "BREST";
        traits.insuredNir = nir;
        auto order = author.placeOrder(number, number);
        auto& body = std::get<lab::PlaceOrder>(order.body);
        body.context.clinical = clinicalCanary;
        if (isShort(number))
            body.lines.pop_back();
        accept({patient, order, author.note(number, noteCanary)});
    }
    void release(std::uint64_t number, const lab::LaboratoryId& laboratory)
    {
        Author author(laboratory, site.clock);
        accept({author.validate(order(number, laboratory))});
        accept({author.act(signedRelease(laboratory, order(number, laboratory), site.staff->signing, isShort(number) ? conclusionCanary : ""), idOf<lab::DocumentId>(number, 4), theBiologist)});
    }
    void accept(const std::vector<lab::Act>& acts)
    {
        for (const auto& reply : site.push(acts))
            if (reply.outcome != wire::ActOutcome::Accepted)
                throw std::runtime_error("an act is refused: " + std::to_string(static_cast<int>(reply.refusal)));
    }
    lab::Order order(std::uint64_t number, const lab::LaboratoryId& laboratory)
    {
        auto records = must(StoredRecords::open(*site.store, laboratory));
        return std::get<lab::Order>(*must(records->document(idOf<lab::DocumentId>(number, 4))));
    }

    // What the biologist's workstation does once a page of the release was printed.
    void registers(std::uint64_t number, const lab::LaboratoryId& laboratory)
    {
        report::ReportInput input;
        input.laboratory.name = "Laboratoire d’Armor";
        auto records = must(StoredRecords::open(*site.store, laboratory));
        input.patient = std::get<lab::Patient>(*must(records->document(idOf<lab::DocumentId>(number, 3))));
        input.order = order(number, laboratory);
        input.version = 1;
        const auto catalogue = must(records->catalogue());
        input.examination = [&catalogue](const std::string& code) { return catalogue.find(code); };
        input.signatory = [](const lab::PersonId&) { return report::Signatory{"Dr Hélène Corre", "Biologiste médicale"}; };
        Author author(laboratory, site.clock);
        accept({author.act(lab::RegisterPdf{1, Bytes(32, 0xaa), std::nullopt, report::unkeptWords(input)}, idOf<lab::DocumentId>(number, 4), theBiologist)});
    }

    migration::Job job(migration::Format format = migration::Format::Fhir)
    {
        migration::Job job;
        auto& mandate = job.mandate;
        mandate.id = idOf<migration::MigrationId>(1, 9);
        mandate.direction = migration::Direction::Out;
        mandate.laboratories = {site.made.laboratory};
        mandate.from = mandate.until = Date::of(site.clock.now());
        mandate.fields = migration::FieldSet::defaults();
        mandate.counterpart = "Laboratoire successeur";
        mandate.format = format;
        mandate.recipientKey = recipient;
        job.mandateSha256 = crypto::digestBytes(crypto::sha256(asBytes("the mandate")));
        job.since = site.clock.now();
        return job;
    }
    std::vector<StagedRecord> staged(const migration::Job& job)
    {
        std::vector<StagedRecord> all;
        const auto staging = must(Staging::open(*site.store, job.mandate.id));
        must(staging->forEach(1, [&all](const StagedRecord& record) -> Result<> {
            all.push_back(record);
            return {};
        }));
        return all;
    }
    [[nodiscard]] std::string archive(const migration::Job& job) const { return outboundFolder(site.directory()) + '/' + archiveName(job.mandate.id); }

    // As docs/exchange-out.md tells a recipient to, with Debian's programs only; into a folder of this name.
    Ran opened(const migration::Job& job, const std::string& folder)
    {
        fs::create_directory(files / folder);
        return run("age -d -i identity.txt '" + archive(job) + "' | tar -x -C " + folder + " && cd " + folder +
                       " && openssl pkeyutl -verify -pubin -inkey store.pem -rawin -in manifest.json -sigfile manifest.json.sig"
                       " && sha256sum -c SHA256SUMS",
                   files.path());
    }
    // All that was in it, by name.
    std::map<std::string, std::string> contents(const std::string& folder)
    {
        std::map<std::string, std::string> all;
        for (const auto& entry : fs::recursive_directory_iterator(files / folder))
            if (entry.is_regular_file())
                all[fs::relative(entry.path(), files / folder).string()] = contentOf(entry.path());
        return all;
    }

    Worksite site;
    TemporaryDirectory files;
    lab::LaboratoryId elsewhere;
    std::string recipient;

private:
    static bool isShort(std::uint64_t number) { return number % 3 == 0; }
    void lease(const lab::LaboratoryId& laboratory)
    {
        must(site.writer->administrativeAndWait(LeafClass::Administration, {}, [&](sql::Database& database) -> Result<> {
            NumberLeases leases(database);
            for (const auto kind : {NumberKind::Patient, NumberKind::Accession})
                if (const auto block = leases.lease(laboratory, theWorkstation, kind, kind == NumberKind::Patient ? 0 : 2026, NumberLeases::blockSize); !block)
                    return tl::unexpected(block.error());
            return {};
        }));
    }
    void define(const lab::LaboratoryId& laboratory)
    {
        for (const auto& one : {examination("K", "2823-3", 1, lab::Confidentiality::None), examination("HIV", "", 2, lab::Confidentiality::Hiv)}) {
            lab::Act act;
            act.id = lab::ActId::make(site.clock.now());
            act.laboratory = laboratory;
            act.subjectKind = lab::DocumentKind::Examination;
            act.subject = lab::examinationId(laboratory, one.code);
            act.person = lab::PersonId(site.store->identity().store);
            act.at = site.clock.now();
            act.body = lab::DefineExamination{one};
            if (site.import(act).outcome != wire::ActOutcome::Accepted)
                throw std::runtime_error("the catalogue is refused");
        }
    }
};

exchange::ImportedRecord withoutReading(exchange::ImportedRecord record)
{
    record.form = {};
    record.sender.clear();
    record.sources.clear();
    for (auto& order : record.orders)
        order.sources.clear();
    return record;
}

// Every document that a recipient finds in what was in an archive.
std::vector<exchange::Attachment> documentsIn(const std::map<std::string, std::string>& contents)
{
    exchange::Reading reading;
    exchange::fhir::Reader fhir(exchange::fhir::ReadingOptions{});
    std::size_t input = 0;
    for (const auto& [name, content] : contents) {
        if (name.ends_with(".ndjson"))
            fhir.add(content, input++);
        if (name.ends_with(".hl7"))
            reading = exchange::hl7v2::read(content, 0);
    }
    if (input > 0)
        reading = fhir.finish();
    std::vector<exchange::Attachment> documents;
    for (const auto& record : reading.records)
        for (const auto& order : record.orders) {
            documents.insert(documents.end(), order.attachments.begin(), order.attachments.end());
            for (const auto& result : order.results)
                documents.insert(documents.end(), result.attachments.begin(), result.attachments.end());
        }
    return documents;
}

std::size_t times(const std::vector<migration::Difference>& differences, DifferenceKind kind)
{
    std::size_t count = 0;
    for (const auto& difference : differences)
        count += difference.kind == kind ? difference.times : 0;
    return count;
}

} // namespace

class OutboundTest : public QObject {
    Q_OBJECT

    // Three patients to go, one with nothing released, one of the other laboratory, one order of another day.
    static void fill(Shop& shop)
    {
        for (std::uint64_t number = 1; number <= 3; ++number)
            shop.released(number, shop.site.made.laboratory);
        shop.placed(4, shop.site.made.laboratory, "SANSRESULTAT");
        shop.released(5, shop.elsewhere, elsewhereName);
    }
    static void addLaterOrder(Shop& shop)
    {
        shop.site.clock.advance(3 * dayMs);
        Author author(shop.site.made.laboratory, shop.site.clock);
        shop.accept({author.placeOrder(77, 1), author.measure(77, 1, "5.5"), author.measure(77, 2, "0.2")});
        shop.release(77, shop.site.made.laboratory);
    }

private Q_SLOTS:
    void onlyWhatTheMandateNamesComesOut_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("FHIR") << static_cast<int>(migration::Format::Fhir);
        QTest::newRow("HL7 v2") << static_cast<int>(migration::Format::Hl7v2);
    }
    void onlyWhatTheMandateNamesComesOut()
    {
        QFETCH(int, format);
        Shop shop;
        fill(shop);
        const auto job = shop.job(static_cast<migration::Format>(format));
        addLaterOrder(shop);
        OutboundWork work(*shop.site.store);
        const auto staged = must(work.stage(job, atLeisure));
        QCOMPARE(staged.staged.patients, std::uint64_t{3});
        QCOMPARE(staged.staged.orders, std::uint64_t{3});
        QCOMPARE(staged.staged.results, std::uint64_t{5});
        QCOMPARE(staged.found.patients, std::uint64_t{4});
        QCOMPARE(staged.found.orders, std::uint64_t{5});
        QCOMPARE(staged.inSource.of(Field::Address), std::uint64_t{3});
        QCOMPARE(staged.produced.of(Field::Address), std::uint64_t{0});
        QCOMPARE(staged.inSource.of(Field::Interpretation), std::uint64_t{1});
        QCOMPARE(staged.produced.of(Field::Interpretation), std::uint64_t{0});
        QCOMPARE(staged.produced.of(Field::Value), std::uint64_t{5});

        auto checkedJob = job;
        checkedJob.staged = staged;
        const auto checked = must(work.check(checkedJob, atLeisure));
        QCOMPARE(checked.readBack, std::uint64_t{3});
        QCOMPARE(times(checked.differences, DifferenceKind::UnknownExamination), std::size_t{2}); // HIV has no LOINC here
        QCOMPARE(times(checked.differences, DifferenceKind::OutsideMandate), std::size_t{2});
        QCOMPARE(times(checked.differences, DifferenceKind::ReadBackDiffers), std::size_t{0});
        QVERIFY(!checked.sample.empty());

        const auto delivered = must(work.deliver(job, atLeisure));
        QVERIFY(delivered.differences.empty());
        QCOMPARE(delivered.readBack, std::uint64_t{3});
        QVERIFY(delivered.delivered == staged.staged);
        const auto ran = shop.opened(job, "out");
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.said));
        const auto contents = shop.contents("out");
        std::string all;
        for (const auto& [name, content] : contents)
            all += name + content;
        for (const auto* canary : {addressCanary, noteCanary, conclusionCanary, clinicalCanary, nir, elsewhereName, laterAccession, "BREST", "SANSRESULTAT"})
            QVERIFY2(all.find(canary) == std::string::npos, canary);
        for (const auto* wanted : {"MARTIN1", "MARTIN2", "MARTIN3", "26-1", "2823-3", "6.4"})
            QVERIFY2(all.find(wanted) != std::string::npos, wanted);
        // What the store says of its files is what lies there.
        QCOMPARE(delivered.files.size(), std::size_t{2});
        QCOMPARE(crypto::toHex(delivered.files[0].sha256), crypto::toHex(crypto::sha256(asBytes(contentOf(shop.archive(job))))));
        QCOMPARE(crypto::toHex(delivered.files[1].sha256), crypto::toHex(crypto::sha256(asBytes(contents.at("manifest.json")))));
        // Nothing of it lies in the clear beside it, and the store calls its directory whole.
        for (const auto& entry : fs::recursive_directory_iterator(shop.site.path()))
            if (entry.is_regular_file())
                QVERIFY2(contentOf(entry.path()).find("MARTIN") == std::string::npos, entry.path().c_str());
        shop.site.close();
        QVERIFY(must(verify(shop.site.directory())).findings.empty());
    }

    void whatIsMandatedComesOutWhole()
    {
        Shop shop;
        fill(shop);
        auto job = shop.job();
        job.mandate.fields = migration::FieldSet::fromBits(~std::uint64_t{0});
        OutboundWork work(*shop.site.store);
        const auto staged = must(work.stage(job, atLeisure));
        QVERIFY(staged.inSource == staged.produced);
        must(work.deliver(job, atLeisure));
        QCOMPARE(shop.opened(job, "out").exitCode, 0);
        exchange::fhir::Reader reader(exchange::fhir::ReadingOptions{});
        std::size_t input = 0;
        std::string all;
        for (const auto& [name, content] : shop.contents("out"))
            if (name.ends_with(".ndjson")) {
                reader.add(content, input++);
                all += content;
            }
        for (const auto* wanted : {addressCanary, noteCanary, conclusionCanary, clinicalCanary, nir})
            QVERIFY2(all.find(wanted) != std::string::npos, wanted);
        // Document by document: what is read from the archive is what was staged.
        const auto reading = reader.finish();
        const auto records = shop.staged(job);
        QCOMPARE(reading.records.size(), records.size());
        for (const auto& record : records) {
            const auto same = std::ranges::any_of(reading.records, [&](const exchange::ImportedRecord& read) { return withoutReading(read) == withoutReading(record.record); });
            QVERIFY2(same, record.where.c_str());
        }
    }

    void reportsGoOutAsCopies_data() { onlyWhatTheMandateNamesComesOut_data(); }
    void reportsGoOutAsCopies()
    {
        QFETCH(int, format);
        Shop shop;
        fill(shop);
        shop.registers(1, shop.site.made.laboratory);
        shop.registers(3, shop.site.made.laboratory); // 2 was released and never printed
        auto job = shop.job(static_cast<migration::Format>(format));
        OutboundWork work(*shop.site.store);
        const auto without = must(work.stage(job, atLeisure));
        QCOMPARE(without.inSource.of(Field::ReportDocument), std::uint64_t{2});
        QCOMPARE(without.produced.of(Field::ReportDocument), std::uint64_t{0});
        QCOMPARE(without.staged.reports, std::uint64_t{0});

        job.mandate.id = idOf<migration::MigrationId>(2, 9);
        job.mandate.fields.add(Field::ReportDocument);
        job.staged = must(work.stage(job, atLeisure));
        QCOMPARE(job.staged->inSource.of(Field::ReportDocument), std::uint64_t{2});
        QCOMPARE(job.staged->produced.of(Field::ReportDocument), std::uint64_t{2});
        QCOMPARE(job.staged->staged.reports, std::uint64_t{2});
        // The second reading lays them out again, to the bit.
        const auto checked = must(work.check(job, atLeisure));
        QCOMPARE(checked.readBack, std::uint64_t{3});
        QCOMPARE(times(checked.differences, DifferenceKind::ReadBackDiffers), std::size_t{0});
        const auto sample = must(work.sample(job, 1));
        const auto beside = std::ranges::find(sample.fields, Field::ReportDocument, &FieldBeside::field);
        QVERIFY(beside != sample.fields.end() && beside->isSame && beside->here.starts_with("application/pdf, "));

        must(work.deliver(job, atLeisure));
        QCOMPARE(shop.opened(job, "out").exitCode, 0);
        const auto documents = documentsIn(shop.contents("out"));
        QCOMPARE(documents.size(), std::size_t{2});
        for (const auto& document : documents) {
            QCOMPARE(document.mediaType, std::string("application/pdf"));
            std::ofstream(shop.files / "copy.pdf", std::ios::binary) << asText(document.content);
            const auto text = run("pdftotext -layout copy.pdf -", shop.files.path()).said;
            for (const auto* wanted : {"Dosage de K", "6,4", "copie faite par le registre", "aaaaaaaaaaaaaaaaaaaa"})
                QVERIFY2(text.contains(QString::fromUtf8(wanted)), qPrintable(text));
            for (const auto* canary : {addressCanary, noteCanary, conclusionCanary, clinicalCanary, nir})
                QVERIFY2(!text.contains(QString::fromUtf8(canary)), canary);
        }
        // A page whose words nobody reads is a difference that waits for an explanation.
        Author author(shop.site.made.laboratory, shop.site.clock);
        shop.released(6, shop.site.made.laboratory);
        shop.accept({author.act(lab::RegisterPdf{1, Bytes(32, 0xaa), std::nullopt, {{0, {1}}}}, idOf<lab::DocumentId>(6, 4), theBiologist)});
        auto unread = job;
        unread.mandate.id = idOf<migration::MigrationId>(3, 9);
        unread.staged = must(work.stage(unread, atLeisure));
        QCOMPARE(unread.staged->inSource.of(Field::ReportDocument) - unread.staged->produced.of(Field::ReportDocument), std::uint64_t{1});
        QCOMPARE(times(must(work.check(unread, atLeisure)).differences, DifferenceKind::CountDiffers), std::size_t{1});
        // Somebody registers a page after staging: the record says something else now.
        shop.registers(2, shop.site.made.laboratory);
        QCOMPARE(times(must(work.check(job, atLeisure)).differences, DifferenceKind::ReadBackDiffers), std::size_t{1});
    }

    void theSampleShowsTheDocumentsBesideWhatTheRecipientReads()
    {
        Shop shop;
        fill(shop);
        for (const auto format : {migration::Format::Fhir, migration::Format::Hl7v2}) {
            auto job = shop.job(format);
            job.mandate.id = idOf<migration::MigrationId>(static_cast<std::uint64_t>(format), 9);
            OutboundWork work(*shop.site.store);
            must(work.stage(job, atLeisure));
            const auto sample = must(work.sample(job, 1));
            std::set<Field> seen;
            for (const auto& beside : sample.fields) {
                seen.insert(beside.field);
                QVERIFY2(beside.isSame && beside.source == beside.here, migration::infoOf(beside.field).name.data());
                QVERIFY(job.mandate.fields.has(beside.field));
            }
            for (const auto field : {Field::PatientNumbers, Field::BirthName, Field::OrderNumbers, Field::OrderTimes, Field::SpecimenNumbers, Field::Examination, Field::Value, Field::Unit, Field::ResultTimes, Field::PerformingLaboratory})
                QVERIFY2(seen.contains(field), migration::infoOf(field).name.data());
            QVERIFY(work.sample(job, 99).error().code == ErrorCode::NotFound);
        }
        // What changed since is seen side by side, too.
        const auto job = shop.job();
        OutboundWork work(*shop.site.store);
        must(work.stage(job, atLeisure));
        Author author(shop.site.made.laboratory, shop.site.clock);
        const auto patient = author.registerPatient(1, "AUTRE NOM");
        const auto& traits = std::get<lab::RegisterPatient>(patient.body).patient;
        shop.accept({author.act(lab::CorrectPatient{traits.identity, traits.contact, traits.insuredNir, "erreur de saisie"}, patient.subject, theReceptionist)});
        const auto sample = must(work.sample(job, 1));
        QVERIFY(std::ranges::any_of(sample.fields, [](const FieldBeside& beside) { return beside.field == Field::BirthName && !beside.isSame && beside.here == "MARTIN1"; }));
    }

    void aPatientsOwnRequestIsTheirsOnly()
    {
        Shop shop;
        fill(shop);
        auto job = shop.job();
        job.mandate.patients = {idOf<lab::PatientId>(2, 3), idOf<lab::PatientId>(99, 3)};
        OutboundWork work(*shop.site.store);
        QCOMPARE(must(work.stage(job, atLeisure)).staged.patients, std::uint64_t{1});
        QCOMPARE(shop.staged(job).front().record.patient->identity.birthName, std::string("MARTIN2"));
    }

    void whatChangedSinceIsADifference()
    {
        Shop shop;
        fill(shop);
        auto job = shop.job();
        OutboundWork work(*shop.site.store);
        job.staged = must(work.stage(job, atLeisure));
        shop.released(6, shop.site.made.laboratory);
        Author author(shop.site.made.laboratory, shop.site.clock);
        auto order = shop.order(2, shop.site.made.laboratory);
        auto opened = author.act(lab::Devalidate{{1}, "erreur de tube"}, lab::documentId(order.id), theBiologist);
        opened.based.push_back({1, order.lines[0].revision});
        shop.accept({opened});
        const auto checked = must(work.check(job, atLeisure));
        QCOMPARE(times(checked.differences, DifferenceKind::CountDiffers), std::size_t{1});
        QCOMPARE(times(checked.differences, DifferenceKind::ReadBackDiffers), std::size_t{1});
        QCOMPARE(checked.readBack, std::uint64_t{3});
        // And the line that is open again waits.
        auto anew = shop.job();
        anew.mandate.id = idOf<migration::MigrationId>(2, 9);
        QCOMPARE(must(work.stage(anew, atLeisure)).staged.results, std::uint64_t{5});
    }

    void whateverStopsItTheSameComesOut()
    {
        Shop shop;
        for (std::uint64_t number = 1; number <= 140; ++number) // more than a chunk
            shop.released(number, shop.site.made.laboratory);
        const auto job = shop.job();
        OutboundWork work(*shop.site.store);
        const WorkProgress impatient{[](std::uint64_t, std::uint64_t) {}, [] { return true; }};
        const auto stopped = work.stage(job, impatient);
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
        const auto half = shop.staged(job).size();
        QVERIFY(half > 0 && half < 140);
        const auto staged = must(work.stage(job, atLeisure));
        QCOMPARE(staged.staged.patients, std::uint64_t{140});
        QVERIFY(must(work.stage(job, atLeisure)) == staged); // asked again, it is done
        // The same without being stopped.
        auto other = job;
        other.mandate.id = idOf<migration::MigrationId>(2, 9);
        const auto whole = must(work.stage(other, atLeisure));
        QCOMPARE(crypto::toHex(whole.stagingSha256), crypto::toHex(staged.stagingSha256));
        QVERIFY(whole.found == staged.found && whole.produced == staged.produced);

        // What a killed delivery left is written anew.
        const auto cut = work.deliver(job, impatient);
        QVERIFY(!cut && cut.error().code == ErrorCode::Cancelled);
        QVERIFY(!fs::exists(shop.archive(job)));
        QVERIFY(fs::exists(shop.archive(job) + ".part"));
        std::ofstream(shop.archive(job) + ".part", std::ios::app) << std::string(100'000, 'x');
        const auto first = must(work.deliver(job, atLeisure));
        QCOMPARE(shop.opened(job, "first").exitCode, 0);
        const auto second = must(work.deliver(job, atLeisure));
        QCOMPARE(shop.opened(job, "second").exitCode, 0);
        QVERIFY(shop.contents("first") == shop.contents("second"));
        QVERIFY(first.files[1] == second.files[1]);
        QVERIFY(!fs::exists(shop.archive(job) + ".part"));
    }

    void nobodyElseOpensIt()
    {
        Shop shop;
        shop.released(1, shop.site.made.laboratory);
        auto job = shop.job();
        OutboundWork work(*shop.site.store);
        must(work.stage(job, atLeisure));
        must(work.deliver(job, atLeisure));
        QVERIFY(run("age -d -i other.txt '" + shop.archive(job) + "' > /dev/null", shop.files.path()).exitCode != 0);
        QCOMPARE(static_cast<int>(fs::status(shop.archive(job)).permissions() & fs::perms::all), 0600);
        // A manifest that somebody changed is not the store's.
        QCOMPARE(shop.opened(job, "out").exitCode, 0);
        QVERIFY(run("sed -i 's/\"records\":1/\"records\":2/' manifest.json && openssl pkeyutl -verify -pubin -inkey store.pem -rawin -in manifest.json -sigfile manifest.json.sig", shop.files / "out").exitCode != 0);
        job.mandate.recipientKey = "age1nobody";
        QVERIFY(work.deliver(job, atLeisure).error().code == ErrorCode::InvalidInput);
        job = shop.job(migration::Format::Csv);
        QVERIFY(work.deliver(job, atLeisure).error().code == ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(OutboundTest)
#include "outbound.test.moc"
