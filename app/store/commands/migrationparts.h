// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "app/store/commands/office.h"
#include "app/store/migration/migrationdesk.h"

namespace paillasse::store {

// The migrations of a store that serves, over an office that outlives them: open(), catchUp() before it listens, start(); stop() before the
// writer does.
class MigrationParts {
public:
    // `files`: the folder in which sources wait for those who are not at the console; empty: there is none. Of `looks` the progress is filled in.
    static Result<std::unique_ptr<MigrationParts>> open(Office& office, const JobWorkers& workers, MigrationLooks looks, const std::string& files, const Clock& clock, const Log& log);

    [[nodiscard]] MigrationDesk& desk() { return *m_desk; }
    [[nodiscard]] Procedure& procedure() { return *m_procedure; }
    // What a deadline, an erasure or a certificate waits for: the first thing of a store that was off.
    void catchUp() { m_runner->catchUp(); }
    void start() { m_runner->start(); }
    void stop() { m_runner->stop(); }
    // For what the store measures of itself.
    [[nodiscard]] std::optional<std::int64_t> stagingHoursLeft();

private:
    explicit MigrationParts(const Clock& clock) : m_clock(clock) {}

    const Clock& m_clock;
    std::unique_ptr<Procedure> m_procedure;
    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<MigrationDesk> m_desk;
};

} // namespace paillasse::store
