// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migration/field.h"

#include <algorithm>

namespace paillasse::migration {

namespace {

// In the order of the numbers.
constexpr std::array<FieldInfo, fieldCount> table = {{
    {Field::PatientNumbers, RecordType::Patient, "patient-numbers"},
    {Field::BirthName, RecordType::Patient, "birth-name"},
    {Field::Forenames, RecordType::Patient, "forenames"},
    {Field::UsedName, RecordType::Patient, "used-name"},
    {Field::BirthDate, RecordType::Patient, "birth-date"},
    {Field::Sex, RecordType::Patient, "sex"},
    {Field::BirthPlace, RecordType::Patient, "birth-place"},
    {Field::NationalIdentity, RecordType::Patient, "national-identity"},
    {Field::InsuredNir, RecordType::Patient, "insured-nir", false},
    {Field::Address, RecordType::Patient, "address", false},
    {Field::Phone, RecordType::Patient, "phone", false},
    {Field::Email, RecordType::Patient, "email", false},
    {Field::OrderNumbers, RecordType::Order, "order-numbers"},
    {Field::OrderTimes, RecordType::Order, "order-times"},
    {Field::OrderPriority, RecordType::Order, "order-priority"},
    {Field::Prescriber, RecordType::Order, "prescriber"},
    {Field::Ward, RecordType::Order, "ward"},
    {Field::Collector, RecordType::Order, "collector"},
    {Field::Recipients, RecordType::Order, "recipients"},
    {Field::Fasting, RecordType::Order, "fasting"},
    {Field::Treatment, RecordType::Order, "treatment", false},
    {Field::ClinicalContext, RecordType::Order, "clinical-context", false},
    {Field::OrderComment, RecordType::Order, "order-comment", false},
    {Field::SpecimenNumbers, RecordType::Specimen, "specimen-numbers"},
    {Field::SpecimenKind, RecordType::Specimen, "specimen-kind"},
    {Field::SpecimenTimes, RecordType::Specimen, "specimen-times"},
    {Field::SpecimenRejection, RecordType::Specimen, "specimen-rejection"},
    {Field::SpecimenRemark, RecordType::Specimen, "specimen-remark", false},
    {Field::Examination, RecordType::Result, "examination"},
    {Field::Value, RecordType::Result, "value"},
    {Field::Unit, RecordType::Result, "unit"},
    {Field::ReferenceRange, RecordType::Result, "reference-range"},
    {Field::Flags, RecordType::Result, "flags"},
    {Field::ResultTimes, RecordType::Result, "result-times"},
    {Field::Instrument, RecordType::Result, "instrument"},
    {Field::Method, RecordType::Result, "method"},
    {Field::PerformingLaboratory, RecordType::Result, "performing-laboratory"},
    {Field::ResultComment, RecordType::Result, "result-comment", false},
    {Field::ReportDocument, RecordType::Report, "report-document", false},
    {Field::Interpretation, RecordType::Report, "interpretation", false},
}};

} // namespace

std::span<const FieldInfo> fields()
{
    return table;
}

const FieldInfo& infoOf(Field field)
{
    return table[static_cast<std::size_t>(field)];
}

std::optional<Field> fieldNamed(std::string_view name)
{
    const auto found = std::ranges::find(table, name, &FieldInfo::name);
    return found == table.end() ? std::nullopt : std::optional(found->field);
}

FieldSet FieldSet::defaults()
{
    FieldSet set;
    for (const auto& info : table)
        if (info.byDefault)
            set.add(info.field);
    return set;
}

} // namespace paillasse::migration
