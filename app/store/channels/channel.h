// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "app/base/result.h"
#include "app/store/channels/alertnotice.h"

namespace paillasse::store {

// One way out of the store. Used by one thread at a time.
class Channel {
public:
    virtual ~Channel() = default;
    // The other end has taken it. Unreachable, NotTrusted (its certificate), Refused (its answer); Cancelled at `stop`.
    [[nodiscard]] virtual Result<> deliver(const AlertNotice& notice, const std::stop_token& stop) = 0;
    // It holds an alert to be over unless it is told again and again.
    [[nodiscard]] virtual bool wantsReminders() const { return false; }
};

} // namespace paillasse::store
