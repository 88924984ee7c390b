// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "app/store/accounts/sealing.h"
#include "app/store/commands/office.h"
#include "app/store/erasure/migrationend.h"
#include "app/store/migration/inboundwork.h"
#include "app/store/migration/migrationdesk.h"
#include "app/store/migration/outbound/outboundwork.h"

namespace paillasse::store {

// What does the work of migrations, in and out, and ends them; over an office and a seal that outlive it.
class MigrationWorkers {
public:
    // Where a migration's sources are: Procedure::sources.
    using SourcesOf = std::function<Result<std::vector<std::string>>(const migration::MigrationId& job)>;

    static Result<std::unique_ptr<MigrationWorkers>> open(Office& office, Sealing& sealing, SourcesOf sourcesOf, const Clock& clock);

    [[nodiscard]] JobWorkers workers() { return {*m_in, m_out, *m_end}; }
    // Without the progress, which is the runner's.
    [[nodiscard]] MigrationLooks looks();

private:
    MigrationWorkers(Store& store, Sealing& sealing) : m_sealing(sealing), m_out(store) {}

    Result<wire::MigrationSample> sample(const migration::Job& job, std::uint64_t record);
    Result<wire::MigrationCertificate> certificate(const migration::Job& job);

    Sealing& m_sealing;
    std::unique_ptr<InboundWork> m_in;
    OutboundWork m_out;
    std::unique_ptr<MigrationEnd> m_end;
    std::mutex m_mutex; // of what is looked at: the runner works beside
    std::unique_ptr<MigrationEnd> m_shown;
};

} // namespace paillasse::store
