// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/store/migration/fhirgroups.h"
#include "app/store/migration/migrationsource.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

// Where a migration's source is and how it is read.
struct InboundSource {
    std::unique_ptr<MigrationSource> files;
    OpenRecords openRecords; // empty for FHIR, which is put together first
};

// A source as it is walked through: as it is, or, of FHIR, put together patient by patient. On a connection to staging of its own, for it is
// read on another thread than what is made of it.
class WalkedSource {
public:
    // `anew`: nothing that an earlier walk noted is believed.
    static Result<WalkedSource> open(Store& store, const migration::Mandate& mandate, InboundSource& source, bool anew, const WorkProgress& progress);

    // The walk is over: what it noted of the source beside the records is gone.
    Result<> finish();

    [[nodiscard]] MigrationSource& source() const { return m_groups ? *m_groups : *m_files; }
    [[nodiscard]] const OpenRecords& openRecords() const { return m_openRecords; }

private:
    MigrationSource* m_files = nullptr;
    OpenRecords m_openRecords;
    std::unique_ptr<Staging> m_staging;
    std::unique_ptr<FhirGroups> m_groups;
};

} // namespace paillasse::store
