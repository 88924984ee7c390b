// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace paillasse::store {

// When a figure is worth a word: when it passes a mark for the worse, and when all is well again; never for staying where it is, nor for
// every step between the marks on its way back.
class Marks {
public:
    enum class Bad { Below, Above };
    // `marks` from the mildest on; `well`: as good as this, and it may pass the first mark anew. Apart from it, or a figure that trembles
    // about the mark would be told each time.
    Marks(Bad bad, std::vector<std::int64_t> marks, std::int64_t well);

    // Whether this value is to be told.
    [[nodiscard]] bool isNews(std::int64_t value);

private:
    [[nodiscard]] bool isWorse(std::int64_t value, std::int64_t than) const { return m_bad == Bad::Below ? value < than : value > than; }

    Bad m_bad;
    std::vector<std::int64_t> m_marks;
    std::int64_t m_well;
    std::size_t m_passed = 0; // marks, since it was well
};

} // namespace paillasse::store
