// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/migrationend.h"

#include <algorithm>
#include <map>

#include "app/base/civiltime.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"
#include "app/store/erasure/certificatepaper.h"
#include "app/store/erasure/legalholds.h"
#include "app/store/erasure/migrationjson.h"

namespace paillasse::store {

namespace {

constexpr std::size_t patientsAtOnce = 200;

// Whether the patients' own keys go: the recipient answers for them from now on.
bool goesOver(const migration::Job& job)
{
    return job.mandate.direction == migration::Direction::Out && job.mandate.transfersResponsibility && job.acknowledgement && job.abandonedWhy.empty();
}

} // namespace

MigrationEnd::MigrationEnd(Store& store, EraseStaging eraseStaging, const Clock& clock, sql::Database database, Eraser eraser, Certificates certificates)
    : m_store(store), m_eraseStaging(std::move(eraseStaging)), m_clock(clock), m_database(std::move(database)), m_eraser(std::move(eraser)), m_certificates(std::move(certificates))
{
}

Result<std::unique_ptr<MigrationEnd>> MigrationEnd::open(Store& store, Writer& writer, CertificateNames names, EraseStaging eraseStaging, const Clock& clock, const EraserSettings& settings)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    auto eraser = Eraser::open(store, writer, clock, settings);
    if (!eraser)
        return tl::unexpected(eraser.error());
    auto certificates = Certificates::open(store, writer, std::move(names), clock);
    if (!certificates)
        return tl::unexpected(certificates.error());
    return std::unique_ptr<MigrationEnd>(new MigrationEnd(store, std::move(eraseStaging), clock, std::move(*database), std::move(*eraser), std::move(*certificates)));
}

Result<migration::Erased> MigrationEnd::erase(const migration::Job& job, const WorkProgress& progress)
{
    auto staging = m_eraseStaging(job.mandate.id, m_clock.now());
    if (!staging)
        return tl::unexpected(staging.error());
    migration::Erased erased{std::move(*staging), {}};
    if (!goesOver(job))
        return erased;
    // What a crash cut short, this migration's among it.
    if (const auto resumed = m_eraser.resume(); !resumed)
        return tl::unexpected(resumed.error());
    if (const auto done = erasePatients(job, progress); !done)
        return tl::unexpected(done.error());
    const auto erasures = erasuresOf(job.mandate.id);
    if (!erasures)
        return tl::unexpected(erasures.error());
    for (const auto& record : *erasures) {
        erased.destroyed.push_back({migration::DestroyedKind::PatientKeys, record.header.erasure.toString(), record.keys.size(), record.header.patients.size(), record.doneAt});
        erased.lastKeyArchive = std::max(erased.lastKeyArchive, lastKeyArchiveOf(record.doneAt));
    }
    return erased;
}

Result<std::vector<LaboratoryInfo>> MigrationEnd::laboratoriesOf(const migration::Job& job)
{
    auto all = m_store.laboratories();
    if (all)
        std::erase_if(*all, [&job](const LaboratoryInfo& laboratory) { return std::ranges::find(job.mandate.laboratories, laboratory.id) == job.mandate.laboratories.end(); });
    return all;
}

Result<std::vector<lab::PatientId>> MigrationEnd::patientsOf(const migration::Job& job, const LaboratoryInfo& laboratory)
{
    if (!job.mandate.patients.empty())
        return job.mandate.patients;
    std::vector<lab::PatientId> list;
    const auto done = each(
        m_database, "SELECT id FROM document WHERE laboratory = ? AND kind = ? AND sections IS NOT NULL ORDER BY id",
        [&list](const auto& row) -> Result<> {
            list.push_back(row.template id<lab::PatientId>(0));
            return {};
        },
        int{laboratory.number}, static_cast<int>(lab::DocumentKind::Patient));
    return done ? Result<std::vector<lab::PatientId>>(std::move(list)) : tl::unexpected(done.error());
}

Result<ErasedPatient> MigrationEnd::covered(const migration::Job& job, const LaboratoryInfo& laboratory, const lab::PatientId& patient)
{
    const auto keys = m_store.keys().keysOf(laboratory.id, patient.uuid());
    if (!keys)
        return tl::unexpected(keys.error());
    std::map<KeyId, bool> isInside; // of each key that has an order
    const auto done = each(
        m_database,
        "SELECT document.key, document.day FROM patient_order CROSS JOIN document ON document.id = patient_order.id AND document.laboratory = patient_order.laboratory"
        " WHERE patient_order.laboratory = ? AND patient_order.patient = ? AND sections IS NOT NULL",
        [&](const auto& row) -> Result<> {
            const auto day = row.integer(1);
            const bool inside = day >= job.mandate.from.toDays() && day <= job.mandate.until.toDays();
            auto& all = isInside.emplace(row.unsignedInteger(0), true).first->second;
            all = all && inside;
            return {};
        },
        int{laboratory.number}, patient);
    if (!done)
        return tl::unexpected(done.error());
    // Of whom there is no order, only the mandate itself can say that they went over.
    const bool isNamed = !isInside.empty() || std::ranges::find(job.mandate.patients, patient) != job.mandate.patients.end();
    ErasedPatient covered{patient, isNamed && !keys->empty() && std::ranges::all_of(isInside, [](const auto& key) { return key.second; }), {}};
    for (const auto& [key, inside] : isInside)
        if (inside && !covered.isWhole)
            covered.keys.push_back(key);
    return covered;
}

Result<> MigrationEnd::erasePatients(const migration::Job& job, const WorkProgress& progress)
{
    const auto laboratories = laboratoriesOf(job);
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    for (const auto& laboratory : *laboratories) {
        const auto patients = patientsOf(job, laboratory);
        if (!patients)
            return tl::unexpected(patients.error());
        for (std::size_t at = 0; at < patients->size();) {
            if (progress.isToStop && progress.isToStop())
                return fail(ErrorCode::Cancelled, "erasure: the store is stopping");
            ErasureRecord record;
            record.ground = ErasureGround::Migration;
            record.job = job.mandate.id.uuid();
            record.askedBy = job.draftedBy;
            record.decidedBy = job.acceptedBy;
            record.askedAt = m_clock.now();
            record.header = {Uuid::make(record.askedAt), laboratory.id, {}};
            for (; at < patients->size() && record.header.patients.size() < patientsAtOnce; ++at) {
                auto theirs = covered(job, laboratory, (*patients)[at]);
                if (!theirs)
                    return tl::unexpected(theirs.error());
                if (theirs->isWhole || !theirs->keys.empty())
                    record.header.patients.push_back(std::move(*theirs));
            }
            if (!record.header.patients.empty())
                if (const auto erased = m_eraser.eraseUnheld(std::move(record), {}); !erased)
                    return tl::unexpected(erased.error());
            if (progress.told)
                progress.told(at, patients->size());
        }
    }
    return {};
}

Result<std::vector<ErasureRecord>> MigrationEnd::erasuresOf(const migration::MigrationId& job)
{
    auto all = ErasureTable(m_database).in(ErasureState::Done);
    if (all)
        std::erase_if(*all, [&job](const ErasureRecord& record) { return record.job != job.uuid(); });
    return all;
}

Result<std::vector<lab::PatientId>> MigrationEnd::heldOf(const migration::Job& job)
{
    std::vector<lab::PatientId> held;
    const auto laboratories = goesOver(job) ? laboratoriesOf(job) : Result<std::vector<LaboratoryInfo>>(std::vector<LaboratoryInfo>());
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    for (const auto& laboratory : *laboratories) {
        const auto patients = patientsOf(job, laboratory);
        if (!patients)
            return patients;
        for (const auto& patient : *patients) {
            const auto isHeld = LegalHolds::isHeld(m_database, laboratory.id, patient);
            if (!isHeld)
                return tl::unexpected(isHeld.error());
            if (*isHeld)
                held.push_back(patient);
        }
    }
    return held;
}

Result<migration::Certified> MigrationEnd::certify(const migration::Job& job)
{
    const auto known = m_certificates.of(job.mandate.id.uuid());
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return migration::Certified{(*known)->sha256};
    const auto held = heldOf(job);
    if (!held)
        return tl::unexpected(held.error());
    const auto records = erasuresOf(job.mandate.id);
    if (!records)
        return tl::unexpected(records.error());
    std::vector<std::string> erasures;
    for (const auto& record : *records) {
        auto json = m_certificates.erasureJson(record);
        if (!json)
            return tl::unexpected(json.error());
        erasures.push_back(std::move(*json));
    }
    const auto heads = m_certificates.headsJson(job.mandate.laboratories);
    if (!heads)
        return tl::unexpected(heads.error());
    const auto at = m_clock.now();
    auto body = m_certificates.head("migration", job.mandate.id.uuid(), at);
    addMigration(body, job, m_certificates);
    body.addJson("staging", stagingJson(job)).addJson("erasures", jsonArray(erasures)).addJson("heldPatients", idsJson(*held));
    body.add("lastKeyArchiveOver", job.lastKeyArchive.isNull() ? std::string() : Date::of(job.lastKeyArchive).toIso()).addJson("ledgers", *heads);
    const auto laboratory = job.mandate.laboratories.empty() ? lab::LaboratoryId() : job.mandate.laboratories.front();
    const auto kept = m_certificates.keep(job.mandate.id.uuid(), laboratory, body.text(), at);
    return kept ? Result<migration::Certified>(migration::Certified{kept->sha256}) : tl::unexpected(kept.error());
}

Result<KeptCertificate> MigrationEnd::certificate(const migration::Job& job)
{
    auto kept = m_certificates.of(job.mandate.id.uuid());
    if (!kept)
        return tl::unexpected(kept.error());
    if (!*kept)
        return fail(ErrorCode::NotFound, "migration: it has no certificate yet");
    return std::move(**kept);
}

Result<paper::Statement> MigrationEnd::statement(const migration::Job& job)
{
    const auto kept = certificate(job);
    if (!kept)
        return tl::unexpected(kept.error());
    const auto erasures = erasuresOf(job.mandate.id);
    if (!erasures)
        return tl::unexpected(erasures.error());
    const auto held = heldOf(job);
    if (!held)
        return tl::unexpected(held.error());
    return migrationPaper(job, *erasures, *held, m_certificates.names(), *kept);
}

} // namespace paillasse::store
