// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/sessionmachine.h"

#include <utility>

#include "app/client/enrolmentseal.h"
#include "app/crypto/crypto.h"

namespace paillasse::client {

namespace {

Trouble troubleOfKeyring(const Error& error)
{
    Trouble trouble;
    trouble.failure = error.code == ErrorCode::Missing ? Failure::KeyringMissing : Failure::KeyringLocked;
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

bool SessionMachine::isInline(Failure failure)
{
    switch (failure) {
    case Failure::CodeInvalid:
    case Failure::WrongCredentials:
    case Failure::WrongPasswordOffline:
    case Failure::ActivationInvalid:
    case Failure::PasswordRefused:
    case Failure::PersonDisabled:
    case Failure::SessionEnded:
    case Failure::TooManyAttempts: return true;
    default: return false;
    }
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
    if (m_trouble.failure == Failure::WorkstationRevoked || m_trouble.failure == Failure::CertificateExpired)
        m_hooks.refused();
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
        if (enrolment.error().code == ErrorCode::Corrupt)
            return enrolmentChanged(enrolment.error().detail);
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
        if (!entry && entry.error().code == ErrorCode::NotFound && m_enrolment.wiping)
            return giveUp(); // emptied, and the last step was cut short
        if (!entry && entry.error().code == ErrorCode::NotFound)
            return secretIsGone(entry.error());
        if (!entry)
            return fail(troubleOfKeyring(entry.error()));
        auto keys = WorkstationKeys::read(**entry);
        if (!keys)
            return secretIsGone(keys.error());
        checkSeal(std::make_shared<WorkstationKeys>(std::move(*keys)));
    });
}

// Before anything in the file is believed: the store's address and its authority.
void SessionMachine::checkSeal(const std::shared_ptr<WorkstationKeys>& keys)
{
    if (keys->seal.isEmpty())
        return sealFirst(keys);
    if (!isSealedWith(m_enrolment, keys->seal))
        return enrolmentChanged(m_enrolment.seal.empty() ? "enrolment.json: its seal is missing" : "enrolment.json: its seal is not the keyring's");
    useKeys(keys);
}

// Once, of a workstation that was enrolled before there were seals. The file goes first: cut short between the two, the keyring still
// has no key, and this is done again.
void SessionMachine::sealFirst(const std::shared_ptr<WorkstationKeys>& keys)
{
    keys->seal = crypto::randomSecret(WorkstationKeys::sealSize);
    m_enrolment = sealed(m_enrolment, keys->seal);
    const auto written = replyOn<Result<>>(this, this, [this, keys](const Result<>& kept) {
        if (!kept)
            return useKeys(keys); // a full disk: at the next start
        m_keyring.write(QString::fromStdString(m_enrolment.keyringEntry), keys->entry(), this, [this, keys](const Result<>& sealedNow) {
            m_log.info("enrolment.sealed", {{"paillasse.complete", sealedNow ? 1 : 0}});
            useKeys(keys);
        });
    });
    m_worker->post(Priority::Now, [written, profile = m_profile, enrolment = m_enrolment] { written(profile.rewriteEnrolment(enrolment)); });
}

// Nothing that it says is used, not even as a suggestion on the next page.
void SessionMachine::enrolmentChanged(std::string reference)
{
    m_enrolment = {};
    Trouble trouble;
    trouble.failure = Failure::EnrolmentChanged;
    trouble.reference = std::move(reference);
    fail(trouble);
}

// From the keyring that had it, or with that keyring as a whole: who helps looks in different places. The mark beside it tells: the
// Secret Service's own "Created" does not, gnome-keyring forgets it with what is written.
void SessionMachine::secretIsGone(const Error& error)
{
    m_keyring.read(QString::fromStdString(m_enrolment.keyringMark), this, [this, error](const Result<std::shared_ptr<SecretBytes>>& mark) {
        if (!mark && mark.error().code != ErrorCode::NotFound)
            return fail(troubleOfKeyring(mark.error()));
        Trouble trouble;
        trouble.failure = mark ? Failure::SecretMissing : Failure::KeyringChanged;
        trouble.reference = error.detail;
        fail(trouble);
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
    m_keeper.reset();
    m_hooks.enrolled(m_enrolment, keys);
    if (m_enrolment.wiping)
        return; // told to the person by whoever goes on with it
    const auto made = replyOn<std::shared_ptr<CacheKeeper>>(this, this, [this](const std::shared_ptr<CacheKeeper>& keeper) {
        if (m_enrolment.wiping)
            return;
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
    if (m_busy)
        return;
    if (m_retry)
        m_retry();
    else if (m_state == SessionState::Open)
        m_hooks.goOn();
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
    m_hooks.unenrolled();
    m_hooks.closed();
    closeSigning();
    m_last.reset();
    if (m_enrolment.wiping)
        return giveUp();
    const auto done = replyOn<Result<>>(this, this, [this](const Result<>& aside) {
        setBusy(false);
        if (!aside)
            return fail({Failure::Internal, {}, 0, 0, 0, {}, {}, aside.error().detail});
        m_keeper.reset();
        go(SessionState::NotEnrolled);
    });
    m_worker->post(Priority::Now, [done, profile = m_profile, now = m_clock.now()] { done(profile.putEnrolmentAside(now)); });
}

// What was ordered to go goes, also when the store was not told.
void SessionMachine::giveUp()
{
    m_keeper.reset();
    const auto done = replyOn<Result<>>(this, this, [this, entry = m_enrolment.keyringEntry, mark = m_enrolment.keyringMark](const Result<>& gone) {
        m_keyring.remove(QString::fromStdString(mark), this, [](const Result<>&) {});
        m_keyring.remove(QString::fromStdString(entry), this, [this, gone](const Result<>&) {
            m_enrolment = {};
            setBusy(false);
            if (!gone)
                return fail({Failure::Internal, {}, 0, 0, 0, {}, {}, gone.error().detail});
            go(SessionState::NotEnrolled);
        });
    });
    m_worker->post(Priority::Now, [done, profile = m_profile] {
        const auto destroyed = profile.destroyData();
        const auto ready = destroyed ? profile.removeEnrolment() : destroyed;
        done(ready ? profile.prepare() : ready);
    });
}

void SessionMachine::use(const Enrolment& enrolment)
{
    const bool renamed = m_enrolment.workstationName != enrolment.workstationName;
    m_enrolment = enrolment;
    if (renamed)
        Q_EMIT personChanged();
}

void SessionMachine::renewed(const Enrolment& enrolment)
{
    use(enrolment);
    if (m_state == SessionState::Failed && m_trouble.failure == Failure::CertificateExpired)
        retry();
}

void SessionMachine::shutOut(const Trouble& trouble)
{
    if (m_state == SessionState::Failed && m_trouble.failure == trouble.failure)
        return;
    if (!isAtWork() && isInline(trouble.failure))
        return; // about somebody who is not here
    leave();
    if (m_enrolment.wiping)
        m_keeper.reset();
    m_retry = [this] { start(); };
    fail(trouble);
    if (isInline(trouble.failure))
        toSignIn();
}

void SessionMachine::emptied()
{
    m_enrolment = {};
    m_logins.clear();
}

} // namespace paillasse::client
