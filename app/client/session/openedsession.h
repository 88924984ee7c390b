// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "app/client/keys/keyslot.h"
#include "app/client/signer.h"
#include "app/crypto/sign.h"
#include "app/sql/database.h"
#include "app/wire/messages.h"

namespace paillasse::client {

// What the store said at the last sign-in, and the key that it certified then. Kept in the person's cache, for work without the store.
struct StoreSession {
    wire::SessionReply reply;                               // its token is blank
    std::shared_ptr<const SecretBytes> token;               // null: not signed in at the store now
    std::shared_ptr<const crypto::SigningKey> sessionKey;

    // As the store sent it for this session key: NotTrusted when its certificate is not the store's, or not for this key and workstation.
    static Result<StoreSession> from(wire::SessionReply reply, std::shared_ptr<const crypto::SigningKey> sessionKey, ByteView storeSigningKey, const lab::WorkstationId& workstation);
    // NotFound: never signed in here.
    static Result<StoreSession> read(sql::Database& cache);
    Result<> write(sql::Database& cache) const;

    [[nodiscard]] Result<Instant> expiresAt() const;        // of the session key: the maximum offline age
    [[nodiscard]] Result<Signer> signer(const lab::LaboratoryId& laboratory, const Bytes& storeBoxKey) const;
};

// A person's work, opened: who they are, their keys, their cache.
struct OpenedSession {
    StoreSession store;
    KeySlot slot;
    std::shared_ptr<const SecretBytes> auth;      // signs in again by itself when the store comes back
    std::shared_ptr<const SecretBytes> cacheKey;
    bool isComplete = false;                      // it has had everything once: work may begin without the store
    std::shared_ptr<sql::Database> cache;         // the writer's connection, to be moved to its thread
};

} // namespace paillasse::client
