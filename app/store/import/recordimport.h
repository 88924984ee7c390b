// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/store/import/orderimport.h"
#include "app/store/import/resultlines.h"

namespace paillasse::store {

// Where a record's contents are now.
struct PlacedRecord {
    lab::PatientId patient;            // null: nobody
    bool wasKnown = false;             // somebody who was here before
    std::vector<lab::OrderId> orders;  // beside the record's; null: it has none here
};

// What becomes of a record's messages where it is no act.
struct RecordOutcome {
    using Places = std::vector<exchange::MessagePlace>;
    // The number under which the desk tells later what the store refused of them.
    std::function<std::size_t(const Places& sources)> numberOf;
    std::function<void(const Places& sources, const std::string& where, const std::string& reason)> toTray; // a person has to say what it belongs to
    std::function<void(const Places& sources, const std::string& where, const std::string& reason)> refuse; // the store would not do it
    std::function<void(const Places& sources, const std::string& field)> unread;                            // there is no place for it here
};

// Does what one record says: its patient is found or registered, its orders placed, filled, cancelled.
class RecordImport {
public:
    RecordImport(const ImportTools& tools, ResultSource source, RecordOutcome outcome) : m_tools(tools), m_source(source), m_outcome(std::move(outcome)) {}

    Result<PlacedRecord> take(const exchange::ImportedRecord& record);

private:
    Result<PlacedRecord> takeMeasured(const exchange::ImportedRecord& record);
    Result<> registerPatient(const exchange::ImportedRecord& record, PlacedRecord& placed);
    Result<> takeOrder(const exchange::ImportedRecord& record, const exchange::ImportedOrder& order, PlacedRecord& placed);
    [[nodiscard]] OrderImport importOf(const exchange::ImportedRecord& record, const exchange::ImportedOrder& order);

    ImportTools m_tools;
    ResultSource m_source;
    RecordOutcome m_outcome;
};

} // namespace paillasse::store
