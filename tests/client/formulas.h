// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/lab/desk.h"

// A catalogue of a line's worth, and what was calculated by it.
namespace paillasse::client::testing {

inline lab::Examination examination(const char* code, const char* formula = "")
{
    lab::Examination made;
    made.code = code;
    made.unit = "mmol/L";
    made.decimals = 1;
    if (*formula != '\0')
        made.formula = lab::Formula{"F", "1", formula, "", ""};
    return made;
}

inline lab::Measurement calculated(std::uint32_t id, std::string_view value)
{
    auto measurement = lab::testing::measured(id, value);
    measurement.source = lab::MeasurementSource::Calculated;
    measurement.formulaVersion = "F / 1";
    return measurement;
}

} // namespace paillasse::client::testing
