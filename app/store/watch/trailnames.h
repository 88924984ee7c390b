// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "app/sql/database.h"
#include "app/store/accounts/registry.h"
#include "app/store/core/identifierindex.h"
#include "app/store/core/store.h"
#include "app/wire/watchmessages.h"

namespace paillasse::store {

// What people, workstations, patients and orders are called in answers of supervision, as the store knows them now: a patient and an order by number alone.
// One thread at a time; each is asked for once.
class TrailNames {
public:
    TrailNames(Registry& registry, const AccountKeys& keys, sql::Database& database, IdentifierIndex& index, LaboratoryNumber laboratory)
        : m_registry(registry), m_keys(keys), m_database(database), m_index(index), m_laboratory(laboratory)
    {
    }

    Result<> fill(wire::TrailRow& row);
    std::string person(const lab::PersonId& id);
    Result<std::string> workstation(const lab::WorkstationId& id);
    // Of the order that it is about; else the patient's number.
    Result<std::string> reference(lab::DocumentKind kind, const lab::DocumentId& subject, const lab::PatientId& patient);

private:
    Registry& m_registry;
    const AccountKeys& m_keys;
    sql::Database& m_database;
    IdentifierIndex& m_index;
    LaboratoryNumber m_laboratory;
    std::unordered_map<lab::PersonId, std::string> m_people;
    std::unordered_map<lab::WorkstationId, std::string> m_workstations;
    std::unordered_map<lab::DocumentId, std::string> m_references;
};

} // namespace paillasse::store
