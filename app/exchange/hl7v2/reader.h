// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/bytes.h"
#include "app/exchange/civilzone.h"
#include "app/exchange/importedrecord.h"

namespace paillasse::exchange::hl7v2 {

struct ReadingOptions {
    CivilZone zone;            // of times that name none
    std::size_t firstLine = 1; // of the text in its source
};

// Whether the bytes look like HL7 v2 in its pipes (ER7): a message or a batch header at the beginning of some line.
bool isHl7v2(ByteView bytes);

// Reads one input: ORM^O01, OML^O21 (and the other OML), ORU^R01 (and R30 to R42), OUL^R21 to R24, and the patients of ADT that
// neither merge nor swap. Others are refused by their type. Never throws; nothing is lost in silence.
// `text` is the input as `withoutMarks` gives it: the messages' offsets point into it.
Reading read(std::string_view text, std::size_t input, const ReadingOptions& options = {});

} // namespace paillasse::exchange::hl7v2
