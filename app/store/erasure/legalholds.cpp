// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/legalholds.h"

#include "app/store/accounts/entering.h"
#include "app/store/core/documenttable.h"
#include "app/store/core/query.h"
#include "app/store/erasure/erasuretable.h"

namespace paillasse::store {

namespace {

Result<> checkWords(const std::string& reason, const Actor& by)
{
    if (by.person.isNull() || reason.empty())
        return fail(ErrorCode::InvalidInput, "a legal hold is set and lifted by a named person, with a reason");
    return {};
}

} // namespace

Result<LegalHolds> LegalHolds::open(Store& store, Writer& writer, const AccountKeys& keys, const Clock& clock)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = ErasureTable::bringUp(*database); !done)
        return tl::unexpected(done.error());
    return LegalHolds(std::move(*database), writer, keys, clock);
}

Result<> LegalHolds::set(const lab::LaboratoryId& laboratory, const lab::PatientId& patient, const std::string& reason, const Actor& by)
{
    if (const auto said = checkWords(reason, by); !said)
        return said;
    const auto now = m_clock.now();
    return enter(m_writer, by.entry(ErasureNoted{ErasureStep::HoldSet, {}, laboratory, patient, reason, 0, {}}), [&](sql::Database& database) -> Result<> {
        const auto here = isHere(database, laboratory, patient);
        if (!here || !*here)
            return here ? fail(ErrorCode::NotFound, "no such patient in this laboratory") : tl::unexpected(here.error());
        const auto held = isHeld(database, laboratory, patient);
        if (!held || *held)
            return held ? fail(ErrorCode::Conflict, "this patient is under a legal hold already") : tl::unexpected(held.error());
        return run(database, "INSERT INTO legal_hold (laboratory, patient, person, since, sealed_reason) VALUES (?, ?, ?, ?, ?)", laboratory, patient, by.person, now,
                   m_keys.sealText(patient.uuid(), reason));
    });
}

Result<> LegalHolds::lift(const lab::LaboratoryId& laboratory, const lab::PatientId& patient, const std::string& reason, const Actor& by)
{
    if (const auto said = checkWords(reason, by); !said)
        return said;
    return enter(m_writer, by.entry(ErasureNoted{ErasureStep::HoldLifted, {}, laboratory, patient, reason, 0, {}}), [&](sql::Database& database) -> Result<> {
        if (const auto done = run(database, "DELETE FROM legal_hold WHERE laboratory = ? AND patient = ?", laboratory, patient); !done)
            return done;
        return database.changes() == 1 ? Result<>() : fail(ErrorCode::NotFound, "this patient is under no legal hold");
    });
}

Result<std::vector<LegalHold>> LegalHolds::all()
{
    std::vector<LegalHold> list;
    const auto done = each(m_database, "SELECT laboratory, patient, person, since, sealed_reason FROM legal_hold ORDER BY since, patient", [&](const auto& row) -> Result<> {
        auto reason = m_keys.openText(row.uuid(1), row.blob(4));
        if (!reason)
            return tl::unexpected(reason.error());
        list.push_back({row.template id<lab::LaboratoryId>(0), row.template id<lab::PatientId>(1), row.template id<lab::PersonId>(2), row.instant(3), std::move(*reason)});
        return {};
    });
    return done ? Result<std::vector<LegalHold>>(std::move(list)) : tl::unexpected(done.error());
}

Result<bool> LegalHolds::isHere(sql::Database& database, const lab::LaboratoryId& laboratory, const lab::PatientId& patient)
{
    return first(database,
                 "SELECT 1 FROM document JOIN laboratory ON laboratory.number = document.laboratory WHERE document.id = ? AND laboratory.id = ? AND document.kind = ? AND sections IS NOT NULL",
                 [](const auto&) {}, patient, laboratory, static_cast<int>(lab::DocumentKind::Patient));
}

Result<bool> LegalHolds::isHeld(sql::Database& database, const lab::LaboratoryId& laboratory, const lab::PatientId& patient)
{
    return first(database, "SELECT 1 FROM legal_hold WHERE laboratory = ? AND patient = ?", [](const auto&) {}, laboratory, patient);
}

} // namespace paillasse::store
