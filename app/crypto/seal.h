// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/base/uuid.h"

// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) with a random nonce. Sealed bytes are nonce (24) ‖ ciphertext ‖ tag (16).
namespace paillasse::crypto {

constexpr std::size_t keySize = 32;
constexpr std::size_t sealOverhead = 24 + 16;

// Sealing under a key of another size than `keySize` is a bug and ends the process; opening with one is InvalidInput.
Bytes sealWithKey(const SecretBytes& key, ByteView plaintext, ByteView associatedData);
// Corrupt when the key, the bytes or the associated data are not those of the sealing.
Result<Bytes> openWithKey(const SecretBytes& key, ByteView sealed, ByteView associatedData);
Result<SecretBytes> openSecretWithKey(const SecretBytes& key, ByteView sealed, ByteView associatedData);

// What a sealed section is bound to: moved to another document, section, revision or laboratory it does not open.
struct SectionContext {
    std::uint8_t format = 1;
    Uuid laboratory;
    Uuid document;
    std::uint8_t section = 0;
    std::uint64_t revision = 0;
};

// Deterministic CBOR: [format, laboratory, document, section, revision].
Bytes associatedData(const SectionContext& context);

// Under a subkey of the patient's key: HKDF-Expand-SHA256 (RFC 5869 §2.3; the key is uniformly random, so §3.3 lets the extraction
// go) with info = "paillasse.section.v1" ‖ document ‖ section.
Bytes sealSection(const SecretBytes& key, const SectionContext& context, ByteView plaintext);
// Appends the plaintext to `out`; nothing is appended on an error.
Result<> openSection(const SecretBytes& key, const SectionContext& context, ByteView sealed, Bytes& out);

} // namespace paillasse::crypto
