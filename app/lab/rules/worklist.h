// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/lab/order.h"
#include "app/lab/patient.h"

namespace paillasse::lab {

// An earlier value of the same examination of the same patient.
struct PreviousValue {
    const Order* order = nullptr;
    const Measurement* measurement = nullptr;
    Instant collectedAt;
    bool released = false; // biologically valid there
    bool operator==(const PreviousValue&) const = default;
};

// What it is compared with: unit always; method where both tell it.
struct Comparability {
    std::string_view examination;
    std::string_view unit;
    std::string_view method;
};

// Comparable reportable values of these orders that were collected before `before`, newest first, the order `except` left out.
// Also what is not released yet: an older value must never be shown as the newest. Pointers are into the orders given.
std::vector<PreviousValue> comparableHistory(std::span<const Order* const> orders, const Comparability& wanted, const OrderId& except, Instant before);

enum class Direction { None, Down, Same, Up };
Direction directionOf(const Value& value, const Value& previous);

// The next line to work on after this one, round to the beginning: pending or with a rerun asked, on one of these benches, its tube
// not rejected. 0: none.
LineId nextOpenLine(const Order& order, LineId after, BenchMask benches);

// Why a biologist (or an operator) must look at a line before it passes.
enum class ReviewReason {
    Critical,
    Abnormal,
    Delta,
    ControlMissing,     // missing quality control is never "clear"
    CallOpen,
    RerunAsked,
    SeveralMeasurements,
    SentBackBefore,
    DefaultRange,
    SpecimenRemark,
    DoubtfulIdentity,
    Commented,
    OffScale,
    External,           // another laboratory's: shown, never offered for signature
    NotPerformed,
    FreeText,
    Withheld
};
constexpr ReviewReason lastOf(ReviewReason) { return ReviewReason::Withheld; }

// Empty: the line goes into the "clear" lane.
std::vector<ReviewReason> reviewReasons(const Order& order, const ResultLine& line, const Identity& identity);
// Of all its lines that are neither cancelled nor released already, each reason once.
std::vector<ReviewReason> reviewReasons(const Order& order, const Identity& identity);

// Whether an order may be signed from a list, unread but for its values: it waits as a whole, nothing was reported of it before, nobody
// noted anything on it, and no line has a reason to be looked at.
bool isClear(const Order& order, const Identity& identity);

} // namespace paillasse::lab
