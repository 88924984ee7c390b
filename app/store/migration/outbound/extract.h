// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "app/migration/mandate.h"
#include "app/store/import/storedrecords.h"
#include "app/store/migration/outbound/reportcopies.h"

namespace paillasse::store {

// Whose documents: neither says who it is.
struct SourcePlace {
    lab::LaboratoryId laboratory;
    lab::PatientId patient;

    // "<laboratory>/<patient>", both ids.
    [[nodiscard]] std::string text() const { return laboratory.toString() + '/' + patient.toString(); }
    static std::optional<SourcePlace> parse(std::string_view text);
    bool operator==(const SourcePlace&) const = default;
};

// The documents that a mandate names, a patient at a time: its laboratories in its order, in each the patients by their ids, of each the
// orders that were placed in its period. Whoever goes on after a place meets what comes after it, whatever was written meanwhile.
class Extract {
public:
    static Result<std::unique_ptr<Extract>> open(Store& store, const migration::Mandate& mandate);

    struct Taken {
        SourcePlace place;
        Bytes sha256;               // over the documents' own encoding
        migration::Counts found;    // all that there is of them, in the mandate's period or not, released or not
        OutboundRecord outbound;    // reduced to the mandate's fields; without orders: nothing to be told
        migration::FieldTally inSource;
        migration::FieldTally produced;
    };
    // Nothing: the end.
    Result<std::optional<Taken>> after(const std::optional<SourcePlace>& place);
    // Nothing: they are not there any more.
    Result<std::optional<Taken>> at(const SourcePlace& place);
    // How many patients there are to look at.
    Result<std::uint64_t> patients();

private:
    struct Part {
        SourceLaboratory laboratory;
        LaboratoryNumber number = 0;
        std::unique_ptr<StoredRecords> records;
    };

    Extract(const migration::Mandate& mandate, sql::Database database) : m_mandate(mandate), m_database(std::move(database)) {}
    Result<> add(Store& store, const LaboratoryInfo& laboratory);
    Result<std::optional<lab::PatientId>> nextIn(const Part& part, const lab::PatientId& after);
    Result<std::vector<lab::Order>> orders(Part& part, const lab::PatientId& patient, migration::Counts& found);
    Result<std::optional<Taken>> take(Part& part, const lab::PatientId& patient);

    const migration::Mandate& m_mandate;
    ReportCopies m_copies{m_mandate};
    sql::Database m_database;
    std::vector<Part> m_parts;
};

} // namespace paillasse::store
