// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "app/base/secretbytes.h"
#include "app/sql/database.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leaf.h"
#include "app/store/core/store.h"
#include "app/store/watch/event.h"

namespace paillasse::store {

// A row of the ledger. Views hold until its statement goes on.
struct TailRow {
    LaboratoryInfo ledger;             // number 0: the store-wide one
    Leaf leaf;
    ByteView salt;
    ByteView header;
    KeyId key = 0;
    ByteView entry;
};

// Makes events of leaves, over the connection of whoever reads them; one thread.
class LeafEvents {
public:
    // The laboratory of somebody who works in no other, null else: where their sign-ins belong.
    using HomeOf = std::function<lab::LaboratoryId(const lab::PersonId&)>;

    LeafEvents(Store& store, sql::Database& database, HomeOf home) : m_store(store), m_database(database), m_home(std::move(home)), m_key(KeyStore::keySize) {}

    // Nothing: nobody is to know of it, or its time is over. Corrupt: it is not what the store wrote.
    Result<std::vector<WatchEvent>> of(const TailRow& row);

private:
    Result<std::vector<WatchEvent>> act(const TailRow& row);
    Result<std::vector<WatchEvent>> readings(const TailRow& row);
    Result<std::vector<WatchEvent>> change(const TailRow& row);
    // Opened into m_plain; false: its key was destroyed.
    Result<bool> open(const TailRow& row);
    Result<lab::PatientId> patientOf(LaboratoryNumber laboratory, lab::DocumentKind kind, const lab::DocumentId& subject);

    Store& m_store;
    sql::Database& m_database;
    HomeOf m_home;
    SecretBytes m_key;
    Bytes m_plain;
    std::unordered_map<lab::DocumentId, lab::PatientId> m_patients; // of orders
};

} // namespace paillasse::store
