// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/reduction.h"

#include <algorithm>

#include "app/exchange/civilzone.h"

namespace paillasse::store {

namespace {

using migration::Field;
using migration::FieldSet;
using migration::FieldTally;
using migration::RecordType;

bool namesAny(FieldSet fields, RecordType type)
{
    return std::ranges::any_of(migration::fields(), [&](const migration::FieldInfo& info) { return info.type == type && fields.has(info.field); });
}

// A field and all that holds it.
class Reducer {
public:
    Reducer(FieldSet fields, FieldTally& inSource, FieldTally& produced) : m_fields(fields), m_inSource(inSource), m_produced(produced) {}

    template <class... T>
    void operator()(Field field, T&... leaves)
    {
        const bool isThere = ((leaves != T{}) || ...);
        const bool stays = m_fields.has(field);
        if (isThere)
            m_inSource.note(field);
        if (isThere && stays)
            m_produced.note(field);
        if (!stays)
            ((leaves = T{}), ...);
    }

    void operator()(exchange::ImportedPatient& patient);
    void operator()(exchange::ImportedOrder& order);

private:
    void operator()(exchange::ImportedSpecimen& specimen);
    void operator()(exchange::ImportedResult& result);

    FieldSet m_fields;
    FieldTally& m_inSource;
    FieldTally& m_produced;
};

void Reducer::operator()(exchange::ImportedPatient& patient)
{
    auto& take = *this;
    auto& identity = patient.identity;
    take(Field::PatientNumbers, patient.sourceIds);
    take(Field::BirthName, identity.birthName);
    take(Field::Forenames, identity.birthForenames, identity.firstForename);
    take(Field::UsedName, identity.usedName, identity.usedForename);
    take(Field::BirthDate, identity.birthDate);
    take(Field::Sex, identity.sex);
    take(Field::BirthPlace, identity.birthPlaceCode);
    take(Field::NationalIdentity, identity.insMatricule, identity.insOid, identity.state, identity.homonym, identity.doubtful, identity.fictitious);
    take(Field::InsuredNir, patient.insuredNir);
    take(Field::Address, patient.contact.address, patient.contact.postcode, patient.contact.city);
    take(Field::Phone, patient.contact.phone);
    take(Field::Email, patient.contact.email);
}

void Reducer::operator()(exchange::ImportedOrder& order)
{
    auto& take = *this;
    auto& context = order.context;
    take(Field::OrderNumbers, order.ids, context.sourceId);
    take(Field::OrderTimes, context.prescribedAt, context.collectedAt);
    take(Field::OrderPriority, order.priority);
    take(Field::Prescriber, context.prescriber, context.prescriberName);
    take(Field::Ward, context.ward);
    take(Field::Collector, context.collector);
    take(Field::Recipients, context.recipients);
    take(Field::Fasting, context.fasting);
    take(Field::Treatment, context.treatment);
    take(Field::ClinicalContext, context.clinical);
    take(Field::OrderComment, order.comment);
    take(Field::Examination, order.requested);
    take(Field::ReportDocument, order.attachments);
    for (auto& specimen : order.specimens)
        take(specimen);
    for (auto& result : order.results)
        take(result);
    if (!namesAny(m_fields, RecordType::Specimen))
        order.specimens.clear();
    if (!namesAny(m_fields, RecordType::Result))
        order.results.clear();
}

void Reducer::operator()(exchange::ImportedSpecimen& specimen)
{
    auto& take = *this;
    take(Field::SpecimenNumbers, specimen.id);
    take(Field::SpecimenKind, specimen.type, specimen.container);
    take(Field::SpecimenTimes, specimen.collectedAt, specimen.receivedAt);
    take(Field::SpecimenRejection, specimen.rejected, specimen.rejection, specimen.isUnavailable);
    take(Field::SpecimenRemark, specimen.remark);
    take(Field::Examination, specimen.serves);
}

void Reducer::operator()(exchange::ImportedResult& result)
{
    auto& take = *this;
    take(Field::Examination, result.examination, result.part);
    take(Field::Value, result.value, result.status);
    take(Field::Unit, result.unit);
    take(Field::ReferenceRange, result.range);
    take(Field::Flags, result.level, result.flags);
    take(Field::ResultTimes, result.observedAt, result.analysedAt);
    take(Field::Instrument, result.instrument);
    take(Field::Method, result.method);
    take(Field::PerformingLaboratory, result.performingLaboratory);
    take(Field::ResultComment, result.comment);
    take(Field::ReportDocument, result.attachments);
}

} // namespace

void reduce(exchange::ImportedRecord& record, FieldSet fields, FieldTally& inSource, FieldTally& produced)
{
    Reducer take(fields, inSource, produced);
    if (record.patient) {
        take(*record.patient);
        if (!namesAny(fields, RecordType::Patient))
            record.patient.reset();
    }
    for (auto& order : record.orders)
        take(order);
}

Instant timeOf(const exchange::ImportedOrder& order)
{
    if (!order.context.collectedAt.isNull())
        return order.context.collectedAt;
    const auto observed = std::ranges::find_if(order.results, [](const exchange::ImportedResult& result) { return !result.observedAt.isNull(); });
    return observed != order.results.end() ? observed->observedAt : order.context.prescribedAt;
}

bool isWithin(const exchange::ImportedOrder& order, const migration::Mandate& mandate)
{
    const auto at = timeOf(order);
    const auto day = exchange::CivilZone().dayOf(at);
    return !at.isNull() && mandate.from <= day && day <= mandate.until;
}

migration::Counts countsOf(const exchange::ImportedRecord& record)
{
    migration::Counts counts;
    counts.patients = record.patient ? 1 : 0;
    counts.orders = record.orders.size();
    for (const auto& order : record.orders) {
        counts.specimens += order.specimens.size();
        counts.results += order.results.size();
        counts.reports += order.attachments.size();
        for (const auto& result : order.results)
            counts.reports += result.attachments.size();
    }
    return counts;
}

void add(migration::Counts& counts, const migration::Counts& more)
{
    counts.patients += more.patients;
    counts.orders += more.orders;
    counts.specimens += more.specimens;
    counts.results += more.results;
    counts.reports += more.reports;
}

} // namespace paillasse::store
