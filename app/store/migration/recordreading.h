// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/import/recordimport.h"
#include "app/store/migration/differencelist.h"
#include "app/store/migration/recordcomparison.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

// The documents of one placed record, read by `read(id)`: a Result of an optional patient or order.
class ReadRecord {
public:
    template <class Read>
    static Result<ReadRecord> of(const PlacedRecord& placed, const Read& read)
    {
        ReadRecord record;
        if (!placed.patient.isNull()) {
            auto patient = read(placed.patient);
            if (!patient)
                return tl::unexpected(patient.error());
            record.m_patient = std::move(*patient);
        }
        for (const auto& id : placed.orders) {
            std::optional<lab::Order> known;
            if (!id.isNull()) {
                auto order = read(id);
                if (!order)
                    return tl::unexpected(order.error());
                known = std::move(*order);
            }
            record.m_orders.push_back(std::move(known));
        }
        return record;
    }
    [[nodiscard]] RecordDocuments documents() const
    {
        RecordDocuments documents{m_patient ? &*m_patient : nullptr, {}};
        for (const auto& order : m_orders)
            documents.orders.push_back(order ? &*order : nullptr);
        return documents;
    }

private:
    std::optional<lab::Patient> m_patient;
    std::vector<std::optional<lab::Order>> m_orders;
};

// Each field that reads otherwise. How many of its results are not there.
std::uint64_t tellDifferences(const StagedRecord& staged, const PlacedRecord& placed, const RecordDocuments& documents, const lab::Catalogue& catalogue, DifferenceList& differences);

// Of a record that has no place here that is the difference, which was told when it was placed.
template <class Read>
Result<> compareStaged(const StagedRecord& staged, const PlacedRecord& placed, const lab::Catalogue& catalogue, const Read& read, DifferenceList& differences)
{
    if (placed.patient.isNull())
        return {};
    const auto documents = ReadRecord::of(placed, read);
    if (!documents)
        return tl::unexpected(documents.error());
    tellDifferences(staged, placed, documents->documents(), catalogue, differences);
    return {};
}

} // namespace paillasse::store
