// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/treehead.h"
#include "app/store/accounts/wallclock.h"
#include "app/store/paper/statement.h"
#include "app/wire/watchmessages.h"

// The trail as somebody takes it away: its rows as a table, and the paper that states what they are of.
namespace paillasse::store {

struct TrailTaken {
    wire::TrailQuery query;
    wire::TrailReply answer;
    std::vector<crypto::SignedTreeHead> heads; // of the laboratory's ledger, and of the store-wide one
    std::string laboratory;                    // its name
    std::string by;                            // who asks
    Instant now;
};

paper::Table trailTable(const std::vector<wire::TrailRow>& rows, const WallClock& wall);
paper::Statement trailStatement(const TrailTaken& taken, const WallClock& wall);

} // namespace paillasse::store
