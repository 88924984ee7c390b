// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/crypto/sign.h"

// For who checks a signature with a packaged tool.
namespace paillasse::crypto {

// Ed25519 over a JSON object as it stands. What is signed otherwise is CBOR (sign.h), which never begins with "{": here too a signature made
// for one purpose passes for no other. Text that does not begin so ends the process.
Bytes signText(const SigningKey& key, std::string_view json);
// RFC 8410: "-----BEGIN PUBLIC KEY-----".
std::string publicPem(const SigningKey& key);

} // namespace paillasse::crypto
