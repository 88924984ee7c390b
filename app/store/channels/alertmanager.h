// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/channels/channel.h"
#include "app/store/channels/transfer.h"

namespace paillasse::store {

// Prometheus' Alertmanager, POST /api/v2/alerts below the destination's address. What names the alert is its labels, the same from
// beginning to end; endsAt is set when it is closed. An open one that it does not hear of for five minutes it holds to be over, and it
// forgets them all when it is started anew: so it is reminded.
class Alertmanager final : public Channel {
public:
    explicit Alertmanager(Destination to);
    [[nodiscard]] Result<> deliver(const AlertNotice& notice, const std::stop_token& stop) override;
    [[nodiscard]] bool wantsReminders() const override { return true; }

private:
    Destination m_to;
};

} // namespace paillasse::store
