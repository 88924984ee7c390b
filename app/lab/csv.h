// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace paillasse::lab::csv {

// What is wrong, where a person can find it: the line counts from 1, the column is the header's word or empty.
struct Problem {
    std::size_t line = 0;
    std::string column;
    std::string what;
    bool operator==(const Problem&) const = default;
};

struct Row {
    std::size_t line = 0; // where it begins
    std::vector<std::string> cells;
};

// RFC 4180, with ";" instead of "," when the first line has one outside quotes and no comma; line ends CR LF or LF; a byte-order
// mark is passed over, and so are blank lines and lines that begin with "#". Each row has as many cells as the first.
tl::expected<std::vector<Row>, Problem> parse(std::string_view text);

} // namespace paillasse::lab::csv
