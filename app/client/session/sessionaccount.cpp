// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "app/client/session/sessionmachine.h"
#include "app/crypto/crypto.h"
#include "app/crypto/password.h"

// The session's signing, and the person's own account.
namespace paillasse::client {

namespace {

constexpr std::int64_t signingMs = 15 * minuteMs; // of who needs no second factor
constexpr int passwordAgainMs = 2'000;
constexpr int passwordTries = 3;

// The store has said no. Anything else may have been a yes whose answer was lost.
bool isRefusal(ErrorCode code)
{
    switch (code) {
    case ErrorCode::WrongSecret:
    case ErrorCode::InvalidInput:
    case ErrorCode::Refused:
    case ErrorCode::Missing:
    case ErrorCode::Expired:
    case ErrorCode::Revoked:
    case ErrorCode::Locked: return true;
    default: return false;
    }
}

// Signed out meanwhile: what is busy now is something else.
bool isOfEarlierSession(const Result<>& answer)
{
    return !answer && answer.error().code == ErrorCode::Cancelled;
}

} // namespace

void SessionMachine::openSigning(SecretBytes password, SecretBytes code, QObject* context, Reply<Instant> until)
{
    const auto reply = replyOn<Result<Instant>>(this, context, std::move(until));
    const auto kept = std::make_shared<const SecretBytes>(std::move(code));
    withPassword(std::move(password), [this, reply, kept](const PasswordKey& key) {
        auto opened = key ? openSigningKey(m_sealedSigningKey, *key) : Result<crypto::SigningKey>(paillasse::fail(ErrorCode::Internal, "not enough memory"));
        if (!opened || m_state != SessionState::Open)
            return reply(opened ? paillasse::fail(ErrorCode::Cancelled, "the session is not open") : Result<Instant>(tl::unexpected(opened.error())));
        const auto signingKey = std::make_shared<const crypto::SigningKey>(std::move(*opened));
        const auto begin = [this, reply, signingKey](Instant end) {
            m_signingKey = signingKey;
            m_signingUntil = end;
            m_signingEnd.start(static_cast<int>(std::max<std::int64_t>(0, end - m_clock.now())));
            reply(end);
            Q_EMIT signingChanged();
        };
        if (!m_account.hasFactor())
            return begin(m_clock.now() + signingMs);
        if (!signingNeedsCode())
            return begin(m_account.factorUntil());
        m_account.prove(*kept, this, [this, reply, begin](const Result<Instant>& proved) {
            if (!proved || m_state != SessionState::Open)
                return reply(proved ? paillasse::fail(ErrorCode::Cancelled, "the session is not open") : Result<Instant>(tl::unexpected(proved.error())));
            begin(*proved);
        });
    });
}

Instant SessionMachine::signingUntil() const
{
    return signingKey() ? m_signingUntil : Instant();
}

std::shared_ptr<const crypto::SigningKey> SessionMachine::signingKey() const
{
    return m_signingKey && m_clock.now() < m_signingUntil ? m_signingKey : nullptr;
}

void SessionMachine::closeSigning()
{
    m_signingEnd.stop();
    m_signingUntil = {};
    if (std::exchange(m_signingKey, nullptr))
        Q_EMIT signingChanged();
}

bool SessionMachine::signingNeedsCode() const
{
    // What is over in a moment is not worth a password.
    return m_account.hasFactor() && m_account.factorUntil() - m_clock.now() < minuteMs;
}

// --- one's own account

void SessionMachine::askCode()
{
    m_linkNeedsCode = true;
    if (m_state == SessionState::Open)
        go(SessionState::NeedsCode);
}

bool SessionMachine::takesCode(const NetTrouble& trouble)
{
    if (!m_linkNeedsCode)
        return false;
    setBusy(false);
    if (trouble.isPassing()) {
        // Nobody is there to be shown it: the work goes on without the store.
        m_linkNeedsCode = false;
        if (m_state == SessionState::NeedsCode)
            go(SessionState::Open);
        return true;
    }
    if (trouble.failure != Failure::WrongCredentials && trouble.failure != Failure::TooManyAttempts) {
        m_linkNeedsCode = false;
        return false;
    }
    m_trouble = m_hooks.complete(asTrouble(trouble));
    Q_EMIT failed(m_trouble);
    return true;
}

void SessionMachine::giveCode(SecretBytes code)
{
    if (m_state == SessionState::NeedsCode && m_linkNeedsCode && !m_busy) {
        setBusy(true);
        return m_hooks.giveCode(std::make_shared<const SecretBytes>(std::move(code)));
    }
    if (m_state != SessionState::NeedsCode || m_busy || !m_signingIn)
        return;
    setBusy(true);
    m_signingIn->giveCode(std::make_shared<const SecretBytes>(std::move(code)));
    m_last = m_signingIn->attempt();
}

void SessionMachine::forceSeat(SecretBytes code)
{
    if (!m_last)
        return signOut();
    auto again = *m_last;
    again.takeSeat = true;
    again.force = true;
    if (!code.isEmpty())
        again.code = std::make_shared<const SecretBytes>(std::move(code));
    attempt(std::move(again));
}

void SessionMachine::beginFactor(SecretBytes presentCode, QObject* context, Reply<FactorOffer> offer)
{
    m_account.offer(presentCode, context, std::move(offer));
}

void SessionMachine::confirmFactor(SecretBytes code, QObject* context, Reply<std::vector<std::string>> recoveryCodes)
{
    m_account.confirm(code, context, std::move(recoveryCodes));
}

void SessionMachine::newRecoveryCodes(SecretBytes code, QObject* context, Reply<std::vector<std::string>> recoveryCodes)
{
    m_account.newRecoveryCodes(code, context, std::move(recoveryCodes));
}

void SessionMachine::finishFactor()
{
    if (m_state != SessionState::NeedsFactor || m_busy)
        return;
    setBusy(true);
    m_account.keepFactor(this, [this](const Result<>& kept) {
        if (isOfEarlierSession(kept))
            return;
        setBusy(false);
        if (!kept && m_state != SessionState::NeedsFactor)
            return; // locked meanwhile: unlocked, it is asked for again
        if (!kept) {
            // Nothing is in force: whoever comes back sets it up again.
            Trouble trouble;
            trouble.failure = kept.error().code == ErrorCode::Unreachable ? Failure::Offline : kept.error().code == ErrorCode::DiskFull ? Failure::StoreFull : Failure::Internal;
            trouble.reference = kept.error().detail;
            m_retry = [this] { signOut(); };
            return fail(std::move(trouble));
        }
        if (m_waiting)
            return begin(std::exchange(m_waiting, nullptr));
        m_hooks.goOn();
        if (m_state == SessionState::NeedsFactor)
            go(SessionState::Open);
    });
}

// A change of password on its way: the present key, and what is to replace it.
struct SessionMachine::NextPassword {
    PasswordKey present;
    Bytes salt = crypto::randomBytes(crypto::saltSize);
    crypto::Argon2Cost cost;
    PasswordKey key;
    Bytes sealedSigningKey;
    int tries = 0;
    Reply<void> done;
};

void SessionMachine::changePassword(SecretBytes present, SecretBytes next, QObject* context, Reply<void> done)
{
    const auto reply = replyOn<Result<>>(this, context, std::move(done));
    if (m_state != SessionState::Open || m_busy)
        return reply(paillasse::fail(ErrorCode::Cancelled, "the session is not open"));
    setBusy(true);
    const auto wanted = std::make_shared<NextPassword>();
    wanted->done = [this, reply](const Result<>& result) {
        if (!isOfEarlierSession(result))
            setBusy(false);
        reply(result);
    };
    const auto chosen = std::make_shared<const SecretBytes>(std::move(next));
    withPassword(std::move(present), [this, wanted, chosen](const PasswordKey& key) {
        wanted->present = key;
        auto signingKey = key ? openSigningKey(m_sealedSigningKey, *key) : Result<crypto::SigningKey>(paillasse::fail(ErrorCode::Internal, "not enough memory"));
        if (!signingKey)
            return wanted->done(tl::unexpected(signingKey.error()));
        const auto sealing = std::make_shared<const crypto::SigningKey>(std::move(*signingKey));
        derivePassword(*m_worker, chosen, wanted->salt, wanted->cost, replyOn<PasswordKey>(this, this, [this, wanted, sealing](const PasswordKey& derived) {
            if (!derived)
                return wanted->done(paillasse::fail(ErrorCode::Internal, "not enough memory"));
            wanted->key = derived;
            wanted->sealedSigningKey = sealSigningKey(*sealing, *derived);
            preparePassword(wanted);
        }));
    });
}

// The cache opens with either password before the store is asked to change over.
void SessionMachine::preparePassword(const Next& next)
{
    const auto prepared = replyOn<Opening<void>>(this, this, [this, next](const Opening<void>& ready) {
        if (!ready)
            return next->done(paillasse::fail(ready.error().failure == Failure::DiskFull ? ErrorCode::DiskFull : ErrorCode::Internal, ready.error().reference));
        sendPassword(next);
    });
    m_worker->post(Priority::Now, [prepared, next, keeper = m_keeper, slot = m_slot] { prepared(keeper->prepareNext(slot, *next->present, next->salt, next->cost, *next->key)); });
}

void SessionMachine::sendPassword(const Next& next)
{
    const auto present = crypto::authKey(*next->present);
    const auto auth = crypto::authKey(*next->key);
    ++next->tries;
    m_account.changePassword({toBytes(present.view()), next->salt, toBytes(auth.view()), next->sealedSigningKey}, this, [this, next](const Result<>& changed) {
        if (changed)
            return takePassword(next);
        // Both slots stay: the next sign-in tells which password holds.
        if (isOfEarlierSession(changed))
            return next->done(changed);
        if (isRefusal(changed.error().code)) {
            m_worker->post(Priority::Now, [keeper = m_keeper, person = m_person.id] { keeper->dropNext(person); });
            return next->done(changed);
        }
        // The same change may be asked for again. In the end both slots stay, and the next sign-in tells which password holds.
        if (next->tries >= passwordTries || m_state != SessionState::Open)
            return next->done(changed);
        QTimer::singleShot(passwordAgainMs, this, [this, next] { sendPassword(next); });
    });
}

void SessionMachine::takePassword(const Next& next)
{
    closeSigning();
    m_sealedSigningKey = next->sealedSigningKey;
    m_hooks.authChanged(std::make_shared<const SecretBytes>(crypto::authKey(*next->key)));
    const auto taken = replyOn<Opening<KeySlot>>(this, this, [this, next](const Opening<KeySlot>& slot) {
        if (slot)
            m_slot = *slot;
        else
            m_log.warning("slot.not-taken", {{"paillasse.failure", static_cast<int>(slot.error().failure)}}); // at the next sign-in
        next->done({});
    });
    m_worker->post(Priority::Now, [taken, keeper = m_keeper, person = m_person.id] { taken(keeper->takeNext(person)); });
}

} // namespace paillasse::client
