// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/lab/ids.h"

namespace paillasse::store {

// The numbers are in the database.
enum class WorkstationState { Pending = 1, Approved = 2, Revoked = 3 };

struct Workstation {
    lab::WorkstationId id;
    std::string name;                // "BIOCH-02"
    WorkstationState state = WorkstationState::Pending;
    Bytes certificateHash;           // SHA-256 of the certificate's DER, once approved
    Instant requestedAt;
    Instant certificateExpires;
    bool wipeOrdered = false;
    Bytes certificateHashBefore{};   // good until the renewed one was shown; empty: none
    bool byCertificateBefore = false; // it was that one that was shown
};

} // namespace paillasse::store
