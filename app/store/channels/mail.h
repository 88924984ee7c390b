// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/store/channels/channel.h"
#include "app/store/channels/transfer.h"

namespace paillasse::store {

// A mailbox in ASCII, without a display name: one @, no space, no control character.
bool isMailbox(std::string_view text);

// A short message in plain ASCII by SMTP over TLS.
class Mail final : public Channel {
public:
    // `from` and `to` are mailboxes.
    Mail(Destination server, std::string from, std::vector<std::string> to);
    [[nodiscard]] Result<> deliver(const AlertNotice& notice, const std::stop_token& stop) override;

    // RFC 5322, lines ended by CR LF.
    [[nodiscard]] std::string messageOf(const AlertNotice& notice) const;

private:
    Destination m_server;
    std::string m_from;
    std::vector<std::string> m_to;
};

} // namespace paillasse::store
