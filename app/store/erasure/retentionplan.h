// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "app/base/clock.h"
#include "app/store/core/erasureheader.h"
#include "app/store/erasure/retentionrules.h"

namespace paillasse::store {

// What of a patient is over: the keys of some years, or with the last of them all.
struct DuePatient {
    lab::LaboratoryId laboratory;
    ErasedPatient patient;
    std::vector<std::pair<RetentionCategory, std::uint32_t>> years; // category and year of each key of records
    bool operator==(const DuePatient&) const = default;
};

// What would go if it ran now: nothing is touched. The same store and rules in the same year always give the same plan.
struct RetentionPlan {
    struct Line {
        lab::LaboratoryId laboratory;
        RetentionCategory category{};
        std::uint32_t year = 0;      // of the orders
        bool operator==(const Line&) const = default;
        auto operator<=>(const Line&) const = default;
    };

    RetentionRules rules;
    std::vector<DuePatient> due;     // by laboratory, then by patient
    std::vector<DuePatient> held;    // would go, but for a legal hold

    // Patients whose records of that year go.
    [[nodiscard]] std::map<Line, std::uint64_t> counts() const;
    // Patients who go whole, by laboratory.
    [[nodiscard]] std::map<lab::LaboratoryId, std::uint64_t> wholePatients() const;
    // SHA-256 of all of it: what was shown is what runs.
    [[nodiscard]] Bytes hash() const;
};

// A year is over when the calendar's year, of UTC, is later than the last in which something of it was written, by more than the category's
// years. A patient goes whole with the last of their records, when who they are was not written later.
Result<RetentionPlan> planRetention(Store& store, Instant now);

} // namespace paillasse::store
