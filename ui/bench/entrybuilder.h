// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/client/queries.h"
#include "app/lab/act.h"
#include "ui/models/resultgridmodel.h"

namespace paillasse::ui {

// Who types, and when: what a measurement made here says of itself.
struct EntryAuthor {
    lab::PersonId person;
    lab::LaboratoryId laboratory;
    lab::WorkstationId workstation;
    Instant now;
};

// Why a line that had a measurement gets another.
struct Again {
    lab::EntryReason reason = lab::EntryReason::TypingError;
    QString text;
    std::uint32_t dilution = 1; // 5 for 1/5; what was typed is multiplied already
};

// One typed value as one Save: with its interval, level and delta as they were judged on screen, and every calculated line that
// follows from it (laboratory.md 3.6). `again` counts only where the line had a measurement.
lab::RecordMeasurements buildEntry(const client::OrderFile& file, const client::Directory& directory, const EntryAuthor& author, lab::LineId line,
                                   const Draft& draft, const Again& again, const std::string& comment);

// Calculated lines that cannot be given, each with its reason, once what they are computed from is technically valid: until then a
// corrected input may still make them possible.
std::vector<lab::MarkNotPerformed> withheldCalculations(const client::OrderFile& file, const client::Directory& directory);

} // namespace paillasse::ui
