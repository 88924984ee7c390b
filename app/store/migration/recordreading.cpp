// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/recordreading.h"

#include <set>

namespace paillasse::store {

std::uint64_t tellDifferences(const StagedRecord& staged, const PlacedRecord& placed, const RecordDocuments& documents, const lab::Catalogue& catalogue, DifferenceList& differences)
{
    using migration::DifferenceKind;
    using migration::Field;
    std::set<std::size_t> missing;
    compareFields(staged.record, documents, catalogue, Compare::Differing, [&](const FieldBeside& beside) {
        if (beside.hasPlace && (beside.field == Field::Value || beside.field == Field::Examination) && std::string_view(beside.of) == "result")
            missing.insert(beside.number);
        const std::string name(migration::infoOf(beside.field).name);
        // One that the documents never hold is one difference, however often: it is the same answer each time.
        if (!beside.hasPlace)
            differences.add(DifferenceKind::ReadBackDiffers, staged.number, std::string(beside.of) + ": " + name + ": the laboratory's records have no place for it");
        else if (placed.wasKnown && std::string_view(beside.of) == "patient")
            differences.add(DifferenceKind::ReadBackDiffers, staged.number, staged.where + ": " + name + ": the patient's record here says otherwise and is not changed");
        else
            differences.add(DifferenceKind::ReadBackDiffers, staged.number, staged.where + ": " + beside.place() + ": " + name);
    });
    return missing.size();
}

} // namespace paillasse::store
