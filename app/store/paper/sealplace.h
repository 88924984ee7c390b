// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "app/base/bytes.h"

// Where in a file the seal lies, and what it is over: all the rest. A reader finds it by its plain characters, before anything of the file is taken apart.
namespace paillasse::store::paper {

constexpr std::size_t contentsSize = 4096;        // of the seal itself, with room to spare

struct SealPlace {
    std::size_t rangeAt = 0;      // of the text in brackets after /ByteRange, without them
    std::size_t rangeSize = 0;
    std::size_t contentsAt = 0;   // of "<"
    std::size_t contentsEnd = 0;  // after ">"
};

// The first, or none.
std::optional<SealPlace> findSeal(std::string_view pdf);
// What the brackets hold when the seal is over all of a file of that size but its own digits.
std::string rangeText(const SealPlace& place, std::size_t fileSize);
// Everything but the digits and their brackets.
Bytes sealedBytes(std::string_view pdf, const SealPlace& place);

} // namespace paillasse::store::paper
