// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/certificate.h"

#include <algorithm>

#include <openssl/pem.h>

#include "app/crypto/x509parts.h"

namespace paillasse::crypto {

namespace {

using Request = std::unique_ptr<X509_REQ, Free<X509_REQ_free>>;

Request requestFrom(const std::string& pem)
{
    auto bio = reading(asBytes(pem));
    return Request(PEM_read_bio_X509_REQ(bio.get(), nullptr, noPassphrase, nullptr));
}

// Of a certificate that issues none. `purpose` may be null.
bool addConstraints(X509* certificate, X509* issuer, const char* usage, const char* purpose)
{
    return addExtension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE") && addExtension(certificate, issuer, NID_key_usage, usage) &&
           (purpose == nullptr || addExtension(certificate, issuer, NID_ext_key_usage, purpose));
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
    if (!addConstraints(raw, issuer.get(), "critical,digitalSignature", "serverAuth"))
        return failed("no constraints");
    if (!addExtension(raw, issuer.get(), NID_subject_alt_name, names))
        return fail(ErrorCode::InvalidInput, "certificate: an address of the hosts is none");
    auto pem = finish(std::move(certificate), issuer.get(), issuerKey.get());
    if (!pem)
        return tl::unexpected(pem.error());
    return KeyAndCertificate{pemOf(key.get()), std::move(*pem)};
}

Result<KeyAndCertificate> makeSeal(const KeyAndCertificate& authority, const std::string& commonName, Instant now, std::int64_t lifeMs)
{
    const auto issuer = certificateFrom(authority.certificate);
    const auto issuerKey = keyFrom(authority.privateKey);
    const auto key = newKey();
    auto certificate = key && issuer && issuerKey ? begin(key.get(), commonName, now, lifeMs) : nullptr;
    if (!certificate || !addConstraints(certificate.get(), issuer.get(), "critical,digitalSignature,nonRepudiation", nullptr))
        return failed("no seal");
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
    if (!addConstraints(certificate.get(), issuer.get(), "critical,digitalSignature", "clientAuth"))
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
