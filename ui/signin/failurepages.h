// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/failure.h"

// The page of each failure, for Failures::message.
namespace paillasse::ui::failures {

// Of this workstation: its keyring, files, disk, clock, version and enrolment (failureshere.cpp).
Message keyring(Failure failure, const FailureContext& c);
Message enrolmentFile(const FailureContext& c);
Message cache(Failure failure, const FailureContext& c);
Message station(Failure failure, const FailureContext& c);
Message disk(const FailureContext& c);
Message oldClient(const FailureContext& c);
Message version(const FailureContext& c);
Message clock(const FailureContext& c);

// Of the store, the way there, and the other workstation (failuresthere.cpp).
Message otherEnd(Failure failure, const FailureContext& c);
Message seat(const FailureContext& c);
Message feed(const FailureContext& c);
Message silentSeat(const FailureContext& c);
Message storeDisk(const FailureContext& c);
Message passwordChanged(const FailureContext& c);
Message away(Failure failure, const FailureContext& c);

} // namespace paillasse::ui::failures
