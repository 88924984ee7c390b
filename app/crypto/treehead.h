// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "app/base/clock.h"
#include "app/base/uuid.h"
#include "app/crypto/merkle.h"
#include "app/crypto/sign.h"

namespace paillasse::crypto {

// What a store says of a ledger at a moment. CBOR [ledger, epoch, size, root, time] is signed under "paillasse.treehead.v1"; the
// encoded head is that array with the signature appended as a sixth item.
struct SignedTreeHead {
    Uuid ledger;
    std::uint64_t epoch = 0;
    std::uint64_t size = 0;
    Digest root{};
    Instant at;
    Bytes signature;
    bool operator==(const SignedTreeHead&) const = default;
};

SignedTreeHead signHead(const SigningKey& key, const Uuid& ledger, std::uint64_t epoch, std::uint64_t size, const Digest& root, Instant at);
Result<> verifyHead(ByteView publicKey, const SignedTreeHead& head);
Bytes encodeHead(const SignedTreeHead& head);
Result<SignedTreeHead> decodeHead(ByteView bytes);

} // namespace paillasse::crypto
