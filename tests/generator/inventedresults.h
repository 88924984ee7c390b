// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/lab/catalogue.h"
#include "app/lab/rules/demography.h"
#include "tests/generator/inventedpatient.h"

namespace paillasse::generator {

// One invented body: each analyte has a place of its own within (or for a few, outside) the interval, and moves a little round it,
// so that five years of results look like one person's.
class InventedBody {
public:
    explicit InventedBody(std::uint64_t seed) : m_seed(seed) {}

    // Nothing for what is calculated or is free text.
    std::optional<lab::Value> value(const lab::Examination& examination, const lab::Demography& demography, Random& random) const;

private:
    std::uint64_t m_seed;
};

} // namespace paillasse::generator
