// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/erasuredesk.h"

#include <algorithm>

#include "app/store/accounts/entering.h"
#include "app/store/core/query.h"
#include "app/store/erasure/legalholds.h"

namespace paillasse::store {

namespace {

ErasureNoted noted(ErasureStep step, const ErasureRecord& record, const std::string& text)
{
    return {step, record.header.erasure, record.header.laboratory, record.header.patients.front().patient, text, 0, {}};
}

} // namespace

bool governsErasure(const access::Person& person, const lab::LaboratoryId& laboratory)
{
    return !person.disabled && (person.may(access::Permission::ValidateBiologically, laboratory) || person.may(access::Permission::ReviewRights, laboratory));
}

Result<ErasureDesk> ErasureDesk::open(Store& store, Writer& writer, const Clock& clock, const EraserSettings& settings)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    auto eraser = Eraser::open(store, writer, clock, settings);
    if (!eraser)
        return tl::unexpected(eraser.error());
    return ErasureDesk(std::move(*database), writer, clock, std::move(*eraser));
}

Result<Uuid> ErasureDesk::ask(const lab::LaboratoryId& laboratory, const lab::PatientId& patient, const std::string& reason, const Actor& by)
{
    if (by.person.isNull() || reason.empty())
        return fail(ErrorCode::InvalidInput, "an erasure is asked for by a named person, with a reason");
    const auto now = m_clock.now();
    ErasureRecord record;
    record.header = {Uuid::make(now), laboratory, {{patient, true, {}}}};
    record.ground = ErasureGround::PatientsRight;
    record.state = ErasureState::Asked;
    record.askedBy = by.person;
    record.askedAt = now;
    const auto entered = enter(m_writer, by.entry(noted(ErasureStep::Asked, record, reason)), [&](sql::Database& database) -> Result<> {
        const auto isHere = LegalHolds::isHere(database, laboratory, patient);
        if (!isHere || !*isHere)
            return isHere ? fail(ErrorCode::NotFound, "no such patient in this laboratory") : tl::unexpected(isHere.error());
        const auto held = LegalHolds::isHeld(database, laboratory, patient);
        if (!held || *held)
            return held ? fail(ErrorCode::Refused, "this patient is under a legal hold") : tl::unexpected(held.error());
        const auto waiting = ErasureTable(database).in(ErasureState::Asked);
        if (!waiting)
            return tl::unexpected(waiting.error());
        const auto same = [&](const ErasureRecord& other) { return other.header.laboratory == laboratory && other.header.patients.front().patient == patient; };
        if (std::ranges::any_of(*waiting, same))
            return fail(ErrorCode::Conflict, "this was asked for already, and waits for another person's decision");
        return ErasureTable(database).put(record);
    });
    return entered ? Result<Uuid>(record.header.erasure) : tl::unexpected(entered.error());
}

Result<ErasureRecord> ErasureDesk::asked(const Uuid& erasure)
{
    auto found = ErasureTable(m_database).find(erasure);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found || (*found)->state != ErasureState::Asked)
        return fail(ErrorCode::NotFound, "no erasure of this number waits for a decision");
    return std::move(**found);
}

Result<ErasureRecord> ErasureDesk::approve(const Uuid& erasure, const Actor& by)
{
    auto record = asked(erasure);
    if (!record)
        return record;
    if (by.person.isNull() || by.person == record->askedBy)
        return fail(ErrorCode::Refused, "another named person than the one who asked decides on an erasure");
    record->decidedBy = by.person;
    // The hold is looked at once more in the writer's turn, by the intent.
    if (const auto entered = enter(m_writer, by.entry(noted(ErasureStep::Approved, *record, {}))); !entered)
        return tl::unexpected(entered.error());
    return m_eraser.erase(std::move(*record), by);
}

Result<> ErasureDesk::decline(const Uuid& erasure, const std::string& reason, const Actor& by)
{
    auto record = asked(erasure);
    if (!record)
        return tl::unexpected(record.error());
    if (by.person.isNull() || reason.empty())
        return fail(ErrorCode::InvalidInput, "an erasure is declined by a named person, with a reason");
    record->decidedBy = by.person;
    record->state = ErasureState::Declined;
    return enter(m_writer, by.entry(noted(ErasureStep::Declined, *record, reason)), [&](sql::Database& database) { return ErasureTable(database).put(*record); });
}

Result<std::vector<ErasureRecord>> ErasureDesk::all()
{
    return ErasureTable(m_database).all();
}

} // namespace paillasse::store
