// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "app/migration/job.h"

// What the values of a migration are called at the command line, in mandate files, in exports and on certificates.
namespace paillasse::migration {

// One step from another, by the place in StepBody.
enum class StepKind : std::uint8_t {
    Draft, Approve, BeginStaging, BeginCheck, Explain, CompareSample, Accept, Acknowledge, Abandon, Staged, Checked, Delivered, Erased, Certified, Overdue
};
constexpr StepKind lastOf(StepKind) { return StepKind::Overdue; }
constexpr StepKind kindOf(const StepBody& body) { return static_cast<StepKind>(body.index()); }
// What a person takes; the others are the store's own.
constexpr bool isPersons(StepKind kind) { return kind <= StepKind::Abandon; }

std::string_view nameOf(Direction value);
std::string_view nameOf(Format value);
std::string_view nameOf(LegalGround value);
std::string_view nameOf(JobState value);
std::string_view nameOf(Work value);
std::string_view nameOf(StepKind value);
std::string_view nameOf(StepRefusal value);
std::string_view nameOf(DifferenceKind value);
std::string_view nameOf(Finding value);
std::string_view nameOf(DestroyedKind value);

std::optional<Direction> directionNamed(std::string_view name);
std::optional<Format> formatNamed(std::string_view name);
std::optional<LegalGround> groundNamed(std::string_view name);

} // namespace paillasse::migration
