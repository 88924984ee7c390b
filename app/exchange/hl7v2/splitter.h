// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/exchange/importedrecord.h"

namespace paillasse::exchange::hl7v2 {

// A segment as it stands in the input, before any character set.
struct RawSegment {
    std::string text;
    std::size_t line = 0; // from 1
};

struct RawMessage {
    std::vector<RawSegment> segments; // the first is MSH
    std::size_t offset = 0;           // in the input
    std::size_t size = 0;
    std::vector<std::size_t> continuedBy; // messages that were joined into this one (DSC), by their index
    bool isContinuation = false;
    bool isOutside = false;           // lines before or between messages: refused, but kept
    std::optional<MessageRefusal> defect; // why it cannot be read
};

struct SplitInput {
    std::vector<RawMessage> messages;
    std::vector<std::string> notes;
};

// An input of any number of messages: line ends CR, LF, CR LF or mixed; MLLP framing (VT … FS CR); batch segments around them; ADD and
// DSC continuations joined. A line that is no segment makes its message unreadable, unless the message ends its segments with
// CR alone: then a single LF is part of the text. Lines that stand outside any message are one that cannot be read.
SplitInput split(std::string_view input, std::size_t firstLine = 1);

// What a line is, without what may stand before it: white space, and VT of MLLP.
enum class LineKind { Header, BatchBegin, BatchEnd, FileEnd, Segment };
std::string_view withoutMargins(std::string_view text);
LineKind kindOf(std::string_view text);
// BTS-1; 0: it does not say.
std::size_t countIn(std::string_view trailer);

} // namespace paillasse::exchange::hl7v2
