// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/base/clock.h"

// The clock on the laboratory's wall, wherever the server stands and whatever it thinks its own time zone is.
namespace paillasse::store {

struct WallTime {
    unsigned weekday = 0;     // Monday is 0
    std::uint64_t minute = 0; // of the day
    bool operator==(const WallTime&) const = default;
};

// An IANA name, "Europe/Paris" or "UTC". Names that say no place ("CET", "EST") mean other things elsewhere, and are refused.
bool isTimeZone(const std::string& name);
// The server's own, by name; Europe/Paris where it has none but UTC, which is how servers are set up and no wall.
std::string timeZoneHere();
// Without a name, by the server's own zone. Nothing: no zone of that name is known here.
std::optional<WallTime> wallTime(const std::string& zone, Instant now);

} // namespace paillasse::store
