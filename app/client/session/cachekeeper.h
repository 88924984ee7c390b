// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>

#include "app/client/cache/ingest.h"
#include "app/client/failure.h"
#include "app/client/session/cachestandings.h"
#include "app/client/session/openedsession.h"

namespace paillasse::client {

// More than that between two clocks is somebody's mistake, or meant.
inline constexpr std::int64_t mostClockOffMs = 30 * minuteMs;

template <class T>
using Opening = tl::expected<T, Trouble>;

// Slots and caches of one enrolment, as sign-in needs them. On a worker thread: Argon2 and files.
class CacheKeeper {
public:
    CacheKeeper(Profile profile, SecretBytes deviceSecret, const Clock& clock);

    [[nodiscard]] const Vault& vault() const { return m_vault; }
    [[nodiscard]] CacheStandings& standings() { return m_standings; }

    // After the store has said yes: opens the person's cache, or makes one. A slot that this password does not open belongs to an earlier
    // one: the cache is put aside and comes again from the store.
    Opening<OpenedSession> openOnline(StoreSession session, const Bytes& salt, const crypto::Argon2Cost& cost, const SecretBytes& passwordKey);
    // The cache that was open when its password ceased to count: the next sign-in at the store, if it is this person's, goes on with it
    // under the new one. Forgotten by any other sign-in.
    void carry(const lab::PersonId& person, std::shared_ptr<const SecretBytes> cacheKey);
    // The store has refused this program for its age: without the store it opens nothing either, until it is replaced or the store says otherwise.
    void programIsTooOld();
    // Without the store. ClientTooOld, WrongPasswordOffline, OfflineTooLong, SecretMissing, CacheCorrupt, CacheTooNew.
    Opening<OpenedSession> openOffline(const KeySlot& slot, const SecretBytes& passwordKey);
    // A change of password: the same cache in a second slot beside the first, durable; then the store is told; then one of the two goes.
    // Whatever happens in between, the cache opens with one of the two passwords.
    Opening<void> prepareNext(KeySlot slot, const SecretBytes& presentKey, const Bytes& salt, const crypto::Argon2Cost& cost, const SecretBytes& nextKey);
    Opening<KeySlot> takeNext(const lab::PersonId& person);
    // The person works elsewhere now, unless they came back after `unusedSince`: this cache opens again when the store has given the seat back.
    void loseSeat(const lab::PersonId& person, Instant unusedSince = Instant{std::numeric_limits<std::int64_t>::max()}) { (void)m_vault.loseSeat(person, unusedSince); }
    void dropNext(const lab::PersonId& person) { (void)m_vault.dropNext(person); }
    // A password check against the slot, for unlocking.
    Opening<bool> check(const KeySlot& slot, const SecretBytes& passwordKey) const;
    // What does not open is put aside, never deleted.
    Trouble putAside(const lab::PersonId& person, const Error& error);

private:
    Opening<std::shared_ptr<sql::Database>> openFile(const lab::PersonId& person, const SecretBytes& cacheKey);
    Trouble refuse(const lab::PersonId& person, std::shared_ptr<sql::Database> cache, const Error& error);
    Opening<SecretBytes> keyFor(KeySlot& slot, const SecretBytes& passwordKey);
    // The slot that holds by the store's salt: the other one goes.
    KeySlot settle(const lab::PersonId& person, const Bytes& salt, const crypto::Argon2Cost& cost);
    [[nodiscard]] bool isTooLate(const StoreSession& session) const;

    Profile m_profile;
    Vault m_vault;
    const Clock& m_clock;
    CacheStandings m_standings;
    lab::PersonId m_carriedFor;
    std::shared_ptr<const SecretBytes> m_carried;
};

Trouble troubleOfCache(const Error& error);
// Of what the feed brought: CacheCorrupt only where the file itself says so.
Trouble troubleOfFeed(const IngestFailure& failure);

} // namespace paillasse::client
