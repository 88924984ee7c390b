// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/actopener.h"

#include <map>
#include <mutex>

#include "app/crypto/box.h"
#include "app/crypto/hash.h"
#include "app/crypto/sign.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr std::string_view certificateLabel = "paillasse.session.v1";
constexpr std::string_view actLabel = "paillasse.act.v1";
constexpr std::size_t certificatesKept = 4096;

tl::unexpected<Error> notTrusted(const char* why)
{
    return fail(ErrorCode::NotTrusted, std::string("act: ") + why);
}

Result<wire::SessionCertificate> checkCertificate(const StoreIdentity& store, const wire::SignedAct& signedAct)
{
    if (!crypto::verify(store.signingKey, certificateLabel, signedAct.certificate, signedAct.certificateSignature))
        return notTrusted("the certificate's signature is not this store's");
    auto certificate = wire::decodeSessionCertificate(signedAct.certificate);
    if (certificate && certificate->store != store.store)
        return notTrusted("the certificate is of another store");
    return certificate;
}

Result<lab::Act> checkAct(const wire::SessionCertificate& certificate, const wire::SignedAct& signedAct)
{
    if (!crypto::verify(certificate.sessionKey, actLabel, signedAct.act, signedAct.signature))
        return notTrusted("the signature is not the session's");
    auto act = wire::decodeAct(signedAct.act);
    if (act && (act->person != certificate.person || act->workstation != certificate.workstation || act->seat != certificate.seat))
        return notTrusted("act and certificate do not agree");
    return act;
}

} // namespace

Result<lab::Act> readEvidence(const StoreIdentity& store, ByteView evidence)
{
    const auto signedAct = wire::decodeSignedAct(evidence);
    if (!signedAct)
        return tl::unexpected(signedAct.error());
    const auto certificate = checkCertificate(store, *signedAct);
    return certificate ? checkAct(*certificate, *signedAct) : tl::unexpected(certificate.error());
}

IncomingAct importedAct(lab::Act act)
{
    IncomingAct incoming{std::move(act), {}, {}, ActOrigin::Import, false};
    incoming.evidence = wire::encodeAct(incoming.act);
    incoming.hash = toBytes(crypto::sha256(incoming.evidence));
    return incoming;
}

class ActOpener::Impl {
public:
    Impl(const Store& s, const Clock& c) : store(s), clock(c) {}

    Result<wire::SessionCertificate> certificateOf(const wire::SignedAct& signedAct);

    const Store& store;
    const Clock& clock;

private:
    // One session signs many acts: its certificate is checked once. By the hash of certificate and signature.
    std::mutex m_mutex;
    std::map<crypto::Digest, wire::SessionCertificate> m_checked;
};

Result<wire::SessionCertificate> ActOpener::Impl::certificateOf(const wire::SignedAct& signedAct)
{
    const auto name = crypto::Sha256().add(crypto::sha256(signedAct.certificate)).add(signedAct.certificateSignature).finish();
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_checked.find(name); found != m_checked.end())
            return found->second;
    }
    auto certificate = checkCertificate(store.identity(), signedAct);
    if (!certificate)
        return certificate;
    const std::lock_guard lock(m_mutex);
    if (m_checked.size() >= certificatesKept)
        m_checked.clear();
    m_checked.emplace(name, *certificate);
    return certificate;
}

ActOpener::ActOpener(const Store& store, const Clock& clock) : m_impl(std::make_unique<Impl>(store, clock)) {}
ActOpener::~ActOpener() = default;

Result<IncomingAct> ActOpener::open(const wire::PushedAct& pushed)
{
    auto evidence = crypto::openSealed(m_impl->store.boxKeys(), pushed.sealed);
    if (!evidence)
        return tl::unexpected(evidence.error());
    const auto signedAct = wire::decodeSignedAct(*evidence);
    if (!signedAct)
        return tl::unexpected(signedAct.error());
    const auto certificate = m_impl->certificateOf(*signedAct);
    if (!certificate)
        return tl::unexpected(certificate.error());
    auto act = checkAct(*certificate, *signedAct);
    if (!act)
        return tl::unexpected(act.error());
    if (act->id != pushed.id)
        return notTrusted("act and envelope do not agree");
    IncomingAct incoming{std::move(*act), std::move(*evidence), toBytes(crypto::sha256(signedAct->act)), ActOrigin::Workstation, false};
    incoming.certificateOver = incoming.act.at > certificate->expiresAt + clockToleranceMs || m_impl->clock.now() > certificate->expiresAt + lateMs;
    return incoming;
}

} // namespace paillasse::store
