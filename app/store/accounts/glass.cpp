// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/glass.h"

#include <algorithm>

#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/inorder.h"
#include "app/store/accounts/persontable.h"
#include "app/store/core/query.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr std::size_t shortestReason = 10;
constexpr std::size_t longestReason = 500;

bool isReason(std::string_view text)
{
    return text.size() >= shortestReason && text.size() <= longestReason && std::any_of(text.begin(), text.end(), [](char c) { return c != ' '; });
}

AccountEntry entryOf(const Session& session, AccountChange change)
{
    return {session.person, session.workstation, 0, std::move(change)};
}

} // namespace

Glass::Glass(sql::Database database, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, ProveFactor prove, const Clock& clock, const Log& log)
    : m_database(std::move(database)), m_writer(writer), m_keys(keys), m_settings(settings), m_prove(std::move(prove)), m_clock(clock), m_log(log)
{
}

Result<std::unique_ptr<Glass>> Glass::open(Store& store, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, ProveFactor prove, const Clock& clock, const Log& log)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<Glass>(new Glass(std::move(*database), writer, keys, settings, std::move(prove), clock, log));
}

Result<wire::GlassReply> Glass::breakFor(const Session& session, const wire::GlassRequest& request)
{
    if (!isReason(request.reason) || request.patient.isNull())
        return fail(ErrorCode::InvalidInput, "a reason has 10 to 500 characters");
    if (const auto proved = m_prove(session.person, session.workstation, request.code); !proved)
        return tl::unexpected(proved.error());
    const auto now = m_clock.now();
    const wire::GlassReply reply{Uuid::make(now), now + m_settings.glassMs};
    const auto sealed = m_keys.sealText(reply.id, request.reason);
    const auto done = enter(m_writer, entryOf(session, GlassBroken{reply.id, request.laboratory, request.patient, request.reason}), [&](sql::Database& database) {
        return inOrder(
            [&] {
                return run(database, "INSERT INTO glass (id, laboratory, person, workstation, patient, sealed_reason, opened_at, until, session) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", reply.id,
                           request.laboratory, session.person, session.workstation, request.patient, sealed, now, reply.until, session.tokenHash);
            },
            [&] { return raiseGlass(database); });
    });
    if (!done)
        return tl::unexpected(done.error());
    m_log.warning("glass.broken", {{"user.id", session.person}, {"paillasse.workstation.id", session.workstation}});
    return reply;
}

Result<> Glass::read(const Session& session, const wire::GlassReading& reading)
{
    {
        const std::lock_guard lock(m_mutex);
        // Its own session, and that one not ended: also by a sign-out, a seat that moved or an account that was closed a moment ago.
        const auto open = first(m_database, "SELECT 1 FROM glass JOIN session ON session.token_hash = glass.session AND session.ended = 0"
                                            " WHERE glass.session = ? AND laboratory = ? AND patient = ? AND until > ? LIMIT 1",
                                [](sql::Statement&) {}, session.tokenHash, reading.laboratory, reading.patient, m_clock.now());
        if (!open)
            return tl::unexpected(open.error());
        if (!*open)
            return fail(ErrorCode::Expired, "the glass is not open");
    }
    return enter(m_writer, entryOf(session, GlassRead{reading.laboratory, reading.patient}));
}

Result<wire::GlassList> Glass::list(const lab::LaboratoryId& laboratory)
{
    const std::lock_guard lock(m_mutex);
    wire::GlassList list;
    const auto text = [this](const Uuid& id, ByteView sealed) { return sealed.empty() ? Result<std::string>(std::string()) : m_keys.openText(id, sealed); };
    const auto take = [&](sql::Statement& row) -> Result<> {
        wire::GlassEntry entry;
        entry.id = row.uuid(0);
        entry.person = row.id<lab::PersonId>(1);
        entry.workstation = row.id<lab::WorkstationId>(2);
        entry.patient = row.id<lab::PatientId>(3);
        entry.openedAt = row.instant(5);
        entry.until = row.instant(6);
        entry.reviewedBy = row.id<lab::PersonId>(7);
        entry.reviewedAt = row.instant(8);
        auto reason = text(entry.id, row.blob(4));
        auto remark = text(entry.id, row.blob(9));
        if (!reason || !remark)
            return tl::unexpected(reason ? remark.error() : reason.error());
        entry.reason = std::move(*reason);
        entry.remark = std::move(*remark);
        list.entries.push_back(std::move(entry));
        return {};
    };
    const auto done = each(m_database,
                           "SELECT id, person, workstation, patient, sealed_reason, opened_at, until, reviewed_by, reviewed_at, sealed_remark FROM glass "
                           "WHERE laboratory = ? ORDER BY opened_at DESC LIMIT 1000",
                           take, laboratory);
    if (!done)
        return tl::unexpected(done.error());
    PersonTable people(m_database, m_keys);
    for (auto& entry : list.entries) {
        const auto account = people.byId(entry.person);
        if (!account)
            return tl::unexpected(account.error());
        if (*account)
            entry.personName = (*account)->person.displayName;
    }
    return list;
}

Result<> Glass::review(const Session& session, const wire::GlassReview& review)
{
    if (review.remark.size() > longestReason)
        return fail(ErrorCode::InvalidInput, "a remark has at most 500 characters");
    lab::PersonId person;
    lab::PatientId patient;
    bool reviewed = false;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = first(m_database, "SELECT person, patient, reviewed_by IS NOT NULL FROM glass WHERE id = ? AND laboratory = ?", [&](sql::Statement& row) {
            person = row.id<lab::PersonId>(0);
            patient = row.id<lab::PatientId>(1);
            reviewed = row.integer(2) != 0;
        }, review.id, review.laboratory);
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return fail(ErrorCode::NotFound, "no such entry");
    }
    if (person == session.person)
        return fail(ErrorCode::Refused, "nobody reviews their own");
    if (reviewed)
        return fail(ErrorCode::Conflict, "reviewed already");
    return enter(m_writer, entryOf(session, GlassReviewed{review.id, review.laboratory, person, patient, review.remark}), [&](sql::Database& database) {
        return inOrder(
            [&] {
                return run(database, "UPDATE glass SET reviewed_by = ?, reviewed_at = ?, sealed_remark = ? WHERE id = ? AND reviewed_by IS NULL", session.person, m_clock.now(),
                           m_keys.sealText(review.id, review.remark), review.id);
            },
            [&] { return raiseGlass(database); });
    });
}

} // namespace paillasse::store
