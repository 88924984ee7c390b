// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "app/lab/examination.h"

namespace paillasse::lab {

enum class EntryError { Empty, NotANumber, UnknownAnswer, NotATitre, TooLong };
constexpr EntryError lastOf(EntryError) { return EntryError::TooLong; }

struct Entry {
    Value value;
    bool implausible = false;  // outside what the examination can be: ask again, do not refuse
    bool moreDecimals = false; // than the examination has: kept as typed
    bool operator==(const Entry&) const = default;
};

// What was typed in the result's cell, from the numeric keypad. Numbers: "." or "," is the decimal sign; a first "-" means "<", a
// first "+" means ">" ("<", "<=", "≤"… are taken too), except where the examination can be negative: there "-" is a minus sign.
// Missing decimals are filled up. Coded: the answer's code, or its number in the list from 1. Titres: "160" or "1/160".
tl::expected<Entry, EntryError> parseEntry(std::string_view typed, const Examination& examination);

} // namespace paillasse::lab
