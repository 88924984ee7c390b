// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/accountkeys.h"

#include <algorithm>

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/crypto/password.h"
#include "app/crypto/seal.h"
#include "app/store/core/store.h"
#include "app/wire/personcodec.h"

namespace paillasse::store {

namespace {

constexpr std::string_view secretName = "accounts";

Bytes context(std::string_view label, const Uuid& id)
{
    auto bytes = paillasse::toBytes(asBytes(label));
    const auto tail = id.bytes();
    bytes.insert(bytes.end(), tail.begin(), tail.end());
    return bytes;
}

} // namespace

AccountKeys::AccountKeys(const SecretBytes& master)
    : m_seal(crypto::hkdfSha256(master, "paillasse.accounts.seal.v1")), m_login(crypto::hkdfSha256(master, "paillasse.accounts.login.v1")),
      m_salt(crypto::hkdfSha256(master, "paillasse.accounts.salt.v1"))
{
}

Result<AccountKeys> AccountKeys::load(Store& store)
{
    auto master = store.secret(secretName);
    if (!master)
        return tl::unexpected(master.error());
    if (!*master) {
        auto made = crypto::randomSecret(crypto::keySize);
        if (const auto kept = store.setSecret(secretName, made); !kept)
            return tl::unexpected(kept.error());
        return AccountKeys(made);
    }
    return AccountKeys(**master);
}

std::string AccountKeys::normalLogin(std::string_view login)
{
    std::string normal(login);
    std::transform(normal.begin(), normal.end(), normal.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return normal;
}

Bytes AccountKeys::loginHash(std::string_view login) const
{
    return paillasse::toBytes(crypto::hmacSha256(m_login, asBytes(normalLogin(login))));
}

Bytes AccountKeys::sealPerson(const access::Person& person) const
{
    return crypto::sealWithKey(m_seal, wire::encodePerson(person), context("person", person.id.uuid()));
}

Result<access::Person> AccountKeys::openPerson(const lab::PersonId& id, ByteView sealed) const
{
    return crypto::openWithKey(m_seal, sealed, context("person", id.uuid())).and_then([](const Bytes& plain) {
        return wire::decodePerson(plain);
    });
}

Bytes AccountKeys::sealFactor(const lab::PersonId& id, const SecretBytes& secret) const
{
    return crypto::sealWithKey(m_seal, secret.view(), context("factor", id.uuid()));
}

Result<SecretBytes> AccountKeys::openFactor(const lab::PersonId& id, ByteView sealed) const
{
    return crypto::openSecretWithKey(m_seal, sealed, context("factor", id.uuid()));
}

Bytes AccountKeys::sealText(const Uuid& id, std::string_view text) const
{
    return crypto::sealWithKey(m_seal, asBytes(text), context("text", id));
}

Result<std::string> AccountKeys::openText(const Uuid& id, ByteView sealed) const
{
    return crypto::openWithKey(m_seal, sealed, context("text", id)).map([](const Bytes& plain) { return std::string(asText(plain)); });
}

Bytes AccountKeys::sealName(const lab::WorkstationId& id, std::string_view name) const
{
    return crypto::sealWithKey(m_seal, asBytes(name), context("workstation", id.uuid()));
}

Result<std::string> AccountKeys::openName(const lab::WorkstationId& id, ByteView sealed) const
{
    return crypto::openWithKey(m_seal, sealed, context("workstation", id.uuid())).map([](const Bytes& plain) { return std::string(asText(plain)); });
}

Bytes AccountKeys::fakeSalt(std::string_view login) const
{
    return crypto::fakeSalt(m_salt, normalLogin(login));
}

} // namespace paillasse::store
