// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/signingwords.h"

#include <algorithm>

#include "app/lab/rules/nextrelease.h"

namespace paillasse::ui {

QString SigningWords::of(const lab::Order& order, const std::vector<lab::LineId>& lines, lab::ReportKind kind)
{
    switch (kind) {
    case lab::ReportKind::Partial:
        return tr("Sign · partial results (%1/%2)").arg(lines.size()).arg(std::ranges::count_if(order.lines, [](const lab::ResultLine& line) { return line.state != lab::LineState::Cancelled; }));
    case lab::ReportKind::Complete: return tr("Sign · complete report");
    case lab::ReportKind::Supplementary: return tr("Sign · supplementary results");
    case lab::ReportKind::Corrected: return tr("Sign · replaces version %1").arg(lab::versionToReplace(order));
    case lab::ReportKind::Withdrawn: break; // not by this key
    }
    return {};
}

} // namespace paillasse::ui
