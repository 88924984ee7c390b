// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migration/mandate.h"

#include <algorithm>
#include <cmath>

namespace paillasse::migration {

std::uint64_t sampleSize(std::uint32_t acceptableErrorsPerMille, std::uint32_t confidencePerCent, std::uint64_t records)
{
    if (acceptableErrorsPerMille == 0 || confidencePerCent >= 100)
        return records;
    if (acceptableErrorsPerMille >= 1000 || confidencePerCent == 0)
        return std::min<std::uint64_t>(records, 1);
    const auto agrees = std::log1p(-static_cast<double>(acceptableErrorsPerMille) / 1000.0);
    const auto missed = std::log1p(-static_cast<double>(confidencePerCent) / 100.0);
    return std::min(records, static_cast<std::uint64_t>(std::ceil(missed / agrees)));
}

} // namespace paillasse::migration
