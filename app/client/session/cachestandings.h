// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/client/keys/keyslot.h"
#include "app/wire/accountmessages.h"

namespace paillasse::client {

// What becomes of the caches without anybody signing in: which are here, which were destroyed and why the store must still be told
// (standing.cbor). A destruction is written down before it begins, so that a crash leaves none half done. On a worker thread.
class CacheStandings {
public:
    static constexpr std::int64_t unusedMs = 30 * dayMs;

    // Ends what was begun, and destroys what nobody has used for thirty days.
    CacheStandings(Profile profile, const Vault& vault, const Clock& clock);

    // As the store is to hear it. The cache at work is in use, however long ago it was opened.
    [[nodiscard]] std::vector<wire::CacheStanding> report(const lab::PersonId& atWork);
    Result<> destroy(const lab::PersonId& person);
    // The store has heard it.
    Result<> confirmed(const std::vector<wire::CacheStanding>& reported);

    // The store's word on how long a cache may be opened without it; 0: not known.
    [[nodiscard]] std::int64_t maxOfflineMs() const { return m_kept.maxOfflineMs; }
    Result<> setMaxOffline(std::int64_t ms);
    // And on the oldest program that may work here; 0: any.
    [[nodiscard]] std::uint64_t oldestClient() const { return m_kept.oldestClient; }
    Result<> setOldestClient(std::uint64_t version);

    struct Destroyed {
        lab::PersonId person;
        Instant usedAt;
        Instant at;              // null: begun
    };
    struct Kept {
        std::vector<Destroyed> destroyed;
        std::int64_t maxOfflineMs = 0;
        std::uint64_t oldestClient = 0;
    };

private:
    void destroyUnused(const lab::PersonId& atWork);
    Result<> save() const;

    Profile m_profile;
    const Vault& m_vault;
    const Clock& m_clock;
    Kept m_kept;
};

} // namespace paillasse::client
