// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/access/person.h"
#include "app/lab/document.h"
#include "app/lab/valuefields.h"

// The fields of the laboratory's structures, numbered from 1 in the order in which they stand here: the numbers on the wire and on disk.
// Append, never reorder, never reuse (docs/protocol.md).
namespace paillasse::cbor {

template <>
struct Fields<lab::Patient> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.number, x.identity, x.insuredNir, x.contact, x.sourceIds, x.isStaff, x.isProtected); }
};
template <>
struct Fields<lab::DeltaMark> {
    static void visit(auto& v, auto& x) { numbered(v, x.change, x.against); }
};
template <>
struct Fields<lab::Measurement> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.value, x.unit, x.specimen, x.source, x.instrument, x.method, x.dilution, x.enteredBy, x.at, x.reason, x.reasonText, x.range, x.level, x.delta, x.formulaVersion, x.performingLaboratory, x.comment, x.criticalReason); }
};
template <>
struct Fields<lab::Signing> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.at); }
};
template <>
struct Fields<lab::ResultLine> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.revision, x.confidentiality, x.withheld, x.state, x.examination, x.bench, x.specimen, x.measurements, x.reportable, x.reason, x.rerunAsked, x.sentBackReason, x.technical, x.control, x.biological, x.rerunReason, x.choiceReason); }
};
template <>
struct Fields<lab::Specimen> {
    static void visit(auto& v, auto& x) { numbered(v, x.number, x.container, x.state, x.collectedAt, x.receivedAt, x.receivedBy, x.rejection, x.remark); }
};
template <>
struct Fields<lab::CriticalCall> {
    static void visit(auto& v, auto& x) { numbered(v, x.line, x.measurement, x.outcome, x.to, x.role, x.readBack, x.reason, x.by, x.at); }
};
template <>
struct Fields<lab::ReportedLine> {
    static void visit(auto& v, auto& x) { numbered(v, x.line, x.revision, x.measurement, x.hash); }
};
template <>
struct Fields<lab::Delivery> {
    static void visit(auto& v, auto& x) { numbered(v, x.version, x.channel, x.to, x.by, x.at, x.device); }
};
template <>
struct Fields<lab::LedgerHead> {
    static void visit(auto& v, auto& x) { numbered(v, x.epoch, x.size, x.root); }
};
template <>
struct Fields<lab::SheetPart> {
    static void visit(auto& v, auto& x) { numbered(v, x.line, x.words); }
};
template <>
struct Fields<lab::ReportVersion> {
    static void visit(auto& v, auto& x) { numbered(v, x.version, x.kind, x.lines, x.interpretation, x.reason, x.replaces, x.releasedBy, x.releasedAt, x.signature, x.signerKey, x.pdfSha256, x.pdfActs, x.printedHead, x.sheet); }
};
template <>
struct Fields<lab::OrderNote> {
    static void visit(auto& v, auto& x) { numbered(v, x.line, x.text, x.by, x.at); }
};
template <>
struct Fields<lab::Order> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.patient, x.accession, x.priority, x.placedAt, x.placedBy, x.context, x.specimens, x.lines, x.calls, x.reports, x.deliveries, x.notes); }
};
template <>
struct Fields<lab::ReferenceRange> {
    static void visit(auto& v, auto& x) { numbered(v, x.sex, x.ageFrom, x.ageTo, x.low, x.high, x.text, x.label); }
};
template <>
struct Fields<lab::CriticalLimits> {
    static void visit(auto& v, auto& x) { numbered(v, x.ageFrom, x.ageTo, x.low, x.high); }
};
template <>
struct Fields<lab::DeltaRule> {
    static void visit(auto& v, auto& x) { numbered(v, x.kind, x.limit, x.windowDays); }
};
template <>
struct Fields<lab::CodedAnswer> {
    static void visit(auto& v, auto& x) { numbered(v, x.code, x.french, x.english, x.level); }
};
template <>
struct Fields<lab::SecondUnit> {
    static void visit(auto& v, auto& x) { numbered(v, x.ucum, x.display, x.factor, x.decimals); }
};
template <>
struct Fields<lab::Formula> {
    static void visit(auto& v, auto& x) { numbered(v, x.name, x.version, x.expression, x.withheldIf, x.withheldReason); }
};
template <>
struct Fields<lab::Examination> {
    static void visit(auto& v, auto& x) { numbered(v, x.code, x.loinc, x.french, x.english, x.discipline, x.bench, x.container, x.kind, x.unit, x.unitDisplay, x.decimals, x.secondUnit, x.answers, x.ranges, x.critical, x.delta, x.plausibleLow, x.plausibleHigh, x.formula, x.method, x.confidentiality, x.accredited, x.rank); }
};
template <>
struct Fields<lab::Prescriber> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.name, x.rpps, x.address, x.phone); }
};
template <>
struct Fields<lab::ControlAttestation> {
    static void visit(auto& v, auto& x) { numbered(v, x.level, x.state, x.comment, x.by, x.at); }
};
template <>
struct Fields<lab::BenchLog> {
    static void visit(auto& v, auto& x) { numbered(v, x.number, x.code, x.name, x.controls, x.site); }
};
template <>
struct Fields<lab::LaboratoryProfile> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.name, x.legalForm, x.address, x.phone, x.accreditation, x.biologists, x.enteringPersonMayValidate, x.exampleNotice); }
};
template <>
struct Fields<lab::TubeKind> {
    static void visit(auto& v, auto& x) { numbered(v, x.code, x.french, x.english, x.colour, x.specimen, x.drawRank); }
};
template <>
struct Fields<lab::CodedComment> {
    static void visit(auto& v, auto& x) { numbered(v, x.code, x.french, x.english); }
};
template <>
struct Fields<lab::CodeTables> {
    static void visit(auto& v, auto& x) { numbered(v, x.tubes, x.comments); }
};
template <>
struct Fields<lab::RegisterPatient> {
    static void visit(auto& v, auto& x) { numbered(v, x.patient); }
};
template <>
struct Fields<lab::CorrectPatient> {
    static void visit(auto& v, auto& x) { numbered(v, x.identity, x.contact, x.insuredNir, x.reason, x.isStaff, x.isProtected); }
};
template <>
struct Fields<lab::NewLine> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.examination, x.bench, x.confidentiality, x.specimen); }
};
template <>
struct Fields<lab::NewSpecimen> {
    static void visit(auto& v, auto& x) { numbered(v, x.number, x.container); }
};
template <>
struct Fields<lab::PlaceOrder> {
    static void visit(auto& v, auto& x) { numbered(v, x.patient, x.accession, x.priority, x.context, x.specimens, x.lines); }
};
template <>
struct Fields<lab::AddTests> {
    static void visit(auto& v, auto& x) { numbered(v, x.specimens, x.lines); }
};
template <>
struct Fields<lab::CancelLines> {
    static void visit(auto& v, auto& x) { numbered(v, x.lines, x.reason); }
};
template <>
struct Fields<lab::ReceiveSpecimens> {
    static void visit(auto& v, auto& x) { numbered(v, x.specimens, x.remark); }
};
template <>
struct Fields<lab::RejectSpecimen> {
    static void visit(auto& v, auto& x) { numbered(v, x.specimen, x.reason, x.remark); }
};
template <>
struct Fields<lab::LineMeasurement> {
    static void visit(auto& v, auto& x) { numbered(v, x.line, x.measurement, x.select, x.replaces); }
};
template <>
struct Fields<lab::LostGround> {
    static void visit(auto& v, auto& x) { numbered(v, x.line, x.measurement); }
};
template <>
struct Fields<lab::RecordMeasurements> {
    static void visit(auto& v, auto& x) { numbered(v, x.entries, x.groundless); }
};
template <>
struct Fields<lab::SelectMeasurement> {
    static void visit(auto& v, auto& x) { numbered(v, x.line, x.measurement, x.reason, x.calculated, x.groundless); }
};
template <>
struct Fields<lab::MarkNotPerformed> {
    static void visit(auto& v, auto& x) { numbered(v, x.lines, x.reason); }
};
template <>
struct Fields<lab::AskRerun> {
    static void visit(auto& v, auto& x) { numbered(v, x.lines, x.reason); }
};
template <>
struct Fields<lab::LineControl> {
    static void visit(auto& v, auto& x) { numbered(v, x.line, x.control, x.measurement); }
};
template <>
struct Fields<lab::ValidateTechnically> {
    static void visit(auto& v, auto& x) { numbered(v, x.lines); }
};
template <>
struct Fields<lab::RecordCall> {
    static void visit(auto& v, auto& x) { numbered(v, x.call); }
};
template <>
struct Fields<lab::AttestControl> {
    static void visit(auto& v, auto& x) { numbered(v, x.bench, x.control); }
};
template <>
struct Fields<lab::SendBack> {
    static void visit(auto& v, auto& x) { numbered(v, x.lines, x.reason); }
};
template <>
struct Fields<lab::Release> {
    static void visit(auto& v, auto& x) { numbered(v, x.report); }
};
template <>
struct Fields<lab::WithdrawReport> {
    static void visit(auto& v, auto& x) { numbered(v, x.version, x.reason); }
};
template <>
struct Fields<lab::Devalidate> {
    static void visit(auto& v, auto& x) { numbered(v, x.lines, x.reason); }
};
template <>
struct Fields<lab::RegisterPdf> {
    static void visit(auto& v, auto& x) { numbered(v, x.version, x.sha256, x.head, x.sheet); }
};
template <>
struct Fields<lab::RecordDelivery> {
    static void visit(auto& v, auto& x) { numbered(v, x.delivery); }
};
template <>
struct Fields<lab::AddNote> {
    static void visit(auto& v, auto& x) { numbered(v, x.line, x.text); }
};
template <>
struct Fields<lab::DefineExamination> {
    static void visit(auto& v, auto& x) { numbered(v, x.examination); }
};
template <>
struct Fields<lab::DefineBench> {
    static void visit(auto& v, auto& x) { numbered(v, x.bench, x.code, x.name, x.site); }
};
template <>
struct Fields<lab::RegisterPrescriber> {
    static void visit(auto& v, auto& x) { numbered(v, x.prescriber); }
};
template <>
struct Fields<lab::DefineLaboratory> {
    static void visit(auto& v, auto& x) { numbered(v, x.profile); }
};
template <>
struct Fields<lab::DefineTubes> {
    static void visit(auto& v, auto& x) { numbered(v, x.tubes); }
};
template <>
struct Fields<lab::DefineComments> {
    static void visit(auto& v, auto& x) { numbered(v, x.comments); }
};
template <>
struct Fields<lab::Reading> {
    static void visit(auto& v, auto& x) { numbered(v, x.kind, x.at, x.subjectKind, x.subject, x.patient, x.count, x.offline); }
};
template <>
struct Fields<lab::RecordReadings> {
    static void visit(auto& v, auto& x) { numbered(v, x.readings); }
};
template <>
struct Fields<lab::BasedOn> {
    static void visit(auto& v, auto& x) { numbered(v, x.line, x.revision); }
};
template <>
struct Fields<lab::Act> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.laboratory, x.subjectKind, x.subject, x.based, x.person, x.seat, x.workstation, x.at, x.body); }
};
template <>
struct Fields<access::Grant> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.role, x.benches, x.confidential, x.custom, x.customName, x.permissions); }
};
template <>
struct Fields<access::Person> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.login, x.displayName, x.title, x.grants, x.disabled); }
};

} // namespace paillasse::cbor
