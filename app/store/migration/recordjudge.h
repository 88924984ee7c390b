// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/catalogue.h"
#include "app/store/migration/differencelist.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

// What of a record a person should look at before it is accepted: codes that the catalogue lacks, units that are not its or not UCUM,
// values that nobody can have. By itself, without any other record.
class RecordJudge {
public:
    RecordJudge(const lab::Catalogue& catalogue, Instant now, DifferenceList& differences) : m_catalogue(catalogue), m_now(now), m_differences(differences) {}

    void judge(const StagedRecord& staged);

private:
    void judgeTimes(const StagedRecord& staged, const exchange::ImportedOrder& order);
    void judgeResult(const StagedRecord& staged, const exchange::ImportedResult& result, std::size_t place);
    void tellResult(const StagedRecord& staged, std::size_t place, migration::Finding finding, std::vector<std::string> terms = {});
    void judgeUnit(std::uint64_t record, const exchange::ImportedResult& result, const lab::Examination* examination);
    void judgeValue(const StagedRecord& staged, const exchange::ImportedResult& result, const lab::Examination* examination, std::size_t place);

    const lab::Catalogue& m_catalogue;
    Instant m_now;
    DifferenceList& m_differences;
};

} // namespace paillasse::store
