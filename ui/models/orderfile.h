// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/lab/examination.h"
#include "app/lab/order.h"
#include "app/lab/patient.h"

namespace paillasse::ui {

// An earlier result of the same examination that may be compared: same unit, comparable method.
struct PastResult {
    Instant at;
    lab::Value value;
};

// One order as a page shows it: the document with the person's own pending acts applied, whose it is, and what came before.
struct OrderFile {
    lab::Order order;
    lab::Patient patient;
    std::map<lab::LineId, std::vector<PastResult>> history; // oldest first
    std::set<lab::LineId> pending;                          // lines with an act that the store has not acknowledged

    // The day on which ages are counted: of collection, else of the order.
    [[nodiscard]] Date ageDay() const { return Date::of(order.context.collectedAt.isNull() ? order.placedAt : order.context.collectedAt); }
    // The first tube's arrival; null while none has come.
    [[nodiscard]] Instant receivedAt() const
    {
        Instant first;
        for (const auto& specimen : order.specimens)
            if (!specimen.receivedAt.isNull() && (first.isNull() || specimen.receivedAt < first))
                first = specimen.receivedAt;
        return first;
    }
};

using ExaminationLookup = std::function<const lab::Examination*(const std::string& code)>;

} // namespace paillasse::ui
