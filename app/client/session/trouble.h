// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/failure.h"

namespace paillasse::client {

// With nothing more to say of it than the administrator's words.
inline Trouble trouble(Failure failure, std::string reference = {})
{
    Trouble made;
    made.failure = failure;
    made.reference = std::move(reference);
    return made;
}

} // namespace paillasse::client
