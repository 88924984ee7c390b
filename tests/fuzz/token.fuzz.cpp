// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "app/store/net/request.h"
#include "tests/fuzz/must.h"

namespace {

std::string base64url(paillasse::ByteView bytes)
{
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    for (std::size_t bit = 0; bit < bytes.size() * 8; bit += 6) {
        const unsigned pair = bytes[bit / 8] << 8 | (bit / 8 + 1 < bytes.size() ? bytes[bit / 8 + 1] : 0u);
        text += digits[pair >> (10 - bit % 8) & 63];
    }
    return text;
}

} // namespace

// The header that carries a session's token, and a request's query: what is accepted has one spelling; the rest is no token.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace paillasse;
    using fuzz::must;
    const std::string text(data, data + size);
    const auto token = store::bearerToken(text);
    if (!token.isEmpty()) {
        must(token.size() == 32);
        const auto spelled = "Bearer " + base64url(token.view());
        must(text == spelled || text == spelled + '=');
    }
    // Any 32 bytes come back from their own spelling.
    if (size >= 32) {
        const ByteView raw(data, 32);
        const auto again = store::bearerToken("Bearer " + base64url(raw));
        must(toBytes(again.view()) == toBytes(raw));
    }
    store::RequestHead head;
    head.query = text;
    for (const auto* name : {"cursor", "from", "ledger", ""})
        if (const auto value = head.parameter(name))
            must(value->size() <= text.size());
    return 0;
}
