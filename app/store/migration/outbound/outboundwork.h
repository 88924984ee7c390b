// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/migration/jobwork.h"
#include "app/store/migration/recordcomparison.h"

namespace paillasse::store {

class Store;

// The work of a migration that goes out: documents into staging, held against the documents again, and an archive that only the
// recipient opens, under <data directory>/outbound.
class OutboundWork final : public JobWork {
public:
    explicit OutboundWork(Store& store) : m_store(store) {}

    Result<migration::Staged> stage(const migration::Job& job, const WorkProgress& progress) override;
    Result<migration::Checked> check(const migration::Job& job, const WorkProgress& progress) override;
    // Made anew whenever it is asked for: the archive of that name is replaced by one that holds the same.
    Result<migration::Delivered> deliver(const migration::Job& job, const WorkProgress& progress) override;

    struct Sample {
        std::string where; // whose documents, by their ids
        std::vector<FieldBeside> fields;
    };
    // A record of the sample, as the documents have it and as the recipient reads it. NotFound: there is no such record, or no such documents
    // any more.
    Result<Sample> sample(const migration::Job& job, std::uint64_t record);

private:
    Store& m_store;
};

// "paillasse-out-<migration>.age"
std::string archiveName(const migration::MigrationId& job);

} // namespace paillasse::store
