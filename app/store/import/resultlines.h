// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/store/import/orderacts.h"

namespace paillasse::store {

enum class ResultSource {
    External,   // another laboratory's: read-only, its name shown
    Instrument  // of this laboratory: becomes a measurement of an order that is waiting for it
};

// The results of one imported order that are for a line, and which lines of an order they are for.
class ResultLines {
public:
    struct Wanted {
        const exchange::ImportedResult* result = nullptr;
        const lab::Examination* examination = nullptr; // null: the catalogue does not have it
        std::string name;                              // of the line
        lab::MeasurementId measurement;
    };
    using Lines = std::vector<const lab::ResultLine*>; // beside the wanted; null: there is none

    // What is for no line goes to a person at once.
    ResultLines(OrderActs& acts, const lab::OrderId& id, const exchange::ImportedOrder& order, ResultSource source);

    [[nodiscard]] const std::vector<Wanted>& wanted() const { return m_wanted; }
    // Each result has a line of its own; an instrument's that are of one line share it.
    [[nodiscard]] Lines of(const lab::Order& order) const;
    [[nodiscard]] lab::NewLine newLine(lab::LineId id, const Wanted& wanted) const;
    // A line for each result, numbered from `first`.
    [[nodiscard]] std::vector<lab::NewLine> newLines(lab::LineId first) const;

private:
    bool isForLine(const exchange::ImportedResult& result);

    OrderActs& m_acts;
    bool m_isExternal;
    std::vector<Wanted> m_wanted;
};

} // namespace paillasse::store
