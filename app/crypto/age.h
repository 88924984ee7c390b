// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/result.h"

// age-encryption.org/v1 for one X25519 recipient: what `age -d` opens. Writing only: here nobody holds the recipient's identity.
namespace paillasse::crypto {

// "age1…", the public half of what age-keygen makes.
class AgeRecipient {
public:
    // InvalidInput says what is wrong with it.
    static Result<AgeRecipient> parse(std::string_view text);

    [[nodiscard]] ByteView publicKey() const { return m_key; }

private:
    explicit AgeRecipient(Bytes key) : m_key(std::move(key)) {}
    Bytes m_key;
};

// A stream of plaintext becomes a file for the recipient, 64 KiB at a time. Without finish() the file does not open to its end: whoever
// decrypts it is told that it was cut.
class AgeWriter {
public:
    using Sink = std::function<Result<>(ByteView)>;

    // Writes the header. The file's key is made here and is nowhere else.
    static Result<AgeWriter> begin(const AgeRecipient& recipient, Sink sink);
    ~AgeWriter();
    AgeWriter(AgeWriter&&) noexcept;
    AgeWriter& operator=(AgeWriter&&) noexcept;

    // An error of the sink is the writer's; after one, nothing more is to be asked of it.
    Result<> write(ByteView plaintext);
    Result<> finish();

private:
    struct State;
    explicit AgeWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace paillasse::crypto
