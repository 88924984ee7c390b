// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/factoroffers.h"

#include "app/crypto/crypto.h"
#include "app/crypto/totp.h"

namespace paillasse::store {

namespace {

constexpr std::int64_t offerMs = 10 * minuteMs;

auto notOnOffer()
{
    return fail(ErrorCode::NotFound, "nothing is on offer any more");
}

} // namespace

SecretBytes FactorOffers::make(const Session& session)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.now();
    std::erase_if(m_offers, [now](const auto& entry) { return now - entry.second.at > offerMs; });
    auto secret = crypto::randomSecret(crypto::totpSecretSize);
    m_offers.insert_or_assign(session.person, Offer{session.tokenHash, secret.clone(), now});
    return secret;
}

FactorOffers::Offer* FactorOffers::fresh(const Session& session)
{
    const auto found = m_offers.find(session.person);
    if (found == m_offers.end() || found->second.session != session.tokenHash || m_clock.now() - found->second.at > offerMs)
        return nullptr;
    return &found->second;
}

Result<> FactorOffers::confirm(const Session& session, std::string_view code, std::vector<Bytes> recoveryHashes)
{
    const std::lock_guard lock(m_mutex);
    auto* offer = fresh(session);
    if (!offer || offer->isKept)
        return notOnOffer();
    const auto now = m_clock.now();
    const auto step = crypto::matchTotp(offer->secret, code, crypto::totpStep(now), 0);
    if (!step)
        return fail(ErrorCode::WrongSecret, "not a code of the new authenticator");
    offer->at = now;
    offer->step = step;
    offer->recoveryHashes = std::move(recoveryHashes);
    return {};
}

Result<FactorOffers::Confirmed> FactorOffers::confirmed(const Session& session)
{
    const std::lock_guard lock(m_mutex);
    const auto* offer = fresh(session);
    if (!offer || !offer->step || offer->isKept)
        return notOnOffer();
    return Confirmed{offer->secret.clone(), *offer->step, offer->recoveryHashes};
}

void FactorOffers::setKept(const Session& session)
{
    const std::lock_guard lock(m_mutex);
    if (auto* offer = fresh(session))
        *offer = Offer{offer->session, {}, offer->at, {}, {}, true};
}

bool FactorOffers::isKept(const Session& session)
{
    const std::lock_guard lock(m_mutex);
    const auto* offer = fresh(session);
    return offer && offer->isKept;
}

void FactorOffers::withdraw(const lab::PersonId& person)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_offers.find(person); found != m_offers.end() && !found->second.isKept)
        m_offers.erase(found);
}

} // namespace paillasse::store
