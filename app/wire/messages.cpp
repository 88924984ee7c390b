// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/messages.h"

#include "app/wire/labfields.h"
#include "app/wire/messagecodec.h"

namespace paillasse::cbor {

template <>
struct Fields<wire::EnrolmentRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.name, x.secretHash, x.certificateRequest); }
};
template <>
struct Fields<wire::EnrolmentReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.workstation, x.approved, x.certificate, x.authority, x.store, x.storeSigningKey, x.storeBoxKey); }
};
template <>
struct Fields<wire::SaltRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.login); }
};
template <>
struct Fields<wire::SaltReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.salt, x.memoryBytes, x.passes, x.codeAsked); }
};
template <>
struct Fields<wire::ActivationRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.login, x.codeHash, x.salt, x.auth, x.signingKey, x.sealedSigningKey); }
};
template <>
struct Fields<wire::SessionRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.login, x.auth, x.sessionKey, x.takeSeat, x.code, x.force, x.clientVersion); }
};
template <>
struct Fields<wire::NumberLease> {
    static void visit(auto& v, auto& x) { numbered(v, x.first, x.last); }
};
template <>
struct Fields<wire::LaboratoryEntry> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.name, x.patients, x.accessions); }
};
template <>
struct Fields<wire::SessionReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.token, x.tokenExpiresAt, x.certificate, x.certificateSignature, x.person, x.sealedSigningKey, x.seat, x.storeTime, x.maxOfflineMs, x.laboratories, x.hasFactor, x.factorToSetUp, x.recoveryCodesLeft, x.factorUntil); }
};
template <>
struct Fields<wire::PushedAct> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.sealed); }
};
template <>
struct Fields<wire::PushRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.acts); }
};
template <>
struct Fields<wire::ActReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.outcome, x.refusal, x.line, x.revision, x.sequence); }
};
template <>
struct Fields<wire::PushReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.acts, x.treeHead); }
};
template <>
struct Fields<wire::DocumentRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.kind, x.id); }
};
template <>
struct Fields<wire::HistoryRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.patient, x.accession); }
};
template <>
struct Fields<wire::LeaseRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.patientsUsed, x.accessionsUsed); }
};
template <>
struct Fields<wire::ConsistencyReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.treeHead, x.proof); }
};
template <>
struct Fields<wire::Problem> {
    static void visit(auto& v, auto& x) { numbered(v, x.code, x.hint); }
};

} // namespace paillasse::cbor

namespace paillasse::wire {

PAILLASSE_MESSAGE(EnrolmentRequest);
PAILLASSE_MESSAGE(EnrolmentReply);
PAILLASSE_MESSAGE(SaltRequest);
PAILLASSE_MESSAGE(SaltReply);
PAILLASSE_MESSAGE(ActivationRequest);
PAILLASSE_MESSAGE(SessionRequest);
PAILLASSE_MESSAGE(SessionReply);
PAILLASSE_MESSAGE(PushRequest);
PAILLASSE_MESSAGE(PushReply);
PAILLASSE_MESSAGE(DocumentRequest);
PAILLASSE_MESSAGE(HistoryRequest);
PAILLASSE_MESSAGE(LaboratoryEntry);
PAILLASSE_MESSAGE(LeaseRequest);
PAILLASSE_MESSAGE(ConsistencyReply);
PAILLASSE_MESSAGE(Problem);

} // namespace paillasse::wire
