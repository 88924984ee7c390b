// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/channels/channel.h"
#include "app/store/channels/transfer.h"

namespace paillasse::store {

// POST of the notice as JSON, with
//     Paillasse-Signature: t=UNIX-SECONDS,v1=HMAC-SHA-256 over "t.body" in hexadecimal digits
// so that the receiver knows it from others and an old one from a new.
class Webhook final : public Channel {
public:
    // The destination's password is the key of the signature; a user has no place here.
    Webhook(Destination to, const Clock& clock);
    [[nodiscard]] Result<> deliver(const AlertNotice& notice, const std::stop_token& stop) override;

    static std::string signatureOf(const SecretBytes& key, std::int64_t unixSeconds, std::string_view body);

private:
    Destination m_to;
    const Clock& m_clock;
};

} // namespace paillasse::store
