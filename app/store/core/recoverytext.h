// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/crypto/box.h"

// The recovery key as people keep it: "paillasse-recovery-public-1-…" and "PAILLASSE-RECOVERY-SECRET-1-…", then hexadecimal digits of the
// key and of the first four bytes of SHA-256(key), in groups of eight. Spaces and line ends do not count: it is typed from paper.
namespace paillasse::store {

std::string recipientText(ByteView publicKey);
SecretBytes identityText(const SecretBytes& secretKey);
// InvalidInput: mistyped.
Result<Bytes> parseRecipient(std::string_view text);
Result<crypto::BoxKeyPair> parseIdentity(const SecretBytes& text);

} // namespace paillasse::store
