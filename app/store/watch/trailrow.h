// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How an event lies in its row.
namespace paillasse::store::trailrow {

constexpr int offline = 1;
constexpr int brief = 2; // its entry is of a month's key

} // namespace paillasse::store::trailrow
