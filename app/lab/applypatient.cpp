// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/applysteps.h"
#include "app/lab/rules/nir.h"
#include "app/lab/wellformed.h"

namespace paillasse::lab::steps {

namespace {

// Nobody sets "qualified" by hand: the traits must bear the state (laboratory.md 2).
bool bearsItsState(const Identity& identity)
{
    return bearableState(identity) == identity.state;
}

} // namespace

Allowed<Patient> make(const RegisterPatient& body, const Act& act)
{
    if (documentId(body.patient.id) != act.subject)
        return refuse(RefusalCode::WrongSubject);
    if (!isSound(body.patient) || !bearsItsState(body.patient.identity))
        return refuse(RefusalCode::Malformed);
    return body.patient;
}

Allowed<void> change(Patient& patient, const CorrectPatient& body, const Act&)
{
    if (!isGiven(body.reason))
        return refuse(RefusalCode::ReasonMissing);
    patient.identity = body.identity;
    patient.contact = body.contact;
    patient.insuredNir = body.insuredNir;
    patient.isStaff = body.isStaff;
    patient.isProtected = body.isProtected;
    if (!isSound(patient) || !bearsItsState(patient.identity) || !isText(body.reason, limits::reason))
        return refuse(RefusalCode::Malformed);
    return {};
}

} // namespace paillasse::lab::steps
