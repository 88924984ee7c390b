// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/base/result.h"
#include "app/lab/ids.h"
#include "app/sql/database.h"

namespace paillasse::store {

// Patients whose every key is gone, or about to go: random ids, so that nothing is written about them again, also not after a restore.
class ErasedPatients {
public:
    struct Name {
        lab::LaboratoryId laboratory;
        lab::PatientId patient;
        bool operator==(const Name&) const = default;
    };

    explicit ErasedPatients(sql::Database& database) : m_database(database) {}
    [[nodiscard]] Result<bool> has(const lab::LaboratoryId& laboratory, const lab::PatientId& patient);
    [[nodiscard]] Result<std::vector<Name>> all();
    // Again: nothing happens.
    Result<> add(const Name& name);

private:
    sql::Database& m_database;
};

} // namespace paillasse::store
