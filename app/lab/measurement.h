// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/base/clock.h"
#include "app/lab/ids.h"
#include "app/lab/value.h"

namespace paillasse::lab {

enum class MeasurementSource { Manual, Instrument, Calculated, External };
constexpr MeasurementSource lastOf(MeasurementSource) { return MeasurementSource::External; }

// Why there is another measurement on a line that had one.
enum class EntryReason { First, TypingError, Rerun, Dilution, OtherSpecimen, Recalculated, Other };
constexpr EntryReason lastOf(EntryReason) { return EntryReason::Other; }

// HL7 table 0078 as far as one value goes: L H, LL HH (critical), < > (off scale), A AA (coded).
enum class Level { Normal, Low, High, CriticalLow, CriticalHigh, Abnormal, CriticalAbnormal };
constexpr Level lastOf(Level) { return Level::CriticalAbnormal; }

constexpr bool isCritical(Level level)
{
    return level == Level::CriticalLow || level == Level::CriticalHigh || level == Level::CriticalAbnormal;
}

// The interval as it was when the value was judged, kept with the result for ever.
struct AppliedRange {
    std::optional<Decimal> low;
    std::optional<Decimal> high;
    std::string text;      // for coded examinations: "négatif"
    std::string reason;    // "femme, 18–65 ans"
    bool isDefault = false; // nothing more fitting was known: shown loudly
    bool operator==(const AppliedRange&) const = default;
};

struct DeltaMark {
    Decimal change;        // new minus previous, in the unit
    MeasurementId against;
    bool operator==(const DeltaMark&) const = default;
};

// One number from one tube by one method at one time. It is added, never changed and never removed.
struct Measurement {
    MeasurementId id;
    Value value;
    std::string unit;              // UCUM
    SpecimenNumber specimen = 0;   // 0 where none applies (calculated, external)
    MeasurementSource source = MeasurementSource::Manual;
    std::string instrument;        // its name, or empty for a manual method
    std::string method;
    std::uint32_t dilution = 1;    // 1, or 5 for 1/5; the value is already multiplied
    PersonId enteredBy;
    Instant at;
    EntryReason reason = EntryReason::First;
    std::string reasonText;
    AppliedRange range;
    Level level = Level::Normal;
    std::optional<DeltaMark> delta;
    std::string formulaVersion;        // for calculated ones: "CKD-EPI 2009 / 1"
    std::string performingLaboratory;  // for external ones
    std::string comment;               // expanded coded comments
    std::string criticalReason;        // why a critical value was kept without call or rerun, coded
    bool operator==(const Measurement&) const = default;
};

} // namespace paillasse::lab
