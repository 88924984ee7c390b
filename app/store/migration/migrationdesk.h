// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/store/migration/jobviews.h"
#include "app/store/migration/procedure.h"
#include "app/store/migration/runner.h"
#include "app/store/migration/waitingfiles.h"

namespace paillasse::store {

// What of a migration is only known where its records and its end are.
struct MigrationLooks {
    std::function<RunnerProgress(const migration::MigrationId&)> progress;
    // One record of the sample, as its source has it and as it is, or would be, on the other side. NotFound.
    std::function<Result<wire::MigrationSample>(const migration::Job&, std::uint64_t record)> sample;
    // Of one that is certified. NotFound.
    std::function<Result<wire::MigrationCertificate>(const migration::Job&)> certificate;
};

// Migrations at the workstations of who governs them. Each question names a laboratory: of those of another one it is NotFound. Any thread.
class MigrationDesk {
public:
    MigrationDesk(Procedure& procedure, Writer& writer, MigrationLooks looks, WaitingFiles files, NameOfPerson name);

    // Newest first.
    [[nodiscard]] Result<wire::MigrationsReply> list(const lab::LaboratoryId& laboratory);
    [[nodiscard]] Result<wire::MigrationView> one(const wire::MigrationQuestion& question);
    Result<wire::MigrationStepReply> step(const wire::MigrationStepping& stepping, const StepTaker& by);
    [[nodiscard]] Result<wire::MigrationProgress> progress(const wire::MigrationQuestion& question);
    // Stands in the ledger before it is given, and so does what is refused: they may not read results there, or it is not of the sample (NotFound).
    [[nodiscard]] Result<wire::MigrationSample> sample(const wire::MigrationSampleQuestion& question, const StepTaker& by);
    [[nodiscard]] Result<wire::MigrationCertificate> certificate(const wire::MigrationQuestion& question);

private:
    Result<migration::Job> find(const lab::LaboratoryId& laboratory, const migration::MigrationId& id);

    Procedure& m_procedure;
    Writer& m_writer;
    MigrationLooks m_looks;
    WaitingFiles m_files;
    NameOfPerson m_name;
};

} // namespace paillasse::store
