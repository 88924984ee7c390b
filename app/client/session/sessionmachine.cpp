// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/sessionmachine.h"

#include <algorithm>
#include <utility>

namespace paillasse::client {

namespace {

constexpr std::int64_t signingMs = 15 * minuteMs;
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
    : Session(parent), m_profile(std::move(profile)), m_transport(transport), m_clock(clock), m_log(log), m_hooks(std::move(hooks)), m_worker(std::make_unique<TaskThread>())
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
    m_signingIn = new SignInFlow(place, std::move(wanted), [this](const std::shared_ptr<OpenedSession>& session, const Trouble& trouble) {
        if (!session)
            return fail(trouble);
        opened(session);
    }, this);
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
    // The seat was moved here on purpose, once; a later attempt asks again.
    m_last.reset();
    m_retry = {};
    setBusy(false);
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
    if (changed)
        Q_EMIT personChanged();
}

void SessionMachine::interrupt(const Trouble& trouble)
{
    if (m_state != SessionState::Open && m_state != SessionState::Locked)
        return;
    closeSigning();
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

void SessionMachine::openSigning(SecretBytes password, SecretBytes, QObject* context, Reply<Instant> until)
{
    const auto reply = replyOn<Result<Instant>>(this, context, std::move(until));
    withPassword(std::move(password), [this, reply](const PasswordKey& key) {
        auto opened = key ? openSigningKey(m_sealedSigningKey, *key) : Result<crypto::SigningKey>(paillasse::fail(ErrorCode::Internal, "not enough memory"));
        if (!opened || m_state != SessionState::Open)
            return reply(opened ? paillasse::fail(ErrorCode::Cancelled, "the session is not open") : Result<Instant>(tl::unexpected(opened.error())));
        m_signingKey = std::make_shared<const crypto::SigningKey>(std::move(*opened));
        m_signingUntil = m_clock.now() + signingMs;
        m_signingEnd.start(static_cast<int>(signingMs));
        reply(m_signingUntil);
        Q_EMIT signingChanged();
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
    return false;
}

// --- one's own account

void SessionMachine::giveCode(SecretBytes) {}

void SessionMachine::forceSeat(SecretBytes)
{
    takeSeat();
}

void SessionMachine::beginFactor(SecretBytes, QObject*, Reply<FactorOffer> offer)
{
    offer(paillasse::fail(ErrorCode::Unreachable));
}

void SessionMachine::confirmFactor(SecretBytes, QObject*, Reply<std::vector<std::string>> recoveryCodes)
{
    recoveryCodes(paillasse::fail(ErrorCode::Unreachable));
}

void SessionMachine::finishFactor() {}

bool SessionMachine::hasFactor() const
{
    return false;
}

int SessionMachine::recoveryCodesLeft() const
{
    return 0;
}

void SessionMachine::changePassword(SecretBytes, SecretBytes, QObject*, Reply<void> done)
{
    done(paillasse::fail(ErrorCode::Unreachable));
}

} // namespace paillasse::client
