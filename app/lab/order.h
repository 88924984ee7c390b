// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/base/bytes.h"
#include "app/lab/resultline.h"

namespace paillasse::lab {

enum class Priority { Routine, Urgent };
constexpr Priority lastOf(Priority) { return Priority::Urgent; }

enum class SpecimenState { Ordered, Collected, InTransit, Received, Accepted, AcceptedWithRemark, Rejected, Discarded };
constexpr SpecimenState lastOf(SpecimenState) { return SpecimenState::Discarded; }

enum class RejectionReason { None, Unlabelled, Mismatch, WrongTube, Haemolysed, Clotted, Insufficient, Delay, Temperature, NoPrescription, Other };
constexpr RejectionReason lastOf(RejectionReason) { return RejectionReason::Other; }

struct Specimen {
    SpecimenNumber number = 0;
    std::string container;     // catalogue tube code: "HEP", "EDTA", "SST", "CIT", "FLU", "URI"…
    SpecimenState state = SpecimenState::Ordered;
    Instant collectedAt;
    Instant receivedAt;
    PersonId receivedBy;
    RejectionReason rejection = RejectionReason::None;
    std::string remark;
    bool operator==(const Specimen&) const = default;
};

enum class Fasting { Unknown, Yes, No };
constexpr Fasting lastOf(Fasting) { return Fasting::No; }

struct OrderContext {
    PrescriberId prescriber;
    std::string prescriberName; // as it was on the prescription
    std::string ward;           // empty for an outpatient
    Instant prescribedAt;
    Instant collectedAt;
    std::string collector;      // name and capacity: "C. Simon (IDE)"
    Fasting fasting = Fasting::Unknown;
    std::string treatment;
    std::string clinical;       // « bilan avant scanner injecté »
    std::vector<std::string> recipients;
    std::string sourceId;       // the requester's order number, when imported
    bool operator==(const OrderContext&) const = default;
};

enum class CallOutcome { Attempted, Acknowledged, NotRequired };
constexpr CallOutcome lastOf(CallOutcome) { return CallOutcome::NotRequired; }

// The telephone call of a critical value (laboratory.md 3.8): who called whom, and that it was read back.
struct CriticalCall {
    LineId line = 0;
    MeasurementId measurement;
    CallOutcome outcome = CallOutcome::Attempted;
    std::string to;          // name
    std::string role;        // "prescripteur", "infirmière"
    bool readBack = false;
    std::string reason;      // for "not required", or remarks
    PersonId by;
    Instant at;
    bool operator==(const CriticalCall&) const = default;
};

enum class ReportKind { Partial, Complete, Supplementary, Corrected, Withdrawn };
constexpr ReportKind lastOf(ReportKind) { return ReportKind::Withdrawn; }

// What a report says of a line: exactly this measurement at this revision.
struct ReportedLine {
    LineId line = 0;
    std::uint32_t revision = 0;
    MeasurementId measurement; // null for a line reported as not performed
    Bytes hash;                // SHA-256 of the line as the signer saw it (docs/protocol.md, signed report)
    bool operator==(const ReportedLine&) const = default;
};

enum class DeliveryChannel { Print, Email, Portal, Hl7, Other };
constexpr DeliveryChannel lastOf(DeliveryChannel) { return DeliveryChannel::Other; }

struct Delivery {
    std::uint16_t version = 0; // 0: printed before any release, « non libéré, mode dégradé »
    DeliveryChannel channel = DeliveryChannel::Print;
    std::string to;            // who has it
    PersonId by;
    Instant at;
    std::string device = {};   // that printed it
    bool operator==(const Delivery&) const = default;
};

// Where a laboratory's ledger stood: printed on a report, it lets anybody hold the store to it later.
struct LedgerHead {
    std::uint64_t epoch = 0;
    std::uint64_t size = 0;
    Bytes root;              // SHA-256, 32 bytes
    bool operator==(const LedgerHead&) const = default;
};

// The words of a version's page as they were when its first PDF was registered: of the page itself (line 0), or of one line on it. Their
// form is app/report's (docs/protocol.md §10); here they are bytes. Empty for a line that nobody who registered was shown.
struct SheetPart {
    LineId line = 0;
    Bytes words;
    bool operator==(const SheetPart&) const = default;
};

// A version never changes after its release; a later one replaces or completes it.
struct ReportVersion {
    std::uint16_t version = 0; // from 1
    ReportKind kind = ReportKind::Partial;
    std::vector<ReportedLine> lines;
    std::string interpretation;
    std::string reason;          // of a correction or a withdrawal
    std::uint16_t replaces = 0;  // version, for corrected and withdrawn
    PersonId releasedBy;
    Instant releasedAt;
    Bytes signature;             // Ed25519, 64 bytes
    Bytes signerKey;             // public key, 32 bytes
    Bytes pdfSha256;             // SHA-256 of each PDF made of it (RegisterPdf), 32 bytes one after the other; empty: none yet
    std::vector<ActId> pdfActs;  // which acts registered them, in the same order
    std::optional<LedgerHead> printedHead; // what the code on its pages says of the ledger: that of the first PDF registered
    std::vector<SheetPart> sheet = {}; // what its pages say, whatever becomes of the patient's, the order's and the laboratory's data
    bool operator==(const ReportVersion&) const = default;

    // Whether a PDF of this SHA-256 was made of it by somebody who may sign, and by which act.
    [[nodiscard]] bool isRegistered(ByteView sha256) const { return registration(sha256).has_value(); }
    [[nodiscard]] std::optional<ActId> registration(ByteView sha256) const;
};

// One on a line is seen by who sees the line.
struct OrderNote {
    LineId line = 0; // 0: on the order
    std::string text;
    PersonId by;
    Instant at;
    bool operator==(const OrderNote&) const = default;
};

struct Order {
    OrderId id;
    PatientId patient;
    std::string accession;      // "26-112298": on the label, in Code 128
    Priority priority = Priority::Routine;
    Instant placedAt;
    PersonId placedBy;
    OrderContext context;
    std::vector<Specimen> specimens;
    std::vector<ResultLine> lines;
    std::vector<CriticalCall> calls;
    std::vector<ReportVersion> reports;
    std::vector<Delivery> deliveries;
    std::vector<OrderNote> notes;
    bool operator==(const Order&) const = default;

    [[nodiscard]] const ResultLine* line(LineId id) const;
    [[nodiscard]] const Specimen* specimen(SpecimenNumber number) const;
    [[nodiscard]] const ReportVersion* lastReport() const { return reports.empty() ? nullptr : &reports.back(); }
    // Every line that is not cancelled is biologically valid, reported as not performed or another laboratory's, and there is at least one.
    [[nodiscard]] bool isComplete() const;
    // What the reports say of a line is no longer what the line says: it was measured, opened or cancelled after the last version
    // that names it. A measurement beside the reportable one changes nothing.
    [[nodiscard]] bool changedSinceReport() const;
    // A copy went out before its results were released, and no version was released since that replaces it.
    [[nodiscard]] bool hasUnreleasedPrint() const;
    // There is something that such a print would show: a value that is technically valid at least.
    [[nodiscard]] bool mayBePrintedUnreleased() const;
    // The version that counts: the last that is not a withdrawal and was not withdrawn.
    [[nodiscard]] const ReportVersion* effectiveReport() const;
    // The tube that a line can be done on: its own, or when that was rejected the newest other one of the same container.
    // Nothing: it needs a new tube, or it needs none (specimen 0).
    [[nodiscard]] const Specimen* usableSpecimen(const ResultLine& line) const;
    [[nodiscard]] bool needsNewTube(const ResultLine& line) const;
    // Where else it can be done: the usable tubes of the same container beside that one.
    [[nodiscard]] std::vector<const Specimen*> otherSpecimens(const ResultLine& line) const;
};

} // namespace paillasse::lab
