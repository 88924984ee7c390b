// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/lab/ids.h"
#include "app/migration/difference.h"
#include "app/migration/mandate.h"

// A migration is a list of steps, and its state is what they add up to: `advance(job, step)` says what it becomes or why not. The
// steps are entries of the store-wide ledger, and nothing else is asked how far a migration is.
namespace paillasse::migration {

enum class JobState : std::uint8_t { Drafted, Approved, Staged, Checked, Accepted, Abandoned, Erased, Certified };
constexpr JobState lastOf(JobState) { return JobState::Certified; }

// A file that was read, or made.
struct FileDigest {
    std::string name;        // without a folder
    std::uint64_t bytes = 0;
    Bytes sha256;
    bool operator==(const FileDigest&) const = default;
};

struct Counts {
    std::uint64_t patients = 0;
    std::uint64_t orders = 0;
    std::uint64_t specimens = 0;
    std::uint64_t results = 0;
    std::uint64_t reports = 0;
    bool operator==(const Counts&) const = default;
};

// A step that a person takes.
struct Draft {
    Mandate mandate;
    bool operator==(const Draft&) const = default;
};
struct Approve {
    Bytes mandateSha256;       // of the mandate's encoded form: what was read is what is approved
    bool operator==(const Approve&) const = default;
};
struct BeginStaging {
    bool operator==(const BeginStaging&) const = default;
};
struct BeginCheck {
    bool operator==(const BeginCheck&) const = default;
};
struct Explain {
    std::vector<std::uint32_t> differences; // one explanation may stand for several of a kind
    std::string text;
    bool operator==(const Explain&) const = default;
};
struct CompareSample {         // a person held a record against its source
    std::uint64_t record = 0;
    bool agrees = false;
    bool operator==(const CompareSample&) const = default;
};
struct Accept {
    bool operator==(const Accept&) const = default;
};
struct Acknowledge {           // out: the recipient has opened the archive and holds all of it; until then it stays here
    std::string reference;     // of their written acknowledgement
    Bytes manifestSha256;      // what they say they received
    bool operator==(const Acknowledge&) const = default;
};
struct Abandon {
    std::string reason;
    bool operator==(const Abandon&) const = default;
};

// A step of the store's own: what a person's step has set going is done.
struct Staged {
    std::vector<FileDigest> sources;  // in: what was read; out: nothing
    Counts found;                     // in the source, within its period or not
    Counts staged;
    FieldTally inSource;              // how often each field was there
    FieldTally produced;              // and is in staging: 0 for what the mandate does not name
    Bytes stagingSha256;              // over the records' hashes, in order
    bool operator==(const Staged&) const = default;
};
struct Checked {
    std::vector<Difference> differences;
    std::uint64_t readBack = 0;       // records that were read again and held against their source by hash
    std::vector<std::uint64_t> sample; // records that a person compares
    bool operator==(const Checked&) const = default;
};
struct Delivered {                    // after Accept; in: in the laboratory's records; out: the archive is made
    Counts delivered;
    std::uint64_t readBack = 0;       // records that were read back from where they are now
    std::vector<Difference> differences; // numbered on; any that wants an explanation leaves the job Checked
    std::vector<FileDigest> files;    // out: the archive and its manifest
    bool operator==(const Delivered&) const = default;
};
enum class DestroyedKind : std::uint8_t { StagingKey, StagingFile, Archive, PatientKeys };
constexpr DestroyedKind lastOf(DestroyedKind) { return DestroyedKind::PatientKeys; }
struct Destroyed {
    DestroyedKind kind{};
    std::string name;                 // a key's number, a file's name, an erasure's id: never a person's name
    std::uint64_t size = 0;           // bytes that were overwritten, keys that were destroyed
    std::uint64_t patients = 0;       // whose keys
    Instant at;
    bool operator==(const Destroyed&) const = default;
};
// For a console: what it was, and how to check that it is gone.
std::string wordsOf(const Destroyed& destroyed);
struct Erased {
    std::vector<Destroyed> destroyed;
    Instant lastKeyArchive;           // when the last key archive that may have one of these keys is over; null: none has
    bool operator==(const Erased&) const = default;
};
struct Certified {
    Bytes sha256;                     // of the certificate's JSON
    bool operator==(const Certified&) const = default;
};
// The deadline was over: the store abandons by itself.
struct Overdue {
    bool operator==(const Overdue&) const = default;
};

// Append, never reorder.
using StepBody = std::variant<Draft, Approve, BeginStaging, BeginCheck, Explain, CompareSample, Accept, Acknowledge, Abandon,
                              Staged, Checked, Delivered, Erased, Certified, Overdue>;

struct Step {
    MigrationId job;
    lab::PersonId by;   // null: the store itself
    Instant at;         // the store's clock
    StepBody body;
    bool operator==(const Step&) const = default;
};

// What the store is doing for it now, or does at its next start.
enum class Work : std::uint8_t { None, Stage, Check, Deliver, Erase, Certify };
constexpr Work lastOf(Work) { return Work::Certify; }

struct Job {
    Mandate mandate;
    Bytes mandateSha256;
    JobState state = JobState::Drafted;
    Work work = Work::None;
    lab::PersonId draftedBy;
    lab::PersonId approvedBy;
    Instant since;                       // in this state
    std::optional<Staged> staged;
    std::vector<Difference> differences; // of check and delivery, with their explanations
    std::uint64_t readBack = 0;
    std::vector<std::uint64_t> sample;
    std::vector<CompareSample> compared;
    lab::PersonId acceptedBy;
    std::optional<Delivered> delivered;
    std::optional<Acknowledge> acknowledgement;
    std::string abandonedWhy;
    std::vector<Destroyed> destroyed;
    Instant lastKeyArchive;
    Bytes certificateSha256;
    std::vector<Step> steps;             // who did what when, for the certificate: without mandate, lists and tallies, which are above
    bool operator==(const Job&) const = default;
};

enum class StepRefusal : std::uint8_t {
    UnknownJob,
    AlreadyThere,          // a draft of that id
    OutOfOrder,            // the step before was not taken
    BadMandate,            // the mandate is not complete, or contradicts itself
    OwnMandate,            // who drafted does not approve, and who approved does not accept alone
    NotApprover,           // the mandate does not name them
    MandateDiffers,        // the approval is of another text than this one
    PastDeadline,
    NotExplained,          // differences wait for an explanation
    SampleIncomplete,      // records of the sample wait to be compared
    NotAcknowledged,       // the recipient's word is missing
    StoreOnly,             // a step of the store's own
    UnknownRecord,         // no such difference, or not of the sample
    PersonOnly,            // a step that a named person takes
    BeyondMandate,         // more was staged than the mandate names
    NotDue,                // the deadline is not over
    WordsMissing,          // an explanation, a reason or a reference says nothing
    NotWhatWasSent,        // the recipient's hash is of nothing that was made for them
    NoRight,               // not in each laboratory of the mandate
    NoSource               // a source that is no file that waits at the store
};
constexpr StepRefusal lastOf(StepRefusal) { return StepRefusal::NoSource; }

template <class T>
using StepOr = tl::expected<T, StepRefusal>;

// Whether a mandate can be drafted at all: every part said, deadlines in order, fields that exist, a key where one is needed.
StepOr<std::monostate> checkMandate(const Mandate& mandate, Instant now);
// The job after the step, or why not; `job` nothing: before the first. Pure: the same steps always give the same job. `mandateSha256`: of
// a draft's mandate, in its encoded form; of any other step it is not asked. A step is never earlier than the one before: a clock that was
// set back wins no time.
// Person by person: who may do what is access's; here is only what no right overrides.
//
//   Drafted ─Approve→ Approved ─BeginStaging, Staged→ Staged ─BeginCheck, Checked→ Checked ─Accept→ Accepted ─Delivered─┐
//      └──────────┴───────────────Abandon, Overdue────────┴───────────────────────────┘→ Abandoned ─Erased→ Erased ─Certified→ Certified
//
// After Accept the store delivers; what then wants an explanation puts the job back to Checked. Where responsibility goes over, Erase waits
// for Acknowledge, or for the deadline: then without it, and only staging is erased.
StepOr<Job> advance(const std::optional<Job>& job, const Step& step, ByteView mandateSha256);
// When the store has to act by itself: the deadline that this state waits for. Null: it waits for none.
Instant dueAt(const Job& job);

} // namespace paillasse::migration
