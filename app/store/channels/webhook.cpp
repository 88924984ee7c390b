// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/webhook.h"

#include <array>

#include "app/crypto/hash.h"

namespace paillasse::store {

Webhook::Webhook(Destination to, const Clock& clock) : m_to(std::move(to)), m_clock(clock) {}

std::string Webhook::signatureOf(const SecretBytes& key, std::int64_t unixSeconds, std::string_view body)
{
    const auto time = std::to_string(unixSeconds);
    const auto digest = crypto::hmacSha256(key, asBytes(time + "." + std::string(body)));
    return "t=" + time + ",v1=" + crypto::toHex(digest);
}

Result<> Webhook::deliver(const AlertNotice& notice, const std::stop_token& stop)
{
    const auto body = jsonOf(notice);
    const std::array headers{"Paillasse-Signature: " + signatureOf(m_to.password, m_clock.now().ms / secondMs, body)};
    return Transfer(m_to).post(body, headers, stop);
}

} // namespace paillasse::store
