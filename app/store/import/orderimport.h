// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/exchange/importedrecord.h"
#include "app/lab/catalogue.h"
#include "app/store/import/derivedid.h"
#include "app/store/import/importdesk.h"
#include "app/store/import/importnumbers.h"
#include "app/store/import/importsummary.h"

namespace paillasse::store {

enum class ResultSource {
    External,   // another laboratory's: read-only, its name shown
    Instrument  // of this laboratory: becomes a measurement of an order that is waiting for it
};

// One imported order becomes acts: placed, cancelled, filled with results. What it has no place for goes to `toTray`, with where and why.
class OrderImport {
public:
    using ToTray = std::function<void(std::string where, std::string reason)>;

    struct Tools {
        ImportDesk& desk;
        ImportNumbers& numbers;
        const DerivedIds& ids;
        const lab::Catalogue& catalogue;
        const Clock& clock;
        ImportSummary& summary;
        lab::LaboratoryId laboratory;
    };

    OrderImport(const Tools& tools, std::size_t record, const std::string& sender, ToTray toTray) : m_tools(tools), m_record(record), m_sender(sender), m_toTray(std::move(toTray)) {}

    Result<> place(const lab::PatientId& patient, const exchange::ImportedOrder& order);
    Result<> cancel(const lab::PatientId& patient, const exchange::ImportedOrder& order);
    // Results of another laboratory: on the order that they answer, else on a new one that only holds them.
    Result<> addExternal(const lab::PatientId& patient, const exchange::ImportedOrder& order);
    // Results of an instrument: only on an order of this laboratory that the sample's label names. The patient, if the message names
    // one, must be the order's.
    Result<> addMeasured(const std::optional<exchange::ImportedPatient>& patient, const exchange::ImportedOrder& order);

private:
    // orderimport.cpp
    Result<> classifyLines(const lab::OrderId& order, lab::ActBody& body);
    Result<bool> perform(const lab::OrderId& order, Instant at, const Uuid& act, lab::ActBody body, const char* what);
    Result<std::optional<lab::Order>> findBySource(const lab::PatientId& patient, const exchange::ImportedOrder& order, bool& isAmbiguous);
    Result<std::optional<lab::Order>> findByLabel(const exchange::ImportedOrder& order, bool& isAmbiguous);
    [[nodiscard]] lab::OrderId newId(const lab::PatientId& patient, const std::string& sourceId) const;
    [[nodiscard]] std::string sourceIdOf(const lab::PatientId& patient, const exchange::ImportedOrder& order) const;
    Result<bool> placeNew(const lab::OrderId& id, const lab::PatientId& patient, const exchange::ImportedOrder& order, std::vector<lab::NewSpecimen> specimens, std::vector<lab::NewLine> lines, Instant at);
    Result<> note(const lab::OrderId& id, const std::string& comment, Instant at);

    // resultimport.cpp
    struct Wanted {
        const exchange::ImportedResult* result = nullptr;
        const lab::Examination* examination = nullptr; // null: the catalogue does not have it
        std::string name;                              // of the line
        std::size_t occurrence = 0;                    // among results of that name
        lab::MeasurementId measurement;
    };
    [[nodiscard]] std::vector<Wanted> wantedOf(const lab::OrderId& id, const exchange::ImportedOrder& order) const;
    static const lab::ResultLine* lineOf(const lab::Order& order, const Wanted& wanted);
    Result<> addLines(const lab::OrderId& id, const std::vector<Wanted>& wanted, Instant at);
    Result<> record(const lab::OrderId& id, const std::vector<Wanted>& wanted, bool isExternal, Instant at);
    Result<> markAbsent(const lab::OrderId& id, const std::vector<Wanted>& wanted, Instant at);
    Result<> selectFinal(const lab::Order& order, const Wanted& wanted, Instant at);
    std::optional<lab::LineMeasurement> entryOf(const lab::Order& order, const Wanted& wanted, const lab::Patient* patient, bool isExternal);
    Result<> recalculate(const lab::OrderId& id, Instant at);

    Tools m_tools;
    std::size_t m_record;
    const std::string& m_sender;
    ToTray m_toTray;
};

} // namespace paillasse::store
