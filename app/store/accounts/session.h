// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/lab/ids.h"

namespace paillasse::store {

// A person signed in at a workstation. The token itself is known to that workstation alone.
struct Session {
    Bytes tokenHash;                 // SHA-256
    lab::PersonId person;
    lab::WorkstationId workstation;
    std::uint64_t seat = 0;
    Instant openedAt;
    Instant expiresAt;               // moves on with use
    Instant factorUntil{};           // of the signing session; null: none
    bool factorPending = false;      // may do nothing but set up a second factor
    std::uint64_t clientVersion = 0; // of the program that signed in, as wire::SessionRequest has it
    bool isOutdated = false;         // the store asks for a newer program by now; not kept
};

} // namespace paillasse::store
