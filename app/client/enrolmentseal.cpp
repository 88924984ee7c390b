// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/enrolmentseal.h"

#include "app/crypto/hash.h"
#include "app/wire/labfields.h"

namespace paillasse::cbor {

// Appended to, never reordered: a field at its default leaves the seals that were made before it as they are.
template <>
struct Fields<client::Enrolment> {
    static void visit(auto& v, auto& x)
    {
        numbered(v, x.address, x.workstationName, x.workstation, x.store, x.authority, x.certificate, x.request, x.secretHash, x.storeSigningKey, x.storeBoxKey, x.keyringEntry, x.keyringMark, x.enrolledAt);
    }
};

} // namespace paillasse::cbor

namespace paillasse::client {

namespace {

crypto::Digest sealOf(const Enrolment& enrolment, const SecretBytes& key)
{
    return crypto::hmacSha256(key, cbor::encode(enrolment));
}

} // namespace

Enrolment sealed(Enrolment enrolment, const SecretBytes& key)
{
    enrolment.seal = crypto::digestBytes(sealOf(enrolment, key));
    return enrolment;
}

bool isSealedWith(const Enrolment& enrolment, const SecretBytes& key)
{
    return crypto::equal(sealOf(enrolment, key), enrolment.seal);
}

} // namespace paillasse::client
