// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/signedtext.h"

#include "app/base/hexdigit.h"
#include "app/base/jsonline.h"
#include "app/crypto/hash.h"

namespace paillasse::store {

namespace {

constexpr std::string_view label = "paillasse.certificate.v1";
constexpr std::string_view begin = "{\"certificate\":";
constexpr std::string_view beforeKey = ",\"key\":\"";
constexpr std::string_view beforeSignature = "\",\"signature\":\"";
constexpr std::string_view end = "\"}\n";
constexpr std::size_t keyDigits = 2 * crypto::publicKeySize;
constexpr std::size_t signatureDigits = 2 * crypto::signatureSize;
constexpr std::size_t tailSize = beforeKey.size() + keyDigits + beforeSignature.size() + signatureDigits + end.size();

} // namespace

std::string signText(const std::string& body, const crypto::SigningKey& key)
{
    std::string file(begin);
    file += body;
    file += beforeKey;
    file += crypto::toHex(key.publicKey());
    file += beforeSignature;
    file += crypto::toHex(key.sign(label, asBytes(body)));
    file += end;
    return file;
}

Result<SignedText> readSignedText(std::string_view file)
{
    const auto none = fail(ErrorCode::InvalidInput, "this is no certificate");
    if (!file.starts_with(begin) || file.size() < begin.size() + tailSize)
        return none;
    const auto tail = file.substr(file.size() - tailSize);
    const auto signatureAt = beforeKey.size() + keyDigits;
    if (!tail.starts_with(beforeKey) || tail.substr(signatureAt, beforeSignature.size()) != beforeSignature || !tail.ends_with(end))
        return none;
    auto key = fromHex(tail.substr(beforeKey.size(), keyDigits));
    auto signature = fromHex(tail.substr(signatureAt + beforeSignature.size(), signatureDigits));
    if (!key || !signature)
        return none;
    return SignedText{file.substr(begin.size(), file.size() - begin.size() - tailSize), std::move(*key), std::move(*signature)};
}

Result<> checkSignedText(const SignedText& text, ByteView storeSigningKey)
{
    if (!crypto::equal(text.key, storeSigningKey))
        return fail(ErrorCode::NotTrusted, "this certificate was signed by another store");
    if (!crypto::verify(text.key, label, asBytes(text.body), text.signature))
        return fail(ErrorCode::Refused, "this certificate was altered after it was signed");
    return {};
}

std::vector<std::string> membersNamed(std::string_view body, std::string_view name)
{
    const auto member = jsonQuoted(name) + ':';
    std::vector<std::string> values;
    for (auto at = body.find(member); at != std::string_view::npos; at = body.find(member, at)) {
        at += member.size();
        const bool isText = at < body.size() && body[at] == '"';
        const auto from = isText ? at + 1 : at;
        const auto to = body.find_first_of(isText ? "\"" : ",}]", from);
        if (to == std::string_view::npos)
            break;
        values.emplace_back(body.substr(from, to - from));
    }
    return values;
}

Result<Bytes> fromHex(std::string_view text)
{
    const auto no = fail(ErrorCode::InvalidInput, "not hexadecimal");
    if (text.size() % 2 != 0)
        return no;
    Bytes bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto high = hexDigit(text[i]);
        const auto low = hexDigit(text[i + 1]);
        if (high < 0 || low < 0)
            return no;
        bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return bytes;
}

} // namespace paillasse::store
