// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/stylechoice.h"

#include <algorithm>

namespace paillasse::exchange::csv {

StyleGuess chooseStyle(const std::vector<std::string>& cells)
{
    StyleGuess guess;
    guess.cells = cells.size();
    for (int i = 0; i <= static_cast<int>(lastOf(DayStyle())); ++i) {
        const auto style = static_cast<DayStyle>(i);
        if (style == DayStyle::SerialDay && guess.read * 2 >= guess.cells) // any number is one: only where nothing else fits
            break;
        const auto read = static_cast<std::size_t>(std::ranges::count_if(cells, [style](const std::string& cell) { return readMoment(cell, style).has_value(); }));
        if (read > guess.read)
            guess.style = style, guess.read = read, guess.another.reset();
        else if (read > 0 && read == guess.read && !guess.another)
            guess.another = style;
    }
    if (guess.read * 2 < guess.cells)
        return {{}, {}, 0, guess.cells, {}};
    return guess;
}

} // namespace paillasse::exchange::csv
