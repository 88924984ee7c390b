// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "app/store/migration/differencelist.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

// People of a source, and of the laboratory, of whom two may be one: nothing is merged, a person is shown. Compared are those of one birth
// date whose names stand near each other (the sorted neighbourhood of Hernández and Stolfo, 1995), so that the cost grows with the people
// and not with their pairs; and those of one matricule. In tables of the staging's own file.
class PersonPairs {
public:
    static Result<PersonPairs> begin(Staging& staging);

    Result<> add(std::uint64_t record, const exchange::ImportedPatient& patient);
    // Somebody who is in the laboratory already.
    Result<> addKnown(const lab::Patient& patient);
    Result<> tell(DifferenceList& differences);
    // Of each pair that was told and is of the source alone, all records of both, in order.
    Result<> forEachTold(const std::function<Result<>(const std::vector<std::uint64_t>& records)>& each);

private:
    explicit PersonPairs(Staging& staging) : m_staging(&staging) {}
    Result<> put(std::uint64_t record, const lab::Identity& identity, const std::vector<std::string>& sourceIds);

    Staging* m_staging;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> m_told; // each by their first record
};

} // namespace paillasse::store
