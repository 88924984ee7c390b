// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "app/lab/order.h"

namespace paillasse::report {

// A line on a version's page, as the last version up to this one has it. One that another version reported and that is open again is not on
// it: it waits.
struct Reported {
    const lab::ReportedLine* entry = nullptr;
    const lab::ReportedLine* before = nullptr; // in an earlier version, when this version changed it
    bool isNew = false;                        // first reported by this version, on a report that had others
    const lab::ReportVersion* validated = nullptr; // that released it as it stands: its biologist answers for it
};

std::map<lab::LineId, Reported> reportedLines(const lab::Order& order, std::uint16_t version);
// For an emergency print without the store: what is biologically or technically valid here, said to be unreleased. `made` holds what they
// point to.
std::map<lab::LineId, Reported> unreleasedLines(const lab::Order& order, std::vector<lab::ReportedLine>& made);

} // namespace paillasse::report
