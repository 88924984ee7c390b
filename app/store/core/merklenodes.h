// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace paillasse::store {

// Subtrees of a growing Merkle tree in the order in which they become complete: leaf n stands after all that was complete before it,
// then come the subtrees that it completes, smallest first. Storing them is appending; nothing is ever moved.
constexpr std::uint64_t nodePosition(unsigned level, std::uint64_t index)
{
    const auto lastLeaf = ((index + 1) << level) - 1;
    return 2 * lastLeaf - static_cast<unsigned>(std::popcount(lastLeaf)) + level;
}

static_assert(nodePosition(0, 0) == 0 && nodePosition(0, 1) == 1 && nodePosition(1, 0) == 2 && nodePosition(0, 2) == 3);
static_assert(nodePosition(0, 3) == 4 && nodePosition(1, 1) == 5 && nodePosition(2, 0) == 6 && nodePosition(0, 4) == 7);

} // namespace paillasse::store
