// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/sessionsignin.h"

namespace paillasse::ui {

using client::SessionState;

SessionSignIn::SessionSignIn(client::Session& session, QObject* parent) : QObject(parent), m_session(session), m_presenter(*this)
{
    connect(&m_session, &client::Session::stateChanged, this, &SessionSignIn::follow);
    connect(&m_session, &client::Session::failed, this, &SessionSignIn::report);
}

void SessionSignIn::start()
{
    m_session.start();
}

void SessionSignIn::lock()
{
    m_session.lock();
}

void SessionSignIn::changePerson()
{
    m_session.signOut();
}

void SessionSignIn::enrol(SecretBytes code, const QString& workstation, const QString& address)
{
    m_session.enrol(std::move(code), workstation, address);
}

void SessionSignIn::cancelEnrolment()
{
    m_session.cancelEnrolment();
}

void SessionSignIn::signIn(const QString& login, SecretBytes password)
{
    m_session.signIn(login, std::move(password));
}

void SessionSignIn::activate(const QString& login, SecretBytes code, SecretBytes password)
{
    m_session.activate(login, std::move(code), std::move(password));
}

void SessionSignIn::unlock(SecretBytes password)
{
    m_session.unlock(std::move(password));
}

void SessionSignIn::openWithPrevious(SecretBytes password)
{
    m_session.openWithPrevious(std::move(password));
}

void SessionSignIn::giveCode(SecretBytes code)
{
    m_session.giveCode(std::move(code));
}

void SessionSignIn::forceSeat(SecretBytes code)
{
    m_session.forceSeat(std::move(code));
}

void SessionSignIn::offerFactor()
{
    m_session.beginFactor({}, this, [this](const Result<client::FactorOffer>& offer) {
        if (m_session.state() != SessionState::NeedsFactor)
            return;
        if (offer)
            return m_presenter.offerFactor(offer->uri(), offer->typed());
        client::Trouble trouble;
        const auto code = offer.error().code;
        trouble.failure = code == ErrorCode::Unreachable ? client::Failure::Offline : code == ErrorCode::DiskFull ? client::Failure::StoreFull : client::Failure::Internal;
        trouble.reference = offer.error().detail;
        report(trouble);
    });
}

void SessionSignIn::confirmFactor(SecretBytes code)
{
    m_session.confirmFactor(std::move(code), this, [this](const Result<std::vector<std::string>>& codes) {
        if (!codes && codes.error().code == ErrorCode::NotFound)
            return offerFactor(); // it waited too long: a new one
        if (!codes)
            return m_presenter.refuseFactor(factorRefusal(codes.error().code));
        QStringList list;
        for (const auto& one : *codes)
            list << QString::fromStdString(one);
        m_presenter.showRecoveryCodes(list);
    });
}

QString SessionSignIn::factorRefusal(ErrorCode code)
{
    switch (code) {
    case ErrorCode::WrongSecret: return tr("Not the code that it shows now. Wait for the next one; check that the telephone's clock is right.");
    case ErrorCode::Locked: return tr("Too many wrong codes. Wait a minute, then try again.");
    case ErrorCode::Unreachable: return tr("The store cannot be reached. Try again.");
    default: return tr("The code was not taken (%1). Try again.").arg(QString::fromUtf8(toString(code).data()));
    }
}

void SessionSignIn::finishFactor()
{
    m_session.finishFactor();
}

void SessionSignIn::switchPerson()
{
    m_session.signOut();
}

void SessionSignIn::beginWork()
{
    if (m_session.state() == SessionState::Open)
        begin();
}

void SessionSignIn::resolve(const QString& action, Failure)
{
    // The first sync does not go on: the session is open all the same.
    if (m_session.state() == SessionState::Open && action == FailureAction::continueOffline)
        return begin();
    if (m_session.state() == SessionState::Open && action == FailureAction::retry)
        m_presenter.beginFirstSync(m_progress.usable);
    if (action == FailureAction::retry)
        m_session.retry();
    else if (action == FailureAction::rebuild)
        m_session.rebuildCache();
    else if (action == FailureAction::enrol)
        m_session.enrolAgain();
    else if (action == FailureAction::takeSeat)
        m_session.takeSeat();
    else if (action == FailureAction::forceSeat)
        m_presenter.askCodeForSeat();
    else if (action == FailureAction::continueOffline)
        m_session.continueOffline();
    else if (action == FailureAction::quit)
        Q_EMIT quitRequested();
    else
        m_session.signOut(); // back
}

void SessionSignIn::follow(SessionState state)
{
    const bool covered = state != SessionState::Open;
    if (covered && m_working) {
        m_working = false;
        Q_EMIT workCovered();
    }
    m_presenter.setPlace(m_session.workstation(), m_session.laboratoryName());
    switch (state) {
    case SessionState::Starting:
        m_presenter.finish();
        break;
    case SessionState::NotEnrolled:
        m_presenter.askEnrolment(m_session.workstation(), m_session.storeAddress());
        break;
    case SessionState::AwaitingApproval:
        m_presenter.awaitApproval(m_session.workstation(), m_session.approvalWords());
        break;
    case SessionState::SignedOut:
        m_worked = {};
        Q_EMIT personLeft();
        m_presenter.askSignIn(m_session.logins(), m_session.laboratoryName(), m_online);
        break;
    case SessionState::NeedsActivation:
        m_presenter.openActivation();
        break;
    case SessionState::NeedsCode:
        m_presenter.askCode();
        break;
    case SessionState::NeedsFactor:
        m_presenter.finish();
        offerFactor();
        break;
    case SessionState::NeedsPrevious:
        m_presenter.askPreviousPassword();
        break;
    case SessionState::Locked:
        m_presenter.askUnlock(QString::fromStdString(m_session.person().displayName), QString::fromStdString(m_session.person().login));
        break;
    case SessionState::Open:
        if (m_progress.usable || m_session.person().id == m_worked)
            begin();
        else
            m_presenter.beginFirstSync(m_progress.usable);
        break;
    case SessionState::Failed:
        report(m_session.trouble());
        break;
    }
}

void SessionSignIn::begin()
{
    if (m_working)
        return;
    m_working = true;
    const bool same = m_session.person().id == m_worked;
    m_worked = m_session.person().id;
    m_presenter.finish();
    Q_EMIT workBegan(same);
}

void SessionSignIn::setProgress(const client::SyncProgress& now)
{
    m_progress = now;
    if (m_session.state() == SessionState::Open && !m_working && m_presenter.step() == SignInStep::Failed)
        m_presenter.beginFirstSync(now.usable); // it goes on by itself
    if (m_presenter.step() != SignInStep::FirstSync)
        return;
    Progress progress{static_cast<std::int64_t>(now.done), static_cast<std::int64_t>(now.total), now.perSecond, {}};
    if (now.perSecond > 0 && now.total > now.done)
        progress.leftMs = static_cast<std::int64_t>(static_cast<double>(now.total - now.done) / now.perSecond * secondMs);
    m_presenter.setProgress(progress, now.usable);
}

void SessionSignIn::report(const client::Trouble& trouble)
{
    if (trouble.failure == Failure::NeedsPrevious)
        m_presenter.askPreviousPassword();
    else
        m_presenter.fail(trouble.failure, contextOf(trouble));
}

FailureContext SessionSignIn::contextOf(const client::Trouble& trouble) const
{
    FailureContext context;
    context.store = m_session.storeAddress();
    context.workstation = m_session.workstation();
    context.otherWorkstation = QString::fromStdString(trouble.otherWorkstation);
    context.quarantined = QString::fromStdString(trouble.quarantined);
    context.since = trouble.since;
    context.offMs = trouble.offMs;
    context.neededBytes = trouble.neededBytes;
    // Nought may also mean that it could not be counted; then less is claimed.
    if (trouble.pendingActs > 0)
        context.pendingActs = trouble.pendingActs;
    context.reference = QString::fromStdString(trouble.reference);
    return context;
}

} // namespace paillasse::ui
