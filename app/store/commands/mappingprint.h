// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "app/exchange/csv/proposal.h"
#include "app/exchange/csv/trial.h"

// Mappings and what they make of a table as lines of text, for the console. Only printRows shows anything of a patient.
namespace paillasse::store {

// With blanks behind it, counted in characters.
std::string padded(std::string text, std::size_t width);
// A text of a table with nothing in it that moves a cursor, of so many characters at most.
std::string printable(std::string_view text, std::size_t most = 60);

// Which column means what and why, and what was guessed.
void printProposal(std::ostream& out, const exchange::csv::Proposal& proposal);
// How patients and orders are told apart, and what no column says: the error is why the mapping does not fit the table.
tl::expected<void, exchange::MessageRefusal> printKeys(std::ostream& out, const exchange::csv::Mapping& mapping, const std::vector<std::string>& header);
void printTrial(std::ostream& out, const exchange::csv::Trial& trial);
// What was written beside what would be kept of it, row by row.
void printRows(std::ostream& out, const std::vector<exchange::csv::PreviewRow>& rows, const exchange::csv::Mapping& mapping);

} // namespace paillasse::store
