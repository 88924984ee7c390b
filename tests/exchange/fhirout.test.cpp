// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <rapidcheck.h>

#include "app/exchange/fhir/jsonvalue.h"
#include "app/exchange/fhir/reader.h"
#include "app/exchange/fhirout/writer.h"
#include "app/exchange/ucum.h"
#include "tests/exchange/records.h"
#include "tests/exchange/samerecord.h"

using namespace paillasse;
using namespace paillasse::exchange;
using namespace paillasse::exchange::testing;

namespace {

fhirout::RecordIds idsOf(const ImportedRecord& record)
{
    fhirout::RecordIds ids{"patient-1", {}};
    for (std::size_t i = 0; i < record.orders.size(); ++i)
        ids.orders.push_back("order-" + std::to_string(i + 1));
    return ids;
}

fhirout::Lines written(const ImportedRecord& record)
{
    fhirout::Lines lines;
    const auto done = fhirout::write(record, idsOf(record), lines);
    if (!done)
        qFatal("%s", done.error().detail.c_str());
    return lines;
}

Reading readAgain(const fhirout::Lines& lines)
{
    fhir::Reader reader(fhir::ReadingOptions{});
    for (std::size_t i = 0; i < lines.of.size(); ++i)
        if (!lines.of[i].empty())
            reader.add(lines.of[i], i);
    return reader.finish();
}

// One of everything.
ImportedRecord knownRecord()
{
    ImportedRecord record;
    auto& patient = record.patient.emplace();
    patient.identity.birthName = "LE BIHAN";
    patient.identity.firstForename = "Maëlle";
    patient.identity.birthForenames = "Maëlle Anne";
    patient.identity.birthDate = Date{1985, 5, 3};
    patient.sourceIds = {"1.2.250.1.71|4711"};
    auto& order = record.orders.emplace_back();
    order.ids = {"labo|26-112298"};
    order.requested = {{"2823-3", "K", "urn:uuid:0190a8b4-0000-7000-8000-000000000001", "Potassium"}};
    auto& result = order.results.emplace_back();
    result.examination = order.requested.front();
    result.value = lab::Quantity{lab::Comparator::Less, lab::Decimal(640, 2)};
    result.unit = "mmol/L";
    result.level = lab::Level::CriticalHigh;
    result.range.low = lab::Decimal(35, 1);
    order.attachments.push_back({"application/pdf", "Compte rendu", toBytes(asBytes("%PDF-1.7"))});
    return record;
}

const fhir::JsonValue parsed(const fhirout::Lines& lines, fhirout::ResourceType type)
{
    return *fhir::JsonValue::parse(lines.of[static_cast<std::size_t>(type)]);
}

} // namespace

class FhirOutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsTheSame()
    {
        QVERIFY(rc::check("read(write(record)) == record", [] {
            const auto fields = anyFields();
            const auto record = anyRecord(fields);
            const auto lines = written(record);
            const auto reading = readAgain(lines);
            for (const auto& message : reading.messages)
                if (message.refusal)
                    RC_FAIL(message.refusal->where + ": " + message.refusal->reason);
            RC_ASSERT(reading.records.size() == 1U);
            const auto read = comparable(reading.records.front(), fields);
            const auto wanted = comparable(record, fields);
            assertSame(read, wanted);
        }));
    }

    void aDocumentSaysWhatItIs()
    {
        auto record = knownRecord();
        record.orders[0].attachments = {{"application/pdf", "Compte rendu 26-112298/1", toBytes(asBytes("abc")), Instant{1'773'300'000'000}}};
        auto lines = written(record);
        auto& reports = lines.of[static_cast<std::size_t>(fhirout::ResourceType::DiagnosticReport)];
        const std::string form = R"("presentedForm":[{"contentType":"application/pdf","data":"YWJj","hash":"qZk+NkcGgWq6PiVxeFDCbJzQ2J0=","title":"Compte rendu 26-112298/1","creation":"2026-03-12T07:20:00.000Z"}])";
        QVERIFY2(reports.find(form) != std::string::npos, reports.c_str());
        const auto unread = [](const Reading& reading) {
            std::string all;
            for (const auto& message : reading.messages)
                for (const auto& place : message.unread)
                    all += place + '\n';
            return all;
        };
        auto reading = readAgain(lines);
        QVERIFY(reading.records.at(0).orders.at(0).attachments == record.orders[0].attachments);
        QVERIFY2(unread(reading).find("Attachment") == std::string::npos, unread(reading).c_str());
        // Data that an accident changed is told.
        reports.replace(reports.find("YWJj"), 4, "YWJk");
        QVERIFY2(unread(readAgain(lines)).find("Attachment.hash (not that of its data)") != std::string::npos, unread(readAgain(lines)).c_str());
    }

    void everyLineIsOneResourceOfItsFile()
    {
        const auto lines = written(knownRecord());
        for (std::size_t i = 0; i < fhirout::typeCount; ++i) {
            const auto type = static_cast<fhirout::ResourceType>(i);
            const auto text = QByteArray::fromStdString(lines.of[i]);
            QCOMPARE(static_cast<std::uint64_t>(text.count('\n')), lines.counts[i]);
            for (const auto& line : text.split('\n'))
                if (!line.isEmpty())
                    QCOMPARE((*fhir::JsonValue::parse(line.toStdString()))["resourceType"].text(), std::string(nameOf(type)));
        }
    }

    // What a recipient without our reader looks for, by FHIR's own names and code systems.
    void theCodesAreThoseOfTheStandard()
    {
        const auto lines = written(knownRecord());
        const auto observation = parsed(lines, fhirout::ResourceType::Observation);
        QCOMPARE(observation["status"].text(), std::string("final"));
        QCOMPARE(observation["code"]["coding"]["system"].text(), std::string("http://loinc.org"));
        QCOMPARE(observation["code"]["coding"]["code"].text(), std::string("2823-3"));
        QCOMPARE(observation["valueQuantity"]["value"].text(), std::string("6.40"));
        QCOMPARE(observation["valueQuantity"]["comparator"].text(), std::string("<"));
        QCOMPARE(observation["valueQuantity"]["system"].text(), std::string("http://unitsofmeasure.org"));
        QCOMPARE(observation["valueQuantity"]["code"].text(), std::string("mmol/L"));
        QCOMPARE(observation["interpretation"]["coding"]["code"].text(), std::string("HH"));
        QCOMPARE(observation["subject"]["reference"].text(), std::string("Patient/patient-1"));
        const auto report = parsed(lines, fhirout::ResourceType::DiagnosticReport);
        QCOMPARE(report["presentedForm"]["contentType"].text(), std::string("application/pdf"));
        QCOMPARE(report["presentedForm"]["data"].text(), std::string("JVBERi0xLjc="));
        QCOMPARE(report["code"]["coding"]["code"].text(), std::string("11502-2"));
        const auto patient = parsed(lines, fhirout::ResourceType::Patient);
        QCOMPARE(patient["identifier"]["system"].text(), std::string("urn:oid:1.2.250.1.71"));
        QCOMPARE(patient["birthDate"].text(), std::string("1985-05-03"));
    }

    void aStatusIsOneOfTheStandards_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        const auto row = [](ResultStatus status, const char* word) { QTest::newRow(word) << static_cast<int>(status) << QString::fromLatin1(word); };
        row(ResultStatus::Pending, "registered");
        row(ResultStatus::Preliminary, "preliminary");
        row(ResultStatus::Final, "final");
        row(ResultStatus::Corrected, "corrected");
        row(ResultStatus::NotPerformed, "cancelled");
        row(ResultStatus::Withdrawn, "entered-in-error");
    }
    void aStatusIsOneOfTheStandards()
    {
        QFETCH(int, status);
        QFETCH(QString, word);
        auto record = knownRecord();
        record.orders.front().results.front().status = static_cast<ResultStatus>(status);
        QCOMPARE(QString::fromStdString(parsed(written(record), fhirout::ResourceType::Observation)["status"].text()), word);
    }

    void whatIsEmptyIsNotWritten()
    {
        ImportedRecord record;
        record.patient.emplace();
        auto& order = record.orders.emplace_back();
        order.results.emplace_back();
        const auto lines = written(record);
        std::string all;
        for (const auto& text : lines.of)
            all += text;
        for (const auto* word : {"telecom", "address", "birthDate", "gender", "identifier", "note", "issued", "effectiveDateTime", "interpretation", "requester", "null", "\"\"", "[]", "{}"})
            QVERIFY2(all.find(word) == std::string::npos, word);
    }

    void whatIsNoReportIsRefused()
    {
        fhirout::Lines lines;
        auto record = knownRecord();
        record.orders.front().action = OrderAction::Place;
        QVERIFY(!fhirout::write(record, idsOf(record), lines));
        record = knownRecord();
        record.patient.reset();
        QVERIFY(!fhirout::write(record, idsOf(record), lines));
        record = knownRecord();
        QVERIFY(!fhirout::write(record, {"patient-1", {}}, lines));
        QVERIFY(lines.of.front().empty());
    }

    void unitsOfUcum()
    {
        for (const auto* unit : {"mmol/L", "g/L", "10*9/L", "10*12/L", "/uL", "m[IU]/L", "[IU]/mL", "mL/min/{1.73_m2}", "%", "fL", "pg", "mm[Hg]", "ng/mL{FEU}", "{ratio}", "mm/h", "[pH]", "U/L", "ukat/L",
                                 "mosm/kg", "Cel", "s", "1", "m2", "meq/L", "mg/(24.h)"})
            QVERIFY2(isUcum(unit) == (std::string_view(unit) != "mg/(24.h)"), unit); // no parentheses: none of our catalogues has them
        for (const auto* unit : {"", "unités", "mmol / L", "G/L ", "UI/L", "mmHg", "x10^9/L", "mg/dl/", "g//L", "{open", "cp/mL", "Log"})
            QVERIFY2(!isUcum(unit), unit);
    }
};

QTEST_GUILESS_MAIN(FhirOutTest)
#include "fhirout.test.moc"
