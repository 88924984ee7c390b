// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/crypto/totp.h"

namespace paillasse::journeys {

// As an authenticator reads what is typed into it (RFC 4648 §6).
inline SecretBytes fromBase32(std::string_view text)
{
    Bytes bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = c >= 'A' && c <= 'Z' ? c - 'A' : c >= '2' && c <= '7' ? c - '2' + 26 : -1;
        if (value < 0)
            continue;
        bits = bits << 5 | static_cast<std::uint32_t>(value);
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<std::uint8_t>(bits >> count));
        }
    }
    return SecretBytes::copyOf(bytes);
}

// The telephone in somebody's pocket, and the sheet of recovery codes in their locker. Tests are faster than thirty seconds a code.
class Authenticator {
public:
    void add(SecretBytes secret, Instant usedAt)
    {
        m_secret = std::move(secret);
        m_lastStep = crypto::totpStep(usedAt);
    }
    void keep(std::vector<std::string> recoveryCodes) { m_recovery = std::move(recoveryCodes); }
    [[nodiscard]] bool isSetUp() const { return !m_secret.isEmpty(); }

    // A code that was not shown before: this step's, the next one's, or a recovery code. Nothing left: empty.
    SecretBytes next(Instant now)
    {
        const auto step = std::max(m_lastStep + 1, crypto::totpStep(now));
        if (step <= crypto::totpStep(now) + 1) {
            m_lastStep = step;
            return crypto::totpCode(m_secret, step);
        }
        if (m_recovery.empty())
            return {};
        auto code = SecretBytes::copyOf(std::string_view(m_recovery.back()));
        m_recovery.pop_back();
        return code;
    }

private:
    SecretBytes m_secret;
    std::uint64_t m_lastStep = 0;
    std::vector<std::string> m_recovery;
};

// Everybody's, by login: people carry theirs from workstation to workstation.
inline std::map<std::string, Authenticator>& authenticators()
{
    static std::map<std::string, Authenticator> all;
    return all;
}

} // namespace paillasse::journeys
