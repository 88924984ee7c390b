// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/savedlines.h"

#include "app/lab/rules/critical.h"

namespace paillasse::ui {

std::vector<SavedLine> savedLines(const lab::Order& order, const client::Directory& directory, lab::BenchMask benches, const DaySpan& today)
{
    std::vector<SavedLine> saved;
    for (const auto& line : order.lines) {
        if (line.state != lab::LineState::Measured || line.withheld || !line.reportable || (benches & lab::benchBit(line.bench)) == 0)
            continue;
        const auto held = line.rerunAsked ? Held::ForRerun : lab::isCriticalAnswered(order, line) ? Held::No : Held::ForCall;
        saved.push_back({{line.id, directory.controlOf(line.bench, today), *line.reportable}, held});
    }
    return saved;
}

} // namespace paillasse::ui
