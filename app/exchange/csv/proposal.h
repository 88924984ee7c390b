// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/exchange/csv/reader.h"

namespace paillasse::exchange::csv {

// Why a column was given its target, or none.
enum class Ground {
    Name,     // by what it is called
    Contents, // by what is in it
    Numbers,  // it has only numbers, and a row is an order: an examination of its own
    Taken,    // another column has that target already
    Unknown,  // neither its name nor what is in it tells anything
    Empty     // nothing is in it, and its name says nothing
};
constexpr Ground lastOf(Ground) { return Ground::Empty; }

struct ColumnGuess {
    std::string column;
    Target target = Target::Ignored;
    Ground ground = Ground::Unknown;
    std::size_t filled = 0;   // of the sample's rows
    std::string takenBy;      // the column that has the target
    std::string remark;       // what else was supposed of it: a sentence without a word of the table
};

// The style of dates in a column.
struct StyleGuess {
    std::string column;              // empty: of all columns with dates
    std::optional<DayStyle> style;   // nothing: none reads half of them
    std::size_t read = 0;            // cells that the style reads
    std::size_t cells = 0;           // cells that there are
    std::optional<DayStyle> another; // reads as many: nothing in the sample tells them apart
};

// What a table's columns probably mean. Never more than a proposal: somebody looks at it.
struct Proposal {
    Mapping mapping;
    std::size_t rows = 0;            // that were looked at
    std::vector<ColumnGuess> columns; // in the table's order
    std::vector<StyleGuess> styles;
    std::size_t decimals = 0;        // numbers that only the mapping's decimal sign explains
    std::size_t otherDecimals = 0;   // and those that only the other one does
};

// By the columns' names (French and English) and by what is in the sample.
Proposal proposeMapping(const Sample& sample);

} // namespace paillasse::exchange::csv
