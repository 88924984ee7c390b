// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/uuid.h"
#include "app/lab/document.h"
#include "app/lab/reading.h"
#include "app/wire/adminmessages.h"

// Supervision: who did and saw what, the alerts over it, and the state of the ledger. Each message names the laboratory in which its sender
// may ReadTrail. Ids, kinds, numbers and times: no name of a patient, no result. Codec: encodeMessage and decodeMessage.
namespace paillasse::wire {

// --- what happened

// One kind for everything that is watched. The numbers are in the trail's index and in rule files by name: append, never reorder.
enum class EventKind {
    // what people looked at: lab::ReadingKind
    OpenedPatient, OpenedOrder, OpenedReport, OpenedHistory, Searched, Printed, SavedPdf, Copied, Exported, Locked, Unlocked, UnlockRefused,
    // what people did to a document: an act, named by TrailRow::act
    Acted,
    // who came and went
    SignedIn, SignedOut, SignInFailed, SeatMoved, SeatForced, FormerSeatActed, CodeShown, SigningOpened, PasswordChanged, FactorChanged, Activated,
    // who governs
    StaffChanged, RolesChanged, PolicyChanged, WorkstationAsked, WorkstationChanged, WorkstationReported, SessionEndedByOther, NumbersLeased, Imported,
    GlassBroken, GlassRead, GlassReviewed, TrailAsked, TrailExported, RightsExported,
    // the store itself
    StoreStarted, StoreStopped, BackupMade, BackupFailed, Restored, Verified, LedgerDoubted, ConditionNoted, Expired, AlertStepped, ChannelFailed,
    Erasure,                      // and retention, legal holds, certificates
    ChannelAdded, ChannelRemoved,
    MigrationStepped, MigrationRefused,
    CertificateRefused            // somebody held a certificate against the store, and it is not one of its own
};
constexpr EventKind lastOf(EventKind) { return EventKind::CertificateRefused; }
const char* nameOf(EventKind kind); // "opened-patient": in rule files, exports and logs
constexpr EventKind eventKindOf(lab::ReadingKind kind) { return static_cast<EventKind>(kind); }

// Where an event stands in a ledger.
struct EventPlace {
    bool storeWide = false;       // in the store's own ledger, or in the laboratory's
    std::uint64_t sequence = 0;   // the leaf
    std::uint16_t item = 0;       // of a leaf that holds several
    bool operator==(const EventPlace&) const = default;
    auto operator<=>(const EventPlace&) const = default;
};
struct TrailRow {
    EventPlace place;
    EventKind kind{};
    std::uint8_t act = 0;         // of Acted: its place in lab::ActBody
    Instant at;                   // the store's clock, when it came
    Instant done;                 // the workstation's clock, when it happened; null: the same
    lab::PersonId person;         // null: nobody, or a name that nobody has
    lab::WorkstationId workstation;
    lab::DocumentKind subjectKind{};
    lab::DocumentId subject;
    lab::PatientId patient;
    std::uint32_t count = 0;      // hits, rows, attempts
    bool offline = false;
    // As the directory has them now; empty: the store does not know them.
    std::string personName;
    std::string workstationName;
    std::string reference;        // an order's accession number, a patient's number
    bool operator==(const TrailRow&) const = default;
};

// POST /v1/trail: newest first. At least one of patient, person, workstation, reference, or a period of at most 31 days.
struct TrailQuery {
    lab::LaboratoryId laboratory;
    lab::PatientId patient;       // null: any
    lab::PersonId person;
    lab::WorkstationId workstation;
    std::string reference;        // an accession or patient number, in the place of `patient`
    Instant from;                 // null: without beginning
    Instant to;                   // null: now
    std::uint64_t kinds = 0;      // bit n: EventKind n; 0: all
    std::uint32_t limit = 200;    // rows; 1 to 1,000
    Instant before;               // the page after this row: its `at` and place; null: the first
    EventPlace beforePlace;
    bool operator==(const TrailQuery&) const = default;
};
struct HourCount {
    Instant hour;                 // its beginning
    std::uint32_t events = 0;
    bool operator==(const HourCount&) const = default;
};
struct TrailReply {
    std::vector<TrailRow> rows;
    std::uint64_t total = 0;             // that fit the query
    std::vector<HourCount> byHour;       // of the last 14 days of the period
    Instant indexedTo;                   // what came later is not in it yet
};
// POST /v1/trail/export → the file itself: a table (CSV), or PDF with the store's seal. With a code; stands in the ledger. Up to 100,000 rows.
struct TrailExport {
    TrailQuery query;
    ExportForm form{};
    std::string code;
};

// --- alerts

enum class Severity { Low, Medium, High };
constexpr Severity lastOf(Severity) { return Severity::High; }
enum class AlertState { Open, Owned, Explained, Closed };
constexpr AlertState lastOf(AlertState) { return AlertState::Closed; }
enum class AlertStep { Own, Explain, Close, Escalate };
constexpr AlertStep lastOf(AlertStep) { return AlertStep::Escalate; }

struct AlertLine {                // of its life
    Instant at;
    AlertStep step{};
    lab::PersonId by;             // null: the store (Escalate)
    std::string byName;
    std::string text;
    bool operator==(const AlertLine&) const = default;
};
struct Alert {
    Uuid id;
    std::string rule;             // the rule's name in the rule file
    Severity severity{};
    AlertState state{};
    bool escalated = false;
    lab::LaboratoryId laboratory; // null: the store as a whole
    lab::PersonId person;         // whom it is about; null: nobody
    lab::WorkstationId workstation;
    lab::PatientId patient;
    std::string personName;
    std::string workstationName;
    std::string reference;        // of a patient: the number
    Instant raisedAt;
    Instant lastAt;               // of its newest repeat
    std::uint32_t count = 1;      // 1 and its repeats
    std::int64_t observed = 0;    // what was counted or measured, in the rule's unit
    std::int64_t usual = 0;       // what is usual for them, or the rule's threshold
    lab::PersonId owner;
    std::string ownerName;
    Instant escalatesAt;          // when nobody owns it by then; null: it does not, or has
    std::vector<EventPlace> causes; // the newest that raised it: at most 100
    std::vector<AlertLine> life;
    bool operator==(const Alert&) const = default;
};
// POST /v1/alerts: those that are not closed, and those closed in the last 30 days, newest first. `known`: the version that is here already: the
// answer waits until there is another, for ten seconds at most.
struct AlertsQuestion {
    lab::LaboratoryId laboratory;
    std::uint64_t known = 0;
};
struct AlertsReply {
    std::uint64_t version = 0;
    std::vector<Alert> alerts;
};
// POST /v1/alerts/step: own, explain (10 to 500 characters), close (the same; only once explained). Conflict: somebody else did meanwhile.
struct AlertStepping {
    lab::LaboratoryId laboratory;
    Uuid alert;
    AlertStep step{};
    std::string text;
};
// POST /v1/alerts/acts: LaboratoryQuestion with an alert → TrailReply of its causes.
struct AlertQuestion {
    lab::LaboratoryId laboratory;
    Uuid alert;
};

// --- the overview

struct UsualFigure {
    std::uint32_t today = 0;      // until now
    std::uint32_t usualLow = 0;   // the middle half of the same weekday's hours so far, over the last weeks; 0 and 0: not known yet
    std::uint32_t usualHigh = 0;
    std::vector<std::uint32_t> byHour;      // of today in the laboratory's zone: 24
    std::vector<std::uint32_t> usualByHour; // 24
    bool operator==(const UsualFigure&) const = default;
};
struct Outlier {                  // a person or a workstation that stands out today
    lab::PersonId person;
    lab::WorkstationId workstation;
    std::string name;
    EventKind kind{};
    std::uint32_t today = 0;
    std::uint32_t usual = 0;
    bool operator==(const Outlier&) const = default;
};
struct WitnessState {
    std::string name;
    Instant lastTaken;            // null: never
    std::uint64_t size = 0;
    bool operator==(const WitnessState&) const = default;
};
struct LedgerStanding {
    std::uint64_t size = 0;
    Instant headAt;
    std::uint64_t epoch = 0;
    Bytes root;
    Instant verifiedAt;           // null: never
    std::uint64_t findings = 0;   // of that verification
    std::uint32_t clientsProved = 0; // workstations that took a consistency proof in the last 24 hours
    std::uint32_t doubts = 0;     // of workstations, not answered for yet
    std::vector<WitnessState> witnesses;
    bool operator==(const LedgerStanding&) const = default;
};
// POST /v1/watch: LaboratoryQuestion →
struct WatchReply {
    UsualFigure signIns;
    UsualFigure reads;
    UsualFigure exports;
    std::vector<Outlier> outliers;
    LedgerStanding ledger;
    Instant indexedTo;
};
// POST /v1/watch/doubt: any workstation in force. Its word that a ledger does not continue the one it knew.
struct LedgerDoubt {
    lab::LaboratoryId laboratory; // null: the store-wide one
    std::uint64_t knownSize = 0;
    std::uint64_t shownSize = 0;
    Bytes knownHead;
    Bytes shownHead;
};

} // namespace paillasse::wire
