// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "app/store/commands/migrationworkers.h"
#include "app/store/migration/straystagings.h"
#include "app/store/watchdog/stagingmarks.h"

namespace paillasse::store {

// The migrations of a store that serves, over an office and a seal that outlive them: open(), catchUp() before it listens, start(); stop() before the
// writer does.
class MigrationParts {
public:
    // `files`: the folder in which sources wait for those who are not at the console; empty: there is none.
    static Result<std::unique_ptr<MigrationParts>> open(Office& office, Sealing& sealing, const std::string& files, const Clock& clock, const Log& log);

    [[nodiscard]] MigrationDesk& desk() { return *m_desk; }
    [[nodiscard]] Procedure& procedure() { return *m_procedure; }
    // What a deadline, an erasure or a certificate waits for: the first thing of a store that was off.
    void catchUp() { m_runner->catchUp(); }
    void start() { m_runner->start(); }
    void stop() { m_runner->stop(); }
    // Tells of stagings whose deadline is near, or over: once a minute. Any thread.
    void lookAtStagings();

private:
    MigrationParts(const Clock& clock, StagingMarks::Note note) : m_marks(clock, std::move(note)) {}

    StagingMarks m_marks;
    std::unique_ptr<Procedure> m_procedure;
    std::unique_ptr<MigrationWorkers> m_workers;
    std::unique_ptr<StrayStagings> m_strays;
    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<MigrationDesk> m_desk;
};

} // namespace paillasse::store
