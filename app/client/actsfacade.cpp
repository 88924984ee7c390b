// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/actsfacade.h"

#include <utility>

#include "app/client/taskthread.h"

namespace paillasse::client {

namespace {

Submission nobodyThere()
{
    return notKept(Error{ErrorCode::Missing, "acts: nobody is signed in"});
}

Submission notSent(const NetTrouble& net)
{
    Submission submission;
    submission.trouble = asTrouble(net);
    return submission;
}

Submission answeredBy(const wire::ActReply& reply)
{
    if (reply.outcome == wire::ActOutcome::Refused)
        return notKept(lab::Refusal{reply.refusal, reply.line});
    if (reply.outcome == wire::ActOutcome::Unreadable)
        return notKept(lab::Refusal{lab::RefusalCode::BadSignature, 0});
    Submission submission;
    submission.act = reply.id;
    submission.revision = reply.revision;
    return submission;
}

// The act's number was somebody else's, or not this workstation's to give: a new one makes the same act good.
std::optional<Numbers::Kind> numberNeeded(const TrayEntry& entry)
{
    const bool ofNumber = entry.refusal.code == lab::RefusalCode::AlreadyExists || entry.refusal.code == lab::RefusalCode::NumberNotLeased;
    if (ofNumber && std::holds_alternative<lab::RegisterPatient>(entry.act.body))
        return Numbers::Kind::Patient;
    if (ofNumber && std::holds_alternative<lab::PlaceOrder>(entry.act.body))
        return Numbers::Kind::Accession;
    return {};
}

} // namespace

void ActsFacade::close()
{
    m_desk = {};
    setRefused(0);
}

void ActsFacade::setPending(int pending)
{
    if (std::exchange(m_pending, pending) != pending)
        Q_EMIT pendingChanged(pending);
}

void ActsFacade::setRefused(int refused)
{
    if (std::exchange(m_refused, refused) != refused)
        Q_EMIT refusedChanged(refused);
}

void ActsFacade::onDesk(std::function<Submission(ActDesk&)> job, QObject* context, Submitted done)
{
    const auto reply = replyOn<Submission>(this, context, std::move(done));
    if (!m_desk.writer)
        return reply(nobodyThere());
    m_desk.writer->withDesk([job = std::move(job), reply](ActDesk& desk) { reply(job(desk)); });
}

void ActsFacade::kept(const Submission& submission, const lab::DocumentId& subject)
{
    // A value without ground was refused, and went back to the bench.
    const bool tookGround = submission.refusal && submission.refusal->code == lab::RefusalCode::GroundLost;
    if (!submission.isCommitted() && !tookGround)
        return;
    m_hooks.poke();
    m_hooks.changed({subject});
}

void ActsFacade::submit(const lab::DocumentId& subject, const lab::ActBody& body, std::vector<lab::BasedOn> based, QObject* context, Submitted done)
{
    onDesk(
        [this, subject, body, based = std::move(based)](ActDesk& desk) {
            auto submission = desk.submit(subject, body, based);
            // Also when whoever asked is gone by now.
            postTo(this, [this, submission, subject] { kept(submission, subject); });
            return submission;
        },
        context, std::move(done));
}

void ActsFacade::online(const lab::DocumentId& subject, std::function<Making(ActDesk&)> make, QObject* context, std::function<void(const Submission&, const lab::Act*)> done)
{
    const auto told = [guard = QPointer<QObject>(context), done = std::move(done)](const Submission& submission, const lab::Act* act) {
        if (guard)
            done(submission, act);
    };
    if (!m_desk.writer)
        return postTo(this, [told] { told(nobodyThere(), nullptr); });
    const auto made = replyOn<Made>(this, this, [this, subject, told](const Made& making) {
        if (!*making) {
            kept(making->error(), subject);
            return told(making->error(), nullptr);
        }
        send(making, [told, making](const Submission& submission) { told(submission, &(*making)->act); });
    });
    m_desk.writer->withDesk([make = std::move(make), made](ActDesk& desk) { made(std::make_shared<const Making>(make(desk))); });
}

void ActsFacade::send(const Made& made, std::function<void(const Submission&)> done)
{
    const auto answered = replyOn<NetResult<wire::ActReply>>(this, this, [this, made, done = std::move(done), writer = m_desk.writer](const NetResult<wire::ActReply>& reply) {
        if (!reply)
            return done(notSent(reply.error()));
        const auto submission = answeredBy(*reply);
        if (submission.refusal && submission.refusal->code == lab::RefusalCode::SecondFactorNeeded)
            m_hooks.signingRefused();
        if (!submission.isCommitted() || !writer)
            return done(submission);
        // On show before it is said.
        const auto shown = replyOn<bool>(this, this, [this, made, done, submission](bool) {
            m_hooks.changed({(*made)->act.subject});
            done(submission);
        });
        writer->withDesk([made, reply = *reply, shown](ActDesk& desk) { shown(desk.finishOnline((*made)->act, reply).has_value()); });
    });
    m_hooks.sendNow((*made)->pushed, answered);
}

void ActsFacade::submitOnline(const lab::DocumentId& subject, const lab::ActBody& body, std::vector<lab::BasedOn> based, QObject* context, Submitted done)
{
    online(subject, [subject, body, based = std::move(based)](ActDesk& desk) { return desk.makeOnline(subject, body, based); }, context,
           [done = std::move(done)](const Submission& submission, const lab::Act*) { done(submission); });
}

void ActsFacade::release(const ReleaseRequest& request, QObject* context, std::function<void(const Released&)> done)
{
    const auto key = m_hooks.signingKey();
    online(
        lab::documentId(request.order),
        [request, key](ActDesk& desk) -> Making {
            if (!key)
                return tl::unexpected(notKept(lab::Refusal{lab::RefusalCode::BadSignature, 0}));
            return desk.makeRelease(request, *key);
        },
        context,
        [done = std::move(done)](const Submission& submission, const lab::Act* act) {
            Released released{submission, 0, lab::ReportKind::Partial};
            if (const auto* body = act ? std::get_if<lab::Release>(&act->body) : nullptr) {
                released.version = body->report.version;
                released.kind = body->report.kind;
            }
            done(released);
        });
}

void ActsFacade::takePatientNumber(QObject* context, Reply<std::string> reply)
{
    take(Numbers::Kind::Patient, replyOn<Result<std::string>>(this, context, std::move(reply)), true);
}

void ActsFacade::takeAccession(QObject* context, Reply<std::string> reply)
{
    take(Numbers::Kind::Accession, replyOn<Result<std::string>>(this, context, std::move(reply)), true);
}

void ActsFacade::take(Numbers::Kind kind, std::function<void(Result<std::string>)> reply, bool mayAsk)
{
    if (!m_desk.writer || !m_desk.numbers)
        return reply(fail(ErrorCode::Cancelled, "nobody is signed in"));
    constexpr std::uint64_t few = 60;
    const auto laboratory = m_desk.laboratory;
    const auto taken = replyOn<Result<std::string>>(this, this, [this, kind, reply, mayAsk](const Result<std::string>& number) {
        if (!number && number.error().code == ErrorCode::NotFound && mayAsk)
            return m_hooks.moreNumbers([this, kind, reply](const Result<>&) { take(kind, reply, false); });
        if (number && m_desk.numbers && m_desk.numbers->left(m_desk.laboratory, kind) < few)
            m_hooks.moreNumbers([](const Result<>&) {});
        reply(number);
    });
    m_desk.writer->withDesk([numbers = m_desk.numbers, laboratory, kind, taken](ActDesk&) { taken(numbers->take(laboratory, kind)); });
}

void ActsFacade::waiting(QObject* context, Reply<std::vector<WaitingAct>> reply)
{
    const auto answer = replyOn<Result<std::vector<WaitingAct>>>(this, context, std::move(reply));
    if (!m_desk.writer)
        return answer(fail(ErrorCode::Cancelled, "nobody is signed in"));
    m_desk.writer->withDesk([answer](ActDesk& desk) { answer(desk.waiting()); });
}

void ActsFacade::tray(QObject* context, Reply<std::vector<TrayEntry>> reply)
{
    const auto answer = replyOn<Result<std::vector<TrayEntry>>>(this, context, std::move(reply));
    if (!m_desk.writer)
        return answer(fail(ErrorCode::Cancelled, "nobody is signed in"));
    m_desk.writer->withDesk([answer](ActDesk& desk) { answer(desk.tray()); });
}

void ActsFacade::resolveTray(const lab::ActId& act, TrayDecision decision, QObject* context, Submitted done)
{
    if (decision == TrayDecision::Resend)
        return resend(act, context, std::move(done));
    onDesk(
        [this, act](ActDesk& desk) {
            auto submission = desk.resolve(act, TrayDecision::Discard);
            const auto count = desk.refusedCount();
            postTo(this, [this, submission, count] {
                if (count)
                    setRefused(*count);
                m_hooks.changed({});
            });
            return submission;
        },
        context, std::move(done));
}

void ActsFacade::resend(const lab::ActId& act, QObject* context, Submitted done)
{
    const auto again = [this, act, guard = QPointer<QObject>(context), done](const std::string& number) {
        onDesk(
            [this, act, number](ActDesk& desk) {
                auto submission = desk.resolve(act, TrayDecision::Resend, number);
                const auto count = desk.refusedCount();
                postTo(this, [this, submission, count] {
                    if (count)
                        setRefused(*count);
                    if (submission.isCommitted())
                        m_hooks.poke();
                    m_hooks.changed({});
                });
                return submission;
            },
            guard, done);
    };
    tray(this, [this, act, again](const Result<std::vector<TrayEntry>>& entries) {
        const auto found = entries ? std::ranges::find(*entries, act, [](const TrayEntry& entry) { return entry.act.id; }) : std::vector<TrayEntry>::const_iterator();
        const auto kind = entries && found != entries->end() ? numberNeeded(*found) : std::nullopt;
        if (!kind)
            return again({});
        take(*kind, [again](const Result<std::string>& number) { again(number.value_or(std::string())); }, true);
    });
}

} // namespace paillasse::client
