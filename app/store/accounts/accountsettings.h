// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

namespace paillasse::store {

// How long things last.
struct AccountSettings {
    std::int64_t factorMs = 15 * minuteMs;         // a signing session
    std::int64_t glassMs = 30 * minuteMs;
    std::int64_t silentMs = minuteMs;              // a workstation unheard of for this long does not answer
    std::int64_t sessionIdleMs = 30 * minuteMs;
    std::int64_t sessionLongestMs = 12 * hourMs;
    std::int64_t activationMs = 7 * dayMs;
    std::int64_t enrolmentMs = 2 * dayMs;
    std::int64_t workstationCertificateMs = 400 * dayMs;
    std::int64_t serverCertificateMs = 730 * dayMs; // made anew at each start
    std::int64_t sealMs = 10 * 365 * dayMs;         // of the certificate of its seal; made anew when a third is left
    std::int64_t authorityMs = 20 * 365 * dayMs;
};

} // namespace paillasse::store
