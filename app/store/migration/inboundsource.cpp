// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/inboundsource.h"

namespace paillasse::store {

Result<WalkedSource> WalkedSource::open(Store& store, const migration::Mandate& mandate, InboundSource& source, bool anew, const WorkProgress& progress)
{
    WalkedSource walked;
    walked.m_files = source.files.get();
    if (mandate.format != migration::Format::Fhir) {
        if (!source.openRecords)
            return fail(ErrorCode::InvalidInput, "source: nothing says how it is read");
        walked.m_openRecords = source.openRecords;
        return walked;
    }
    auto staging = Staging::open(store, mandate.id);
    if (!staging)
        return tl::unexpected(staging.error());
    walked.m_staging = std::move(*staging);
    auto& database = walked.m_staging->database();
    if (const auto done = anew ? FhirGroups::forget(database) : Result<>(); !done)
        return tl::unexpected(done.error());
    auto groups = FhirGroups::index(*source.files, database, progress);
    if (!groups)
        return tl::unexpected(groups.error());
    walked.m_groups = std::move(*groups);
    walked.m_openRecords = walked.m_groups->reader();
    return walked;
}

Result<> WalkedSource::finish()
{
    return m_groups ? FhirGroups::forget(m_staging->database()) : Result<>();
}

} // namespace paillasse::store
