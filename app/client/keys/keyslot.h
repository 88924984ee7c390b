// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "app/base/clock.h"
#include "app/base/secretbytes.h"
#include "app/client/profile.h"
#include "app/crypto/password.h"
#include "app/lab/ids.h"

namespace paillasse::client {

// What stands beside a person's cache: who it is for, and the cache's key wrapped by their password and this device. The login and the
// name are in the clear: the sign-in page offers them before anybody has typed a password.
struct KeySlot {
    lab::PersonId person;
    std::string login;
    std::string displayName;
    Bytes salt;                   // the person's, as the store has it
    crypto::Argon2Cost cost;
    Bytes wrapped;                // the cache's key, sealed under HKDF(K ‖ device secret, "cache")
    Bytes deviceCheck;            // tells another device secret from another password
    Instant usedAt;
    bool seatLost = false;        // the store has said that this person sits elsewhere: opens no more without it
};

// The persons' slots and cache files of one profile. A cache key is random, 256 bits, and stands in slots only.
class Vault {
public:
    Vault(Profile profile, SecretBytes deviceSecret);

    // Newest use first; what does not read is left out.
    [[nodiscard]] std::vector<KeySlot> slots() const;
    [[nodiscard]] std::optional<KeySlot> findLogin(std::string_view login) const;
    [[nodiscard]] std::optional<KeySlot> find(const lab::PersonId& person) const;

    // Missing: another device secret made this slot. WrongSecret: another password.
    [[nodiscard]] Result<SecretBytes> open(const KeySlot& slot, const SecretBytes& passwordKey) const;
    // Seals `cacheKey` into a new slot; the old one goes only when the new one was read back from the disk and opened.
    Result<> write(KeySlot slot, const SecretBytes& passwordKey, const SecretBytes& cacheKey) const;
    Result<> touch(const KeySlot& slot, Instant now) const;
    // Not of a slot that was used after `unusedSince`.
    Result<> loseSeat(const lab::PersonId& person, Instant unusedSince) const;

    // --- a change of password: the new slot stands beside the old one, durable, until the store has said which of the two holds
    Result<> writeNext(KeySlot slot, const SecretBytes& passwordKey, const SecretBytes& cacheKey) const;
    [[nodiscard]] std::optional<KeySlot> findNext(const lab::PersonId& person) const;
    Result<> takeNext(const lab::PersonId& person) const; // in the old one's place
    Result<> dropNext(const lab::PersonId& person) const;

    // Slots and cache, put aside or not, for good (a person who was disabled, or 30 days without use).
    Result<> destroy(const lab::PersonId& person) const;
    // The slot and the cache into quarantine.
    Result<QString> putAside(const lab::PersonId& person, Instant now) const;
    [[nodiscard]] QString cacheFile(const lab::PersonId& person) const;
    [[nodiscard]] QString slotFile(const lab::PersonId& person) const;
    [[nodiscard]] bool hasCache(const lab::PersonId& person) const;

private:
    Result<> writeTo(const QString& path, KeySlot slot, const SecretBytes& passwordKey, const SecretBytes& cacheKey) const;
    [[nodiscard]] QString nextFile(const lab::PersonId& person) const;
    [[nodiscard]] Bytes deviceCheck(const KeySlot& slot) const;

    Profile m_profile;
    SecretBytes m_device;
};

} // namespace paillasse::client
