// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/messages.h"

#include "app/wire/labfields.h"

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
    static void visit(auto& v, auto& x) { numbered(v, x.salt, x.memoryBytes, x.passes); }
};
template <>
struct Fields<wire::ActivationRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.login, x.codeHash, x.salt, x.auth, x.signingKey, x.sealedSigningKey); }
};
template <>
struct Fields<wire::SessionRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.login, x.auth, x.sessionKey, x.takeSeat); }
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
    static void visit(auto& v, auto& x) { numbered(v, x.token, x.tokenExpiresAt, x.certificate, x.certificateSignature, x.person, x.sealedSigningKey, x.seat, x.storeTime, x.maxOfflineMs, x.laboratories); }
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
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.patient); }
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

template <class T>
Bytes encodeMessage(const T& message)
{
    return cbor::encode(message);
}

template <class T>
Result<T> decodeMessage(ByteView bytes)
{
    if (bytes.size() > maxMessageBytes)
        return fail(ErrorCode::TooLarge, "message: larger than any may be");
    return cbor::decode<T>(bytes);
}

template Bytes encodeMessage(EnrolmentRequest const&);
template Result<EnrolmentRequest> decodeMessage(ByteView);
template Bytes encodeMessage(EnrolmentReply const&);
template Result<EnrolmentReply> decodeMessage(ByteView);
template Bytes encodeMessage(SaltRequest const&);
template Result<SaltRequest> decodeMessage(ByteView);
template Bytes encodeMessage(SaltReply const&);
template Result<SaltReply> decodeMessage(ByteView);
template Bytes encodeMessage(ActivationRequest const&);
template Result<ActivationRequest> decodeMessage(ByteView);
template Bytes encodeMessage(SessionRequest const&);
template Result<SessionRequest> decodeMessage(ByteView);
template Bytes encodeMessage(SessionReply const&);
template Result<SessionReply> decodeMessage(ByteView);
template Bytes encodeMessage(PushRequest const&);
template Result<PushRequest> decodeMessage(ByteView);
template Bytes encodeMessage(PushReply const&);
template Result<PushReply> decodeMessage(ByteView);
template Bytes encodeMessage(DocumentRequest const&);
template Result<DocumentRequest> decodeMessage(ByteView);
template Bytes encodeMessage(HistoryRequest const&);
template Result<HistoryRequest> decodeMessage(ByteView);
template Bytes encodeMessage(LaboratoryEntry const&);
template Result<LaboratoryEntry> decodeMessage(ByteView);
template Bytes encodeMessage(LeaseRequest const&);
template Result<LeaseRequest> decodeMessage(ByteView);
template Bytes encodeMessage(ConsistencyReply const&);
template Result<ConsistencyReply> decodeMessage(ByteView);
template Bytes encodeMessage(Problem const&);
template Result<Problem> decodeMessage(ByteView);

} // namespace paillasse::wire
