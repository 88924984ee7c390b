// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "app/base/log.h"
#include "app/migration/job.h"

namespace paillasse::store {

class Procedure;
class Store;
class Writer;

// Staging (keys, files, archives) that belongs to no migration that can be proved: its steps are gone from the table, or were edited. The
// ledger still says what it was: until the deadline that stands there it stays, for whoever mends the table; then, and where the ledger
// knows of none, it is told like any that is overdue, and erased with an entry. One thread.
class StrayStagings {
public:
    StrayStagings(Store& store, Writer& writer, Procedure& procedure, const Clock& clock, const Log& log)
        : m_store(store), m_writer(writer), m_procedure(procedure), m_clock(clock), m_log(log)
    {
    }

    // Whether one was erased. What fails is tried at the next look.
    bool look();

private:
    Result<std::set<migration::MigrationId>> present();
    Result<bool> lookAt(const migration::MigrationId& id);
    Result<> erase(const migration::MigrationId& id, const lab::LaboratoryId& laboratory, std::int64_t hoursLeft);

    Store& m_store;
    Writer& m_writer;
    Procedure& m_procedure;
    const Clock& m_clock;
    const Log& m_log;
    std::set<migration::MigrationId> m_told; // whose end was announced already
};

} // namespace paillasse::store
