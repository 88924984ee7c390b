// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/store/import/orderacts.h"

namespace paillasse::store {

// One imported order becomes acts: placed, cancelled, filled with results. What is no act goes to the outcome.
class OrderImport {
public:
    OrderImport(const ImportTools& tools, std::size_t record, const exchange::ImportedRecord& of, OrderOutcome outcome)
        : m_tools(tools), m_acts(tools, record, of, std::move(outcome))
    {
    }

    Result<> place(const lab::PatientId& patient, const exchange::ImportedOrder& order);
    Result<> cancel(const lab::PatientId& patient, const exchange::ImportedOrder& order);
    // Results of another laboratory: on the order that they answer, else on a new one that only holds them.
    Result<> addExternal(const lab::PatientId& patient, const exchange::ImportedOrder& order);
    // Results of an instrument: only on an order of this laboratory that the sample's label names. The patient, if the message names
    // one, must be the order's.
    Result<> addMeasured(const std::optional<exchange::ImportedPatient>& patient, const exchange::ImportedOrder& order);
    // The one here that it became or was added to; null: none.
    [[nodiscard]] const lab::OrderId& order() const { return m_order; }

private:
    Result<bool> placeNew(const lab::OrderId& id, const lab::PatientId& patient, const exchange::ImportedOrder& order, std::vector<lab::NewSpecimen> specimens, std::vector<lab::NewLine> lines, Instant at);
    Result<bool> addTests(const lab::Order& existing, std::vector<std::string> codes, Instant at);

    ImportTools m_tools;
    OrderActs m_acts;
    lab::OrderId m_order;
};

} // namespace paillasse::store
