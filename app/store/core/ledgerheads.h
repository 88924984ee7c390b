// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <vector>

#include "app/crypto/treehead.h"
#include "app/sql/database.h"
#include "app/store/core/ledger.h"

namespace paillasse::store {

class Store;

// The newest signed head of each ledger: the store's own first, then the laboratories'. From any thread.
class LedgerHeads {
public:
    static Result<std::unique_ptr<LedgerHeads>> open(Store& store);
    [[nodiscard]] Result<std::vector<crypto::SignedTreeHead>> newest();

private:
    LedgerHeads(Store& store, sql::Database database) : m_store(store), m_database(std::move(database)), m_reader(m_database) {}

    Store& m_store;
    std::mutex m_mutex;
    sql::Database m_database;
    LedgerReader m_reader;
};

} // namespace paillasse::store
