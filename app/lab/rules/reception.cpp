// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/reception.h"

#include <algorithm>

namespace paillasse::lab {

bool isAwaited(const Specimen& specimen)
{
    using enum SpecimenState;
    return specimen.state == Ordered || specimen.state == Collected || specimen.state == InTransit;
}

const ResultLine* releasedOn(const Order& order, SpecimenNumber tube)
{
    const auto isOut = [tube](const ResultLine& line) { return line.specimen == tube && line.state == LineState::BiologicallyValid; };
    const auto found = std::ranges::find_if(order.lines, isOut);
    return found == order.lines.end() ? nullptr : &*found;
}

bool mayBeRemarked(const Order& order, const Specimen& specimen)
{
    const bool isGone = specimen.state == SpecimenState::Rejected || specimen.state == SpecimenState::Discarded;
    return isAwaited(specimen) || (!isGone && releasedOn(order, specimen.number) == nullptr);
}

} // namespace paillasse::lab
