// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/crypto/box.h"

// A stream encrypted to a public key, for backups: magic "PAILREC1", a sealed box of a random key, the header of libsodium's
// secretstream (XChaCha20-Poly1305), then chunks: u32 big-endian length, ciphertext. The last chunk bears the FINAL tag, so that a
// truncated, reordered or extended file does not pass.
namespace paillasse::crypto {

class RecoveryWriter {
public:
    static Result<RecoveryWriter> begin(std::ostream& out, ByteView recipient);
    RecoveryWriter(RecoveryWriter&&) noexcept;
    ~RecoveryWriter();

    Result<> write(ByteView bytes);
    // Nothing may be written after; without it the file does not open to its end.
    Result<> finish();

private:
    struct State;
    explicit RecoveryWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// Hands the plaintext to `sink` chunk by chunk. What it has seen is only good when the whole call succeeds.
Result<> readRecovery(std::istream& in, const BoxKeyPair& keys, const std::function<Result<>(ByteView)>& sink);

} // namespace paillasse::crypto
