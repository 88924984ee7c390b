// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/resultline.h"

namespace paillasse::lab {

const Measurement* ResultLine::reportableMeasurement() const
{
    return reportable ? measurement(*reportable) : nullptr;
}

const Measurement* ResultLine::measurement(const MeasurementId& wanted) const
{
    for (const auto& one : measurements)
        if (one.id == wanted)
            return &one;
    return nullptr;
}

} // namespace paillasse::lab
