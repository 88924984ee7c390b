// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/lab/measurement.h"

namespace paillasse::lab {

enum class LineState {
    Pending,
    Measured,
    TechnicallyValid,
    BiologicallyValid,
    Cancelled,
    NotPerformed,
    Elsewhere // its value is another laboratory's (laboratory.md 3.8): shown, never validated or signed here; it keeps no order waiting
};
constexpr LineState lastOf(LineState) { return LineState::Elsewhere; }

// Each class is sealed apart and opened by its own entitlement.
enum class Confidentiality { None, Hiv, Genetics, Toxicology, Staff };
constexpr Confidentiality lastOf(Confidentiality) { return Confidentiality::Staff; }

// What is known of quality control when a line was technically validated. It is attested by a person or it is said to be missing.
enum class ControlState { NotTracked, Attested, NotDone, Rejected };
constexpr ControlState lastOf(ControlState) { return ControlState::Rejected; }

struct Signing {
    PersonId person;
    Instant at;
    bool operator==(const Signing&) const = default;
};

// One examination asked for on one order: the unit of conflict. The revision rises by one with each act on the line.
struct ResultLine {
    LineId id = 0;
    std::uint32_t revision = 0;
    Confidentiality confidentiality = Confidentiality::None;
    bool withheld = false;          // projected: the reader may not know which examination it is
    LineState state = LineState::Pending;
    std::string examination;        // catalogue code; empty when withheld
    BenchNumber bench = 0;
    SpecimenNumber specimen = 0;    // the tube it is to be done on
    std::vector<Measurement> measurements;
    std::optional<MeasurementId> reportable;
    std::string reason;             // of a cancellation or of "not performed"
    bool rerunAsked = false;
    std::string sentBackReason;     // by the biologist; cleared by the next technical validation
    std::optional<Signing> technical;
    ControlState control = ControlState::NotTracked; // at technical validation
    std::optional<Signing> biological;
    std::string rerunReason = {};   // why a rerun was asked for; gone with the asking
    std::string choiceReason = {};  // why somebody chose this measurement among several; gone when another is reportable
    bool operator==(const ResultLine&) const = default;

    [[nodiscard]] const Measurement* reportableMeasurement() const;
    [[nodiscard]] const Measurement* measurement(const MeasurementId& wanted) const;
    [[nodiscard]] bool isOpen() const { return state == LineState::Pending || state == LineState::Measured || state == LineState::TechnicallyValid; }
};

} // namespace paillasse::lab
