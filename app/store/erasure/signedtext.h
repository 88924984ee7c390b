// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/crypto/sign.h"

// A certificate's file: {"certificate":{…},"key":"<hex>","signature":"<hex>"} and a line's end, without any other space. What is signed, by Ed25519
// under "paillasse.certificate.v1", is the bytes of the inner object as they stand there.
namespace paillasse::store {

struct SignedText {
    std::string_view body;  // into the file
    Bytes key;
    Bytes signature;
};

std::string signText(const std::string& body, const crypto::SigningKey& key);
// InvalidInput: no such file. Whether the signature holds is not asked here.
Result<SignedText> readSignedText(std::string_view file);
// NotTrusted: by another store; Refused: not what was signed.
Result<> checkSignedText(const SignedText& text, ByteView storeSigningKey);

// What stands in the body after each `"name":` that is a member's name: the text of a string, or a number. A quote inside a string is written
// with a backslash: what looks like a member is one.
std::vector<std::string> membersNamed(std::string_view body, std::string_view name);
// InvalidInput: not hexadecimal.
Result<Bytes> fromHex(std::string_view text);

} // namespace paillasse::store
