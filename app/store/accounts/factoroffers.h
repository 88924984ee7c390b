// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/store/accounts/session.h"

namespace paillasse::store {

// What is on its way to be a second factor: secrets that were shown, and recovery codes that nobody has said to have
// (docs/decisions/0035). Each belongs to the session that asked for it. In memory only, for ten minutes.
class FactorOffers {
public:
    explicit FactorOffers(const Clock& clock) : m_clock(clock) {}

    // The latest offer to a person is the one that counts.
    SecretBytes make(const Session& session);
    // A code of the secret that is on offer: in force once its recovery codes are kept, for which there are ten minutes again.
    // NotFound: nothing is on offer, or it is in force already; WrongSecret.
    Result<> confirm(const Session& session, std::string_view code, std::vector<Bytes> recoveryHashes);
    struct Confirmed {
        SecretBytes secret;
        std::uint64_t step = 0;
        std::vector<Bytes> recoveryHashes;
    };
    [[nodiscard]] Result<Confirmed> confirmed(const Session& session);
    // It is in force. Its session may ask once more whether it is: an answer can be lost.
    void setKept(const Session& session);
    [[nodiscard]] bool isKept(const Session& session);
    // Whatever is not in force yet will not be.
    void withdraw(const lab::PersonId& person);

private:
    struct Offer {
        Bytes session; // by its token's hash
        SecretBytes secret;
        Instant at;
        std::optional<std::uint64_t> step{};
        std::vector<Bytes> recoveryHashes{};
        bool isKept = false;
    };
    [[nodiscard]] Offer* fresh(const Session& session); // under the mutex
    const Clock& m_clock;
    std::mutex m_mutex;
    std::map<lab::PersonId, Offer> m_offers;
};

} // namespace paillasse::store
