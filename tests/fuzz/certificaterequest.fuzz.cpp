// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "app/crypto/certificate.h"
#include "app/crypto/crypto.h"
#include "tests/fuzz/must.h"

namespace {

using namespace paillasse;
using fuzz::must;

constexpr std::int64_t day = 24LL * 3600 * 1000;

std::string pem(ByteView der)
{
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < der.size(); i += 3) {
        const unsigned three = der[i] << 16 | (i + 1 < der.size() ? der[i + 1] << 8 : 0) | (i + 2 < der.size() ? der[i + 2] : 0);
        text += digits[three >> 18];
        text += digits[three >> 12 & 63];
        text += i + 1 < der.size() ? digits[three >> 6 & 63] : '=';
        text += i + 2 < der.size() ? digits[three & 63] : '=';
        if (i % 48 == 45)
            text += '\n';
    }
    return "-----BEGIN CERTIFICATE REQUEST-----\n" + text + "\n-----END CERTIFICATE REQUEST-----\n";
}

const crypto::KeyAndCertificate& authority()
{
    static const auto made = [] {
        must(crypto::initialise().has_value());
        auto authority = crypto::makeAuthority("Fuzzed", Instant{}, 3650 * day);
        must(authority.has_value());
        return std::move(*authority);
    }();
    return made;
}

void asked(const std::string& request)
{
    const auto issued = crypto::issueClient(authority(), request, "BIOCH-02", Instant{}, day);
    if (!issued)
        return;
    const auto facts = crypto::readCertificate(*issued);
    must(facts.has_value() && facts->commonName == "BIOCH-02");
}

} // namespace

// What a workstation that nobody knows yet may send: as text, and as the DER inside that text, which mutations reach better. Where a
// certificate is issued, its name is the store's and never the request's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    asked(std::string(data, data + size));
    asked(pem({data, size}));
    (void)crypto::readCertificate(std::string(data, data + size));
    (void)crypto::readCertificateDer({data, size});
    return 0;
}
