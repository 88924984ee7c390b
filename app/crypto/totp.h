// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "app/base/clock.h"
#include "app/base/secretbytes.h"

// Time-based one-time passwords as every authenticator makes them: RFC 6238 with HMAC-SHA-1, six digits, thirty seconds.
namespace paillasse::crypto {

constexpr std::size_t totpSecretSize = 20; // RFC 4226 §4, R6
constexpr std::int64_t totpStepMs = 30'000;
constexpr unsigned totpDigits = 6;

// Steps since 1970 (RFC 6238 §4.2: T).
std::uint64_t totpStep(Instant now);
SecretBytes totpCode(const SecretBytes& secret, std::uint64_t step, unsigned digits = totpDigits);
// The step whose code this is: this one, the one before or after (§5.2: the clocks' drift), but none up to `lastStep` (a code is taken
// once). The same work for every code.
std::optional<std::uint64_t> matchTotp(const SecretBytes& secret, std::string_view code, std::uint64_t now, std::uint64_t lastStep);
// RFC 4648 §6 without padding: what is typed where no camera is, and what stands in the QR code's address.
SecretBytes base32(const SecretBytes& secret);

} // namespace paillasse::crypto
