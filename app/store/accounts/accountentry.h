// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/access/role.h"
#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/store/accounts/erasureentries.h"
#include "app/store/accounts/watchentries.h"
#include "app/wire/adminmessages.h"

// What the store-wide ledger keeps, sealed, of each change to people, workstations and sessions. The alternatives' order is that of the
// stored bytes: append, never reorder. What stands in `person` is the person as they are from now on.
namespace paillasse::store {

// People and roles
struct PersonAdded {
    access::Person person;
    bool operator==(const PersonAdded&) const = default;
};
struct PersonChanged {
    access::Person person;
    bool operator==(const PersonChanged&) const = default;
};
struct PersonClosed {
    access::Person person;
    bool operator==(const PersonClosed&) const = default;
};
struct PersonReopened {
    access::Person person;
    bool operator==(const PersonReopened&) const = default;
};
// A new activation code: password and signing key ended with it.
struct PersonGivenCode {
    access::Person person;
    bool operator==(const PersonGivenCode&) const = default;
};
struct PersonFactorDropped {
    lab::PersonId person;
    bool operator==(const PersonFactorDropped&) const = default;
};
struct SeatReleased {
    lab::PersonId person;
    lab::WorkstationId from;
    std::string reason;
    bool operator==(const SeatReleased&) const = default;
};
struct RoleDefined {
    lab::LaboratoryId laboratory;
    access::RoleDefinition role;
    bool operator==(const RoleDefined&) const = default;
};
struct RoleRemoved {
    lab::LaboratoryId laboratory;
    access::RoleId role;
    bool operator==(const RoleRemoved&) const = default;
};
struct PolicyChanged {
    wire::Policy policy;
    bool operator==(const PolicyChanged&) const = default;
};

// What people do to their own account
struct AccountActivated {
    bool operator==(const AccountActivated&) const = default;
};
struct PasswordChanged {
    bool operator==(const PasswordChanged&) const = default;
};
struct FactorSetUp {
    bool operator==(const FactorSetUp&) const = default;
};
// Shown for one thing that asks for it each time.
struct FactorProved {
    bool operator==(const FactorProved&) const = default;
};
struct SigningOpened {
    bool operator==(const SigningOpened&) const = default;
};
struct SessionStarted {
    lab::WorkstationId movedFrom; // null: the seat was free, or here
    bool operator==(const SessionStarted&) const = default;
};
// The same, taking the seat from a workstation that did not answer.
struct SeatForced {
    lab::WorkstationId from;
    bool operator==(const SeatForced&) const = default;
};
struct SessionEnded {
    bool operator==(const SessionEnded&) const = default;
};
struct SessionEndedByOther {
    lab::PersonId person;
    lab::WorkstationId workstation;
    bool operator==(const SessionEndedByOther&) const = default;
};
struct NumbersLeased {
    lab::LaboratoryId laboratory;
    bool operator==(const NumbersLeased&) const = default;
};

// The glass
struct GlassBroken {
    Uuid glass;
    lab::LaboratoryId laboratory;
    lab::PatientId patient;
    std::string reason;
    bool operator==(const GlassBroken&) const = default;
};
struct GlassRead {
    lab::LaboratoryId laboratory;
    lab::PatientId patient;
    bool operator==(const GlassRead&) const = default;
};
struct GlassReviewed {
    Uuid glass;
    lab::LaboratoryId laboratory;
    lab::PersonId person;         // who had broken it
    lab::PatientId patient;
    std::string remark;
    bool operator==(const GlassReviewed&) const = default;
};

// Workstations
struct EnrolmentCodeMade {
    bool approves = false;
    bool operator==(const EnrolmentCodeMade&) const = default;
};
struct WorkstationApproved {
    lab::WorkstationId workstation;
    bool operator==(const WorkstationApproved&) const = default;
};
struct WorkstationRevoked {
    lab::WorkstationId workstation;
    bool operator==(const WorkstationRevoked&) const = default;
};
struct WorkstationRenamed {
    lab::WorkstationId workstation;
    std::string name;
    bool operator==(const WorkstationRenamed&) const = default;
};
struct WipeOrdered {
    lab::WorkstationId workstation;
    bool operator==(const WipeOrdered&) const = default;
};
// By the workstation itself
struct EnrolmentRequested {
    std::string name;
    std::string address{};
    std::string fingerprint{};        // of its key
    bool operator==(const EnrolmentRequested&) const = default;
};
struct CertificateRenewed {
    bool operator==(const CertificateRenewed&) const = default;
};
struct WorkstationReported {
    bool showsRenewedCertificate = false; // the one before it ends
    std::vector<lab::PersonId> cachesDestroyed;
    bool wiped = false;
    bool operator==(const WorkstationReported&) const = default;
};

// The import, by the operator
struct ImportNumbersTaken {
    lab::LaboratoryId laboratory;
    bool operator==(const ImportNumbersTaken&) const = default;
};
struct MessagesKept {
    lab::LaboratoryId laboratory;
    bool operator==(const MessagesKept&) const = default;
};
struct MessagesDone {
    lab::LaboratoryId laboratory;
    bool operator==(const MessagesDone&) const = default;
};
struct MessageShown {
    lab::LaboratoryId laboratory;
    Uuid message;
    bool operator==(const MessageShown&) const = default;
};
// Of all laboratories: first the intent, then, in a leaf of its own class, that it is done.
struct MessagesExpired {
    bool operator==(const MessagesExpired&) const = default;
};

// The store noticed: this act came from a workstation that the person's seat had left. It was kept.
struct FormerSeatActed {
    lab::LaboratoryId laboratory;
    lab::ActId act;
    std::uint64_t seat = 0;           // the one it carries
    bool operator==(const FormerSeatActed&) const = default;
};

// The review of rights, taken away as a file.
struct RightsExported {
    lab::LaboratoryId laboratory;
    wire::ExportForm form{};
    bool operator==(const RightsExported&) const = default;
};

// Those that were left are nothing any more.
struct RecoveryCodesRenewed {
    bool operator==(const RecoveryCodesRenewed&) const = default;
};

// By the lock of the workstation: from now on a password is a password again.
struct SigningEnded {
    bool operator==(const SigningEnded&) const = default;
};
// A seat that was taken by force was looked at by somebody who governs.
struct SeatSeen {
    lab::LaboratoryId laboratory;
    lab::PersonId person;
    std::uint64_t seat = 0;
    bool operator==(const SeatSeen&) const = default;
};

using AccountChange = std::variant<PersonAdded, PersonChanged, PersonClosed, PersonReopened, PersonGivenCode, PersonFactorDropped, SeatReleased, RoleDefined, RoleRemoved, PolicyChanged,
                                   AccountActivated, PasswordChanged, FactorSetUp, FactorProved, SigningOpened, SessionStarted, SeatForced, SessionEnded, SessionEndedByOther,
                                   NumbersLeased, GlassBroken, GlassRead, GlassReviewed, EnrolmentCodeMade, WorkstationApproved, WorkstationRevoked, WorkstationRenamed, WipeOrdered,
                                   EnrolmentRequested, CertificateRenewed, WorkstationReported, ImportNumbersTaken, MessagesKept, MessagesDone, MessageShown, MessagesExpired, FormerSeatActed,
                                   RightsExported, RecoveryCodesRenewed, SigningEnded, SeatSeen,
                                   SignInsFailed, StoreStarted, StoreStopped, BackupMade, BackupFailed, StoreVerified, LedgerDoubted, ConditionNoted, EntriesExpired, TrailAsked, TrailExported,
                                   AlertRaised, AlertRepeated, AlertStepped, ChannelFailed, ChannelRecovered,
                                   ErasureNoted, ChannelAdded, ChannelRemoved, MigrationStepped, MigrationRefused, MigrationRecordShown>;

struct AccountEntry {
    lab::PersonId by;                // null: a workstation by itself, or the operator
    lab::WorkstationId at;           // null: at the store's own console
    std::uint64_t console = 0;       // the operator's user id there, plus one
    AccountChange change;
    bool operator==(const AccountEntry&) const = default;
};

// Deterministic CBOR {1 by, 2 at, 3 console, 4 change}, the change [its place in AccountChange, its own fields].
Bytes encodeEntry(const AccountEntry& entry);
Result<AccountEntry> decodeEntry(ByteView bytes);
// By the operator at the store's console.
AccountEntry consoleEntry(AccountChange change);

} // namespace paillasse::store
