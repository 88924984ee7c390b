// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/openedsession.h"

#include "app/client/cache/cachefile.h"
#include "app/crypto/hash.h"
#include "app/wire/actcodec.h"

namespace paillasse::client {

namespace {

constexpr std::string_view replyName = "session";
constexpr std::string_view keyName = "session-key";

} // namespace

Result<StoreSession> StoreSession::from(wire::SessionReply reply, std::shared_ptr<const crypto::SigningKey> sessionKey, ByteView storeSigningKey, const lab::WorkstationId& workstation)
{
    const auto certificate = wire::decodeSessionCertificate(reply.certificate);
    if (!certificate || !crypto::verify(storeSigningKey, "paillasse.session.v1", reply.certificate, reply.certificateSignature))
        return fail(ErrorCode::NotTrusted, "session: the certificate is not the store's");
    if (certificate->sessionKey != sessionKey->publicKey() || certificate->workstation != workstation || certificate->person != reply.person.id || certificate->seat != reply.seat)
        return fail(ErrorCode::NotTrusted, "session: the certificate is for another session");
    StoreSession session;
    session.token = std::make_shared<const SecretBytes>(SecretBytes::copyOf(reply.token));
    wipe(reply.token);
    reply.token.clear();
    session.reply = std::move(reply);
    session.sessionKey = std::move(sessionKey);
    return session;
}

Result<StoreSession> StoreSession::read(sql::Database& cache)
{
    const auto bytes = readMeta(cache, replyName);
    auto seed = readMeta(cache, keyName);
    if (!bytes || !seed)
        return tl::unexpected(bytes ? seed.error() : bytes.error());
    if (!*bytes || !*seed)
        return fail(ErrorCode::NotFound, "session: never signed in with this cache");
    auto reply = wire::decodeMessage<wire::SessionReply>(**bytes);
    auto key = crypto::SigningKey::fromSecret(SecretBytes::copyOf(**seed));
    wipe(**seed);
    if (!reply || !key)
        return fail(ErrorCode::Corrupt, "session: what was kept does not read");
    StoreSession session;
    session.reply = std::move(*reply);
    session.sessionKey = std::make_shared<const crypto::SigningKey>(std::move(*key));
    return session;
}

Result<> StoreSession::write(sql::Database& cache) const
{
    if (const auto done = writeMeta(cache, replyName, wire::encodeMessage(reply)); !done)
        return done;
    return writeMeta(cache, keyName, sessionKey->secret().view());
}

Result<Instant> StoreSession::expiresAt() const
{
    const auto certificate = wire::decodeSessionCertificate(reply.certificate);
    return certificate ? Result<Instant>(certificate->expiresAt) : tl::unexpected(certificate.error());
}

Result<Signer> StoreSession::signer(const lab::LaboratoryId& laboratory, const Bytes& storeBoxKey) const
{
    const auto certificate = wire::decodeSessionCertificate(reply.certificate);
    if (!certificate)
        return tl::unexpected(certificate.error());
    Signer signer;
    signer.person = reply.person;
    signer.laboratory = laboratory;
    signer.workstation = certificate->workstation;
    signer.seat = certificate->seat;
    signer.certificate = reply.certificate;
    signer.certificateSignature = reply.certificateSignature;
    signer.expiresAt = certificate->expiresAt;
    signer.sessionKey = sessionKey;
    signer.storeBoxKey = storeBoxKey;
    return signer;
}

} // namespace paillasse::client
