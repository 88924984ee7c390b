// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/access/role.h"
#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/wire/messages.h"

// Who has access, and from where: what an administrator or security officer asks and does. Each message names the laboratory in which
// its sender holds the permission; people are those with a role there. What changes anything takes a second factor shown in the last
// fifteen minutes (403 Missing else), and workstations and policy take the permission in each of the store's laboratories. Nothing here is patient data. Codec: encodeMessage and decodeMessage.
namespace paillasse::wire {

struct LaboratoryQuestion { lab::LaboratoryId laboratory; };

// --- people: ManageStaff, or ReviewRights to look

struct PermissionUse {
    access::Permission permission{};
    std::int64_t lastDay = 0;      // days since 1970 in UTC
    bool operator==(const PermissionUse&) const = default;
};
struct StaffEntry {
    access::Person person;         // with their grants in this laboratory only
    bool awaitsActivation = false; // has a code and no password yet
    bool hasFactor = false;
    std::uint64_t recoveryCodesLeft = 0;
    Instant lastSignIn;            // null: never
    lab::WorkstationId seat;       // null: none
    std::string seatName;
    std::vector<PermissionUse> uses;
    lab::PersonId codeGivenBy;     // who does not drop the second factor until it was shown; null: nobody
    lab::PersonId factorDroppedBy; // who gives no code until another was set up
};
// POST /v1/staff
struct StaffReply {
    std::vector<StaffEntry> people;
    std::vector<access::RoleDefinition> roles; // the laboratory's own
};
// POST /v1/staff/add. Conflict: the login is taken.
struct StaffAddition {
    lab::LaboratoryId laboratory;
    std::string login;
    std::string displayName;
    std::string title;
    access::Grant grant;           // its laboratory is the one above
};
// POST /v1/staff/code: a new activation code for who forgot the password; password, signing key and sessions end at once.
struct StaffQuestion {
    lab::LaboratoryId laboratory;
    lab::PersonId person;
};
struct ActivationIssued {
    lab::PersonId person;
    std::string code;              // as it is handed over; shown once
    Instant expiresAt;
};
// POST /v1/staff/change: names and the grants in this laboratory. Refused: see docs/decisions/0019. InvalidInput: roles that do not go
// together, or none left anywhere.
struct StaffChange {
    lab::LaboratoryId laboratory;
    lab::PersonId person;
    std::string displayName;
    std::string title;
    std::vector<access::Grant> grants;
};
// POST /v1/staff/close, /v1/staff/reopen, /v1/staff/factor (the authenticator was lost: it is set up anew at the next sign-in): StaffQuestion
// POST /v1/staff/seat: frees a seat that a lost workstation holds; what it still sends is kept and flagged. Needs the sender's code.
struct SeatRelease {
    lab::LaboratoryId laboratory;
    lab::PersonId person;
    std::string reason;
    std::string code;
};
// POST /v1/staff/export: ReviewRights → the file itself: a table (CSV), or PDF with the store's seal. Needs the sender's code, and stands in the ledger.
enum class ExportForm { Csv, Pdf };
constexpr ExportForm lastOf(ExportForm) { return ExportForm::Pdf; }
struct RightsExport {
    lab::LaboratoryId laboratory;
    ExportForm form{};
    std::string code;
};

// --- roles: ManageRoles

// POST /v1/roles/define: new (null id) or changed; everybody who holds it has it at once. InvalidInput: access::faultOf.
struct RoleChange {
    lab::LaboratoryId laboratory;
    access::RoleDefinition role;
};
// POST /v1/roles/remove. Conflict: somebody holds it.
struct RoleRemoval {
    lab::LaboratoryId laboratory;
    access::RoleId role;
};

// --- workstations: ManageWorkstations, or ReviewRights to look

enum class WorkstationStanding { Pending, Approved, Revoked, Wiped };
constexpr WorkstationStanding lastOf(WorkstationStanding) { return WorkstationStanding::Wiped; }

struct CacheEntry {
    lab::PersonId person;
    std::string personName;
    Instant lastSignIn;
    Instant confirmedDestroyed;    // null: not confirmed
    bool toDestroy = false;
    bool operator==(const CacheEntry&) const = default;
};
struct WorkstationEntry {
    lab::WorkstationId id;
    std::string name;
    WorkstationStanding standing{};
    std::string fingerprint;       // of its public key, in groups, as the machine itself shows it
    std::string address;           // from which it asked, and once approved last spoke
    Instant requestedAt;
    Instant lastSeen;              // null: never
    Instant certificateExpires;
    std::uint64_t clientVersion = 0;
    std::uint64_t pendingActs = 0; // that it said it had
    bool wipeOrdered = false;
    Instant wipeConfirmed;
    std::vector<CacheEntry> caches;
};
// POST /v1/workstations
struct WorkstationsReply { std::vector<WorkstationEntry> workstations; };
// POST /v1/workstations/code: an enrolment code, whose user still waits for approval
struct EnrolmentIssued {
    std::string code;
    Instant expiresAt;
};
// POST /v1/workstations/approve, /revoke
struct WorkstationQuestion {
    lab::LaboratoryId laboratory;
    lab::WorkstationId workstation;
};
// POST /v1/workstations/wipe. Needs the sender's code.
struct WipeOrder {
    lab::LaboratoryId laboratory;
    lab::WorkstationId workstation;
    std::string code;
};
// POST /v1/workstations/rename
struct WorkstationName {
    lab::LaboratoryId laboratory;
    lab::WorkstationId workstation;
    std::string name;
};

// --- sessions in progress: ReviewRights to look, ManageStaff to end

struct SessionEntry {
    Bytes session;                 // names it; not its token
    lab::PersonId person;
    std::string personName;
    lab::WorkstationId workstation;
    std::string workstationName;
    Instant openedAt;
    Instant usedAt;
    Instant factorUntil;
};
// Acts that came from a workstation that their author's seat had left: kept, and to be asked about.
struct FormerSeatEntry {
    lab::PersonId person;
    std::string personName;
    lab::WorkstationId workstation;
    std::string workstationName;
    std::uint64_t acts = 0;
    Instant firstMadeAt;           // by the workstation's clock
    Instant lastMadeAt;
    Instant arrivedAt;             // the last of them
};
// Taken by its person from a workstation that did not answer: somebody who governs looks at it.
struct ForcedSeatEntry {
    lab::PersonId person;
    std::string personName;
    std::uint64_t seat = 0;
    lab::WorkstationId workstation; // where it is since
    std::string workstationName;
    lab::WorkstationId from;
    std::string fromName;
    Instant takenAt;
    lab::PersonId seenBy;           // null: nobody yet
    std::string seenByName;
    Instant seenAt;
};
// POST /v1/sessions
struct SessionsReply {
    std::vector<SessionEntry> sessions;
    std::vector<FormerSeatEntry> formerSeats; // the last to arrive first
    std::vector<ForcedSeatEntry> forcedSeats; // those that nobody has seen, then the last
};
// POST /v1/sessions/seen
struct ForcedSeatSeen {
    lab::LaboratoryId laboratory;
    lab::PersonId person;
    std::uint64_t seat = 0;
};
// POST /v1/sessions/end
struct SessionEnding {
    lab::LaboratoryId laboratory;
    Bytes session;
};

// --- policy: ManagePolicy, of the whole store

enum class FactorPolicy {
    Sensitive,    // who signs, breaks the glass or governs sets one up; it is asked for then
    OutsideHours, // and everybody is asked at sign-in outside bench hours
    Always        // and everybody at every sign-in
};
constexpr FactorPolicy lastOf(FactorPolicy) { return FactorPolicy::Always; }

// Minutes of the laboratory's day; an end before its beginning is of the next day, the same twice is closed.
struct DayHours {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    bool operator==(const DayHours&) const = default;
};
struct Policy {
    FactorPolicy factor{};
    std::uint64_t hoursFrom = 7 * 60;      // as DayHours, of each day alike, where there is no week
    std::uint64_t hoursTo = 20 * 60;
    std::int64_t maxOfflineMs = 7 * dayMs;
    std::uint64_t oldestClient = 0;        // as SessionRequest::clientVersion
    std::string timeZone{};                // of the laboratory, by its IANA name; empty: the server's own
    std::vector<DayHours> week{};          // Monday first; empty: each day alike
    bool operator==(const Policy&) const = default;
};
// POST /v1/policy; POST /v1/policy/change
struct PolicyChange {
    lab::LaboratoryId laboratory;
    Policy policy;
    std::string code;
};

// --- the glass

// POST /v1/glass: BreakGlass. For 30 minutes this person's session is sent the confidential examinations of this patient.
struct GlassRequest {
    lab::LaboratoryId laboratory;
    lab::PatientId patient;
    std::string reason;
    std::string code;
};
struct GlassReply {
    Uuid id;
    Instant until;
};
// POST /v1/glass/read: BreakGlass, while it is open. The patient's orders with everything in them, newest first: the payload of a
// documents frame. Nothing of it is kept on the workstation. Expired: it is over, or was never opened here.
struct GlassReading {
    lab::LaboratoryId laboratory;
    lab::PatientId patient;
};
struct GlassEntry {
    Uuid id;
    lab::PersonId person;
    std::string personName;
    lab::WorkstationId workstation;
    lab::PatientId patient;
    std::string reason;
    Instant openedAt;
    Instant until;
    lab::PersonId reviewedBy;      // null: not yet
    Instant reviewedAt;
    std::string remark;
};
// POST /v1/glass/list: ReviewGlass, newest first
struct GlassList { std::vector<GlassEntry> entries; };
// POST /v1/glass/review. Refused: one's own.
struct GlassReview {
    lab::LaboratoryId laboratory;
    Uuid id;
    std::string remark;
};

} // namespace paillasse::wire
