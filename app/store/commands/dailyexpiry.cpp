// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/dailyexpiry.h"

namespace paillasse::store {

void DailyExpiry::lookAfter(Instant now)
{
    if (!m_turn.comes(now))
        return;
    const auto gone = m_expiry.expire();
    if (!gone)
        return m_log.error("trail.not-expired", {{"error.code", gone.error().code}});
    for (const auto& month : *gone)
        m_log.info("trail.expired", {{"paillasse.laboratory.id", month.laboratory}, {"paillasse.month", month.month}, {"paillasse.entries", month.entries}});
}

} // namespace paillasse::store
