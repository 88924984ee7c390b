// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/log.h"
#include "app/store/accounts/trailexpiry.h"
#include "app/store/commands/turn.h"

namespace paillasse::store {

// The trail's months whose time is over go once a day, and at the start for what a crash cut short. One thread.
class DailyExpiry {
public:
    DailyExpiry(TrailExpiry expiry, const Log& log) : m_expiry(std::move(expiry)), m_log(log) {}

    void lookAfter(Instant now);

private:
    TrailExpiry m_expiry;
    const Log& m_log;
    Turn m_turn{dayMs};
};

} // namespace paillasse::store
