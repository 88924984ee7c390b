// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "app/lab/act.h"

// The bounds that every act is held to before its meaning is looked at. What breaks one is Malformed.
namespace paillasse::lab::limits {

inline constexpr std::size_t linesPerAct = 200;
inline constexpr std::size_t readingsPerAct = 256;
inline constexpr std::size_t linesPerOrder = 400;
inline constexpr std::size_t specimensPerOrder = 40;
inline constexpr std::size_t measurementsPerLine = 100;
inline constexpr std::size_t entriesPerOrder = 500; // notes on the order itself, deliveries, report versions: of each
inline constexpr std::size_t entriesPerLine = 100;  // calls, notes: of each
inline constexpr std::size_t pdfsPerReport = 16;
inline constexpr std::size_t wordsOfPage = 64 * 1024; // octets
inline constexpr std::size_t wordsOfLine = 16 * 1024;
inline constexpr std::size_t controlsPerBench = 60; // older ones are dropped: the ledger has them
inline constexpr std::size_t tubeKinds = 100;
inline constexpr std::size_t codedComments = 1000;
inline constexpr std::size_t code = 64;
inline constexpr std::size_t name = 200;
inline constexpr std::size_t reason = 500;
inline constexpr std::size_t text = 4000;
inline constexpr std::size_t shortText = 500;

} // namespace paillasse::lab::limits

namespace paillasse::lab {

// Valid UTF-8 of at most so many characters, without control characters.
bool isLine(std::string_view text, std::size_t most);
// The same with line ends and tabs allowed.
bool isText(std::string_view text, std::size_t most);
// Not empty, printable ASCII without spaces: what goes into a barcode.
bool isCode(std::string_view text, std::size_t most = limits::code);
// A number or code that somebody else may have given: not blank, one line.
bool isKey(std::string_view text);
// Not empty nor blank.
bool isGiven(std::string_view text);

// One line at least, not more than an act may name, each once.
bool isLineList(const std::vector<LineId>& lines);

bool isSound(const Patient& patient);
bool isSound(const Identity& identity);
bool isSound(const Contact& contact);
bool isSound(const OrderContext& context);
bool isSound(const Measurement& measurement);
bool isSound(const ReportVersion& report);
bool isSound(const Examination& examination);
bool isSound(const TubeKind& tube);
bool isSound(const CodedComment& comment);

} // namespace paillasse::lab
