// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/sessionmachine.h"

#include <algorithm>
#include <utility>

#include "app/crypto/crypto.h"
#include "app/crypto/password.h"

namespace paillasse::client {

namespace {

constexpr std::int64_t signingMs = 15 * minuteMs; // of who needs no second factor
constexpr std::int64_t mostClockOffMs = 30 * minuteMs;

// Said on the form that was just filled in; everything else has a page of its own.
bool isInline(Failure failure)
{
    switch (failure) {
    case Failure::CodeInvalid:
    case Failure::WrongCredentials:
    case Failure::ActivationInvalid:
    case Failure::PasswordRefused:
    case Failure::PersonDisabled:
    case Failure::TooManyAttempts: return true;
    default: return false;
    }
}

Trouble troubleOfKeyring(const Error& error)
{
    Trouble trouble;
    trouble.failure = error.code == ErrorCode::NotFound ? Failure::SecretMissing
        : error.code == ErrorCode::Missing             ? Failure::KeyringMissing
                                                       : Failure::KeyringLocked;
    trouble.reference = error.detail;
    return trouble;
}

} // namespace

SessionMachine::SessionMachine(Profile profile, Transport& transport, const Clock& clock, const Log& log, Hooks hooks, QObject* parent)
    : Session(parent), m_profile(std::move(profile)), m_transport(transport), m_clock(clock), m_log(log), m_hooks(std::move(hooks)),
      m_account(transport, clock, this), m_worker(std::make_unique<TaskThread>())
{
    m_signingEnd.setSingleShot(true);
    connect(&m_signingEnd, &QTimer::timeout, this, &SessionMachine::closeSigning);
}

SessionMachine::~SessionMachine()
{
    delete m_signingIn;
    delete m_enrolling;
}

void SessionMachine::go(SessionState state)
{
    m_state = state;
    m_log.info("session.state", {{"paillasse.session.state", static_cast<int>(state)}});
    Q_EMIT stateChanged(state);
}

void SessionMachine::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        Q_EMIT busyChanged(busy);
}

void SessionMachine::fail(Trouble trouble)
{
    setBusy(false);
    m_trouble = m_hooks.complete(std::move(trouble));
    m_log.warning("session.failed", {{"paillasse.failure", static_cast<int>(m_trouble.failure)}});
    if (m_trouble.failure == Failure::NeedsPrevious)
        return go(SessionState::NeedsPrevious);
    if (!isInline(m_trouble.failure))
        return go(SessionState::Failed);
    Q_EMIT failed(m_trouble);
}

// --- the workstation

void SessionMachine::start()
{
    m_retry = [this] { start(); };
    setBusy(true);
    go(SessionState::Starting);
    readEnrolment();
}

void SessionMachine::readEnrolment()
{
    using Read = Result<std::optional<Enrolment>>;
    const auto read = replyOn<Read>(this, this, [this](const Read& enrolment) {
        if (enrolment)
            return useEnrolment(*enrolment);
        Trouble trouble;
        trouble.failure = enrolment.error().code == ErrorCode::Incompatible ? Failure::CacheTooNew
            : enrolment.error().code == ErrorCode::DiskFull                ? Failure::DiskFull
                                                                            : Failure::Internal;
        trouble.reference = enrolment.error().detail;
        fail(trouble);
    });
    m_worker->post(Priority::Now, [read, profile = m_profile] {
        const auto ready = profile.prepare();
        read(ready ? profile.readEnrolment() : Read(tl::unexpected(ready.error())));
    });
}

void SessionMachine::useEnrolment(const std::optional<Enrolment>& enrolment)
{
    if (!enrolment) {
        setBusy(false);
        return go(SessionState::NotEnrolled);
    }
    m_enrolment = *enrolment;
    readKeyring();
}

void SessionMachine::readKeyring()
{
    m_keyring.read(QString::fromStdString(m_enrolment.keyringEntry), this, [this](const Result<std::shared_ptr<SecretBytes>>& entry) {
        if (!entry)
            return fail(troubleOfKeyring(entry.error()));
        auto keys = WorkstationKeys::read(**entry);
        if (!keys)
            return fail(troubleOfKeyring({ErrorCode::NotFound, keys.error().detail}));
        useKeys(std::make_shared<WorkstationKeys>(std::move(*keys)));
    });
}

void SessionMachine::useKeys(const std::shared_ptr<WorkstationKeys>& keys)
{
    if (m_enrolment.isApproved())
        return approved(m_enrolment, keys);
    beginEnrolment([this, keys](EnrolmentFlow& flow) { flow.resume(m_enrolment, keys); });
}

void SessionMachine::beginEnrolment(const std::function<void(EnrolmentFlow&)>& begin)
{
    delete m_enrolling;
    EnrolmentFlow::Sinks sinks;
    sinks.awaiting = [this](const Enrolment& enrolment) {
        m_enrolment = enrolment;
        setBusy(false);
        go(SessionState::AwaitingApproval);
    };
    sinks.approved = [this](const Enrolment& enrolment, const std::shared_ptr<WorkstationKeys>& keys) {
        m_enrolling->deleteLater();
        approved(enrolment, keys);
    };
    sinks.failed = [this](const Trouble& trouble) {
        m_enrolling->deleteLater();
        fail(trouble);
    };
    m_enrolling = new EnrolmentFlow(m_profile, m_keyring, m_transport, *m_worker, m_clock, std::move(sinks), this);
    begin(*m_enrolling);
}

void SessionMachine::approved(const Enrolment& enrolment, const std::shared_ptr<WorkstationKeys>& keys)
{
    m_enrolment = enrolment;
    const auto address = StoreAddress::parse(storeAddress());
    if (!address)
        return fail({Failure::Internal, {}, 0, 0, 0, {}, {}, "enrolment.json: no address"});
    m_transport.setStore(*address, std::make_shared<const TlsIdentity>(TlsIdentity{enrolment.authority, enrolment.certificate, keys->tlsKey.clone()}));
    m_hooks.enrolled(m_enrolment);
    const auto made = replyOn<std::shared_ptr<CacheKeeper>>(this, this, [this](const std::shared_ptr<CacheKeeper>& keeper) {
        m_keeper = keeper;
        toSignIn();
    });
    m_worker->post(Priority::Now, [made, keys, profile = m_profile, &clock = m_clock] { made(std::make_shared<CacheKeeper>(profile, keys->device.clone(), clock)); });
}

void SessionMachine::toSignIn()
{
    const auto read = replyOn<std::vector<KeySlot>>(this, this, [this](const std::vector<KeySlot>& slots) {
        m_logins.clear();
        for (const auto& slot : slots)
            m_logins << QString::fromStdString(slot.login);
        setBusy(false);
        go(SessionState::SignedOut);
    });
    m_worker->post(Priority::Now, [read, keeper = m_keeper] { read(keeper->vault().slots()); });
}

void SessionMachine::retry()
{
    if (!m_busy && m_retry)
        m_retry();
}

void SessionMachine::enrol(SecretBytes code, const QString& workstation, const QString& address)
{
    if (m_busy)
        return;
    setBusy(true);
    const auto kept = std::make_shared<const SecretBytes>(std::move(code));
    m_retry = [this, kept, workstation, address] { enrol(kept->clone(), workstation, address); };
    m_enrolment = {};
    m_enrolment.workstationName = workstation.toStdString();
    m_enrolment.address = address.toStdString();
    beginEnrolment([kept, workstation, address](EnrolmentFlow& flow) { flow.start(*kept, workstation, address); });
}

void SessionMachine::cancelEnrolment()
{
    delete m_enrolling;
    setBusy(false);
    enrolAgain();
}

void SessionMachine::enrolAgain()
{
    if (m_busy)
        return;
    setBusy(true);
    m_hooks.closed();
    closeSigning();
    m_last.reset();
    const auto done = replyOn<Result<>>(this, this, [this](const Result<>& aside) {
        setBusy(false);
        if (!aside)
            return fail({Failure::Internal, {}, 0, 0, 0, {}, {}, aside.error().detail});
        m_keeper.reset();
        go(SessionState::NotEnrolled);
    });
    m_worker->post(Priority::Now, [done, profile = m_profile, now = m_clock.now()] { done(profile.putEnrolmentAside(now)); });
}

// --- the person

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
    m_hooks.opened(opened);
    go(SessionState::Open);
}

void SessionMachine::take(const StoreSession& session)
{
    m_person = session.reply.person;
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
    if (changed)
        Q_EMIT personChanged();
}

void SessionMachine::interrupt(const Trouble& trouble)
{
    if (m_state != SessionState::Open && m_state != SessionState::Locked)
        return;
    closeSigning();
    m_account.close();
    m_hooks.closed();
    m_retry = [this] { signOut(); };
    fail(trouble);
    // An inline trouble has no form to be said on here: back to the door.
    if (isInline(trouble.failure))
        toSignIn();
}

void SessionMachine::lock()
{
    if (m_state != SessionState::Open)
        return;
    closeSigning();
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
            if (right)
                return go(SessionState::Open);
            m_trouble = m_hooks.complete(right.error());
            Q_EMIT failed(m_trouble);
        });
        m_worker->post(Priority::Now, [checked, key, keeper = m_keeper, slot = m_slot] {
            checked(key ? keeper->check(slot, *key) : tl::unexpected(Trouble{}));
        });
    });
}

void SessionMachine::signOut()
{
    if (m_signingIn)
        delete m_signingIn;
    m_last.reset();
    m_retry = {};
    closeSigning();
    m_account.close();
    m_waiting.reset();
    m_hooks.closed();
    if (!m_keeper) {
        // Not that far: begin again from the profile.
        setBusy(false);
        return start();
    }
    setBusy(true);
    toSignIn();
}

// --- signing

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

void SessionMachine::giveCode(SecretBytes code)
{
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

void SessionMachine::finishFactor()
{
    if (m_state == SessionState::NeedsFactor && !m_account.mustSetUpFactor())
        begin(std::exchange(m_waiting, nullptr));
}

// A change of password on its way: the present key, and what is to replace it.
struct SessionMachine::NextPassword {
    PasswordKey present;
    Bytes salt = crypto::randomBytes(crypto::saltSize);
    crypto::Argon2Cost cost;
    PasswordKey key;
    Bytes sealedSigningKey;
};

void SessionMachine::changePassword(SecretBytes present, SecretBytes next, QObject* context, Reply<void> done)
{
    const auto reply = replyOn<Result<>>(this, context, std::move(done));
    if (m_state != SessionState::Open || m_busy)
        return reply(paillasse::fail(ErrorCode::Cancelled, "the session is not open"));
    setBusy(true);
    const auto ended = [this, reply](const Result<>& result) {
        setBusy(false);
        reply(result);
    };
    const auto wanted = std::make_shared<NextPassword>();
    const auto chosen = std::make_shared<const SecretBytes>(std::move(next));
    withPassword(std::move(present), [this, ended, wanted, chosen](const PasswordKey& key) {
        wanted->present = key;
        auto signingKey = key ? openSigningKey(m_sealedSigningKey, *key) : Result<crypto::SigningKey>(paillasse::fail(ErrorCode::Internal, "not enough memory"));
        if (!signingKey)
            return ended(tl::unexpected(signingKey.error()));
        const auto sealing = std::make_shared<const crypto::SigningKey>(std::move(*signingKey));
        derivePassword(*m_worker, chosen, wanted->salt, wanted->cost, replyOn<PasswordKey>(this, this, [this, ended, wanted, sealing](const PasswordKey& derived) {
            if (!derived)
                return ended(paillasse::fail(ErrorCode::Internal, "not enough memory"));
            wanted->key = derived;
            wanted->sealedSigningKey = sealSigningKey(*sealing, *derived);
            sendPassword(wanted, ended);
        }));
    });
}

void SessionMachine::sendPassword(const std::shared_ptr<NextPassword>& next, const Reply<void>& done)
{
    const auto present = crypto::authKey(*next->present);
    const auto auth = crypto::authKey(*next->key);
    m_account.changePassword({toBytes(present.view()), next->salt, toBytes(auth.view()), next->sealedSigningKey}, this, [this, next, done](const Result<>& changed) {
        if (!changed)
            return done(changed);
        keepPassword(next, done);
    });
}

// The store has changed over. Should the slot here not be written, its cache is put aside at the next sign-in and comes again.
void SessionMachine::keepPassword(const std::shared_ptr<NextPassword>& next, const Reply<void>& done)
{
    closeSigning();
    m_sealedSigningKey = next->sealedSigningKey;
    m_hooks.authChanged(std::make_shared<const SecretBytes>(crypto::authKey(*next->key)));
    const auto written = replyOn<Opening<KeySlot>>(this, this, [this, done](const Opening<KeySlot>& slot) {
        if (slot)
            m_slot = *slot;
        else
            m_log.warning("slot.not-written", {{"paillasse.failure", static_cast<int>(slot.error().failure)}});
        done({});
    });
    m_worker->post(Priority::Now, [written, next, keeper = m_keeper, slot = m_slot] { written(keeper->changePassword(slot, *next->present, next->salt, next->cost, *next->key)); });
}

} // namespace paillasse::client
