// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/accounts/watchentries.h"

// What supervision calls things: in rule files, notices and figures.
namespace paillasse::store {

inline const char* nameOf(wire::Severity severity)
{
    switch (severity) {
    case wire::Severity::Low: return "low";
    case wire::Severity::Medium: return "medium";
    case wire::Severity::High: return "high";
    }
    return "";
}

inline const char* nameOf(SignInFault fault)
{
    switch (fault) {
    case SignInFault::WrongPassword: return "wrong-password";
    case SignInFault::WrongCode: return "wrong-code";
    case SignInFault::WrongActivation: return "wrong-activation";
    case SignInFault::Throttled: return "throttled";
    case SignInFault::AccountClosed: return "account-closed";
    case SignInFault::SeatElsewhere: return "seat-elsewhere";
    }
    return "";
}

} // namespace paillasse::store
