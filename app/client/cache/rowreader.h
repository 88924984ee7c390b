// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/queries.h"
#include "app/sql/database.h"

namespace paillasse::client {

// Reads rows of lists together with the patients' names; a patient that several rows share is read once.
class RowReader {
public:
    explicit RowReader(sql::Database& database) : m_database(database) {}

    [[nodiscard]] Result<std::optional<WorkRow>> row(const lab::OrderId& id);
    // With acts that wait applied; nothing: not here.
    [[nodiscard]] Result<std::optional<lab::Patient>> patient(const lab::PatientId& id);

private:
    Result<> name(WorkRow& row);

    sql::Database& m_database;
    std::map<lab::PatientId, std::optional<lab::Patient>> m_patients;
};

} // namespace paillasse::client
