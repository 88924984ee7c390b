// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/failure.h"
#include "app/client/session/openedsession.h"

namespace paillasse::client {

template <class T>
using Opening = tl::expected<T, Trouble>;

// Slots and caches of one enrolment, as sign-in needs them. On a worker thread: Argon2 and files.
class CacheKeeper {
public:
    CacheKeeper(Profile profile, SecretBytes deviceSecret, const Clock& clock);

    [[nodiscard]] const Vault& vault() const { return m_vault; }

    // After the store has said yes: opens the person's cache, or makes one. A slot that this password does not open belongs to an earlier
    // one: the cache is put aside and comes again from the store.
    Opening<OpenedSession> openOnline(StoreSession session, const Bytes& salt, const crypto::Argon2Cost& cost, const SecretBytes& passwordKey);
    // Without the store. WrongCredentials, OfflineTooLong, SecretMissing, CacheCorrupt, CacheTooNew.
    Opening<OpenedSession> openOffline(const KeySlot& slot, const SecretBytes& passwordKey);
    // The same cache under another password, in a new slot that was read back before the old one goes.
    Opening<KeySlot> changePassword(KeySlot slot, const SecretBytes& presentKey, const Bytes& salt, const crypto::Argon2Cost& cost, const SecretBytes& nextKey);
    // A password check against the slot, for unlocking.
    Opening<bool> check(const KeySlot& slot, const SecretBytes& passwordKey) const;
    // What does not open is put aside, never deleted.
    Trouble putAside(const lab::PersonId& person, const Error& error);

private:
    Opening<std::shared_ptr<sql::Database>> openFile(const lab::PersonId& person, const SecretBytes& cacheKey);
    Opening<SecretBytes> keyFor(KeySlot& slot, const SecretBytes& passwordKey);

    Profile m_profile;
    Vault m_vault;
    const Clock& m_clock;
};

Trouble troubleOfCache(const Error& error);

} // namespace paillasse::client
