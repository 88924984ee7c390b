// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/outboundsample.h"

#include <algorithm>

#include "app/crypto/hash.h"
#include "app/exchange/fhir/reader.h"
#include "app/exchange/fhirout/writer.h"
#include "app/exchange/hl7v2/reader.h"
#include "app/exchange/hl7v2out/writer.h"
#include "app/store/migration/fieldwords.h"

namespace paillasse::store {

namespace {

using migration::Field;
using migration::RecordType;

// A person's sample is small: each record is written and read by itself.
Result<exchange::Reading> readFhir(const exchange::ImportedRecord& record)
{
    exchange::fhirout::RecordIds ids{"patient", {}};
    for (std::size_t i = 0; i < record.orders.size(); ++i)
        ids.orders.push_back("order-" + std::to_string(i));
    exchange::fhirout::Lines lines;
    if (const auto written = exchange::fhirout::write(record, ids, lines); !written)
        return tl::unexpected(written.error());
    exchange::fhir::Reader reader(exchange::fhir::ReadingOptions{});
    for (std::size_t i = 0; i < lines.of.size(); ++i)
        if (!lines.of[i].empty())
            reader.add(lines.of[i], i);
    return reader.finish();
}

Result<exchange::Reading> readHl7v2(const exchange::ImportedRecord& record)
{
    std::string text;
    const std::vector<std::string> ids(std::max<std::size_t>(record.orders.size(), 1), "1");
    if (const auto written = exchange::hl7v2out::write(record, {record.sender, {}, {}}, ids, text); !written)
        return tl::unexpected(written.error());
    return exchange::hl7v2::read(text, 0);
}

// Every document of an order, wherever the format puts it: what it is, and that it is the same.
std::vector<std::string> documentsOf(const exchange::ImportedOrder& order)
{
    std::vector<std::string> documents;
    const auto add = [&documents](const std::vector<exchange::Attachment>& attachments) {
        for (const auto& document : attachments)
            documents.push_back(document.mediaType + ", " + std::to_string(document.content.size()) + " bytes, SHA-256 " + crypto::toHex(crypto::sha256(document.content)));
    };
    add(order.attachments);
    for (const auto& result : order.results)
        add(result.attachments);
    return documents;
}

class Beside {
public:
    explicit Beside(std::vector<FieldBeside>& fields) : m_fields(fields) {}

    void patient(const exchange::ImportedPatient& a, const exchange::ImportedPatient& b);
    void order(const exchange::ImportedOrder& a, const exchange::ImportedOrder& b, std::size_t number);

private:
    template <class T>
    void see(Field field, RecordType of, std::size_t number, const T& told, const T& here)
    {
        if (told != T{})
            m_fields.push_back({field, of, number, told == here, true, wordsOf(told), wordsOf(here)});
    }
    void specimen(const exchange::ImportedSpecimen& a, const exchange::ImportedSpecimen& b, std::size_t number);
    void result(const exchange::ImportedResult& a, const exchange::ImportedResult& b, std::size_t number);

    std::vector<FieldBeside>& m_fields;
};

void Beside::patient(const exchange::ImportedPatient& a, const exchange::ImportedPatient& b)
{
    constexpr auto of = RecordType::Patient;
    see(Field::PatientNumbers, of, 0, a.sourceIds, b.sourceIds);
    see(Field::BirthName, of, 0, a.identity.birthName, b.identity.birthName);
    see(Field::Forenames, of, 0, a.identity.birthForenames, b.identity.birthForenames);
    see(Field::UsedName, of, 0, a.identity.usedName, b.identity.usedName);
    see(Field::UsedName, of, 0, a.identity.usedForename, b.identity.usedForename);
    see(Field::BirthDate, of, 0, a.identity.birthDate, b.identity.birthDate);
    see(Field::Sex, of, 0, a.identity.sex, b.identity.sex);
    see(Field::BirthPlace, of, 0, a.identity.birthPlaceCode, b.identity.birthPlaceCode);
    see(Field::NationalIdentity, of, 0, a.identity.insMatricule, b.identity.insMatricule);
    see(Field::NationalIdentity, of, 0, a.identity.state, b.identity.state);
    see(Field::InsuredNir, of, 0, a.insuredNir, b.insuredNir);
    see(Field::Address, of, 0, a.contact.address, b.contact.address);
    see(Field::Address, of, 0, a.contact.postcode, b.contact.postcode);
    see(Field::Address, of, 0, a.contact.city, b.contact.city);
    see(Field::Phone, of, 0, a.contact.phone, b.contact.phone);
    see(Field::Email, of, 0, a.contact.email, b.contact.email);
}

void Beside::order(const exchange::ImportedOrder& a, const exchange::ImportedOrder& b, std::size_t number)
{
    constexpr auto of = RecordType::Order;
    see(Field::OrderNumbers, of, number, a.ids, b.ids);
    see(Field::OrderTimes, of, number, a.context.prescribedAt, b.context.prescribedAt);
    see(Field::OrderTimes, of, number, a.context.collectedAt, b.context.collectedAt);
    see(Field::OrderPriority, of, number, a.priority, b.priority);
    see(Field::Prescriber, of, number, a.context.prescriberName, b.context.prescriberName);
    see(Field::Ward, of, number, a.context.ward, b.context.ward);
    see(Field::Collector, of, number, a.context.collector, b.context.collector);
    see(Field::Recipients, of, number, a.context.recipients, b.context.recipients);
    see(Field::Fasting, of, number, a.context.fasting, b.context.fasting);
    see(Field::Treatment, of, number, a.context.treatment, b.context.treatment);
    see(Field::ClinicalContext, of, number, a.context.clinical, b.context.clinical);
    see(Field::OrderComment, of, number, a.comment, b.comment);
    see(Field::ReportDocument, of, number, documentsOf(a), documentsOf(b));
    static const exchange::ImportedSpecimen noSpecimen;
    for (std::size_t i = 0; i < a.specimens.size(); ++i)
        specimen(a.specimens[i], i < b.specimens.size() ? b.specimens[i] : noSpecimen, i + 1);
    static const exchange::ImportedResult noResult;
    for (std::size_t i = 0; i < a.results.size(); ++i)
        result(a.results[i], i < b.results.size() ? b.results[i] : noResult, i + 1);
}

void Beside::specimen(const exchange::ImportedSpecimen& a, const exchange::ImportedSpecimen& b, std::size_t number)
{
    constexpr auto of = RecordType::Specimen;
    see(Field::SpecimenNumbers, of, number, a.id, b.id);
    see(Field::SpecimenKind, of, number, a.type, b.type);
    see(Field::SpecimenKind, of, number, a.container, b.container);
    see(Field::SpecimenTimes, of, number, a.collectedAt, b.collectedAt);
    see(Field::SpecimenTimes, of, number, a.receivedAt, b.receivedAt);
    see(Field::SpecimenRejection, of, number, a.rejected, b.rejected);
    see(Field::SpecimenRemark, of, number, a.remark, b.remark);
}

void Beside::result(const exchange::ImportedResult& a, const exchange::ImportedResult& b, std::size_t number)
{
    constexpr auto of = RecordType::Result;
    see(Field::Examination, of, number, a.examination, b.examination);
    see(Field::Value, of, number, a.value, b.value);
    see(Field::Unit, of, number, a.unit, b.unit);
    see(Field::ReferenceRange, of, number, a.range, b.range);
    see(Field::Flags, of, number, a.level, b.level);
    see(Field::ResultTimes, of, number, a.observedAt, b.observedAt);
    see(Field::ResultTimes, of, number, a.analysedAt, b.analysedAt);
    see(Field::Instrument, of, number, a.instrument, b.instrument);
    see(Field::Method, of, number, a.method, b.method);
    see(Field::PerformingLaboratory, of, number, a.performingLaboratory, b.performingLaboratory);
    see(Field::ResultComment, of, number, a.comment, b.comment);
}

} // namespace

Result<exchange::ImportedRecord> asReadByRecipient(const exchange::ImportedRecord& record, migration::Format format)
{
    if (format != migration::Format::Fhir && format != migration::Format::Hl7v2)
        return fail(ErrorCode::InvalidInput, "migration: nothing goes out in this format");
    auto reading = format == migration::Format::Fhir ? readFhir(record) : readHl7v2(record);
    if (!reading)
        return tl::unexpected(reading.error());
    if (reading->records.empty())
        return exchange::ImportedRecord();
    auto read = std::move(reading->records.front());
    for (std::size_t i = 1; i < reading->records.size(); ++i) // a message for each order
        for (auto& order : reading->records[i].orders)
            read.orders.push_back(std::move(order));
    return read;
}

std::vector<FieldBeside> besideEachOther(const exchange::ImportedRecord& documents, const exchange::ImportedRecord& read)
{
    std::vector<FieldBeside> fields;
    Beside beside(fields);
    static const exchange::ImportedPatient nobody;
    if (documents.patient)
        beside.patient(*documents.patient, read.patient ? *read.patient : nobody);
    static const exchange::ImportedOrder nothing;
    for (std::size_t i = 0; i < documents.orders.size(); ++i)
        beside.order(documents.orders[i], i < read.orders.size() ? read.orders[i] : nothing, documents.orders.size() > 1 ? i + 1 : 0);
    return fields;
}

} // namespace paillasse::store
