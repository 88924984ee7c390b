// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

#include "app/store/migration/outbound/recordof.h"

namespace paillasse::store {

// A line as a report that counts has it.
struct ReleasedLine {
    const lab::ResultLine* line = nullptr;
    const lab::Measurement* measurement = nullptr; // null: reported as not performed
    bool isCorrected = false;                      // an earlier report said something else
    exchange::SourceCode code;
};

// In the order of the order's lines.
std::vector<ReleasedLine> releasedLines(const SourceLaboratory& laboratory, const lab::Order& order);
// The same by their ids.
std::vector<lab::LineId> releasedIds(const lab::Order& order);
exchange::ImportedResult resultOf(const SourceLaboratory& laboratory, const lab::Order& order, const ReleasedLine& released);

} // namespace paillasse::store
