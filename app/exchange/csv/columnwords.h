// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "app/exchange/csv/mapping.h"

namespace paillasse::exchange::csv {

// What columns of one target are called, in French and English.
struct TargetWords {
    Target target;
    std::string_view words; // plain, between spaces, the most telling first
};
// In the order in which targets are given away.
std::span<const TargetWords> targetWords();
// How well a column's name says the target: 0 not at all.
std::size_t fitOf(std::string_view header, const TargetWords& known);

} // namespace paillasse::exchange::csv
