// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/migrationdesk.h"

#include <algorithm>

#include "app/store/accounts/entering.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

namespace {

bool isOf(const migration::Job& job, const lab::LaboratoryId& laboratory)
{
    return std::ranges::find(job.mandate.laboratories, laboratory) != job.mandate.laboratories.end();
}

} // namespace

MigrationDesk::MigrationDesk(Procedure& procedure, Writer& writer, MigrationLooks looks, WaitingFiles files, NameOfPerson name)
    : m_procedure(procedure), m_writer(writer), m_looks(std::move(looks)), m_files(std::move(files)), m_name(std::move(name))
{
}

Result<migration::Job> MigrationDesk::find(const lab::LaboratoryId& laboratory, const migration::MigrationId& id)
{
    auto job = m_procedure.job(id);
    if (!job)
        return tl::unexpected(job.error());
    return *job && isOf(**job, laboratory) ? Result<migration::Job>(std::move(**job)) : fail(ErrorCode::NotFound, "migration: not one of this laboratory");
}

Result<wire::MigrationsReply> MigrationDesk::list(const lab::LaboratoryId& laboratory)
{
    const auto jobs = m_procedure.jobs();
    if (!jobs)
        return tl::unexpected(jobs.error());
    wire::MigrationsReply reply;
    for (auto job = jobs->rbegin(); job != jobs->rend(); ++job)
        if (isOf(*job, laboratory))
            reply.migrations.push_back(lineOf(*job, m_name));
    return reply;
}

Result<wire::MigrationView> MigrationDesk::one(const wire::MigrationQuestion& question)
{
    return find(question.laboratory, question.job).map([&](const migration::Job& job) {
        auto view = viewOf(job, question.differencesFrom, m_name);
        if (job.mandate.direction == migration::Direction::In && job.state < migration::JobState::Staged)
            view.sources = m_files.names();
        return view;
    });
}

Result<wire::MigrationStepReply> MigrationDesk::step(const wire::MigrationStepping& stepping, const StepTaker& by)
{
    StepOrder order{stepping.id, stepping.laboratory, stepping.job, stepping.body, {}};
    if (auto paths = m_files.paths(stepping.sources))
        order.sources = std::move(*paths);
    else
        order.fault = migration::StepRefusal::NoSource;
    const auto outcome = m_procedure.take(order, by);
    if (!outcome)
        return tl::unexpected(outcome.error());
    wire::MigrationStepReply reply;
    reply.refused = outcome->refusal.has_value();
    reply.refusal = outcome->refusal.value_or(migration::StepRefusal());
    // Who asked in another laboratory's name learns nothing of it.
    if (outcome->job && isOf(*outcome->job, stepping.laboratory)) {
        reply.state = outcome->job->state;
        reply.work = outcome->job->work;
    }
    return reply;
}

Result<wire::MigrationProgress> MigrationDesk::progress(const wire::MigrationQuestion& question)
{
    return find(question.laboratory, question.job).map([&](const migration::Job& job) {
        const auto now = m_looks.progress(job.mandate.id);
        return wire::MigrationProgress{job.state, job.work, now.done, now.of, now.failed.has_value(), now.failed.value_or(ErrorCode())};
    });
}

Result<wire::MigrationSample> MigrationDesk::sample(const wire::MigrationSampleQuestion& question, const StepTaker& by)
{
    const auto job = find(question.laboratory, question.job);
    if (!job)
        return tl::unexpected(job.error());
    const auto& laboratories = job->mandate.laboratories;
    const auto refuse = [&](migration::StepRefusal refusal, ErrorCode code, const char* why) -> tl::unexpected<Error> {
        const auto noted = m_procedure.noteRefused({{}, question.laboratory, question.job, migration::CompareSample{question.record, false}, {}}, by, refusal);
        return noted ? fail(code, why) : tl::unexpected(noted.error());
    };
    if (!std::ranges::all_of(laboratories, [&](const auto& laboratory) { return by.person.may(access::Permission::ReadResults, laboratory); }))
        return refuse(migration::StepRefusal::NoRight, ErrorCode::Refused, "migration: no right to results there");
    // Somebody may have accepted meanwhile: that is nobody's attempt.
    if (job->state != migration::JobState::Checked)
        return fail(ErrorCode::NotFound, "migration: no sample is compared now");
    if (std::ranges::find(job->sample, question.record) == job->sample.end())
        return refuse(migration::StepRefusal::UnknownRecord, ErrorCode::NotFound, "migration: no record of the sample");
    const AccountEntry shown{by.person.id, by.workstation, by.console, MigrationRecordShown{question.laboratory, question.job, question.record}};
    if (const auto done = enter(m_writer, shown); !done)
        return tl::unexpected(done.error());
    return m_looks.sample(*job, question.record);
}

Result<wire::MigrationCertificate> MigrationDesk::certificate(const wire::MigrationQuestion& question)
{
    const auto job = find(question.laboratory, question.job);
    if (!job)
        return tl::unexpected(job.error());
    return job->state == migration::JobState::Certified ? m_looks.certificate(*job) : fail(ErrorCode::NotFound, "migration: it is not certified yet");
}

} // namespace paillasse::store
