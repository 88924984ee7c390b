// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/base/uuid.h"
#include "app/lab/ids.h"
#include "app/wire/adminmessages.h"
#include "app/migration/names.h"
#include "app/wire/watchmessages.h"

// What the store-wide ledger says of failures, of the store's own state and of alerts. Alternatives of AccountChange: append, never reorder.
namespace paillasse::store {

enum class SignInFault { WrongPassword, WrongCode, WrongActivation, Throttled, AccountClosed, SeatElsewhere };
constexpr SignInFault lastOf(SignInFault) { return SignInFault::SeatElsewhere; }

struct FailedSignIn {
    lab::PersonId person;         // null: a name that nobody here has
    lab::WorkstationId at;
    SignInFault fault{};
    std::uint32_t count = 0;
    bool operator==(const FailedSignIn&) const = default;
};
// Of the last second or so, gathered: a flood of attempts is no flood of entries.
struct SignInsFailed {
    std::vector<FailedSignIn> failures;
    bool operator==(const SignInsFailed&) const = default;
};
struct StoreStarted {
    std::string version;
    bool operator==(const StoreStarted&) const = default;
};
struct StoreStopped {
    bool operator==(const StoreStopped&) const = default;
};
struct BackupMade {
    std::uint64_t bytes = 0;      // of the data archive
    bool operator==(const BackupMade&) const = default;
};
struct BackupFailed {
    ErrorCode code{};
    bool operator==(const BackupFailed&) const = default;
};
struct StoreVerified {
    std::uint64_t findings = 0;   // 0: whole
    bool operator==(const StoreVerified&) const = default;
};
// A workstation was shown a ledger that does not continue the one it knew.
struct LedgerDoubted {
    lab::LaboratoryId laboratory; // null: the store-wide ledger
    std::uint64_t knownSize = 0;
    std::uint64_t shownSize = 0;
    bool operator==(const LedgerDoubted&) const = default;
};
// What the store measures of itself now and then, when it matters.
enum class Condition {
    DiskFree,            // per cent of the file system under --data
    CertificateDaysLeft, // of the store's own certificate, or of the authority
    BackupAgeHours,      // since the last one that was made
    ServerErrors,        // answers of status 5xx within a minute
    ClockJump,           // milliseconds between the wall clock and the steady one; negative: back
    StagingHoursLeft,    // until a migration's staging must be gone; negative: past its deadline
    WitnessBehind,       // minutes since a witness took a head
    WorkstationClockOff  // milliseconds, at `at`
};
constexpr Condition lastOf(Condition) { return Condition::WorkstationClockOff; }
struct ConditionNoted {
    Condition condition{};
    std::int64_t value = 0;
    Uuid subject{};               // of StagingHoursLeft: the migration; null: the store as a whole
    bool operator==(const ConditionNoted&) const = default;
};
// Entries of this month's key are gone; their leaves' hashes stay.
struct EntriesExpired {
    lab::LaboratoryId laboratory; // null: the store-wide ledger
    std::uint32_t period = 0;     // year · 100 + month
    std::uint64_t entries = 0;
    bool operator==(const EntriesExpired&) const = default;
};

// Looking at the trail, and taking it away
struct TrailAsked {
    wire::TrailQuery query;
    bool operator==(const TrailAsked&) const = default;
};
struct TrailExported {
    wire::TrailQuery query;
    wire::ExportForm form{};
    bool operator==(const TrailExported&) const = default;
};

// The life of an alert (app/wire/watchmessages.h)
struct AlertRaised {
    wire::Alert alert;            // as it was then
    bool operator==(const AlertRaised&) const = default;
};
struct AlertRepeated {            // joined one that was open
    Uuid alert;
    std::uint32_t count = 0;      // by now
    bool operator==(const AlertRepeated&) const = default;
};
struct AlertStepped {
    Uuid alert;
    wire::AlertStep step{};
    std::string text;             // why, for an explanation or an end
    bool operator==(const AlertStepped&) const = default;
};
// Where alerts are sent to did not take one, or takes them again.
struct ChannelFailed {
    std::string channel;
    ErrorCode code{};
    bool operator==(const ChannelFailed&) const = default;
};
struct ChannelRecovered {
    std::string channel;
    bool operator==(const ChannelRecovered&) const = default;
};
enum class ChannelKind { Webhook, Mail, Alertmanager };
constexpr ChannelKind lastOf(ChannelKind) { return ChannelKind::Alertmanager; }
// By the operator. Neither to which address, nor what the two know each other by.
struct ChannelAdded {
    std::string channel;
    ChannelKind kind{};
    wire::Severity least{};       // less is not sent there
    bool operator==(const ChannelAdded&) const = default;
};
struct ChannelRemoved {
    std::string channel;
    ChannelKind kind{};
    bool operator==(const ChannelRemoved&) const = default;
};

// Migrations: what they are is what these add up to (app/migration/job.h)
struct MigrationStepped {
    Uuid id;                      // the step's own: the same one again is no second step
    lab::LaboratoryId laboratory; // the mandate's first
    std::uint64_t number = 0;     // of the step in its migration, from 0
    migration::Step step;
    bool operator==(const MigrationStepped&) const = default;
};
struct MigrationRefused {
    lab::LaboratoryId laboratory; // as above, or where it was asked for
    migration::MigrationId job;
    migration::StepKind step{};
    migration::StepRefusal refusal{};
    bool operator==(const MigrationRefused&) const = default;
};
// A record of the sample was shown, beside its source.
struct MigrationRecordShown {
    lab::LaboratoryId laboratory;
    migration::MigrationId job;
    std::uint64_t record = 0;
    bool operator==(const MigrationRecordShown&) const = default;
};

} // namespace paillasse::store
