// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/pendingacts.h"

#include "app/sql/statement.h"
#include "app/wire/actcodec.h"

namespace paillasse::client {

namespace {

constexpr int number(PendingState state)
{
    return static_cast<int>(state);
}

Result<PendingAct> readRow(const sql::Statement& row)
{
    auto act = wire::decodeAct(row.blob(0));
    if (!act)
        return tl::unexpected(act.error());
    PendingAct pending;
    pending.act = std::move(*act);
    pending.state = static_cast<PendingState>(row.integer(1));
    pending.refusal = {static_cast<lab::RefusalCode>(row.integer(2)), static_cast<lab::LineId>(row.integer(3))};
    pending.answeredAt = row.instant(4);
    pending.revision = row.unsignedInteger(5);
    return pending;
}

Result<std::vector<PendingAct>> readRows(sql::Statement& select)
{
    std::vector<PendingAct> all;
    const auto done = select.each([&]() -> Result<> {
        auto pending = readRow(select);
        if (!pending)
            return tl::unexpected(pending.error());
        all.push_back(std::move(*pending));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return all;
}

} // namespace

Result<> PendingActs::add(const lab::Act& act, PendingState state, std::uint64_t revision)
{
    auto insert = m_database.prepare("INSERT INTO pending (id, subject, state, made_at, refusal, line, answered_at, revision, act) VALUES (?, ?, ?, ?, 0, 0, ?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    const auto bytes = wire::encodeAct(act);
    const auto answeredAt = state == PendingState::Waiting ? Instant() : act.at;
    return insert->bind(act.id).bind(act.subject).bind(number(state)).bind(act.at).bind(answeredAt).bind(revision).bind(bytes).run();
}

Result<std::vector<PendingAct>> PendingActs::ofSubject(const lab::DocumentId& subject)
{
    auto select = m_database.prepare("SELECT act, state, refusal, line, answered_at, revision FROM pending WHERE subject = ? ORDER BY position");
    if (!select)
        return tl::unexpected(select.error());
    select->bind(subject);
    return readRows(*select);
}

Result<std::vector<PendingAct>> PendingActs::all(PendingState state)
{
    auto select = m_database.prepare("SELECT act, state, refusal, line, answered_at, revision FROM pending WHERE state = ? ORDER BY position");
    if (!select)
        return tl::unexpected(select.error());
    select->bind(number(state));
    return readRows(*select);
}

Result<std::optional<PendingAct>> PendingActs::find(const lab::ActId& act)
{
    auto select = m_database.prepare("SELECT act, state, refusal, line, answered_at, revision FROM pending WHERE id = ?");
    if (!select)
        return tl::unexpected(select.error());
    select->bind(act);
    auto rows = readRows(*select);
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->empty() ? std::nullopt : std::optional(std::move(rows->front()));
}

Result<std::int64_t> PendingActs::count(PendingState state)
{
    auto select = m_database.prepare("SELECT count(*) FROM pending WHERE state = ?");
    if (!select)
        return tl::unexpected(select.error());
    const auto row = select->bind(number(state)).step();
    if (!row)
        return tl::unexpected(row.error());
    return select->integer(0);
}

Result<bool> PendingActs::answer(const wire::ActReply& reply, Instant now)
{
    const bool accepted = reply.outcome == wire::ActOutcome::Accepted || reply.outcome == wire::ActOutcome::Duplicate;
    const auto refusal = reply.outcome == wire::ActOutcome::Unreadable ? lab::RefusalCode::BadSignature : reply.refusal;
    auto update = m_database.prepare("UPDATE pending SET state = ?, refusal = ?, line = ?, answered_at = ?, revision = ? WHERE id = ? AND state = 0");
    if (!update)
        return tl::unexpected(update.error());
    update->bind(number(accepted ? PendingState::Acknowledged : PendingState::Refused)).bind(static_cast<int>(refusal)).bind(static_cast<int>(reply.line));
    if (const auto done = update->bind(now).bind(reply.revision).bind(reply.id).run(); !done)
        return tl::unexpected(done.error());
    return m_database.changes() > 0;
}

Result<> PendingActs::remove(const lab::ActId& act)
{
    auto remove = m_database.prepare("DELETE FROM pending WHERE id = ?");
    if (!remove)
        return tl::unexpected(remove.error());
    return remove->bind(act).run();
}

Result<bool> PendingActs::settle(const lab::DocumentId& subject, std::uint64_t revision)
{
    auto remove = m_database.prepare("DELETE FROM pending WHERE subject = ? AND state = 1 AND revision <= ?");
    if (!remove)
        return tl::unexpected(remove.error());
    if (const auto done = remove->bind(subject).bind(revision).run(); !done)
        return tl::unexpected(done.error());
    return m_database.changes() > 0;
}

Result<std::vector<lab::DocumentId>> PendingActs::settleOlder(Instant then)
{
    std::vector<lab::DocumentId> subjects;
    auto remove = m_database.prepare("DELETE FROM pending WHERE state = 1 AND answered_at < ? RETURNING subject");
    if (!remove)
        return tl::unexpected(remove.error());
    remove->bind(then);
    const auto done = remove->each([&]() -> Result<> {
        subjects.push_back(remove->id<lab::DocumentId>(0));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return subjects;
}

} // namespace paillasse::client
