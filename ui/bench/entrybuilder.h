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
    lab::EntryReason reason = lab::EntryReason::First; // not asked: the rerun that was asked for
    QString text;
    std::uint32_t dilution = 1; // 5 for 1/5; what was typed is multiplied already
    lab::SpecimenNumber specimen = 0; // another tube than the line's; 0: the line's
};

// One typed value as one Save: with its interval, level and delta as they were judged on screen, and every calculated line that
// follows from it (laboratory.md 3.6). `again` counts only where the line had a measurement.
lab::RecordMeasurements buildEntry(const client::OrderFile& file, const client::Directory& directory, const EntryAuthor& author, lab::LineId line,
                                   const Draft& draft, const Again& again, const std::string& comment);

// Another measurement of the line is the reportable one from now on, with every calculated line that follows from it.
lab::SelectMeasurement buildChoice(const client::OrderFile& file, const client::Directory& directory, const EntryAuthor& author, lab::LineId line,
                                   const lab::MeasurementId& measurement, const std::string& reason);

// The act as the engine makes it, but for its seat: to be tried on the order that is in front.
lab::Act triedAct(const lab::Order& order, const EntryAuthor& author, const lab::ActBody& body);

// Calculated lines that cannot be given, each with its reason, once what they are computed from is technically valid: until then a
// corrected input may still make them possible.
std::vector<lab::MarkNotPerformed> withheldCalculations(const client::OrderFile& file, const client::Directory& directory);

} // namespace paillasse::ui
