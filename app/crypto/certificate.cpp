// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/certificate.h"

#include <algorithm>
#include <memory>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace paillasse::crypto {

namespace {

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
using Request = std::unique_ptr<X509_REQ, Free<X509_REQ_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

tl::unexpected<Error> failed(const char* what)
{
    return fail(ErrorCode::Internal, std::string("certificate: ") + what);
}

// OpenSSL's own would ask for a passphrase at the terminal, and wait there: for a request that came over the network, too.
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

SecretBytes pemOf(EVP_PKEY* key)
{
    const Bio bio(BIO_new(BIO_s_secmem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return SecretBytes::copyOf(std::string_view(data, static_cast<std::size_t>(size)));
}

std::string pemOf(X509* certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

Certificate certificateFrom(const std::string& pem)
{
    auto bio = reading(asBytes(pem));
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr));
}

Request requestFrom(const std::string& pem)
{
    auto bio = reading(asBytes(pem));
    return Request(PEM_read_bio_X509_REQ(bio.get(), nullptr, noPassphrase, nullptr));
}

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
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

// Version 3, a random serial of 126 bits, the times, the subject and its key; not yet signed.
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

bool isAddress(const std::string& host)
{
    const auto isOf = [&host](std::string_view characters) { return host.find_first_not_of(characters) == std::string::npos; };
    return !host.empty() && (isOf("0123456789.") || (host.find(':') != std::string::npos && isOf("0123456789abcdefABCDEF:.")));
}

// RFC 1123, and the underscores that machines have in their names all the same.
bool isHostName(std::string_view host)
{
    constexpr std::size_t longest = 253;
    constexpr std::size_t longestLabel = 63;
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
    const auto isLabel = [&](std::string_view label) {
        return !label.empty() && label.size() <= longestLabel && label.front() != '-' && label.back() != '-' && std::ranges::all_of(label, fits);
    };
    for (auto rest = host;;) {
        const auto dot = rest.find('.');
        if (!isLabel(rest.substr(0, dot)))
            return false;
        if (dot == std::string_view::npos)
            return host.size() <= longest;
        rest.remove_prefix(dot + 1);
    }
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

} // namespace

Result<KeyAndCertificate> makeAuthority(const std::string& commonName, Instant now, std::int64_t lifeMs)
{
    const auto key = newKey();
    auto certificate = key ? begin(key.get(), commonName, now, lifeMs) : nullptr;
    if (!certificate)
        return failed("no authority");
    auto* raw = certificate.get();
    if (!addExtension(raw, raw, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") || !addExtension(raw, raw, NID_key_usage, "critical,keyCertSign,cRLSign"))
        return failed("no constraints");
    auto pem = finish(std::move(certificate), raw, key.get());
    if (!pem)
        return tl::unexpected(pem.error());
    return KeyAndCertificate{pemOf(key.get()), std::move(*pem)};
}

Result<KeyAndCertificate> makeServer(const KeyAndCertificate& authority, const std::vector<std::string>& hosts, Instant now, std::int64_t lifeMs)
{
    const auto issuer = certificateFrom(authority.certificate);
    const auto issuerKey = keyFrom(authority.privateKey);
    const auto key = newKey();
    auto certificate = key && issuer && issuerKey ? begin(key.get(), "Paillasse store", now, lifeMs) : nullptr;
    if (!certificate || hosts.empty())
        return failed("no server certificate");
    std::string names;
    for (const auto& host : hosts) {
        if (!isAddress(host) && !isHostName(host))
            return fail(ErrorCode::InvalidInput, "certificate: \"" + host + "\" is neither a host's name (letters without accents, digits, dashes and dots; no port) nor an address");
        names += (names.empty() ? "" : ",") + std::string(isAddress(host) ? "IP:" : "DNS:") + host;
    }
    auto* raw = certificate.get();
    if (!addExtension(raw, issuer.get(), NID_basic_constraints, "critical,CA:FALSE") || !addExtension(raw, issuer.get(), NID_key_usage, "critical,digitalSignature") ||
        !addExtension(raw, issuer.get(), NID_ext_key_usage, "serverAuth"))
        return failed("no constraints");
    if (!addExtension(raw, issuer.get(), NID_subject_alt_name, names))
        return fail(ErrorCode::InvalidInput, "certificate: an address of the hosts is none");
    auto pem = finish(std::move(certificate), issuer.get(), issuerKey.get());
    if (!pem)
        return tl::unexpected(pem.error());
    return KeyAndCertificate{pemOf(key.get()), std::move(*pem)};
}

SecretBytes makePrivateKey()
{
    const auto key = newKey();
    return key ? pemOf(key.get()) : SecretBytes();
}

Result<std::string> makeRequest(const SecretBytes& privateKey, const std::string& commonName)
{
    const auto key = keyFrom(privateKey);
    const Request request(X509_REQ_new());
    if (!key || !request || !setName(X509_REQ_get_subject_name(request.get()), commonName))
        return failed("no request");
    X509_REQ_set_version(request.get(), X509_REQ_VERSION_1);
    X509_REQ_set_pubkey(request.get(), key.get());
    const Bio bio(BIO_new(BIO_s_mem()));
    if (X509_REQ_sign(request.get(), key.get(), EVP_sha256()) == 0 || PEM_write_bio_X509_REQ(bio.get(), request.get()) != 1)
        return failed("request not signed");
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

Result<std::string> issueClient(const KeyAndCertificate& authority, const std::string& requestPem, const std::string& commonName, Instant now, std::int64_t lifeMs)
{
    const auto request = requestFrom(requestPem);
    auto* key = request ? X509_REQ_get0_pubkey(request.get()) : nullptr;
    if (!key || X509_REQ_verify(request.get(), key) != 1)
        return fail(ErrorCode::InvalidInput, "certificate: not a certificate request");
    char group[32] = {};
    std::size_t groupSize = 0;
    if (EVP_PKEY_get_group_name(key, group, sizeof group, &groupSize) != 1 || std::string_view(group, groupSize) != "prime256v1")
        return fail(ErrorCode::InvalidInput, "certificate: the request's key is not EC P-256");
    const auto issuer = certificateFrom(authority.certificate);
    const auto issuerKey = keyFrom(authority.privateKey);
    auto certificate = issuer && issuerKey ? begin(key, commonName, now, lifeMs) : nullptr;
    if (!certificate)
        return failed("no client certificate");
    auto* raw = certificate.get();
    if (!addExtension(raw, issuer.get(), NID_basic_constraints, "critical,CA:FALSE") || !addExtension(raw, issuer.get(), NID_key_usage, "critical,digitalSignature") ||
        !addExtension(raw, issuer.get(), NID_ext_key_usage, "clientAuth"))
        return failed("no constraints");
    return finish(std::move(certificate), issuer.get(), issuerKey.get());
}

Result<Digest> requestedKeyHash(const std::string& pem)
{
    const auto request = requestFrom(pem);
    return request ? keyHashOf(X509_REQ_get_X509_PUBKEY(request.get())) : fail(ErrorCode::InvalidInput, "certificate: not a certificate request");
}

std::string readAloud(const Digest& hash)
{
    constexpr std::size_t shown = 16;
    constexpr std::size_t group = 4;
    const auto hex = toHex({hash.data(), shown});
    std::string text;
    for (std::size_t at = 0; at < hex.size(); at += group)
        text += (text.empty() ? "" : " ") + hex.substr(at, group);
    return text;
}

Result<CertificateFacts> readCertificate(const std::string& pem)
{
    const auto certificate = certificateFrom(pem);
    return certificate ? factsOf(certificate.get()) : fail(ErrorCode::InvalidInput, "certificate: not readable");
}

Result<CertificateFacts> readCertificateDer(ByteView der)
{
    const auto* data = der.data();
    const Certificate certificate(d2i_X509(nullptr, &data, static_cast<long>(der.size())));
    return certificate ? factsOf(certificate.get()) : fail(ErrorCode::InvalidInput, "certificate: not readable");
}

bool isForKey(const std::string& pem, const SecretBytes& privateKey)
{
    const auto certificate = certificateFrom(pem);
    const auto key = keyFrom(privateKey);
    return certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
}

} // namespace paillasse::crypto
