// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/x509parts.h"

#include <openssl/pem.h>

namespace paillasse::crypto {

namespace {

using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;

std::string pemOf(X509* certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

} // namespace

tl::unexpected<Error> failed(const char* what)
{
    return fail(ErrorCode::Internal, std::string("certificate: ") + what);
}

int noPassphrase(char*, int, int, void*)
{
    return -1;
}

Bio reading(ByteView text)
{
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

Key keyFrom(const SecretBytes& pem)
{
    auto bio = reading(pem.view());
    return Key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
}

Certificate certificateFrom(const std::string& pem)
{
    auto bio = reading(asBytes(pem));
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr));
}

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

SecretBytes pemOf(EVP_PKEY* key)
{
    const Bio bio(BIO_new(BIO_s_secmem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return SecretBytes::copyOf(std::string_view(data, static_cast<std::size_t>(size)));
}

bool setName(X509_NAME* name, const std::string& commonName)
{
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(commonName.data()), static_cast<int>(commonName.size()), -1, 0) == 1;
}

bool addExtension(X509* certificate, X509* issuer, int nid, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

Certificate begin(EVP_PKEY* publicKey, const std::string& commonName, Instant now, std::int64_t lifeMs)
{
    Certificate certificate(X509_new());
    const Number serial(BN_new());
    if (!certificate || BN_rand(serial.get(), 126, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) != 1)
        return nullptr;
    X509_set_version(certificate.get(), X509_VERSION_3);
    BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate.get()));
    // Five minutes back: clocks of workstations differ.
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), static_cast<time_t>((now.ms - 5 * minuteMs) / secondMs));
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), static_cast<time_t>((now.ms + lifeMs) / secondMs));
    X509_set_pubkey(certificate.get(), publicKey);
    return setName(X509_get_subject_name(certificate.get()), commonName) ? std::move(certificate) : nullptr;
}

Result<std::string> finish(Certificate certificate, X509* issuer, EVP_PKEY* issuerKey)
{
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
    if (!addExtension(certificate.get(), issuer, NID_subject_key_identifier, "hash") || !addExtension(certificate.get(), issuer, NID_authority_key_identifier, "keyid:always"))
        return failed("no key identifier");
    if (X509_sign(certificate.get(), issuerKey, EVP_sha256()) == 0)
        return failed("not signed");
    return pemOf(certificate.get());
}

Instant instantOf(const ASN1_TIME* time)
{
    tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    int days = 0;
    int seconds = 0;
    const std::unique_ptr<ASN1_TIME, Free<ASN1_STRING_free>> epoch(ASN1_TIME_set(nullptr, 0));
    ASN1_TIME_diff(&days, &seconds, epoch.get(), time);
    return {days * dayMs + seconds * secondMs};
}

Result<Digest> keyHashOf(X509_PUBKEY* key)
{
    unsigned char* der = nullptr;
    const int length = i2d_X509_PUBKEY(key, &der);
    if (length <= 0)
        return failed("no public key");
    const auto hash = sha256({der, static_cast<std::size_t>(length)});
    OPENSSL_free(der);
    return hash;
}

Result<CertificateFacts> factsOf(X509* certificate)
{
    CertificateFacts facts;
    auto* name = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (at >= 0) {
        unsigned char* text = nullptr;
        const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
        if (size >= 0)
            facts.commonName.assign(reinterpret_cast<char*>(text), static_cast<std::size_t>(size));
        OPENSSL_free(text);
    }
    const Number serial(ASN1_INTEGER_to_BN(X509_get_serialNumber(certificate), nullptr));
    if (char* hex = BN_bn2hex(serial.get())) {
        facts.serial = hex;
        OPENSSL_free(hex);
    }
    facts.notBefore = instantOf(X509_get0_notBefore(certificate));
    facts.notAfter = instantOf(X509_get0_notAfter(certificate));
    unsigned size = 0;
    if (X509_digest(certificate, EVP_sha256(), facts.fingerprint.data(), &size) != 1)
        return failed("no fingerprint");
    const auto key = keyHashOf(X509_get_X509_PUBKEY(certificate));
    if (!key)
        return tl::unexpected(key.error());
    facts.publicKeyHash = *key;
    return facts;
}

} // namespace paillasse::crypto
