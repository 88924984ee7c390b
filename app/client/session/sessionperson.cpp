// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "app/client/session/sessionmachine.h"

// The session's person: at the door, at work, away from it.
namespace paillasse::client {

void SessionMachine::signIn(const QString& login, SecretBytes password)
{
    attempt({login.trimmed().toLower().toStdString(), std::make_shared<const SecretBytes>(std::move(password)), nullptr, false, false});
}

void SessionMachine::activate(const QString& login, SecretBytes code, SecretBytes password)
{
    attempt({login.trimmed().toLower().toStdString(), std::make_shared<const SecretBytes>(std::move(password)), std::make_shared<const SecretBytes>(std::move(code)), false, false});
}

void SessionMachine::openWithPrevious(SecretBytes password)
{
    if (m_last)
        attempt({m_last->login, std::make_shared<const SecretBytes>(std::move(password)), nullptr, false, true});
}

void SessionMachine::takeSeat()
{
    if (!m_last)
        return signOut(); // the password is gone: at the door it is asked for again
    auto again = *m_last;
    again.takeSeat = true;
    attempt(std::move(again));
}

void SessionMachine::rebuildCache()
{
    // What did not open was put aside when it was found: signing in again makes a new one.
    if (m_last)
        return attempt(*m_last);
    signOut();
}

void SessionMachine::continueOffline()
{
    if (m_state == SessionState::NeedsCode && std::exchange(m_linkNeedsCode, false))
        return go(SessionState::Open);
    if (!m_last)
        return signOut();
    auto again = *m_last;
    again.offline = true;
    again.activation.reset();
    attempt(std::move(again));
}

void SessionMachine::attempt(SignInFlow::Attempt wanted)
{
    if (m_busy || !m_keeper)
        return;
    setBusy(true);
    m_last = wanted;
    m_retry = [this, wanted] { attempt(wanted); };
    const SignInPlace place{m_transport, *m_worker, m_keeper, m_enrolment.storeSigningKey, m_enrolment.workstation};
    const auto done = [this](const std::shared_ptr<OpenedSession>& session, const Trouble& trouble) {
        if (session)
            return opened(session);
        // What was typed wrong is said where it was typed: at the door.
        if (m_state == SessionState::NeedsCode && isInline(trouble.failure))
            toSignIn();
        fail(trouble);
    };
    const auto codeAsked = [this] {
        setBusy(false);
        go(SessionState::NeedsCode);
    };
    m_signingIn = new SignInFlow(place, std::move(wanted), done, codeAsked, this);
    m_signingIn->start();
}

void SessionMachine::opened(const std::shared_ptr<OpenedSession>& opened)
{
    const auto& reply = opened->store.reply;
    const auto off = m_clock.now() - reply.storeTime;
    if (opened->store.token && std::abs(off) > mostClockOffMs) {
        Trouble trouble;
        trouble.failure = Failure::ClockOff;
        trouble.offMs = off;
        return fail(trouble);
    }
    if (reply.laboratories.empty())
        return fail({Failure::PersonDisabled, {}, 0, 0, 0, {}, {}, "no role in any laboratory"});
    m_slot = opened->slot;
    take(opened->store);
    m_account.use(opened->store);
    // The seat was moved here on purpose, once; a later attempt asks again.
    m_last.reset();
    m_retry = {};
    setBusy(false);
    if (m_account.mustSetUpFactor()) {
        m_waiting = opened;
        return go(SessionState::NeedsFactor);
    }
    begin(opened);
}

void SessionMachine::begin(const std::shared_ptr<OpenedSession>& opened)
{
    m_cacheKey = opened->cacheKey;
    m_hooks.opened(opened);
    go(SessionState::Open);
}

void SessionMachine::take(const StoreSession& session)
{
    m_person = session.reply.person;
    m_offlineUntil = session.expiresAt().value_or(Instant());
    m_maxOfflineMs = session.reply.maxOfflineMs;
    m_contactAt = session.reply.storeTime;
    m_sealedSigningKey = session.reply.sealedSigningKey;
    const auto& laboratories = session.reply.laboratories;
    const auto same = std::find_if(laboratories.begin(), laboratories.end(), [this](const auto& entry) { return entry.id == m_laboratory; });
    const auto& entry = same == laboratories.end() ? laboratories.front() : *same;
    m_laboratory = entry.id;
    m_laboratoryName = QString::fromStdString(entry.name);
}

void SessionMachine::renew(const StoreSession& session)
{
    if (session.reply.laboratories.empty())
        return;
    const bool changed = !(session.reply.person == m_person);
    take(session);
    m_account.use(session);
    // What was proved in the last one does not count in this one.
    if (signingNeedsCode())
        closeSigning();
    Q_EMIT replaced();
    if (changed)
        Q_EMIT personChanged();
    if (std::exchange(m_linkNeedsCode, false)) {
        setBusy(false);
        if (m_state == SessionState::NeedsCode)
            go(SessionState::Open);
    }
    // New rights, or a new policy.
    if (m_account.mustSetUpFactor() && m_state == SessionState::Open)
        go(SessionState::NeedsFactor);
}

void SessionMachine::interrupt(const Trouble& trouble)
{
    if (!isAtWork())
        return;
    // The same person comes back, with a new password perhaps: what they have here, drafts too, stays theirs.
    if (trouble.failure == Failure::PasswordChanged || trouble.failure == Failure::SeatElsewhere)
        m_worker->post(Priority::Now, [keeper = m_keeper, person = m_person.id, key = m_cacheKey] { keeper->carry(person, key); });
    if (trouble.failure == Failure::SeatElsewhere)
        m_worker->post(Priority::Now, [keeper = m_keeper, person = m_person.id] { keeper->loseSeat(person); });
    if (trouble.failure == Failure::ClientTooOld)
        m_worker->post(Priority::Now, [keeper = m_keeper] { keeper->programIsTooOld(); });
    leave();
    m_retry = [this] { signOut(); };
    fail(trouble);
    // An inline trouble has no form to be said on here: back to the door.
    if (isInline(trouble.failure))
        toSignIn();
}

void SessionMachine::heard(Instant storeTime, std::int64_t maxOfflineMs)
{
    m_contactAt = std::max(m_contactAt, storeTime);
    m_maxOfflineMs = maxOfflineMs;
}

std::optional<Trouble> SessionMachine::whyNotOffline() const
{
    const auto now = m_clock.now();
    Trouble trouble;
    trouble.since = m_contactAt;
    // Set back, it would keep the work open for ever.
    if (now < m_contactAt - mostClockOffMs) {
        trouble.failure = Failure::ClockOff;
        trouble.offMs = now - m_contactAt;
        return trouble;
    }
    trouble.failure = Failure::OfflineTooLong;
    const bool isTooLong = now > m_offlineUntil || (m_maxOfflineMs > 0 && now - m_contactAt > m_maxOfflineMs);
    return isTooLong ? std::optional(trouble) : std::nullopt;
}

void SessionMachine::closeIfTooLong()
{
    if (const auto trouble = whyNotOffline(); trouble && isAtWork())
        interrupt(*trouble);
}

void SessionMachine::lock()
{
    // Nothing of theirs is open yet; and whoever comes by could make the second factor their own.
    if (m_state == SessionState::NeedsFactor && m_waiting)
        return signOut();
    if (!isAtWork() || m_state == SessionState::Locked)
        return;
    closeSigning();
    m_account.lock(); // what the code opened goes with the key
    go(SessionState::Locked);
}

void SessionMachine::withPassword(SecretBytes password, std::function<void(const PasswordKey&)> then)
{
    derivePassword(*m_worker, std::make_shared<const SecretBytes>(std::move(password)), m_slot.salt, m_slot.cost, replyOn<PasswordKey>(this, this, std::move(then)));
}

void SessionMachine::unlock(SecretBytes password)
{
    if (m_state != SessionState::Locked || m_busy)
        return;
    setBusy(true);
    withPassword(std::move(password), [this](const PasswordKey& key) {
        const auto checked = replyOn<Opening<bool>>(this, this, [this](const Opening<bool>& right) {
            setBusy(false);
            if (m_state != SessionState::Locked)
                return;
            if (right && whyNotOffline())
                return closeIfTooLong();
            if (right) {
                m_account.unlock();
                return go(m_linkNeedsCode ? SessionState::NeedsCode : m_account.mustSetUpFactor() ? SessionState::NeedsFactor : SessionState::Open);
            }
            m_trouble = m_hooks.complete(right.error());
            Q_EMIT failed(m_trouble);
        });
        m_worker->post(Priority::Now, [checked, key, keeper = m_keeper, slot = m_slot] {
            checked(key ? keeper->check(slot, *key) : tl::unexpected(Trouble{}));
        });
    });
}

bool SessionMachine::isAtWork() const
{
    switch (m_state) {
    case SessionState::Open:
    case SessionState::Locked: return true;
    case SessionState::NeedsCode: return m_linkNeedsCode;
    case SessionState::NeedsFactor: return !m_waiting;
    default: return false;
    }
}

void SessionMachine::leave()
{
    if (isAtWork())
        Q_EMIT leaving();
    delete m_signingIn;
    m_last.reset();
    m_retry = {};
    closeSigning();
    m_account.close();
    m_waiting.reset();
    m_cacheKey.reset();
    m_linkNeedsCode = false;
    m_hooks.closed();
}

void SessionMachine::signOut()
{
    leave();
    if (!m_keeper) {
        // Not that far: begin again from the profile.
        setBusy(false);
        return start();
    }
    setBusy(true);
    toSignIn();
}

} // namespace paillasse::client
