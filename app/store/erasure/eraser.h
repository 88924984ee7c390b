// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "app/base/clock.h"
#include "app/sql/database.h"
#include "app/store/accounts/actor.h"
#include "app/store/core/store.h"
#include "app/store/erasure/erasuretable.h"

namespace paillasse::store {

class Writer;

struct EraserSettings {
    std::size_t documentsAtOnce = 500; // under one leaf, in one transaction
    std::size_t rowsAtOnce = 1000;     // of the ledger: others write in between
    std::size_t rowsLookedAt = 50'000; // of the ledger in one read: the log can be cut in between
};

// Forgets (docs/decisions/0046): an entry of class EraseIntent names the keys; they are destroyed; the documents become tombstones that
// every feed tells; the ledger's entries that the keys had sealed are emptied, their leaves stay; index.db's log is cut; an entry of class
// EraseDone says so. Whatever ends the process, resume() goes on. One thread.
class Eraser {
public:
    static Result<Eraser> open(Store& store, Writer& writer, const Clock& clock, const EraserSettings& settings = {});

    // Of a patient who goes whole, all keys are looked for; of others the header names them. `record`: who asked and who decided. Refused: one of
    // them is under a legal hold, of which nothing was touched; NotFound: there is nothing of them. What was done.
    Result<ErasureRecord> erase(ErasureRecord record, const Actor& by);
    // The same, without those who are held; nothing: all of them are.
    Result<std::optional<ErasureRecord>> eraseUnheld(ErasureRecord record, const Actor& by);
    // Those that were begun; and after a restore what the list of destroyed keys says is gone, whose documents the backup still had.
    Result<std::vector<ErasureRecord>> resume();

private:
    Eraser(Store& store, Writer& writer, const Clock& clock, const EraserSettings& settings, sql::Database database);
    Result<> intend(ErasureRecord& record, const Actor& by);
    Result<> addLateKeys(ErasureRecord& record);
    Result<ErasureRecord> finish(ErasureRecord record);
    Result<> keepCount(ErasureRecord& record, std::uint64_t ErasureRecord::*count, std::size_t found);
    Result<> bury(ErasureRecord& record, LaboratoryNumber number);
    Result<> emptyEntries(ErasureRecord& record, LaboratoryNumber number);
    Result<std::vector<lab::DocumentId>> documentsOf(LaboratoryNumber number, const ErasedPatient& patient, const std::set<KeyId>& keys);
    Result<std::vector<std::uint64_t>> rowsOf(LaboratoryNumber number, const std::set<KeyId>& keys);
    Result<> empty(const std::vector<std::uint64_t>& rows);
    Result<LaboratoryNumber> numberOf(const lab::LaboratoryId& laboratory);
    Result<std::vector<ErasureRecord>> broughtBack();

    Store& m_store;
    Writer& m_writer;
    const Clock& m_clock;
    EraserSettings m_settings;
    sql::Database m_database;
};

} // namespace paillasse::store
