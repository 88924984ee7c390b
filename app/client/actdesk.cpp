// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/actdesk.h"

#include "app/client/cache/present.h"
#include "app/client/cache/worktable.h"
#include "app/client/lostground.h"
#include "app/client/rebase.h"
#include "app/lab/apply.h"
#include "app/sql/transaction.h"

namespace paillasse::client {

namespace {

bool isAccepted(const wire::ActReply& reply)
{
    return reply.outcome == wire::ActOutcome::Accepted || reply.outcome == wire::ActOutcome::Duplicate;
}

} // namespace

tl::expected<lab::Act, Submission> ActDesk::prepare(const lab::DocumentId& subject, lab::ActBody body, std::vector<lab::BasedOn> based, const std::optional<lab::Document>& document)
{
    auto act = m_check.check(subject, std::move(body), std::move(based), document);
    if (!act && act.error().refusal && act.error().refusal->code == lab::RefusalCode::GroundLost)
        takeGround(subject);
    return act;
}

// By the person who is here, if they may; else it waits for one who may.
void ActDesk::takeGround(const lab::DocumentId& subject)
{
    const auto present = readPresent(m_database, subject);
    if (!present)
        return;
    const lab::RecordMeasurements taken{{}, m_check.groundless(present->document)};
    if (taken.groundless.empty())
        return;
    const auto* order = std::get_if<lab::Order>(&*present->document);
    if (const auto act = m_check.check(subject, taken, basedOn(*order, taken), present->document))
        (void)keep(*act, std::nullopt);
}

Submission ActDesk::submit(const lab::DocumentId& subject, lab::ActBody body, std::vector<lab::BasedOn> based)
{
    if (!lab::isDeferrable(body))
        return notKept(lab::Refusal{lab::RefusalCode::NeedsConnection, 0});
    const auto present = readPresent(m_database, subject);
    if (!present)
        return notKept(present.error());
    const auto act = prepare(subject, std::move(body), std::move(based), present->document);
    if (!act)
        return act.error();
    auto kept = keep(*act, std::nullopt);
    if (kept.isCommitted() && takesInputsAway(act->body))
        takeGround(subject);
    return kept;
}

// The copy and the outbox go together: the transaction commits only after the outbox has synced. From there on the act is saved,
// also when the cache then fails: the cache is disposable.
Submission ActDesk::keep(const lab::Act& act, const std::optional<lab::ActId>& replaced)
{
    const auto sealed = m_check.signer()->seal(act);
    if (!sealed)
        return notKept(sealed.error());
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return notKept(transaction.error());
    if (const auto kept = keepInCache(act, replaced); !kept)
        return notKept(kept.error());
    if (const auto durable = m_outbox.append(act.id, sealed->sealed); !durable)
        return notKept(durable.error());
    (void)transaction->commit();
    Submission submission;
    submission.act = act.id;
    return submission;
}

Result<> ActDesk::keepInCache(const lab::Act& act, const std::optional<lab::ActId>& replaced)
{
    PendingActs pending(m_database);
    if (replaced)
        if (const auto done = pending.remove(*replaced); !done)
            return done;
    if (const auto done = pending.add(act, PendingState::Waiting, 0); !done)
        return done;
    return refreshRow(m_database, act.subject);
}

Making ActDesk::makeOnline(const lab::DocumentId& subject, lab::ActBody body, std::vector<lab::BasedOn> based)
{
    const auto present = readPresent(m_database, subject);
    if (!present)
        return tl::unexpected(notKept(present.error()));
    auto act = prepare(subject, std::move(body), std::move(based), present->document);
    if (!act)
        return tl::unexpected(std::move(act.error()));
    auto pushed = m_check.signer()->seal(*act);
    if (!pushed)
        return tl::unexpected(notKept(pushed.error()));
    return MadeAct{std::move(*act), std::move(*pushed)};
}

Result<> ActDesk::finishOnline(const lab::Act& act, const wire::ActReply& reply)
{
    if (!isAccepted(reply))
        return {};
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto present = readPresent(m_database, act.subject);
    if (!present)
        return tl::unexpected(present.error());
    if (present->revision >= reply.revision)
        return {}; // the feed was faster
    PendingActs pending(m_database);
    if (const auto done = pending.add(act, PendingState::Acknowledged, reply.revision); !done)
        return done;
    if (const auto done = refreshRow(m_database, act.subject); !done)
        return done;
    return transaction->commit();
}

Result<> ActDesk::record(std::vector<lab::Reading> readings)
{
    if (const auto someone = m_check.someoneMayAct(); !someone)
        return someone;
    const auto act = m_check.signer()->make({}, lab::RecordReadings{std::move(readings)}, {}, m_clock.now());
    const auto sealed = m_check.signer()->seal(act);
    return sealed ? m_outbox.append(act.id, sealed->sealed, OutboxItem::Readings) : tl::unexpected(sealed.error());
}

Result<Answered> ActDesk::answer(const std::vector<wire::ActReply>& replies)
{
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    PendingActs pending(m_database);
    Answered answered;
    for (const auto& reply : replies) {
        const auto mine = pending.answer(reply, m_clock.now());
        if (!mine)
            return tl::unexpected(mine.error());
        const auto found = *mine ? pending.find(reply.id) : Result<std::optional<PendingAct>>();
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            continue; // somebody else's, or done with
        const auto& subject = (*found)->act.subject;
        if ((*found)->state == PendingState::Refused) {
            answered.refused.emplace_back(reply.id, (*found)->refusal);
        } else {
            const auto stored = readPresent(m_database, subject);
            if (!stored)
                return tl::unexpected(stored.error());
            if (const auto settled = pending.settle(subject, stored->revision); !settled)
                return tl::unexpected(settled.error());
        }
        if (const auto done = refreshRow(m_database, subject); !done)
            return tl::unexpected(done.error());
        answered.changed.push_back(subject);
    }
    if (const auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return answered;
}

Result<Answered> ActDesk::reconcile()
{
    const auto waiting = PendingActs(m_database).all(PendingState::Waiting);
    if (!waiting)
        return tl::unexpected(waiting.error());
    std::vector<wire::ActReply> replies;
    Answered entered;
    for (const auto& pending : *waiting) {
        if (const auto reply = m_outbox.answerOf(pending.act.id))
            replies.push_back(*reply);
        else if (!m_outbox.has(pending.act.id))
            if (const auto done = enterAgain(pending, entered); !done)
                return tl::unexpected(done.error());
    }
    auto answered = answer(replies);
    if (!answered)
        return answered;
    answered->changed.insert(answered->changed.end(), entered.changed.begin(), entered.changed.end());
    answered->refused.insert(answered->refused.end(), entered.refused.begin(), entered.refused.end());
    return answered;
}

// The outbox was lost or damaged, the copy was not: the same act goes in again, or to the tray when its seat is over.
Result<> ActDesk::enterAgain(const PendingAct& pending, Answered& answered)
{
    const auto* signer = m_check.signer();
    if (!signer || pending.act.seat != signer->seat || pending.act.person != signer->person.id) {
        const wire::ActReply lost{pending.act.id, wire::ActOutcome::Refused, lab::RefusalCode::SeatLost, 0, 0, 0};
        const auto done = answer({lost});
        if (done)
            answered.refused.insert(answered.refused.end(), done->refused.begin(), done->refused.end());
        return done ? Result<>() : tl::unexpected(done.error());
    }
    const auto sealed = signer->seal(pending.act);
    return sealed ? m_outbox.append(pending.act.id, sealed->sealed) : tl::unexpected(sealed.error());
}

Result<std::vector<WaitingAct>> ActDesk::waiting()
{
    const auto pending = PendingActs(m_database).all(PendingState::Waiting);
    if (!pending)
        return tl::unexpected(pending.error());
    std::vector<WaitingAct> acts;
    for (const auto& one : *pending) {
        auto present = readPresent(m_database, one.act.subject);
        if (!present)
            return tl::unexpected(present.error());
        acts.push_back({one.act, std::move(present->document)});
    }
    return acts;
}

Result<std::vector<TrayEntry>> ActDesk::tray()
{
    const auto refused = PendingActs(m_database).all(PendingState::Refused);
    if (!refused)
        return tl::unexpected(refused.error());
    std::vector<TrayEntry> entries;
    for (const auto& pending : *refused) {
        TrayEntry entry{pending.act, pending.refusal, pending.answeredAt, {}, {}};
        auto present = readPresent(m_database, pending.act.subject);
        if (!present)
            return tl::unexpected(present.error());
        const auto mine = rebased(m_database, m_check.catalogue(), pending.act, present->document);
        if (!mine)
            return tl::unexpected(mine.error());
        if (auto after = lab::apply(present->document, *mine))
            entry.mine = std::move(*after);
        entry.theirs = std::move(present->document);
        entries.push_back(std::move(entry));
    }
    return entries;
}

Submission ActDesk::resolve(const lab::ActId& id, TrayDecision decision, const std::string& number)
{
    const auto pending = PendingActs(m_database).find(id);
    if (!pending)
        return notKept(pending.error());
    if (!*pending || (*pending)->state != PendingState::Refused)
        return notKept(lab::Refusal{lab::RefusalCode::UnknownDocument, 0});
    if (decision == TrayDecision::Discard)
        return discard(**pending);
    const auto present = readPresent(m_database, (*pending)->act.subject);
    if (!present)
        return notKept(present.error());
    auto again = (*pending)->act;
    again.at = m_clock.now();
    auto mine = rebased(m_database, m_check.catalogue(), std::move(again), present->document, number);
    if (!mine)
        return notKept(mine.error());
    const auto act = prepare(mine->subject, std::move(mine->body), std::move(mine->based), present->document);
    if (!act)
        return act.error();
    auto kept = keep(*act, id);
    if (kept.isCommitted())
        (void)m_outbox.resolve(id); // kept 35 days more either way
    return kept;
}

Submission ActDesk::discard(const PendingAct& pending)
{
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return notKept(transaction.error());
    if (const auto done = PendingActs(m_database).remove(pending.act.id); !done)
        return notKept(done.error());
    if (const auto done = refreshRow(m_database, pending.act.subject); !done)
        return notKept(done.error());
    if (const auto done = m_outbox.resolve(pending.act.id); !done)
        return notKept(done.error());
    if (const auto done = transaction->commit(); !done)
        return notKept(done.error());
    Submission submission;
    submission.act = pending.act.id;
    return submission;
}

Result<int> ActDesk::refusedCount()
{
    const auto count = PendingActs(m_database).count(PendingState::Refused);
    return count ? Result<int>(static_cast<int>(*count)) : tl::unexpected(count.error());
}

} // namespace paillasse::client
