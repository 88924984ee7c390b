// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/wire/adminmessages.h"

// A laboratory's week as an operator writes it: "07:00-20:00" for each day alike, or "mon-fri 07:00-19:00, sat 07:00-13:00", where
// days that are not named, or "closed", are closed. An end before its beginning is of the next day.
namespace paillasse::store {

// Over the hours of `policy`. InvalidInput.
Result<> readBenchHours(std::string_view text, wire::Policy& policy);
std::string benchHoursOf(const wire::Policy& policy);

} // namespace paillasse::store
