// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/access/may.h"
#include "app/base/civiltime.h"
#include "app/base/dayspan.h"
#include "app/lab/catalogue.h"
#include "app/lab/directory.h"
#include "app/lab/order.h"
#include "app/lab/patient.h"

// What pages ask of the workstation's cache, and what they get: plain values, the person's own waiting acts already applied.
namespace paillasse::client {

struct PatientHit {
    lab::PatientId id;
    std::string number;
    std::string name;          // "LE BIHAN Maëlle": used name, else birth name, and the first forename
    std::string birthName;     // where it differs
    std::string forenames;
    Date birthDate;
    lab::Sex sex = lab::Sex::Unknown;
    lab::IdentityState state = lab::IdentityState::Provisional;
    bool pending = false;      // registered or corrected here, not yet acknowledged
};

enum class Queue {
    ToReceive,
    ToEnter,                   // a pending line or a rerun asked, on one of the benches
    ToValidateTechnically,     // a measured line on one of the benches
    ToValidateBiologically,    // lines that await the biologist (lab::isNews)
    CallsToRecord,             // a critical value without an acknowledged or waived call
    ToDeliver,                 // a report that was not printed, or changed since
    PrintedUnreleased,         // a copy went out before its release, and nothing has replaced it
    Released,                  // newest first
    Open,                      // whatever is not finished
    All                        // newest first
};

// The biologist's two: what may be signed from a list (lab::isClear), and what is read order by order.
enum class Lane { Both, Clear, Review };

struct WorklistFilter {
    Queue queue = Queue::Open;
    lab::BenchMask benches = 0; // 0: all
    bool urgentOnly = false;
    Lane lane = Lane::Both;     // ToValidateBiologically (decodes; slower)
    int days = 0;               // placed within so many days; 0: whenever
    std::string text;           // number, name or birth date, as searchPatients takes it
    std::string examination;    // only orders with an open line of it (decodes; slower)
    int limit = 500;            // rows given; `ids` always has all
    bool operator==(const WorklistFilter&) const = default;
};

// One order in a list. Counts are of lines.
struct WorkRow {
    lab::OrderId order;
    lab::PatientId patient;
    std::string accession;
    std::string name;           // "LE BIHAN Maëlle"; empty where identities may not be seen
    Date birthDate;
    lab::Sex sex = lab::Sex::Unknown;
    lab::Priority priority = lab::Priority::Routine;
    Instant placedAt;
    Instant receivedAt;
    int lines = 0;
    int entered = 0;
    int technical = 0;          // awaiting the biologist
    int released = 0;
    int abnormal = 0;
    int critical = 0;
    int delta = 0;
    int withoutControl = 0;
    int openCalls = 0;
    int reports = 0;            // versions
    bool changedSinceReport = false;
    bool printedSinceReport = false;
    bool unreleasedPrint = false;
    bool pending = false;       // an act of this person waits for the store
    bool operator==(const WorkRow&) const = default;
};

struct Worklist {
    std::vector<lab::OrderId> ids; // in order: urgent first, then the oldest (Released, All: the newest)
    std::vector<WorkRow> rows;     // of the first `limit`
};

struct WorkCounts {
    int toReceive = 0;
    int toEnter = 0;
    int urgentToEnter = 0;
    int toValidateTechnically = 0;
    int toValidate = 0;
    int urgentToValidate = 0;
    int callsToRecord = 0;
    int reportsToDeliver = 0;
    int unreleasedPrints = 0;
    int refusedActs = 0;
    bool operator==(const WorkCounts&) const = default;
};

// An earlier comparable result: same unit, same method where both tell it.
struct PastValue {
    lab::OrderId order;
    lab::MeasurementId measurement;
    Instant collectedAt;
    lab::Value value;
    lab::Level level = lab::Level::Normal;
    bool released = false;
    std::string laboratory; // that performed it, if not this one
};

// An order with everything a page shows beside it.
struct OrderFile {
    lab::Order order;                  // with this person's waiting acts applied
    std::optional<lab::Patient> patient; // nothing where identities may not be seen
    std::map<lab::LineId, std::vector<PastValue>> history; // oldest first
    std::set<lab::LineId> pending;     // lines with an act that the store has not acknowledged
    bool orderPending = false;         // an act on the order as a whole (placed, received, noted…) waits
    std::uint64_t revision = 0;        // the store's; 0: never acknowledged
};

struct PatientFile {
    lab::Patient patient;
    bool pending = false;
    std::vector<WorkRow> orders;       // newest first
};

// An examination that is still to be entered, over all orders: the manual bench works down one of them.
struct OpenExamination {
    std::string code;
    int orders = 0;
    int urgent = 0;
    bool operator==(const OpenExamination&) const = default;
};

struct StaffName {
    lab::PersonId id;
    std::string name;   // "Dr Hélène Corre"
    std::string title;
};

// What changes seldom and is needed at once, in memory. A new one replaces the old as a whole.
struct Directory {
    lab::Catalogue catalogue;
    std::map<lab::BenchNumber, lab::BenchLog> benches;
    std::map<lab::PersonId, StaffName> people;
    std::vector<lab::Prescriber> prescribers; // by name
    std::optional<lab::LaboratoryProfile> laboratory;
    lab::CodeTables codeTables; // empty where the laboratory defined none

    [[nodiscard]] access::Rules rules() const;
    [[nodiscard]] const lab::Prescriber* prescriber(const lab::PrescriberId& id) const;
    // By any word of name or number, accents and case aside.
    [[nodiscard]] std::vector<const lab::Prescriber*> findPrescribers(std::string_view text, std::size_t limit = 20) const;
    // The newest attestation of a bench given on this day, which is the laboratory's own and not UTC's; NotTracked without one.
    [[nodiscard]] lab::ControlState controlOf(lab::BenchNumber bench, const DaySpan& day) const;
};
using DirectoryPtr = std::shared_ptr<const Directory>;

} // namespace paillasse::client
