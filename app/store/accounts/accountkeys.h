// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/access/person.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"

namespace paillasse::store {

class Store;

// The accounts' own keys, derived from one secret of the store: people and workstations are called by name only under a seal.
class AccountKeys {
public:
    // Makes the secret the first time.
    static Result<AccountKeys> load(Store& store);

    // Logins are told apart without case.
    [[nodiscard]] static std::string normalLogin(std::string_view login);
    [[nodiscard]] Bytes loginHash(std::string_view login) const;
    [[nodiscard]] Bytes sealPerson(const access::Person& person) const;
    [[nodiscard]] Result<access::Person> openPerson(const lab::PersonId& id, ByteView sealed) const;
    [[nodiscard]] Bytes sealFactor(const lab::PersonId& id, const SecretBytes& secret) const;
    [[nodiscard]] Result<SecretBytes> openFactor(const lab::PersonId& id, ByteView sealed) const;
    // A person's own words: a reason, a remark.
    [[nodiscard]] Bytes sealText(const Uuid& id, std::string_view text) const;
    [[nodiscard]] Result<std::string> openText(const Uuid& id, ByteView sealed) const;
    [[nodiscard]] Bytes sealName(const lab::WorkstationId& id, std::string_view name) const;
    [[nodiscard]] Result<std::string> openName(const lab::WorkstationId& id, ByteView sealed) const;
    // What somebody who does not exist is answered, the same each time.
    [[nodiscard]] Bytes fakeSalt(std::string_view login) const;

private:
    explicit AccountKeys(const SecretBytes& master);

    SecretBytes m_seal;
    SecretBytes m_login;
    SecretBytes m_salt;
};

} // namespace paillasse::store
