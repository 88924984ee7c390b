// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/procedure.h"

#include "app/store/accounts/entering.h"
#include "app/store/core/store.h"
#include "app/store/core/writer.h"
#include "app/store/migration/migrationschema.h"
#include "app/store/migration/steprights.h"
#include "app/store/migration/steptable.h"

namespace paillasse::store {

namespace {

using migration::Job;
using migration::StepRefusal;

constexpr int tries = 8;

AccountEntry entryOf(const StepTaker& by, AccountChange change)
{
    return {by.person.id, by.workstation, by.console, std::move(change)};
}

const migration::Mandate* mandateOf(const StepOrder& order, const std::optional<Job>& job)
{
    const auto* draft = std::get_if<migration::Draft>(&order.body);
    return job ? &job->mandate : draft != nullptr ? &draft->mandate : nullptr;
}

std::vector<lab::LaboratoryId> laboratoriesOf(const StepOrder& order, const std::optional<Job>& job)
{
    const auto* mandate = mandateOf(order, job);
    auto laboratories = mandate != nullptr ? mandate->laboratories : std::vector<lab::LaboratoryId>();
    if (!order.laboratory.isNull())
        laboratories.push_back(order.laboratory);
    return laboratories;
}

lab::LaboratoryId firstLaboratory(const StepOrder& order, const std::optional<Job>& job)
{
    const auto laboratories = laboratoriesOf(order, job);
    return laboratories.empty() ? lab::LaboratoryId() : laboratories.front();
}

} // namespace

Procedure::Procedure(Store& store, Writer& writer, sql::Database database, const Clock& clock, const Log& log)
    : m_database(std::move(database)), m_reader(store, m_database), m_writer(writer), m_clock(clock), m_log(log)
{
}

Result<std::unique_ptr<Procedure>> Procedure::open(Store& store, Writer& writer, const Clock& clock, const Log& log)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto up = bringUpMigrations(*database); !up)
        return tl::unexpected(up.error());
    return std::unique_ptr<Procedure>(new Procedure(store, writer, std::move(*database), clock, log));
}

Result<StepOutcome> Procedure::take(const StepOrder& order, const StepTaker& by)
{
    for (int i = 0; i < tries; ++i) {
        auto outcome = tryStep(order, by);
        if (outcome || outcome.error().code != ErrorCode::Conflict)
            return outcome;
    }
    return fail(ErrorCode::Conflict, "migration: others take steps all the time");
}

Result<StepOutcome> Procedure::takeOwn(const migration::MigrationId& job, migration::StepBody body)
{
    return take({Uuid::make(m_clock.now()), {}, job, std::move(body), {}}, {});
}

Result<StepOutcome> Procedure::tryStep(const StepOrder& order, const StepTaker& by)
{
    const auto job = this->job(order.job);
    if (!job)
        return tl::unexpected(job.error());
    auto before = again(order, *job);
    if (!before || before->job)
        return before;
    if (order.id.isNull())
        return fail(ErrorCode::InvalidInput, "migration: a step without an id");
    const auto kind = migration::kindOf(order.body);
    if (!by.person.id.isNull() && !mayStep(by.person, kind, laboratoriesOf(order, *job)))
        return refuse(order, by, *job, StepRefusal::NoRight);
    if (order.fault)
        return refuse(order, by, *job, *order.fault);
    const auto* draft = std::get_if<migration::Draft>(&order.body);
    const migration::Step step{order.job, by.person.id, m_clock.now(), order.body};
    auto after = migration::advance(*job, step, draft != nullptr ? mandateHash(draft->mandate) : Bytes());
    if (!after)
        return refuse(order, by, *job, after.error());
    const std::size_t known = *job ? (*job)->steps.size() : 0;
    const auto change = [&](sql::Database& database) -> Result<> {
        StepTable table(database);
        if (const auto added = table.add(order.job, order.id, known); !added || kind != migration::StepKind::BeginStaging)
            return added;
        return table.setSources(order.job, order.sources);
    };
    const auto entered = enter(m_writer, entryOf(by, MigrationStepped{order.id, firstLaboratory(order, *job), known, step}), change);
    if (!entered)
        return tl::unexpected(entered.error());
    m_log.info("migration.stepped", {{"paillasse.migration.id", order.job}, {"paillasse.migration.step", static_cast<std::uint64_t>(kind)}});
    if (m_changed)
        m_changed();
    return StepOutcome{{}, std::move(*after)};
}

// The same step again is the step that was taken; another's under the same id is none.
Result<StepOutcome> Procedure::again(const StepOrder& order, const std::optional<Job>& job)
{
    const std::lock_guard lock(m_mutex);
    const auto taken = StepTable(m_database).ofStep(order.id);
    if (!taken)
        return tl::unexpected(taken.error());
    if (*taken && **taken != order.job)
        return fail(ErrorCode::InvalidInput, "migration: a step of another one has this id");
    return *taken ? StepOutcome{{}, job} : StepOutcome();
}

Result<StepOutcome> Procedure::refuse(const StepOrder& order, const StepTaker& by, const std::optional<Job>& job, StepRefusal refusal)
{
    const auto kind = migration::kindOf(order.body);
    if (const auto done = enter(m_writer, entryOf(by, MigrationRefused{firstLaboratory(order, job), order.job, kind, refusal})); !done)
        return tl::unexpected(done.error());
    m_log.warning("migration.refused", {{"paillasse.migration.id", order.job},
                                        {"paillasse.migration.step", static_cast<std::uint64_t>(kind)},
                                        {"paillasse.migration.refusal", static_cast<std::uint64_t>(refusal)}});
    return StepOutcome{refusal, job};
}

Result<> Procedure::noteRefused(const StepOrder& order, const StepTaker& by, StepRefusal refusal)
{
    const auto job = this->job(order.job);
    const auto noted = job ? refuse(order, by, *job, refusal) : tl::unexpected(job.error());
    return noted ? Result<>() : tl::unexpected(noted.error());
}

Result<std::optional<Job>> Procedure::job(const migration::MigrationId& id)
{
    const std::lock_guard lock(m_mutex);
    return m_reader.read(id);
}

Result<std::optional<Job>> Procedure::ledgerJob(const migration::MigrationId& id)
{
    const std::lock_guard lock(m_mutex);
    return m_reader.readLedger(id);
}

Result<std::vector<Job>> Procedure::jobs()
{
    return read(true);
}

Result<std::vector<Job>> Procedure::unfinished()
{
    return read(false);
}

Result<std::vector<Job>> Procedure::read(bool alsoFinished)
{
    const std::lock_guard lock(m_mutex);
    const auto ids = m_reader.jobs();
    if (!ids)
        return tl::unexpected(ids.error());
    std::vector<Job> jobs;
    for (const auto& id : *ids) {
        if (!alsoFinished && m_finished.contains(id))
            continue;
        auto job = m_reader.read(id);
        if (!job && job.error().code != ErrorCode::Corrupt)
            return tl::unexpected(job.error());
        if (!job)
            m_log.error("migration.not-what-the-ledger-says", {{"paillasse.migration.id", id}});
        else if (*job && (*job)->state == migration::JobState::Certified)
            m_finished.insert(id);
        if (job && *job && (alsoFinished || (*job)->state != migration::JobState::Certified))
            jobs.push_back(std::move(**job));
    }
    return jobs;
}

std::uint64_t Procedure::proofs()
{
    const std::lock_guard lock(m_mutex);
    return m_reader.proofs();
}

Result<std::vector<std::string>> Procedure::sources(const migration::MigrationId& id)
{
    const std::lock_guard lock(m_mutex);
    return StepTable(m_database).sources(id);
}

} // namespace paillasse::store
