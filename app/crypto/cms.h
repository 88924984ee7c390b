// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"

// A seal beside the bytes that it is on: CMS SignedData (RFC 5652) without content, DER, ECDSA with SHA-256 by one signer whose certificate is in it, with the signing
// time and the signer's certificate (ESS signing-certificate-v2, RFC 5035) among what is signed. What CAdES and PAdES build on.
namespace paillasse::crypto {

struct DetachedSeal {
    CertificateFacts signer;
    Instant at;              // as the signer says
};

// `signer`: of makeSeal.
Result<Bytes> sealDetached(const KeyAndCertificate& signer, ByteView content, Instant at);
// The only accepted encoding is the one that sealDetached makes. InvalidInput: this is no such seal; Corrupt: it does not fit the content; NotTrusted: its certificate is
// no seal's of this authority, or was not in force then. The certificate may be over since.
Result<DetachedSeal> openDetached(ByteView cms, ByteView content, const std::string& authorityPem);

} // namespace paillasse::crypto
