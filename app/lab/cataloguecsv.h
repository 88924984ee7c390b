// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/lab/catalogue.h"
#include "app/lab/codetables.h"
#include "app/lab/csv.h"

// A laboratory's catalogue as tables that a spreadsheet opens: text in, values out. Strict: an unknown column or a cell that does not
// read is a problem with its line, and one problem refuses the table. The columns and the small notations of their cells are
// described in resources/catalogue/README.md.
namespace paillasse::lab::csv {

template <class T>
using Table = tl::expected<std::vector<T>, std::vector<Problem>>;

enum class TableKind { Examinations, Tubes, Benches, Comments };
// By the columns of its header: the table that has most of them. Nothing where the header names none, or the text does not parse.
std::optional<TableKind> kindOf(std::string_view text);

// Also checks what holds between rows: each code once, formulas that parse, whose inputs exist and which do not go in circles.
Table<Examination> readCatalogue(std::string_view text);
Table<TubeKind> readTubes(std::string_view text);
Table<BenchKind> readBenches(std::string_view text);
Table<CodedComment> readComments(std::string_view text);

// The LOINC check digit (mod 10, Luhn): "2823-3".
bool isLoinc(std::string_view code);

} // namespace paillasse::lab::csv
