// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The lines of HPRIM Médecins by what they are, before anything is made of them.
namespace paillasse::exchange::hprim {

enum class Marker { None, Laboratory, End, EndOfFile };
// "****LAB****", "****FIN****", "****FINFICHIER****", whatever the number of asterisks and the case.
Marker markerOf(std::string_view line);
bool isResult(std::string_view line); // RES|
bool isText(std::string_view line);   // TEX, TEX|
// A day as a header has it: 12/03/2026 with any sign, or 12032026; also one that the calendar does not have.
bool isDayLike(std::string_view line);
// 13 or 15 digits, spaces aside; a Corsican letter.
bool isNirLike(std::string_view line);
bool isTownLike(std::string_view line); // "62580 BAILLEUL"

struct Line {
    std::string text;       // trimmed at its end
    std::size_t number = 0; // in the source, from 1
};

// The twelve lines about patient and file. Some senders have one more of the address, or one less.
struct Header {
    Line code;
    Line name;
    Line forename;
    std::vector<Line> address;
    Line town;
    Line birthDay;
    Line nir;
    Line file;
    Line fileDay;
    Line sender;
    Line recipient;
};

struct MedecinsMessage {
    std::optional<Header> header;  // nothing: the lines before the results are not recognised as one
    std::vector<Line> freeText;    // before LAB
    std::vector<Line> laboratory;  // RES, TEX and what else stands after it
};

// `text` is one patient's lines in UTF-8, `firstLine` the number of the first.
MedecinsMessage messageOf(std::string_view text, std::size_t firstLine);

} // namespace paillasse::exchange::hprim
