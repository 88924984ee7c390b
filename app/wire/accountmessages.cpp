// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/accountmessages.h"

#include "app/wire/labfields.h"
#include "app/wire/messagecodec.h"

namespace paillasse::cbor {

template <>
struct Fields<wire::FactorOfferRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.code); }
};
template <>
struct Fields<wire::FactorOffer> {
    static void visit(auto& v, auto& x) { numbered(v, x.secret, x.account, x.issuer); }
};
template <>
struct Fields<wire::FactorConfirmation> {
    static void visit(auto& v, auto& x) { numbered(v, x.code); }
};
template <>
struct Fields<wire::RecoveryCodes> {
    static void visit(auto& v, auto& x) { numbered(v, x.codes); }
};
template <>
struct Fields<wire::FactorProof> {
    static void visit(auto& v, auto& x) { numbered(v, x.code); }
};
template <>
struct Fields<wire::FactorReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.until, x.recoveryCodesLeft); }
};
template <>
struct Fields<wire::PasswordChange> {
    static void visit(auto& v, auto& x) { numbered(v, x.auth, x.newSalt, x.newAuth, x.sealedSigningKey); }
};
template <>
struct Fields<wire::RenewalRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.certificateRequest); }
};
template <>
struct Fields<wire::RenewalReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.certificate, x.authority); }
};
template <>
struct Fields<wire::CacheStanding> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.usedAt, x.destroyedAt); }
};
template <>
struct Fields<wire::StandingRequest> {
    static void visit(auto& v, auto& x) { numbered(v, x.clientVersion, x.caches, x.pendingActs, x.wiped); }
};
template <>
struct Fields<wire::StandingReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.name, x.revoked, x.wipe, x.destroy, x.certificateExpires, x.oldestClient, x.maxOfflineMs, x.storeTime, x.elsewhere); }
};

} // namespace paillasse::cbor

namespace paillasse::wire {

PAILLASSE_MESSAGE(FactorOfferRequest);
PAILLASSE_MESSAGE(FactorOffer);
PAILLASSE_MESSAGE(FactorConfirmation);
PAILLASSE_MESSAGE(RecoveryCodes);
PAILLASSE_MESSAGE(FactorProof);
PAILLASSE_MESSAGE(FactorReply);
PAILLASSE_MESSAGE(PasswordChange);
PAILLASSE_MESSAGE(RenewalRequest);
PAILLASSE_MESSAGE(RenewalReply);
PAILLASSE_MESSAGE(StandingRequest);
PAILLASSE_MESSAGE(StandingReply);

} // namespace paillasse::wire
