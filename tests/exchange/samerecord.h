// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <rapidcheck.h>

#include "app/exchange/importedrecord.h"

namespace paillasse::exchange::testing {

// For properties: the two are one record; part by part, so that what differs is shown.
inline void assertSame(const ImportedRecord& read, const ImportedRecord& wanted)
{
    RC_ASSERT(read.patient == wanted.patient);
    RC_ASSERT(read.orders.size() == wanted.orders.size());
    for (std::size_t i = 0; i < wanted.orders.size(); ++i) {
        const auto& order = read.orders[i];
        const auto& same = wanted.orders[i];
        RC_ASSERT(order.ids == same.ids);
        RC_ASSERT(order.context == same.context);
        RC_ASSERT(order.requested == same.requested);
        RC_ASSERT(order.specimens == same.specimens);
        RC_ASSERT(order.results.size() == same.results.size());
        for (std::size_t r = 0; r < same.results.size(); ++r)
            RC_ASSERT(order.results[r] == same.results[r]);
        RC_ASSERT(order.attachments == same.attachments);
    }
    RC_ASSERT(read == wanted);
}

} // namespace paillasse::exchange::testing
