// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/cms.h"

#include <algorithm>
#include <climits>

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include "app/crypto/x509parts.h"

namespace paillasse::crypto {

namespace {

using Cms = std::unique_ptr<CMS_ContentInfo, Free<CMS_ContentInfo_free>>;
using Trust = std::unique_ptr<X509_STORE, Free<X509_STORE_free>>;
using Time = std::unique_ptr<ASN1_TIME, Free<ASN1_STRING_free>>;

void freeAll(STACK_OF(X509) * certificates)
{
    sk_X509_pop_free(certificates, X509_free);
}
using Certificates = std::unique_ptr<STACK_OF(X509), Free<freeAll>>;

constexpr unsigned flags = CMS_BINARY | CMS_DETACHED | CMS_CADES;

// What a failed call left there is not for the next one.
struct Errors {
    Errors() { ERR_clear_error(); }
    ~Errors() { ERR_clear_error(); }
    Errors(const Errors&) = delete;
    Errors& operator=(const Errors&) = delete;
    [[nodiscard]] static bool isOf(int reason) { return ERR_GET_LIB(ERR_peek_last_error()) == ERR_LIB_CMS && ERR_GET_REASON(ERR_peek_last_error()) == reason; }
};

// One value of DER (X.690): tag, length, contents.
Bytes value(std::uint8_t tag, std::initializer_list<ByteView> contents)
{
    std::size_t size = 0;
    for (const auto& part : contents)
        size += part.size();
    Bytes bytes{tag};
    if (size < 0x80) {
        bytes.push_back(static_cast<std::uint8_t>(size));
    } else {
        const bool isLong = size > 0xff;
        bytes.push_back(isLong ? 0x82 : 0x81);
        if (isLong)
            bytes.push_back(static_cast<std::uint8_t>(size >> 8));
        bytes.push_back(static_cast<std::uint8_t>(size));
    }
    for (const auto& part : contents)
        bytes.insert(bytes.end(), part.begin(), part.end());
    return bytes;
}

template <auto encode, class T>
Bytes derOf(const T* object)
{
    unsigned char* der = nullptr;
    const int size = encode(object, &der);
    Bytes bytes(der, der + std::max(size, 0));
    OPENSSL_free(der);
    return bytes;
}

Bytes signedAttributes(CMS_SignerInfo* signer)
{
    std::vector<Bytes> attributes;
    for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i)
        attributes.push_back(derOf<i2d_X509_ATTRIBUTE>(CMS_signed_get_attr(signer, i)));
    std::ranges::sort(attributes); // a SET OF has the order of its encodings
    Bytes all;
    for (const auto& attribute : attributes)
        all.insert(all.end(), attribute.begin(), attribute.end());
    return all;
}

// The signature is over the attributes alone, and a reader passes over versions and names of algorithms: so that no bit of a seal can be another, there is one way to write it.
Bytes written(CMS_SignerInfo* signer, X509* certificate)
{
    constexpr std::uint8_t sequence = 0x30, set = 0x31, oid = 0x06, octets = 0x04, first = 0xa0;
    const Bytes one{0x02, 0x01, 0x01};
    const Bytes data{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01};
    const Bytes signedData{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02};
    const Bytes sha256{0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01};
    const Bytes ecdsaWithSha256{0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02};
    const auto digest = value(sequence, {value(oid, {sha256})});
    const auto* signature = CMS_SignerInfo_get0_signature(signer);
    const auto by = value(sequence, {derOf<i2d_X509_NAME>(X509_get_issuer_name(certificate)), derOf<i2d_ASN1_INTEGER>(X509_get0_serialNumber(certificate))});
    const auto signerInfo = value(sequence, {one, by, digest, value(first, {signedAttributes(signer)}), value(sequence, {value(oid, {ecdsaWithSha256})}),
                                             value(octets, {{ASN1_STRING_get0_data(signature), static_cast<std::size_t>(ASN1_STRING_length(signature))}})});
    const auto body = value(sequence, {one, value(set, {digest}), value(sequence, {value(oid, {data})}), value(first, {derOf<i2d_X509>(certificate)}), value(set, {signerInfo})});
    return value(sequence, {value(oid, {signedData}), value(first, {body})});
}

CMS_SignerInfo* onlySigner(CMS_ContentInfo* cms)
{
    auto* signers = CMS_get0_SignerInfos(cms);
    return signers != nullptr && sk_CMS_SignerInfo_num(signers) == 1 ? sk_CMS_SignerInfo_value(signers, 0) : nullptr;
}

bool setTime(CMS_SignerInfo* signer, Instant at)
{
    // UTCTime until 2049 and GeneralizedTime then: RFC 5652 section 11.3.
    const Time time(ASN1_TIME_set(nullptr, static_cast<time_t>(at.ms / secondMs)));
    return time && CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, ASN1_STRING_type(time.get()), time.get(), -1) == 1;
}

Instant timeOf(const CMS_SignerInfo* signer)
{
    for (const int type : {V_ASN1_UTCTIME, V_ASN1_GENERALIZEDTIME})
        if (const auto* time = static_cast<const ASN1_TIME*>(CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_signingTime), -3, type)))
            return instantOf(time);
    return {};
}

// Of this authority, at that moment, and made for seals: a workstation's certificate has the same issuer.
Trust trustIn(X509* authority, Instant at)
{
    Trust trust(X509_STORE_new());
    if (!trust || X509_STORE_add_cert(trust.get(), authority) != 1 || X509_STORE_set_purpose(trust.get(), X509_PURPOSE_ANY) != 1)
        return nullptr;
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(trust.get()), static_cast<time_t>(at.ms / secondMs));
    return trust;
}

bool isForSeals(X509* certificate)
{
    return (X509_get_extension_flags(certificate) & (EXFLAG_KUSAGE | EXFLAG_XKUSAGE | EXFLAG_CA | EXFLAG_INVALID)) == EXFLAG_KUSAGE &&
           X509_get_key_usage(certificate) == (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION);
}

} // namespace

Result<Bytes> sealDetached(const KeyAndCertificate& signer, ByteView content, Instant at)
{
    const Errors errors;
    const auto key = keyFrom(signer.privateKey);
    const auto certificate = certificateFrom(signer.certificate);
    if (!key || !certificate || content.size() > INT_MAX)
        return failed("nothing to seal with");
    const Cms cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags | CMS_PARTIAL));
    auto* info = cms ? CMS_add1_signer(cms.get(), certificate.get(), key.get(), EVP_sha256(), flags | CMS_NOSMIMECAP | CMS_PARTIAL) : nullptr;
    const auto bytes = reading(content);
    if (!info || !bytes || !setTime(info, at) || CMS_final(cms.get(), bytes.get(), nullptr, flags) != 1)
        return failed("not sealed");
    return written(info, certificate.get());
}

Result<DetachedSeal> openDetached(ByteView bytes, ByteView content, const std::string& authorityPem)
{
    const Errors errors;
    const auto* data = bytes.data();
    const Cms cms(bytes.size() > INT_MAX || content.size() > INT_MAX ? nullptr : d2i_CMS_ContentInfo(nullptr, &data, static_cast<long>(bytes.size())));
    const auto noSeal = [] { return fail(ErrorCode::InvalidInput, "seal: not readable"); };
    if (!cms || data != bytes.data() + bytes.size() || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed || CMS_is_detached(cms.get()) != 1)
        return noSeal();
    auto* signer = onlySigner(cms.get());
    const Certificates certificates(CMS_get1_certs(cms.get()));
    if (!signer || sk_X509_num(certificates.get()) != 1)
        return noSeal();
    auto* certificate = sk_X509_value(certificates.get(), 0);
    if (!std::ranges::equal(written(signer, certificate), bytes))
        return noSeal();
    const auto at = timeOf(signer);
    const auto authority = certificateFrom(authorityPem);
    const auto trust = authority ? trustIn(authority.get(), at) : nullptr;
    const auto read = reading(content);
    if (!trust || !read)
        return failed("seal not checked");
    if (CMS_verify(cms.get(), nullptr, trust.get(), read.get(), nullptr, flags) != 1)
        return Errors::isOf(CMS_R_CERTIFICATE_VERIFY_ERROR) ? fail(ErrorCode::NotTrusted, "seal: not of this authority, or not in force then") : fail(ErrorCode::Corrupt, "seal: does not fit the content");
    if (!isForSeals(certificate))
        return fail(ErrorCode::NotTrusted, "seal: by a certificate that is for something else");
    auto facts = factsOf(certificate);
    if (!facts)
        return tl::unexpected(facts.error());
    return DetachedSeal{std::move(*facts), at};
}

} // namespace paillasse::crypto
