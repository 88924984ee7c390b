// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/migrationparts.h"

#include "app/store/accounts/entering.h"

namespace paillasse::store {

Result<std::unique_ptr<MigrationParts>> MigrationParts::open(Office& office, const JobWorkers& workers, MigrationLooks looks, const std::string& files, const Clock& clock, const Log& log)
{
    std::unique_ptr<MigrationParts> parts(new MigrationParts(clock));
    auto procedure = Procedure::open(office.store(), office.writer(), clock, log);
    if (!procedure)
        return tl::unexpected(procedure.error());
    auto& p = *parts;
    p.m_procedure = std::move(*procedure);
    // What is past its deadline is an entry, so that it rings, also where it is erased in the same moment.
    const auto overdue = [&office, &log](std::int64_t hoursLeft) {
        const AccountEntry entry{{}, {}, 0, ConditionNoted{Condition::StagingHoursLeft, hoursLeft}};
        if (const auto done = enter(office.writer(), entry); !done)
            log.error("migration.overdue-not-entered", {{"error.code", done.error().code}});
    };
    p.m_runner = std::make_unique<Runner>(*p.m_procedure, workers, overdue, clock, log);
    p.m_procedure->onStep([&runner = *p.m_runner] { runner.wake(); });
    looks.progress = [&runner = *p.m_runner](const migration::MigrationId& id) { return runner.progress(id); };
    const auto name = [&office](const lab::PersonId& id) {
        const auto person = office.registry().person(id);
        return person ? person->displayName : std::string();
    };
    p.m_desk = std::make_unique<MigrationDesk>(*p.m_procedure, office.writer(), std::move(looks), WaitingFiles(files), name);
    return parts;
}

std::optional<std::int64_t> MigrationParts::stagingHoursLeft()
{
    const auto jobs = m_procedure->unfinished();
    return jobs ? store::stagingHoursLeft(*jobs, m_clock.now()) : std::nullopt;
}

} // namespace paillasse::store
