// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/crypto/hash.h"

namespace paillasse::crypto {

// What a new workstation is given, pasted or from a file: which store to trust and a secret that works once. 1 byte of version,
// 16 bytes of the authority's public-key hash, 10 random bytes, 3 bytes of SHA-256 over these; 48 characters of Crockford's
// base 32 in groups of six. Case, spaces and dashes do not matter, O is 0, I and L are 1; a mistyped character is noticed.
struct EnrolmentCode {
    static constexpr std::size_t authoritySize = 16;
    static constexpr std::size_t secretSize = 10;

    Bytes authority;
    SecretBytes secret;

    static EnrolmentCode make(const Digest& authorityKeyHash);
    static Result<EnrolmentCode> parse(std::string_view text);
    [[nodiscard]] SecretBytes text() const;
    // What the store keeps and the workstation sends.
    [[nodiscard]] Digest secretHash() const;
    [[nodiscard]] bool trusts(const Digest& authorityKeyHash) const;
};

// A person's activation code: 80 random bits and a checksum of 20, 20 characters in groups of five.
struct ActivationCode {
    static constexpr std::size_t secretSize = 10;

    SecretBytes secret;

    static ActivationCode make();
    static Result<ActivationCode> parse(std::string_view text);
    [[nodiscard]] SecretBytes text() const;
    [[nodiscard]] Digest secretHash() const;
};

} // namespace paillasse::crypto
