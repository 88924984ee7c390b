// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/recordreading.h"

#include <set>

namespace paillasse::store {

std::uint64_t tellDifferences(const StagedRecord& staged, const PlacedRecord& placed, const RecordDocuments& documents, const lab::Catalogue& catalogue, DifferenceList& differences)
{
    using migration::Field;
    using migration::Finding;
    using migration::RecordType;
    std::set<std::size_t> missing;
    compareFields(staged.record, documents, catalogue, Compare::Differing, [&](const FieldBeside& beside) {
        if (beside.hasPlace && (beside.field == Field::Value || beside.field == Field::Examination) && beside.of == RecordType::Result)
            missing.insert(beside.number);
        // One that the documents never hold is one difference, however often: it is the same answer each time.
        if (!beside.hasPlace)
            differences.add({.record = staged.number, .finding = Finding::NoPlaceForField, .part = beside.of, .field = beside.field});
        else if (placed.wasKnown && beside.of == RecordType::Patient)
            differences.add({.record = staged.number, .where = staged.where, .finding = Finding::KnownPatientUnchanged, .field = beside.field});
        else
            differences.add({.record = staged.number, .where = staged.where, .finding = Finding::FieldDiffers, .part = beside.of, .partNumber = beside.number, .field = beside.field});
    });
    return missing.size();
}

} // namespace paillasse::store
