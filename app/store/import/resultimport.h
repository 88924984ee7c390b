// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/store/import/orderacts.h"
#include "app/store/import/resultlines.h"

namespace paillasse::store {

// The results of one imported order, on the lines of one order here.
class ResultImport {
public:
    // What is for no line goes to a person at once.
    ResultImport(OrderActs& acts, const lab::OrderId& id, const exchange::ImportedOrder& order, ResultSource source)
        : m_acts(acts), m_id(id), m_isExternal(source == ResultSource::External), m_lines(acts, id, order, source)
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_lines.wanted().empty(); }
    // A line for each result, numbered from `first`.
    [[nodiscard]] std::vector<lab::NewLine> newLines(lab::LineId first) const { return m_lines.newLines(first); }
    // Lines for those that have none.
    Result<> addLines(Instant at);
    // `tube`: the one whose label the message names, or 0.
    Result<> record(lab::SpecimenNumber tube, Instant at);
    Result<> markAbsent(Instant at);
    // What the new values are the ground of.
    Result<> recalculate(Instant at);

private:
    using Wanted = ResultLines::Wanted;

    std::optional<lab::LineMeasurement> entryOf(const lab::Order& order, const lab::ResultLine* line, const Wanted& wanted, const lab::Patient* patient);
    std::optional<lab::Measurement> measurementOf(const lab::Order& order, const Wanted& wanted, const lab::Patient* patient);
    void select(lab::LineMeasurement& entry, const lab::ResultLine& line, const exchange::ImportedResult& result);
    // Of several values for one line the import chooses none, unless they are the same.
    void settleRivals(std::vector<lab::LineMeasurement>& entries);
    Result<> recordAll(std::vector<lab::LineMeasurement> entries, Instant at);
    Result<> selectFinal(const lab::ResultLine& line, const Wanted& wanted, Instant at);
    void tellUnplaced(const lab::Order& order, const exchange::ImportedResult& result, const lab::Measurement& made);
    void tellDifferences(const lab::Measurement& known, const lab::Measurement& again);

    OrderActs& m_acts;
    lab::OrderId m_id;
    bool m_isExternal;
    ResultLines m_lines;
};

} // namespace paillasse::store
