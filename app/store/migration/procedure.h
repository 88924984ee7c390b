// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/access/person.h"
#include "app/base/log.h"
#include "app/migration/job.h"
#include "app/migration/names.h"
#include "app/store/accounts/accountentry.h"
#include "app/store/migration/jobreader.h"

namespace paillasse::store {

class Store;
class Writer;

// Who takes a step, and from where: at a workstation, or at the store's own console, where it is still a person who signed in.
struct StepTaker {
    access::Person person;
    lab::WorkstationId workstation;    // null: the console
    std::uint64_t console = 0;         // the operator's user id there, plus one
};

struct StepOrder {
    Uuid id;                           // the step's own: the same one again is no second step
    lab::LaboratoryId laboratory;      // in whose name it is asked for
    migration::MigrationId job;
    migration::StepBody body;
    std::vector<std::string> sources;  // of BeginStaging: the files to read
    std::optional<migration::StepRefusal> fault = {}; // why it is none, whatever else it says: whoever made the order saw it
};

struct StepOutcome {
    std::optional<migration::StepRefusal> refusal; // why not
    std::optional<migration::Job> job;             // as it is now; nothing: there is none
};

// The one door to a migration's steps. Before each, the entries of the ledger are read and added up again; what is refused is an entry too.
// Errors: Corrupt, where table and ledger do not agree: nothing goes on then. From any thread, but not the writer's.
class Procedure {
public:
    static Result<std::unique_ptr<Procedure>> open(Store& store, Writer& writer, const Clock& clock, const Log& log);

    // What one of the named people wants to do.
    Result<StepOutcome> take(const StepOrder& order, const StepTaker& by);
    // What they asked to see of a migration and may not, or what is not of it: an entry like any other refusal.
    Result<> noteRefused(const StepOrder& order, const StepTaker& by, migration::StepRefusal refusal);
    // What the store itself has done.
    Result<StepOutcome> takeOwn(const migration::MigrationId& job, migration::StepBody body);

    [[nodiscard]] Result<std::optional<migration::Job>> job(const migration::MigrationId& id);
    // What the ledger alone says of it, where the table does not agree.
    [[nodiscard]] Result<std::optional<migration::Job>> ledgerJob(const migration::MigrationId& id);
    // Oldest first. One that table and ledger do not agree about is left out, and told in the log.
    [[nodiscard]] Result<std::vector<migration::Job>> jobs();
    // The same without those that are certified: nothing can happen to them any more, and nobody reads them again and again.
    [[nodiscard]] Result<std::vector<migration::Job>> unfinished();
    // Entries that were opened and proved, so far.
    [[nodiscard]] std::uint64_t proofs();
    [[nodiscard]] Result<std::vector<std::string>> sources(const migration::MigrationId& id);

    // Short; after each step, on the thread that took it. Before the first step.
    void onStep(std::function<void()> changed) { m_changed = std::move(changed); }

private:
    Procedure(Store& store, Writer& writer, sql::Database database, const Clock& clock, const Log& log);
    // Conflict: somebody took another step meanwhile.
    Result<StepOutcome> tryStep(const StepOrder& order, const StepTaker& by);
    Result<std::vector<migration::Job>> read(bool alsoFinished);
    Result<StepOutcome> again(const StepOrder& order, const std::optional<migration::Job>& job);
    Result<StepOutcome> refuse(const StepOrder& order, const StepTaker& by, const std::optional<migration::Job>& job, migration::StepRefusal refusal);

    std::mutex m_mutex;                // of the connection
    sql::Database m_database;
    JobReader m_reader;
    std::set<migration::MigrationId> m_finished;
    Writer& m_writer;
    const Clock& m_clock;
    const Log& m_log;
    std::function<void()> m_changed;
};

} // namespace paillasse::store
