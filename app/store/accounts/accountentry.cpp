// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/accountentry.h"

#include <unistd.h>

#include "app/wire/governancefields.h"
#include "app/wire/migrationfields.h"
#include "app/wire/watchfields.h"

namespace paillasse::cbor {

template <>
struct Fields<store::PersonAdded> {
    static void visit(auto& v, auto& x) { numbered(v, x.person); }
};
template <>
struct Fields<store::PersonChanged> {
    static void visit(auto& v, auto& x) { numbered(v, x.person); }
};
template <>
struct Fields<store::PersonClosed> {
    static void visit(auto& v, auto& x) { numbered(v, x.person); }
};
template <>
struct Fields<store::PersonReopened> {
    static void visit(auto& v, auto& x) { numbered(v, x.person); }
};
template <>
struct Fields<store::PersonGivenCode> {
    static void visit(auto& v, auto& x) { numbered(v, x.person); }
};
template <>
struct Fields<store::PersonFactorDropped> {
    static void visit(auto& v, auto& x) { numbered(v, x.person); }
};
template <>
struct Fields<store::SeatReleased> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.from, x.reason); }
};
template <>
struct Fields<store::RoleDefined> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.role); }
};
template <>
struct Fields<store::RoleRemoved> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.role); }
};
template <>
struct Fields<store::PolicyChanged> {
    static void visit(auto& v, auto& x) { numbered(v, x.policy); }
};
template <>
struct Fields<store::AccountActivated> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<store::PasswordChanged> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<store::FactorSetUp> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<store::FactorProved> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<store::SigningOpened> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<store::SessionStarted> {
    static void visit(auto& v, auto& x) { numbered(v, x.movedFrom); }
};
template <>
struct Fields<store::SeatForced> {
    static void visit(auto& v, auto& x) { numbered(v, x.from); }
};
template <>
struct Fields<store::SessionEnded> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<store::SessionEndedByOther> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.workstation); }
};
template <>
struct Fields<store::NumbersLeased> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory); }
};
template <>
struct Fields<store::GlassBroken> {
    static void visit(auto& v, auto& x) { numbered(v, x.glass, x.laboratory, x.patient, x.reason); }
};
template <>
struct Fields<store::GlassRead> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.patient); }
};
template <>
struct Fields<store::GlassReviewed> {
    static void visit(auto& v, auto& x) { numbered(v, x.glass, x.laboratory, x.person, x.patient, x.remark); }
};
template <>
struct Fields<store::EnrolmentCodeMade> {
    static void visit(auto& v, auto& x) { numbered(v, x.approves); }
};
template <>
struct Fields<store::WorkstationApproved> {
    static void visit(auto& v, auto& x) { numbered(v, x.workstation); }
};
template <>
struct Fields<store::WorkstationRevoked> {
    static void visit(auto& v, auto& x) { numbered(v, x.workstation); }
};
template <>
struct Fields<store::WorkstationRenamed> {
    static void visit(auto& v, auto& x) { numbered(v, x.workstation, x.name); }
};
template <>
struct Fields<store::WipeOrdered> {
    static void visit(auto& v, auto& x) { numbered(v, x.workstation); }
};
template <>
struct Fields<store::EnrolmentRequested> {
    static void visit(auto& v, auto& x) { numbered(v, x.name, x.address, x.fingerprint); }
};
template <>
struct Fields<store::CertificateRenewed> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<store::WorkstationReported> {
    static void visit(auto& v, auto& x) { numbered(v, x.showsRenewedCertificate, x.cachesDestroyed, x.wiped); }
};
template <>
struct Fields<store::ImportNumbersTaken> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory); }
};
template <>
struct Fields<store::MessagesKept> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory); }
};
template <>
struct Fields<store::MessagesDone> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory); }
};
template <>
struct Fields<store::MessageShown> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.message); }
};
template <>
struct Fields<store::MessagesExpired> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<store::FormerSeatActed> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.act, x.seat); }
};
template <>
struct Fields<store::RightsExported> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.form); }
};
template <>
struct Fields<store::RecoveryCodesRenewed> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<store::SigningEnded> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<store::SeatSeen> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.person, x.seat); }
};
template <>
struct Fields<store::FailedSignIn> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.at, x.fault, x.count); }
};
template <>
struct Fields<store::SignInsFailed> {
    static void visit(auto& v, auto& x) { numbered(v, x.failures); }
};
template <>
struct Fields<store::StoreStarted> {
    static void visit(auto& v, auto& x) { numbered(v, x.version); }
};
template <>
struct Fields<store::StoreStopped> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<store::BackupMade> {
    static void visit(auto& v, auto& x) { numbered(v, x.bytes); }
};
template <>
struct Fields<store::BackupFailed> {
    static void visit(auto& v, auto& x) { numbered(v, x.code); }
};
template <>
struct Fields<store::StoreVerified> {
    static void visit(auto& v, auto& x) { numbered(v, x.findings); }
};
template <>
struct Fields<store::LedgerDoubted> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.knownSize, x.shownSize); }
};
template <>
struct Fields<store::ConditionNoted> {
    static void visit(auto& v, auto& x) { numbered(v, x.condition, x.value, x.subject); }
};
template <>
struct Fields<store::EntriesExpired> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.period, x.entries); }
};
template <>
struct Fields<store::TrailAsked> {
    static void visit(auto& v, auto& x) { numbered(v, x.query); }
};
template <>
struct Fields<store::TrailExported> {
    static void visit(auto& v, auto& x) { numbered(v, x.query, x.form); }
};
template <>
struct Fields<store::AlertRaised> {
    static void visit(auto& v, auto& x) { numbered(v, x.alert); }
};
template <>
struct Fields<store::AlertRepeated> {
    static void visit(auto& v, auto& x) { numbered(v, x.alert, x.count); }
};
template <>
struct Fields<store::AlertStepped> {
    static void visit(auto& v, auto& x) { numbered(v, x.alert, x.step, x.text); }
};
template <>
struct Fields<store::ChannelFailed> {
    static void visit(auto& v, auto& x) { numbered(v, x.channel, x.code); }
};
template <>
struct Fields<store::ChannelRecovered> {
    static void visit(auto& v, auto& x) { numbered(v, x.channel); }
};
template <>
struct Fields<store::ErasureNoted> {
    static void visit(auto& v, auto& x) { numbered(v, x.step, x.erasure, x.laboratory, x.patient, x.text, x.count, x.sha256); }
};
template <>
struct Fields<store::ChannelAdded> {
    static void visit(auto& v, auto& x) { numbered(v, x.channel, x.kind, x.least); }
};
template <>
struct Fields<store::ChannelRemoved> {
    static void visit(auto& v, auto& x) { numbered(v, x.channel, x.kind); }
};
template <>
struct Fields<store::MigrationStepped> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.laboratory, x.number, x.step); }
};
template <>
struct Fields<store::MigrationRefused> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.job, x.step, x.refusal); }
};
template <>
struct Fields<store::MigrationRecordShown> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.job, x.record); }
};
template <>
struct Fields<store::AccountEntry> {
    static void visit(auto& v, auto& x) { numbered(v, x.by, x.at, x.console, x.change); }
};

} // namespace paillasse::cbor

namespace paillasse::store {

Bytes encodeEntry(const AccountEntry& entry)
{
    return cbor::encode(entry);
}

Result<AccountEntry> decodeEntry(ByteView bytes)
{
    return cbor::decode<AccountEntry>(bytes);
}

AccountEntry consoleEntry(AccountChange change)
{
    return {{}, {}, std::uint64_t{getuid()} + 1, std::move(change)};
}

} // namespace paillasse::store
