// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/lab/act.h"
#include "app/lab/catalogue.h"
#include "app/lab/rules/demography.h"

namespace paillasse::lab {

enum class CalculationOutcome {
    Add,       // `measurement` is to be recorded and selected
    Unchanged, // the line says it already
    Waiting,   // an input is not measured yet
    Withheld,  // it cannot be given: `reason` is for a "not performed" and for the report
    Correct    // the line is released and would now say otherwise: propose a correction
};

struct Calculation {
    LineId line = 0;
    CalculationOutcome outcome = CalculationOutcome::Waiting;
    // Without id, person and time; with unit, range, level and the formula's version.
    std::optional<Measurement> measurement;
    std::string reason;                       // French, as printed
    LineState inputs = LineState::Pending;    // the least advanced of the lines that it is computed from
    bool unseen = false;                      // withheld for want of an input, which may be one of the lines that are not shown here
    bool operator==(const Calculation&) const = default;
};

// Every calculated line of the order that is not cancelled, inputs before what depends on them (a calculation may feed another).
// Ages are at collection; inputs are converted to the catalogue's unit; one off the scale, of another unit or not visible withholds.
std::vector<Calculation> calculate(const Order& order, const Catalogue& catalogue, const Demography& demography);

// Of these, the open lines that still say a calculated value which can no longer be given, or not yet again. What may rest on a line that
// is not shown is left to who sees it.
std::vector<LostGround> groundlessIn(const Order& order, const std::vector<Calculation>& calculations);

} // namespace paillasse::lab
