// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/adminmessages.h"

#include "app/wire/governancefields.h"
#include "app/wire/messagecodec.h"

namespace paillasse::cbor {

template <>
struct Fields<wire::LaboratoryQuestion> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory); }
};
template <>
struct Fields<wire::PermissionUse> {
    static void visit(auto& v, auto& x) { numbered(v, x.permission, x.lastDay); }
};
template <>
struct Fields<wire::StaffEntry> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.awaitsActivation, x.hasFactor, x.recoveryCodesLeft, x.lastSignIn, x.seat, x.seatName, x.uses, x.codeGivenBy, x.factorDroppedBy); }
};
template <>
struct Fields<wire::StaffReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.people, x.roles); }
};
template <>
struct Fields<wire::StaffAddition> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.login, x.displayName, x.title, x.grant); }
};
template <>
struct Fields<wire::StaffQuestion> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.person); }
};
template <>
struct Fields<wire::ActivationIssued> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.code, x.expiresAt); }
};
template <>
struct Fields<wire::StaffChange> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.person, x.displayName, x.title, x.grants); }
};
template <>
struct Fields<wire::SeatRelease> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.person, x.reason, x.code); }
};
template <>
struct Fields<wire::RightsExport> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.form, x.code); }
};
template <>
struct Fields<wire::RoleChange> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.role); }
};
template <>
struct Fields<wire::RoleRemoval> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.role); }
};
template <>
struct Fields<wire::CacheEntry> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.personName, x.lastSignIn, x.confirmedDestroyed, x.toDestroy); }
};
template <>
struct Fields<wire::WorkstationEntry> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.name, x.standing, x.fingerprint, x.address, x.requestedAt, x.lastSeen, x.certificateExpires, x.clientVersion, x.pendingActs, x.wipeOrdered, x.wipeConfirmed, x.caches); }
};
template <>
struct Fields<wire::WorkstationsReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.workstations); }
};
template <>
struct Fields<wire::EnrolmentIssued> {
    static void visit(auto& v, auto& x) { numbered(v, x.code, x.expiresAt); }
};
template <>
struct Fields<wire::WorkstationQuestion> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.workstation); }
};
template <>
struct Fields<wire::WipeOrder> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.workstation, x.code); }
};
template <>
struct Fields<wire::WorkstationName> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.workstation, x.name); }
};
template <>
struct Fields<wire::SessionEntry> {
    static void visit(auto& v, auto& x) { numbered(v, x.session, x.person, x.personName, x.workstation, x.workstationName, x.openedAt, x.usedAt, x.factorUntil); }
};
template <>
struct Fields<wire::FormerSeatEntry> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.personName, x.workstation, x.workstationName, x.acts, x.firstMadeAt, x.lastMadeAt, x.arrivedAt); }
};
template <>
struct Fields<wire::ForcedSeatEntry> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.personName, x.seat, x.workstation, x.workstationName, x.from, x.fromName, x.takenAt, x.seenBy, x.seenByName, x.seenAt); }
};
template <>
struct Fields<wire::SessionsReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.sessions, x.formerSeats, x.forcedSeats); }
};
template <>
struct Fields<wire::ForcedSeatSeen> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.person, x.seat); }
};
template <>
struct Fields<wire::SessionEnding> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.session); }
};
template <>
struct Fields<wire::PolicyChange> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.policy, x.code); }
};
template <>
struct Fields<wire::GlassRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.patient, x.reason, x.code); }
};
template <>
struct Fields<wire::GlassReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.until); }
};
template <>
struct Fields<wire::GlassReading> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.patient); }
};
template <>
struct Fields<wire::GlassEntry> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.person, x.personName, x.workstation, x.patient, x.reason, x.openedAt, x.until, x.reviewedBy, x.reviewedAt, x.remark); }
};
template <>
struct Fields<wire::GlassList> {
    static void visit(auto& v, auto& x) { numbered(v, x.entries); }
};
template <>
struct Fields<wire::GlassReview> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.id, x.remark); }
};

} // namespace paillasse::cbor

namespace paillasse::wire {

PAILLASSE_MESSAGE(access::RoleDefinition);
PAILLASSE_MESSAGE(LaboratoryQuestion);
PAILLASSE_MESSAGE(StaffReply);
PAILLASSE_MESSAGE(StaffAddition);
PAILLASSE_MESSAGE(StaffQuestion);
PAILLASSE_MESSAGE(ActivationIssued);
PAILLASSE_MESSAGE(StaffChange);
PAILLASSE_MESSAGE(SeatRelease);
PAILLASSE_MESSAGE(RightsExport);
PAILLASSE_MESSAGE(RoleChange);
PAILLASSE_MESSAGE(RoleRemoval);
PAILLASSE_MESSAGE(WorkstationsReply);
PAILLASSE_MESSAGE(EnrolmentIssued);
PAILLASSE_MESSAGE(WorkstationQuestion);
PAILLASSE_MESSAGE(WipeOrder);
PAILLASSE_MESSAGE(WorkstationName);
PAILLASSE_MESSAGE(SessionsReply);
PAILLASSE_MESSAGE(ForcedSeatSeen);
PAILLASSE_MESSAGE(SessionEnding);
PAILLASSE_MESSAGE(Policy);
PAILLASSE_MESSAGE(PolicyChange);
PAILLASSE_MESSAGE(GlassRequest);
PAILLASSE_MESSAGE(GlassReply);
PAILLASSE_MESSAGE(GlassReading);
PAILLASSE_MESSAGE(GlassList);
PAILLASSE_MESSAGE(GlassReview);

} // namespace paillasse::wire
