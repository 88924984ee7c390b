// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/net/request.h"

namespace paillasse::store {

// The HTTP status that fits an error.
unsigned statusOf(ErrorCode code);
// A refusal: a wire::Problem. `hint` is a fixed English phrase, never data.
Reply problem(ErrorCode code, const char* hint = "");
Reply problem(unsigned status, ErrorCode code, const char* hint);
// 429: nothing is wrong with the request; the client asks again by itself.
Reply busy(int retryAfterSeconds);
// 426: the program that asks is to be replaced. Acts are taken from it all the same.
Reply clientTooOld();

} // namespace paillasse::store
