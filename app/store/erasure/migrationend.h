// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "app/store/erasure/certificates.h"
#include "app/store/erasure/eraser.h"
#include "app/store/migration/jobwork.h"
#include "app/store/paper/statement.h"

namespace paillasse::store {

// How a migration ends. Erase: its staging; and where responsibility went over and the recipient has said so, what the mandate covers of the
// patients' records, by their keys. A patient goes whole when all of their orders are of the mandate's period; else the keys of the years
// that are wholly in it. Who is under a legal hold is left, and named in the certificate by their id. Certify: the certificate, kept here.
class MigrationEnd final : public JobEnd {
public:
    using EraseStaging = std::function<Result<std::vector<migration::Destroyed>>(const migration::MigrationId& job, Instant now)>;

    static Result<std::unique_ptr<MigrationEnd>> open(Store& store, Writer& writer, CertificateNames names, EraseStaging eraseStaging, const Clock& clock, const EraserSettings& settings = {});

    Result<migration::Erased> erase(const migration::Job& job, const WorkProgress& progress) override;
    Result<migration::Certified> certify(const migration::Job& job) override;

    // The certificate that it was given. NotFound: none yet.
    Result<KeptCertificate> certificate(const migration::Job& job);
    // The same for people.
    Result<paper::Statement> statement(const migration::Job& job);

private:
    MigrationEnd(Store& store, EraseStaging eraseStaging, const Clock& clock, sql::Database database, Eraser eraser, Certificates certificates);
    Result<> erasePatients(const migration::Job& job, const WorkProgress& progress);
    Result<std::vector<lab::PatientId>> patientsOf(const migration::Job& job, const LaboratoryInfo& laboratory);
    // Without keys: nothing of theirs is wholly in the period.
    Result<ErasedPatient> covered(const migration::Job& job, const LaboratoryInfo& laboratory, const lab::PatientId& patient);
    Result<std::vector<ErasureRecord>> erasuresOf(const migration::MigrationId& job);
    Result<std::vector<lab::PatientId>> heldOf(const migration::Job& job);
    Result<std::vector<LaboratoryInfo>> laboratoriesOf(const migration::Job& job);

    Store& m_store;
    EraseStaging m_eraseStaging;
    const Clock& m_clock;
    sql::Database m_database;
    Eraser m_eraser;
    Certificates m_certificates;
};

} // namespace paillasse::store
