// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/totp.h"
#include "tests/store/accounts/house.h"

namespace paillasse::store::testing {

// Somebody with an authenticator.
struct Signer {
    wire::SessionReply reply;
    SecretBytes secret;
    std::vector<std::string> recovery;

    [[nodiscard]] std::string code(Instant now) const { return std::string(asText(crypto::totpCode(secret, crypto::totpStep(now)).view())); }
};

inline constexpr std::int64_t nextCodeMs = crypto::totpStepMs;

// Enters, sets up a second factor; the clock stands at the next code's time.
inline Signer enterWithFactor(House& house, const std::string& login = "corre")
{
    Signer signer;
    signer.reply = house.enter(login, access::Role::Biologist, house.bench);
    const auto session = must(house.session(signer.reply));
    const auto offer = must(house.own->offer(session, signer.reply.person, {}));
    signer.secret = SecretBytes::copyOf(offer.secret);
    signer.recovery = must(house.own->confirm(session, {signer.code(house.clock.now())})).codes;
    must(house.own->keep(session));
    house.clock.advance(nextCodeMs);
    return signer;
}

// Enters, and has seen a secret that is not confirmed yet.
inline Signer offered(House& house)
{
    Signer signer;
    signer.reply = house.enter("corre", access::Role::Biologist, house.bench);
    signer.secret = SecretBytes::copyOf(must(house.own->offer(must(house.session(signer.reply)), signer.reply.person, {})).secret);
    return signer;
}

inline wire::SessionRequest with(House& house, std::string code, const std::string& login = "corre")
{
    auto request = house.request(login);
    request.code = std::move(code);
    return request;
}

} // namespace paillasse::store::testing
