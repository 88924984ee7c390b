// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/fieldwords.h"

namespace paillasse::ui {

using migration::Field;

QString FieldWords::of(Field field)
{
    switch (field) {
    case Field::PatientNumbers: return tr("Patient numbers");
    case Field::BirthName: return tr("Birth name");
    case Field::Forenames: return tr("Forenames");
    case Field::UsedName: return tr("Name used");
    case Field::BirthDate: return tr("Date of birth");
    case Field::Sex: return tr("Sex");
    case Field::BirthPlace: return tr("Place of birth");
    case Field::NationalIdentity: return tr("National identity (INS)");
    case Field::InsuredNir: return tr("Social security number");
    case Field::Address: return tr("Address");
    case Field::Phone: return tr("Phone");
    case Field::Email: return tr("E-mail address");
    case Field::OrderNumbers: return tr("Order numbers");
    case Field::OrderTimes: return tr("Times of the order");
    case Field::OrderPriority: return tr("Priority");
    case Field::Prescriber: return tr("Prescriber");
    case Field::Ward: return tr("Ward");
    case Field::Collector: return tr("Who collected");
    case Field::Recipients: return tr("Recipients");
    case Field::Fasting: return tr("Fasting");
    case Field::Treatment: return tr("Treatment (free text)");
    case Field::ClinicalContext: return tr("Clinical context (free text)");
    case Field::OrderComment: return tr("Comment on the order (free text)");
    case Field::SpecimenNumbers: return tr("Specimen numbers");
    case Field::SpecimenKind: return tr("Material and tube");
    case Field::SpecimenTimes: return tr("Times of the specimen");
    case Field::SpecimenRejection: return tr("Rejection");
    case Field::SpecimenRemark: return tr("Remark on the specimen (free text)");
    case Field::Examination: return tr("Examination");
    case Field::Value: return tr("Value and its status");
    case Field::Unit: return tr("Unit");
    case Field::ReferenceRange: return tr("Reference interval");
    case Field::Flags: return tr("Flags");
    case Field::ResultTimes: return tr("Times of the result");
    case Field::Instrument: return tr("Instrument");
    case Field::Method: return tr("Method");
    case Field::PerformingLaboratory: return tr("Performing laboratory");
    case Field::ResultComment: return tr("Comment on the result (free text)");
    case Field::ReportDocument: return tr("Report as a document");
    case Field::Interpretation: return tr("Interpretation (free text)");
    }
    return {};
}

QString FieldWords::of(migration::RecordType type)
{
    switch (type) {
    case migration::RecordType::Patient: return tr("Patients");
    case migration::RecordType::Order: return tr("Orders");
    case migration::RecordType::Specimen: return tr("Specimens");
    case migration::RecordType::Result: return tr("Results");
    case migration::RecordType::Report: return tr("Reports");
    }
    return {};
}

QString FieldWords::of(migration::Direction direction)
{
    return direction == migration::Direction::In ? tr("in") : tr("out");
}

QString FieldWords::of(migration::Format format)
{
    switch (format) {
    case migration::Format::Hl7v2: return QStringLiteral("HL7\u00a0v2");
    case migration::Format::HprimMedecins: return QStringLiteral("HPRIM\u00a0Médecins");
    case migration::Format::HprimSante: return QStringLiteral("HPRIM\u00a0Santé");
    case migration::Format::Fhir: return QStringLiteral("FHIR\u00a0R4");
    case migration::Format::Csv: return QStringLiteral("CSV");
    }
    return {};
}

QString FieldWords::of(migration::LegalGround ground)
{
    switch (ground) {
    case migration::LegalGround::ControllersInstruction: return tr("Documented instruction of the controller (GDPR art. 28)");
    case migration::LegalGround::TransferOfActivity: return tr("Transfer of the laboratory’s activity");
    case migration::LegalGround::PatientsRequest: return tr("At the patients’ request (GDPR art. 20)");
    case migration::LegalGround::LegalObligation: return tr("Legal obligation");
    }
    return {};
}

} // namespace paillasse::ui
