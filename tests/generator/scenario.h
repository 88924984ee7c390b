// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include "tests/generator/archivist.h"

namespace paillasse::generator {

struct ScenarioSize {
    std::uint64_t seed = 1;
    std::uint64_t patients = 60;
    std::uint64_t history = 240;      // released orders of the past
    int historyDays = 5 * 365;
    std::uint64_t today = 24;         // orders of today, at every stage
    std::size_t lines = 0;            // of a history order: 0 a usual panel, else that many
    bool pictureOrder = true;         // the order of the pictures is there; else its patient has yet to come to the reception
};

using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

// Patients, five years of their released orders, and a morning's work: urgent ones, a confidential one, a rejected tube, and the
// patient of the product's pictures with a potassium that was always normal.
Result<> play(Archivist& archivist, const lab::Catalogue& catalogue, const ScenarioSize& size, const Clock& clock, const Progress& progress);

} // namespace paillasse::generator
