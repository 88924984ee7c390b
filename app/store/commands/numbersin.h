// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace paillasse::store {

constexpr std::uint64_t numberLimit = 1'000; // three digits: of a version, of a clock

// Numbers with one sign between them, as many as are asked for and nothing else.
template <std::size_t Count>
std::optional<std::array<std::uint64_t, Count>> numbersIn(std::string_view text, const char (&separators)[Count])
{
    std::array<std::uint64_t, Count> numbers{};
    const auto* at = text.data();
    const auto* end = at + text.size();
    for (std::size_t i = 0; i < Count; ++i) {
        const auto read = std::from_chars(at, end, numbers[i]);
        if (read.ec != std::errc() || numbers[i] >= numberLimit)
            return std::nullopt;
        at = read.ptr;
        if (i + 1 < Count && (at == end || *at++ != separators[i]))
            return std::nullopt;
    }
    return at == end ? std::optional(numbers) : std::nullopt;
}

} // namespace paillasse::store
