// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/document.h"

namespace paillasse::lab {

namespace {

struct KindOf {
    DocumentKind operator()(const Patient&) const { return DocumentKind::Patient; }
    DocumentKind operator()(const Order&) const { return DocumentKind::Order; }
    DocumentKind operator()(const Examination&) const { return DocumentKind::Examination; }
    DocumentKind operator()(const Prescriber&) const { return DocumentKind::Prescriber; }
    DocumentKind operator()(const BenchLog&) const { return DocumentKind::BenchLog; }
    DocumentKind operator()(const LaboratoryProfile&) const { return DocumentKind::Laboratory; }
    DocumentKind operator()(const CodeTables&) const { return DocumentKind::CodeTables; }
};

struct IdOf {
    const LaboratoryId& laboratory;

    DocumentId operator()(const Patient& patient) const { return documentId(patient.id); }
    DocumentId operator()(const Order& order) const { return documentId(order.id); }
    DocumentId operator()(const Examination& examination) const { return examinationId(laboratory, examination.code); }
    DocumentId operator()(const Prescriber& prescriber) const { return documentId(prescriber.id); }
    DocumentId operator()(const BenchLog& bench) const { return benchId(laboratory, bench.number); }
    DocumentId operator()(const LaboratoryProfile& profile) const { return documentId(profile.id); }
    DocumentId operator()(const CodeTables&) const { return codeTablesId(laboratory); }
};

} // namespace

DocumentKind kindOf(const Document& document)
{
    return std::visit(KindOf{}, document);
}

DocumentId idOf(const Document& document, const LaboratoryId& laboratory)
{
    return std::visit(IdOf{laboratory}, document);
}

} // namespace paillasse::lab
