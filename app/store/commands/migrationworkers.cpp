// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/migrationworkers.h"

#include "app/store/commands/erasureoffice.h"
#include "app/store/commands/intoplace.h"
#include "app/store/migration/sourceof.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

namespace {

wire::MigrationSample shown(std::uint64_t record, const std::string& where, const std::vector<FieldBeside>& fields)
{
    wire::MigrationSample sample{record, where, {}};
    for (const auto& beside : fields)
        sample.rows.push_back({beside.field, beside.source, beside.here, beside.of, beside.number, beside.isSame});
    return sample;
}

} // namespace

Result<std::unique_ptr<MigrationWorkers>> MigrationWorkers::open(Office& office, Sealing& sealing, SourcesOf sourcesOf, const Clock& clock)
{
    std::unique_ptr<MigrationWorkers> workers(new MigrationWorkers(office.store(), sealing));
    auto& w = *workers;
    const auto source = [sourcesOf = std::move(sourcesOf)](const migration::Job& job) -> Result<InboundSource> {
        auto paths = sourcesOf(job.mandate.id);
        return paths ? sourceOf(job.mandate, std::move(*paths)) : tl::unexpected(paths.error());
    };
    w.m_in = std::make_unique<InboundWork>(office.store(), office.writer(), clock, source);
    const auto eraseOf = [&store = office.store()](const migration::MigrationId& job, Instant now) { return eraseStaging(store, job, now); };
    auto done = intoPlace(w.m_end, MigrationEnd::open(office.store(), office.writer(), certificateNames(office), eraseOf, clock));
    if (done)
        done = intoPlace(w.m_shown, MigrationEnd::open(office.store(), office.writer(), certificateNames(office), eraseOf, clock));
    if (!done)
        return tl::unexpected(done.error());
    return workers;
}

MigrationLooks MigrationWorkers::looks()
{
    MigrationLooks looks;
    looks.sample = [this](const migration::Job& job, std::uint64_t record) { return sample(job, record); };
    looks.certificate = [this](const migration::Job& job) { return certificate(job); };
    return looks;
}

Result<wire::MigrationSample> MigrationWorkers::sample(const migration::Job& job, std::uint64_t record)
{
    if (job.mandate.direction == migration::Direction::In) {
        const auto sample = m_in->sample(job, record);
        return sample ? Result<wire::MigrationSample>(shown(record, sample->where, sample->fields)) : tl::unexpected(sample.error());
    }
    const auto sample = m_out.sample(job, record);
    return sample ? Result<wire::MigrationSample>(shown(record, sample->where, sample->fields)) : tl::unexpected(sample.error());
}

Result<wire::MigrationCertificate> MigrationWorkers::certificate(const migration::Job& job)
{
    const std::lock_guard lock(m_mutex);
    const auto kept = m_shown->certificate(job);
    if (!kept)
        return tl::unexpected(kept.error());
    const auto statement = m_shown->statement(job);
    if (!statement)
        return tl::unexpected(statement.error());
    auto pdf = m_sealing.seal(*statement, "certificat de migration");
    if (!pdf)
        return tl::unexpected(pdf.error());
    return wire::MigrationCertificate{std::move(*pdf), toBytes(asBytes(kept->file))};
}

} // namespace paillasse::store
