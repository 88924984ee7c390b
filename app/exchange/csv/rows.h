// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/exchange/piece.h"
#include "app/exchange/sourcelines.h"

namespace paillasse::exchange::csv {

// A row of a table (RFC 4180), over as many lines as its quotes hold together.
struct Row {
    Piece piece;
    std::vector<std::string> cells;       // UTF-8, without white space round them
    std::optional<MessageRefusal> defect; // why it is none
    bool isNoUtf8 = false;                // though it is said to be
    [[nodiscard]] bool isBlank() const { return !defect && !piece.isTooLarge && cells.size() <= 1 && (cells.empty() || cells.front().empty()); }
};

// The separator that a header line has most of outside quotes: "," ";" tab "|"; 0: none of them.
char separatorIn(std::string_view line);

// The rows of a source, one by one. A quote that nothing closes makes one line unreadable, not all that follow.
class Rows {
public:
    explicit Rows(ByteSource& source);
    // From a place where a row begins; `lines` ended before it.
    Result<> seek(std::uint64_t offset, std::uint64_t lines);
    // Nothing: the end. `separator` 0: what the row itself says.
    Result<std::optional<Row>> next(char separator, Charset charset);
    [[nodiscard]] std::uint64_t lines() const { return m_linesBefore; }

private:
    Result<void> gather(Row& row, char separator);

    SourceLines m_lines;
    std::uint64_t m_linesBefore = 0;
};

} // namespace paillasse::exchange::csv
