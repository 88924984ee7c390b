// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/measurementwords.h"

namespace paillasse::ui {

QString MeasurementWords::why(const lab::Measurement& measurement)
{
    const auto typed = QString::fromStdString(measurement.reasonText);
    const auto with = [&typed](const QString& reason) { return typed.isEmpty() ? reason : QStringLiteral("%1 — %2").arg(reason, typed); };
    switch (measurement.reason) {
    case lab::EntryReason::First: return {};
    case lab::EntryReason::TypingError: return with(tr("typing error"));
    case lab::EntryReason::Rerun: return with(tr("rerun"));
    case lab::EntryReason::Dilution: return tr("dilution 1/%1").arg(measurement.dilution); // what was typed is the factor
    case lab::EntryReason::OtherSpecimen: return with(tr("another tube"));
    case lab::EntryReason::Recalculated: return with(tr("calculated again"));
    case lab::EntryReason::Other: return typed.isEmpty() ? tr("another reason") : typed;
    }
    return {};
}

} // namespace paillasse::ui
