// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/totp.h"

#include <liboath/oath.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "app/crypto/hash.h"

namespace paillasse::crypto {

namespace {

const char* charsOf(const SecretBytes& secret)
{
    return reinterpret_cast<const char*>(secret.view().data());
}

} // namespace

std::uint64_t totpStep(Instant now)
{
    return now.ms < 0 ? 0 : static_cast<std::uint64_t>(now.ms / totpStepMs);
}

SecretBytes totpCode(const SecretBytes& secret, std::uint64_t step, unsigned digits)
{
    std::array<char, 16> text{};
    if (oath_hotp_generate(charsOf(secret), secret.size(), step, digits, false, OATH_HOTP_DYNAMIC_TRUNCATION, text.data()) != OATH_OK)
        return {};
    auto code = SecretBytes::copyOf(asBytes(std::string_view(text.data(), std::strlen(text.data()))));
    wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    return code;
}

std::optional<std::uint64_t> matchTotp(const SecretBytes& secret, std::string_view code, std::uint64_t now, std::uint64_t lastStep)
{
    std::optional<std::uint64_t> matched;
    for (const auto step : {now - std::min<std::uint64_t>(now, 1), now, now + 1}) {
        const auto right = totpCode(secret, step);
        if (equal(right.view(), asBytes(code)) && step > lastStep && !matched)
            matched = step;
    }
    return matched;
}

SecretBytes base32(const SecretBytes& secret)
{
    char* text = nullptr;
    std::size_t size = 0;
    if (oath_base32_encode(charsOf(secret), secret.size(), &text, &size) != OATH_OK)
        return {};
    std::size_t length = size;
    while (length > 0 && text[length - 1] == '=')
        --length;
    auto encoded = SecretBytes::copyOf(asBytes(std::string_view(text, length)));
    wipe({reinterpret_cast<std::uint8_t*>(text), size});
    std::free(text);
    return encoded;
}

} // namespace paillasse::crypto
