// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/crypto/hash.h"

// X.509 v3 (RFC 5280) with EC P-256 keys: the store's own authority, its server certificate, the workstations' and that of its seal. All texts are PEM.
namespace paillasse::crypto {

struct KeyAndCertificate {
    SecretBytes privateKey; // PKCS#8, PEM
    std::string certificate;
};

struct CertificateFacts {
    std::string commonName;
    std::string serial;     // hex
    Instant notBefore;
    Instant notAfter;
    Digest fingerprint{};   // SHA-256 of the DER certificate
    Digest publicKeyHash{}; // SHA-256 of the SubjectPublicKeyInfo
};

// Self-signed; may sign certificates and nothing else.
Result<KeyAndCertificate> makeAuthority(const std::string& commonName, Instant now, std::int64_t lifeMs);
// For TLS servers; `hosts` are DNS names or IP addresses.
Result<KeyAndCertificate> makeServer(const KeyAndCertificate& authority, const std::vector<std::string>& hosts, Instant now, std::int64_t lifeMs);

// For seals on documents (app/crypto/cms.h) and nothing else: its key usage has nonRepudiation, which no other certificate of the authority has.
Result<KeyAndCertificate> makeSeal(const KeyAndCertificate& authority, const std::string& commonName, Instant now, std::int64_t lifeMs);

SecretBytes makePrivateKey();
// PKCS#10 (RFC 2986) with the given common name.
Result<std::string> makeRequest(const SecretBytes& privateKey, const std::string& commonName);
// Checks the request's own signature; the subject is ours (`commonName`), never the request's. For TLS clients.
Result<std::string> issueClient(const KeyAndCertificate& authority, const std::string& request, const std::string& commonName, Instant now, std::int64_t lifeMs);

// SHA-256 of the SubjectPublicKeyInfo that a request carries. InvalidInput.
Result<Digest> requestedKeyHash(const std::string& request);
// Its first 16 bytes in groups of four hexadecimal digits, "3f2a 91c0 …": what two people compare by telephone. As hard to meet with
// another key as the enrolment code's hash of the authority.
std::string readAloud(const Digest& hash);

Result<CertificateFacts> readCertificate(const std::string& certificate);
// The same from DER, as a TLS peer presents it.
Result<CertificateFacts> readCertificateDer(ByteView der);
// Whether the certificate was issued for this key.
bool isForKey(const std::string& certificate, const SecretBytes& privateKey);

} // namespace paillasse::crypto
