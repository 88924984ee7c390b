// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>

#include "app/sql/database.h"
#include "app/store/accounts/accountkeys.h"

namespace paillasse::store {

class Feed;

// What people and workstations are called now; empty: the store does not know them. Each is looked up once.
class DirectoryNames {
public:
    DirectoryNames(sql::Database& database, const AccountKeys& keys) : m_database(database), m_keys(keys) {}

    [[nodiscard]] std::string of(const lab::PersonId& person);
    [[nodiscard]] std::string of(const lab::WorkstationId& workstation);

private:
    sql::Database& m_database;
    const AccountKeys& m_keys;
    std::map<Uuid, std::string> m_known;
};

// A patient's number in a laboratory; empty: it has no such patient. From any thread.
using NumberOfPatient = std::function<std::string(const lab::LaboratoryId&, const lab::PatientId&)>;
// As the feed has it now.
NumberOfPatient patientNumbersOf(Feed& feed);

} // namespace paillasse::store
