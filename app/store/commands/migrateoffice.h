// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/store/commands/command.h"
#include "app/store/commands/namedperson.h"
#include "app/store/commands/storeplace.h"
#include "app/store/migration/procedure.h"

namespace paillasse::store {

// What the migrate commands are told.
struct MigrateOptions {
    StorePlace place;
    NamedPersonOption as;                   // who takes the step
    std::string laboratory;
    std::string job;
    std::string file;
    std::vector<std::string> sources;
    std::vector<std::uint32_t> differences;
    std::uint64_t record = 0;
    bool agrees = false;
    bool differs = false;
    bool isOutward = false;                 // of an example
    std::string text;
    std::string hash;
};

// Opens store and procedure, and runs `action(Office&, Procedure&)`.
template <class Action>
int withMigrations(const MigrateOptions& options, CommandContext& context, const char* what, Action action)
{
    auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    const auto procedure = Procedure::open((*office)->store(), (*office)->writer(), context.clock, context.log);
    if (!procedure)
        return report(context, what, procedure.error());
    const Result<> done = action(**office, **procedure);
    return done ? ExitOk : report(context, what, done.error());
}

// By the person of --as, who is proved first: password and code, a line each, from the standard input. Refused: the step was, and it stands in
// the ledger that it was tried.
Result<migration::Job> takeStep(Office& office, Procedure& procedure, const MigrateOptions& options, CommandContext& context, const migration::MigrationId& job, migration::StepBody body);
Result<migration::MigrationId> jobIn(const std::string& text);
Result<Bytes> hashIn(const std::string& text);

} // namespace paillasse::store
