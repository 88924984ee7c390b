// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "app/crypto/certificate.h"

// What the files over X.509 have in common; for this room alone.
namespace paillasse::crypto {

template <auto function>
struct Free {
    template <class T>
    void operator()(T* object) const
    {
        function(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

tl::unexpected<Error> failed(const char* what);

// OpenSSL's own would ask for a passphrase at the terminal, and wait there: for a request that came over the network, too.
int noPassphrase(char*, int, int, void*);
Bio reading(ByteView text);
// Null: no key, no certificate.
Key keyFrom(const SecretBytes& pem);
Certificate certificateFrom(const std::string& pem);

Key newKey();
SecretBytes pemOf(EVP_PKEY* key);
bool setName(X509_NAME* name, const std::string& commonName);
bool addExtension(X509* certificate, X509* issuer, int nid, const std::string& value);
// Version 3, a random serial of 126 bits, the times, the subject and its key; not yet signed.
Certificate begin(EVP_PKEY* publicKey, const std::string& commonName, Instant now, std::int64_t lifeMs);
Result<std::string> finish(Certificate certificate, X509* issuer, EVP_PKEY* issuerKey);

Instant instantOf(const ASN1_TIME* time);
Result<Digest> keyHashOf(X509_PUBKEY* key);
Result<CertificateFacts> factsOf(X509* certificate);

} // namespace paillasse::crypto
