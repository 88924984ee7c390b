// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/lab/catalogue.h"
#include "app/lab/document.h"
#include "app/sql/transaction.h"
#include "app/store/core/identifierindex.h"
#include "app/store/core/store.h"

namespace paillasse::store {

// What a laboratory of this store knows already, as the import needs it; on one thread, whole documents, no questions asked: only for
// the operator's own commands.
class StoredRecords {
public:
    static Result<std::unique_ptr<StoredRecords>> open(Store& store, const lab::LaboratoryId& laboratory);

    // Nothing: it is not there, or its key was destroyed.
    [[nodiscard]] Result<std::optional<lab::Document>> document(const lab::DocumentId& id);
    // Whether somebody had this id who was erased: nothing is written under it any more.
    [[nodiscard]] Result<bool> isErased(const lab::PatientId& patient);
    [[nodiscard]] Result<std::vector<lab::DocumentId>> find(IdentifierKind kind, std::string_view value);
    [[nodiscard]] Result<lab::Catalogue> catalogue();
    // From the next question on all are answered out of one state of the files, until release(): many questions cost less then.
    void holdFrom(bool isHeld) { m_isToHold = isHeld; }
    void release();
    Result<> forEachPatient(const std::function<Result<>(const lab::Patient&)>& each);

private:
    Result<> hold();
    Result<std::vector<lab::DocumentId>> all(lab::DocumentKind kind);
    StoredRecords(Store& store, const LaboratoryInfo& laboratory, sql::Database database, IdentifierIndex index)
        : m_store(store), m_laboratory(laboratory), m_database(std::move(database)), m_index(std::move(index))
    {
    }

    Store& m_store;
    LaboratoryInfo m_laboratory;
    sql::Database m_database;
    IdentifierIndex m_index;
    bool m_isToHold = false;
    std::optional<sql::Transaction> m_held;
    std::optional<sql::Transaction> m_indexHeld;
    SecretBytes m_key; // the one in use
};

} // namespace paillasse::store
