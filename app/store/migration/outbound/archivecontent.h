// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/store/import/derivedid.h"
#include "app/store/migration/jobwork.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

// What an archive holds: the records' files, SHA256SUMS of these, manifest.json, its signature by the store and the store's public key. The
// same staging always gives the same, bit by bit.
class ArchiveContent {
public:
    ArchiveContent(Store& store, const migration::Job& job, const DerivedIds& ids) : m_store(store), m_job(job), m_ids(ids) {}

    using Put = std::function<Result<>(const std::string& name, std::string_view content)>;
    struct Produced {
        migration::Counts counts;
        std::uint64_t records = 0;
        migration::FileDigest manifest;
    };
    // Record by record, in memory that does not grow with their number.
    Result<Produced> produce(Staging& staging, const Put& put, const WorkProgress& progress) const;

private:
    Store& m_store;
    const migration::Job& m_job;
    const DerivedIds& m_ids;
};

} // namespace paillasse::store
