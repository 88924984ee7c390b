// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/order.h"

namespace paillasse::lab {

enum class CallState { None, ToDo, Attempted, Acknowledged, NotRequired };

// How far the telephone call of a line's reportable value is: None when that value is not critical, or
// another laboratory's: the call was theirs.
CallState callState(const Order& order, const ResultLine& line);

// Whether a critical reportable value may be technically validated: a call was recorded on it (also one that did not get through), a
// coded reason was given at entry, or it is itself the repeat of an earlier measurement (rerun, dilution, or really another tube than one
// that was measured).
// True for a value that is not critical. The call itself never delays the release (laboratory.md 3.8).
bool isCriticalAnswered(const Order& order, const ResultLine& line);

} // namespace paillasse::lab
