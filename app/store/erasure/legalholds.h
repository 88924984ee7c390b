// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/sql/database.h"
#include "app/store/accounts/accountkeys.h"
#include "app/store/accounts/actor.h"

namespace paillasse::store {

class Store;
class Writer;

// Who set it, and why: a court, a complaint, an inquiry. While it is there, nobody erases this patient.
struct LegalHold {
    lab::LaboratoryId laboratory;
    lab::PatientId patient;
    lab::PersonId by;
    Instant since;
    std::string reason;
    bool operator==(const LegalHold&) const = default;
};

// Legal holds, by patient. Each is set and lifted by a named person, with a reason, in the ledger.
class LegalHolds {
public:
    static Result<LegalHolds> open(Store& store, Writer& writer, const AccountKeys& keys, const Clock& clock);

    // Conflict: there is one; InvalidInput: nobody, or no reason; NotFound: no such patient here.
    Result<> set(const lab::LaboratoryId& laboratory, const lab::PatientId& patient, const std::string& reason, const Actor& by);
    // NotFound: there is none.
    Result<> lift(const lab::LaboratoryId& laboratory, const lab::PatientId& patient, const std::string& reason, const Actor& by);
    [[nodiscard]] Result<std::vector<LegalHold>> all();

    // For whoever has a connection, also in the writer's turn.
    [[nodiscard]] static Result<bool> isHere(sql::Database& database, const lab::LaboratoryId& laboratory, const lab::PatientId& patient);
    [[nodiscard]] static Result<bool> isHeld(sql::Database& database, const lab::LaboratoryId& laboratory, const lab::PatientId& patient);

private:
    LegalHolds(sql::Database database, Writer& writer, const AccountKeys& keys, const Clock& clock) : m_database(std::move(database)), m_writer(writer), m_keys(keys), m_clock(clock) {}

    sql::Database m_database;
    Writer& m_writer;
    const AccountKeys& m_keys;
    const Clock& m_clock;
};

} // namespace paillasse::store
