// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/derivedid.h"

#include <algorithm>

#include "app/base/cborwriter.h"
#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/crypto/seal.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr std::string_view secretName = "import.ids";

} // namespace

Result<DerivedIds> DerivedIds::load(Store& store)
{
    auto key = store.secret(secretName);
    if (!key)
        return tl::unexpected(key.error());
    if (*key)
        return DerivedIds(std::move(**key));
    auto made = crypto::randomSecret(crypto::keySize);
    if (const auto kept = store.setSecret(secretName, made); !kept)
        return tl::unexpected(kept.error());
    return DerivedIds(std::move(made));
}

// As CBOR, so that no two rows of parts run together.
DerivedIds::Builder& DerivedIds::Builder::add(ByteView part)
{
    cbor::Writer(m_bytes).bytes(part);
    return *this;
}

DerivedIds::Builder& DerivedIds::Builder::add(std::uint64_t number)
{
    cbor::Writer(m_bytes).unsignedInt(number);
    return *this;
}

Uuid DerivedIds::Builder::finish() const
{
    const auto digest = crypto::hmacSha256(m_key, m_bytes);
    std::array<std::uint8_t, Uuid::size> bytes{};
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    if (m_beginning)
        std::ranges::copy(*m_beginning, bytes.begin());
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x80);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    return Uuid(bytes);
}

void DerivedIds::setRank(std::uint64_t rank)
{
    Beginning beginning{};
    for (std::size_t i = beginning.size(); i-- > 0; rank >>= 8)
        beginning[i] = static_cast<std::uint8_t>(rank);
    m_beginning = beginning;
}

} // namespace paillasse::store
