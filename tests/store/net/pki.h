// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

#include "app/base/clock.h"
#include "app/crypto/certificate.h"
#include "tests/store/net/tlsclient.h"

namespace paillasse::test {

template <class T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().detail);
    return std::move(*result);
}

// An authority with a server and as many workstations as a test needs.
class Pki {
public:
    Pki() : m_now(SystemClock().now()), m_authority(must(crypto::makeAuthority("test", m_now - dayMs, 30 * dayMs))) {}

    [[nodiscard]] const std::string& authority() const { return m_authority.certificate; }
    crypto::KeyAndCertificate server() { return must(crypto::makeServer(m_authority, {"localhost", "127.0.0.1"}, m_now - dayMs, 30 * dayMs)); }
    TlsIdentity workstation(std::int64_t lifeMs = 20 * dayMs)
    {
        const auto key = crypto::makePrivateKey();
        const auto request = must(crypto::makeRequest(key, "anything"));
        return {must(crypto::issueClient(m_authority, request, "workstation", m_now - dayMs, lifeMs)), std::string(asText(key.view()))};
    }

private:
    Instant m_now;
    crypto::KeyAndCertificate m_authority;
};

inline Bytes fingerprint(const TlsIdentity& identity)
{
    const auto facts = must(crypto::readCertificate(identity.certificate));
    return Bytes(facts.fingerprint.begin(), facts.fingerprint.end());
}

} // namespace paillasse::test
