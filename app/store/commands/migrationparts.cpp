// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/migrationparts.h"

#include "app/store/accounts/entering.h"
#include "app/store/commands/intoplace.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

Result<std::unique_ptr<MigrationParts>> MigrationParts::open(Office& office, Sealing& sealing, const std::string& files, const Clock& clock, const Log& log)
{
    const auto note = [&office, &log](const ConditionNoted& noted) {
        if (const auto entered = enter(office.writer(), AccountEntry{{}, {}, 0, noted}); !entered)
            log.error("migration.staging-not-noted", {{"error.code", entered.error().code}});
    };
    std::unique_ptr<MigrationParts> parts(new MigrationParts(clock, note));
    auto& p = *parts;
    auto done = intoPlace(p.m_procedure, Procedure::open(office.store(), office.writer(), clock, log));
    if (done)
        done = intoPlace(p.m_workers, MigrationWorkers::open(office, sealing, [&procedure = *p.m_procedure](const migration::MigrationId& job) { return procedure.sources(job); }, clock));
    if (!done)
        return tl::unexpected(done.error());
    // It rings also where it is erased in the same moment.
    const auto isThere = [&office](const migration::MigrationId& job) { return hasStaging(office.store(), job); };
    p.m_strays = std::make_unique<StrayStagings>(office.store(), office.writer(), *p.m_procedure, clock, log);
    const StagingCare care{[&p] { p.lookAtStagings(); }, isThere, [&strays = *p.m_strays] { return strays.look(); }};
    p.m_runner = std::make_unique<Runner>(*p.m_procedure, p.m_workers->workers(), care, clock, log);
    p.m_procedure->onStep([&runner = *p.m_runner] { runner.wake(); });
    auto looks = p.m_workers->looks();
    looks.progress = [&runner = *p.m_runner](const migration::MigrationId& id) { return runner.progress(id); };
    const auto name = [&office](const lab::PersonId& id) {
        const auto person = office.registry().person(id);
        return person ? person->displayName : std::string();
    };
    p.m_desk = std::make_unique<MigrationDesk>(*p.m_procedure, office.writer(), std::move(looks), WaitingFiles(files), name);
    return parts;
}

void MigrationParts::lookAtStagings()
{
    const auto jobs = m_procedure->unfinished();
    if (!jobs)
        return;
    std::vector<StagingDeadline> all;
    for (const auto& [job, goneBy] : stagingsOf(*jobs))
        all.push_back({job.uuid(), goneBy});
    m_marks.look(all);
}

} // namespace paillasse::store
