// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "app/lab/directory.h"
#include "app/lab/examination.h"
#include "app/lab/order.h"
#include "app/lab/patient.h"
#include "app/lab/reading.h"

// An act is one thing that a named person does, from a named workstation, with one Save. The alternatives' order is the wire's:
// append, never reorder (docs/protocol.md).
namespace paillasse::lab {

enum class DocumentKind { None, Patient, Order, Examination, Prescriber, BenchLog, Laboratory, Person, CodeTables };
constexpr DocumentKind lastOf(DocumentKind) { return DocumentKind::CodeTables; }

// Reception
struct RegisterPatient {
    Patient patient;
    bool operator==(const RegisterPatient&) const = default;
};
struct CorrectPatient {
    Identity identity;
    Contact contact;
    std::string insuredNir;
    std::string reason;
    bool isStaff = false;
    bool isProtected = false;
    bool operator==(const CorrectPatient&) const = default;
};
struct NewLine {
    LineId id = 0;
    std::string examination;
    BenchNumber bench = 0;
    Confidentiality confidentiality = Confidentiality::None;
    SpecimenNumber specimen = 0;
    bool operator==(const NewLine&) const = default;
};
struct NewSpecimen {
    SpecimenNumber number = 0;
    std::string container;
    bool operator==(const NewSpecimen&) const = default;
};
struct PlaceOrder {
    PatientId patient;
    std::string accession;
    Priority priority = Priority::Routine;
    OrderContext context;
    std::vector<NewSpecimen> specimens;
    std::vector<NewLine> lines;
    bool operator==(const PlaceOrder&) const = default;
};
struct AddTests {
    std::vector<NewSpecimen> specimens;
    std::vector<NewLine> lines;
    bool operator==(const AddTests&) const = default;
};
struct CancelLines {
    std::vector<LineId> lines;
    std::string reason;
    bool operator==(const CancelLines&) const = default;
};
struct ReceiveSpecimens {
    std::vector<SpecimenNumber> specimens;
    std::string remark; // not empty: accepted with a remark
    bool operator==(const ReceiveSpecimens&) const = default;
};
struct RejectSpecimen {
    SpecimenNumber specimen = 0;
    RejectionReason reason = RejectionReason::Other;
    std::string remark;
    bool operator==(const RejectSpecimen&) const = default;
};

// Bench
struct LineMeasurement {
    LineId line = 0;
    Measurement measurement;
    bool select = true; // this is the reportable one from now on
    MeasurementId replaces; // the reportable one that the author saw on the line; null: there was none
    bool operator==(const LineMeasurement&) const = default;
};
// A calculated value that can no longer be given: it stops being the reportable one, and its line waits again.
struct LostGround {
    LineId line = 0;
    MeasurementId measurement; // the reportable one that the author saw on the line
    bool operator==(const LostGround&) const = default;
};
struct RecordMeasurements {
    std::vector<LineMeasurement> entries; // with what was calculated from them
    std::vector<LostGround> groundless = {}; // what can no longer be calculated from them
    bool operator==(const RecordMeasurements&) const = default;
};
struct SelectMeasurement {
    LineId line = 0;
    MeasurementId measurement;
    std::string reason; // why another than the one that was reportable
    std::vector<LineMeasurement> calculated = {}; // from it: each selected, on another line
    std::vector<LostGround> groundless = {};      // what can no longer be calculated from it, on other lines
    bool operator==(const SelectMeasurement&) const = default;
};
struct MarkNotPerformed {
    std::vector<LineId> lines;
    std::string reason;
    bool operator==(const MarkNotPerformed&) const = default;
};
struct AskRerun {
    std::vector<LineId> lines;
    std::string reason;
    bool operator==(const AskRerun&) const = default;
};
struct LineControl {
    LineId line = 0;
    ControlState control = ControlState::NotTracked;
    MeasurementId measurement; // the reportable one that is validated
    bool operator==(const LineControl&) const = default;
};
struct ValidateTechnically {
    std::vector<LineControl> lines;
    bool operator==(const ValidateTechnically&) const = default;
};
struct RecordCall {
    CriticalCall call;
    bool operator==(const RecordCall&) const = default;
};
struct AttestControl {
    BenchNumber bench = 0;
    ControlAttestation control;
    bool operator==(const AttestControl&) const = default;
};

// Biologist
struct SendBack {
    std::vector<LineId> lines;
    std::string reason;
    bool operator==(const SendBack&) const = default;
};
// Biological validation and the release of a report version in one: nothing is communicated before (D6211-3).
// Partial, Complete, Supplementary and Corrected; a correction names its reason and the version that it replaces.
struct Release {
    ReportVersion report; // version, kind, lines, interpretation, signature as signed
    bool operator==(const Release&) const = default;
};
struct WithdrawReport {
    std::uint16_t version = 0;
    std::string reason;
    bool operator==(const WithdrawReport&) const = default;
};
// After release: opens a released line again so that it can be measured and a corrected version made.
struct Devalidate {
    std::vector<LineId> lines;
    std::string reason;
    bool operator==(const Devalidate&) const = default;
};
struct RegisterPdf {
    std::uint16_t version = 0;
    Bytes sha256;
    std::optional<LedgerHead> head = {}; // as its code says; the store refuses one that it never had
    std::vector<SheetPart> sheet = {};   // what it was laid out from and the version does not have yet
    bool operator==(const RegisterPdf&) const = default;
};
struct RecordDelivery {
    Delivery delivery;
    bool operator==(const RecordDelivery&) const = default;
};
struct AddNote {
    LineId line = 0; // 0: on the order
    std::string text;
    bool operator==(const AddNote&) const = default;
};

// Directory
struct DefineExamination {
    Examination examination;
    bool operator==(const DefineExamination&) const = default;
};
struct DefineBench {
    BenchNumber bench = 0;
    std::string code;
    std::string name;
    std::string site;
    bool operator==(const DefineBench&) const = default;
};
struct RegisterPrescriber {
    Prescriber prescriber;
    bool operator==(const RegisterPrescriber&) const = default;
};
struct DefineLaboratory {
    LaboratoryProfile profile;
    bool operator==(const DefineLaboratory&) const = default;
};

// Each replaces its table of the laboratory as a whole.
struct DefineTubes {
    std::vector<TubeKind> tubes;
    bool operator==(const DefineTubes&) const = default;
};
struct DefineComments {
    std::vector<CodedComment> comments;
    bool operator==(const DefineComments&) const = default;
};

using ActBody = std::variant<RegisterPatient, CorrectPatient, PlaceOrder, AddTests, CancelLines, ReceiveSpecimens, RejectSpecimen,
                             RecordMeasurements, SelectMeasurement, MarkNotPerformed, AskRerun, ValidateTechnically, RecordCall, AttestControl,
                             SendBack, Release, WithdrawReport, Devalidate, RegisterPdf, RecordDelivery, AddNote,
                             DefineExamination, DefineBench, RegisterPrescriber, DefineLaboratory, DefineTubes, DefineComments, RecordReadings>;

// The revision of a line that the author saw. A line that is not named here was not looked at.
struct BasedOn {
    LineId line = 0;
    std::uint32_t revision = 0;
    bool operator==(const BasedOn&) const = default;
};

struct Act {
    ActId id;                   // made by the client; with the act's hash, the idempotency key
    LaboratoryId laboratory;
    DocumentKind subjectKind = DocumentKind::None;
    DocumentId subject;
    std::vector<BasedOn> based;
    PersonId person;
    std::uint64_t seat = 0;     // the fencing number of the person's seat
    WorkstationId workstation;
    Instant at;                 // the workstation's clock: for display; order is the store's
    ActBody body;
    bool operator==(const Act&) const = default;
};

// Deferrable acts wait offline; the others need the store's answer (design: release, correction, withdrawal, catalogue).
bool isDeferrable(const ActBody& body);
DocumentKind subjectKindOf(const ActBody& body);
// True for the acts that make their document: a second registration or order is refused, a directory entry is replaced.
bool creates(const ActBody& body);
// A stable name for logs and the ledger's header: "record-measurements".
const char* nameOf(const ActBody& body);
// Nobody's document changes by it: it is entered in the ledger, and that is all.
inline bool isReading(const ActBody& body) { return std::holds_alternative<RecordReadings>(body); }

} // namespace paillasse::lab
