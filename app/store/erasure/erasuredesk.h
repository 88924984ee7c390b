// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/access/person.h"
#include "app/store/erasure/eraser.h"

namespace paillasse::store {

// Who may ask for an erasure, decide on one, set a hold: a biologist or a security officer of that laboratory.
bool governsErasure(const access::Person& person, const lab::LaboratoryId& laboratory);

// A patient's right to be forgotten: one named person asks, another decides. What was asked waits as long as it takes; nothing happens to
// the patient meanwhile.
class ErasureDesk {
public:
    static Result<ErasureDesk> open(Store& store, Writer& writer, const Clock& clock, const EraserSettings& settings = {});

    // InvalidInput: nobody asks, or without a reason; NotFound: no such patient; Refused: under a legal hold; Conflict: asked already.
    Result<Uuid> ask(const lab::LaboratoryId& laboratory, const lab::PatientId& patient, const std::string& reason, const Actor& by);
    // NotFound: nothing is asked; Refused: by the same person, or the patient has come under a legal hold. Returns when it is done.
    Result<ErasureRecord> approve(const Uuid& erasure, const Actor& by);
    Result<> decline(const Uuid& erasure, const std::string& reason, const Actor& by);
    // All there ever were, in the order in which they were asked for.
    [[nodiscard]] Result<std::vector<ErasureRecord>> all();

private:
    ErasureDesk(sql::Database database, Writer& writer, const Clock& clock, Eraser eraser) : m_database(std::move(database)), m_writer(writer), m_clock(clock), m_eraser(std::move(eraser)) {}
    Result<ErasureRecord> asked(const Uuid& erasure);

    sql::Database m_database;
    Writer& m_writer;
    const Clock& m_clock;
    Eraser m_eraser;
};

} // namespace paillasse::store
