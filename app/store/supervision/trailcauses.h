// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>

#include "app/store/accounts/registry.h"
#include "app/store/core/identifierindex.h"
#include "app/store/watch/ledgertail.h"

namespace paillasse::store {

// The acts that raised an alert, out of the ledgers themselves, with the names of the directory. From any thread.
class TrailCauses {
public:
    static Result<std::unique_ptr<TrailCauses>> open(Store& store, Registry& registry, const AccountKeys& keys, const Log& log);

    // As CauseReader (app/store/alerts/causereader.h).
    Result<std::vector<wire::TrailRow>> read(const lab::LaboratoryId& laboratory, const std::vector<wire::EventPlace>& places);

private:
    TrailCauses(Store& store, Registry& registry, const AccountKeys& keys, std::unique_ptr<LedgerTail> tail, sql::Database database, IdentifierIndex index)
        : m_store(store), m_registry(registry), m_keys(keys), m_tail(std::move(tail)), m_database(std::move(database)), m_index(std::move(index))
    {
    }

    Store& m_store;
    Registry& m_registry;
    const AccountKeys& m_keys;
    std::mutex m_mutex;
    std::unique_ptr<LedgerTail> m_tail;
    sql::Database m_database;
    IdentifierIndex m_index;
};

} // namespace paillasse::store
