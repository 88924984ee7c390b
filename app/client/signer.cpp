// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/signer.h"

#include "app/crypto/box.h"
#include "app/wire/actcodec.h"

namespace paillasse::client {

lab::Act Signer::make(const lab::DocumentId& subject, lab::ActBody body, std::vector<lab::BasedOn> based, Instant now) const
{
    lab::Act act;
    act.id = lab::ActId::make(now);
    act.laboratory = laboratory;
    act.subjectKind = lab::subjectKindOf(body);
    act.subject = subject;
    act.based = std::move(based);
    act.person = person.id;
    act.seat = seat;
    act.workstation = workstation;
    act.at = now;
    act.body = std::move(body);
    return act;
}

Result<wire::PushedAct> Signer::seal(const lab::Act& act) const
{
    wire::SignedAct signedAct;
    signedAct.certificate = certificate;
    signedAct.certificateSignature = certificateSignature;
    signedAct.act = wire::encodeAct(act);
    signedAct.signature = sessionKey->sign("paillasse.act.v1", signedAct.act);
    auto sealed = crypto::sealTo(storeBoxKey, wire::encodeSignedAct(signedAct));
    if (!sealed)
        return tl::unexpected(sealed.error());
    return wire::PushedAct{act.id, std::move(*sealed)};
}

} // namespace paillasse::client
