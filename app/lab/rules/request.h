// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/lab/act.h"
#include "app/lab/catalogue.h"

namespace paillasse::lab {

// The codes asked for, each once, with what their formulas read, inputs first. Codes that the catalogue does not have stay: the order
// must say what was asked.
std::vector<std::string> withInputs(const std::vector<std::string>& codes, const Catalogue& catalogue);

// Ready for PlaceOrder or AddTests.
struct Request {
    std::vector<NewSpecimen> specimens; // in the order of draw
    std::vector<NewLine> lines;
    bool operator==(const Request&) const = default;
};

// Tubes derived from the tests: one of each container, in the order of draw; a calculated line stands on its first input's tube.
// With an existing order, its usable tubes serve first, and numbers go on where it stopped.
Request requestOf(const std::vector<std::string>& codes, const Catalogue& catalogue, const std::vector<TubeKind>& tubes, const Order* existing = nullptr);

} // namespace paillasse::lab
