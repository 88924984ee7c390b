// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/lab/order.h"
#include "app/lab/patient.h"

namespace paillasse::lab {

// What of a patient decides ranges and formulas: sex, and age on the day of collection.
struct Demography {
    Sex sex = Sex::Unknown;
    std::optional<std::int32_t> ageDays;
    std::optional<int> ageYears; // whole years, as birthdays count them
    bool operator==(const Demography&) const = default;
};

Demography demographyOf(const Identity& identity, Instant collectedAt);
// At the order's collection; when that is not known, at its reception, else when it was placed.
Demography demographyOf(const Identity& identity, const Order& order);
Instant collectionOf(const Order& order);

} // namespace paillasse::lab
