// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/support/uiapplication.h"
#include "ui/session/sessionsignin.h"

using namespace paillasse;
using namespace paillasse::ui;
using client::SessionState;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

class FakeSession final : public client::Session {
public:
    void start() override { log << u("start"); }
    void retry() override { log << u("retry"); }
    void enrol(SecretBytes, const QString&, const QString&) override { log << u("enrol"); }
    void cancelEnrolment() override { log << u("cancel"); }
    void enrolAgain() override { log << u("enrolAgain"); }
    void signIn(const QString&, SecretBytes) override { log << u("signIn"); }
    void activate(const QString&, SecretBytes, SecretBytes) override { log << u("activate"); }
    void openWithPrevious(SecretBytes) override { log << u("previous"); }
    void takeSeat() override { log << u("takeSeat"); }
    void rebuildCache() override { log << u("rebuild"); }
    void continueOffline() override { log << u("offline"); }
    void lock() override { log << u("lock"); }
    void unlock(SecretBytes) override { log << u("unlock"); }
    void signOut() override { log << u("signOut"); }
    void giveCode(SecretBytes) override { log << u("code"); }
    void forceSeat(SecretBytes) override { log << u("forceSeat"); }
    void beginFactor(SecretBytes, QObject*, client::Reply<client::FactorOffer>) override { log << u("beginFactor"); }
    void confirmFactor(SecretBytes, QObject*, client::Reply<std::vector<std::string>>) override { log << u("confirmFactor"); }
    void finishFactor() override { log << u("finishFactor"); }
    void newRecoveryCodes(SecretBytes, QObject*, client::Reply<std::vector<std::string>>) override { log << u("newRecoveryCodes"); }
    [[nodiscard]] bool hasFactor() const override { return false; }
    [[nodiscard]] int recoveryCodesLeft() const override { return 0; }
    void changePassword(SecretBytes, SecretBytes, QObject*, client::Reply<void>) override { log << u("changePassword"); }
    void openSigning(SecretBytes, SecretBytes, QObject*, client::Reply<Instant>) override {}
    [[nodiscard]] bool signingNeedsCode() const override { return false; }
    [[nodiscard]] Instant signingUntil() const override { return {}; }
    [[nodiscard]] SessionState state() const override { return m_state; }
    [[nodiscard]] bool isBusy() const override { return false; }
    [[nodiscard]] const client::Trouble& trouble() const override { return lastTrouble; }
    [[nodiscard]] QString workstation() const override { return u("BIOCH-02"); }
    [[nodiscard]] QString storeAddress() const override { return u("labo.example:8443"); }
    [[nodiscard]] QString approvalWords() const override { return u("sapin torche"); }
    [[nodiscard]] QString laboratoryName() const override { return u("Laboratoire du Blavet"); }
    [[nodiscard]] QStringList logins() const override { return {u("a.legoff")}; }
    [[nodiscard]] const access::Person& person() const override { return who; }
    [[nodiscard]] const lab::LaboratoryId& laboratory() const override { return m_laboratory; }
    [[nodiscard]] lab::WorkstationId workstationId() const override { return {}; }

    void become(SessionState state)
    {
        m_state = state;
        Q_EMIT stateChanged(state);
    }

    QStringList log;
    access::Person who;
    client::Trouble lastTrouble;

private:
    SessionState m_state = SessionState::Starting;
    lab::LaboratoryId m_laboratory;
};

client::SyncProgress usable()
{
    client::SyncProgress progress;
    progress.done = 400;
    progress.total = 1000;
    progress.perSecond = 200;
    progress.usable = true;
    return progress;
}

} // namespace

class SessionSignInTest : public QObject {
    Q_OBJECT

public:
    explicit SessionSignInTest(Theme&) {}

private Q_SLOTS:
    void eachStateHasItsPage()
    {
        FakeSession session;
        SessionSignIn bridge(session);
        const auto step = [&](SessionState state) {
            session.become(state);
            return bridge.presenter().step();
        };
        QCOMPARE(step(SessionState::NotEnrolled), SignInStep::Enrolment);
        QCOMPARE(step(SessionState::AwaitingApproval), SignInStep::AwaitingApproval);
        QCOMPARE(bridge.presenter().approvalWords(), u("sapin torche"));
        QCOMPARE(step(SessionState::SignedOut), SignInStep::SignIn);
        QCOMPARE(step(SessionState::NeedsActivation), SignInStep::Activation);
        QCOMPARE(step(SessionState::NeedsPrevious), SignInStep::PreviousPassword);
        session.lastTrouble.failure = Failure::KeyringLocked;
        QCOMPARE(step(SessionState::Failed), SignInStep::Failed);
        QCOMPARE(bridge.presenter().failure(), Failure::KeyringLocked);
        QCOMPARE(bridge.presenter().workstation(), u("BIOCH-02"));
    }

    void theFirstSyncWaitsForThePersonThenWorkBegins()
    {
        FakeSession session;
        session.who.id = lab::PersonId::make(Instant{1});
        SessionSignIn bridge(session);
        QSignalSpy began(&bridge, &SessionSignIn::workBegan);
        session.become(SessionState::Open);
        QCOMPARE(bridge.presenter().step(), SignInStep::FirstSync);
        bridge.presenter().requestWork();
        QCOMPARE(began.size(), 0);
        bridge.setProgress(usable());
        QVERIFY(bridge.presenter().isUsable());
        QCOMPARE(bridge.presenter().progress().leftMs.value_or(0), 3000);
        QCOMPARE(began.size(), 0);
        bridge.presenter().requestWork();
        QCOMPARE(began.size(), 1);
        QCOMPARE(began[0][0].toBool(), false);
    }

    // The session is open, and nothing comes in: what there is to do stands on a page, each way on of which leads somewhere.
    void aFirstSyncThatStopsIsSaidAndGoesOn()
    {
        FakeSession session;
        session.who.id = lab::PersonId::make(Instant{1});
        SessionSignIn bridge(session);
        QSignalSpy began(&bridge, &SessionSignIn::workBegan);
        session.become(SessionState::Open);
        client::Trouble trouble;
        trouble.failure = Failure::FeedUnreadable;
        const auto stop = [&] {
            Q_EMIT session.failed(trouble);
            QCOMPARE(bridge.presenter().step(), SignInStep::Failed);
            QCOMPARE(bridge.presenter().failure(), Failure::FeedUnreadable);
        };
        stop();
        bridge.presenter().chooseAction(QString::fromUtf16(FailureAction::retry));
        QCOMPARE(session.log, QStringList{u("retry")});
        QCOMPARE(bridge.presenter().step(), SignInStep::FirstSync);
        stop();
        client::SyncProgress some;
        some.done = 3;
        some.total = 1000;
        bridge.setProgress(some); // by itself
        QCOMPARE(bridge.presenter().step(), SignInStep::FirstSync);
        stop();
        bridge.presenter().chooseAction(QString::fromUtf16(FailureAction::continueOffline));
        QCOMPARE(began.size(), 1);
        QCOMPARE(session.log, QStringList{u("retry")});
    }

    void unlockIsTheSameWorkAndAnotherPersonIsNot()
    {
        FakeSession session;
        session.who.id = lab::PersonId::make(Instant{1});
        SessionSignIn bridge(session);
        bridge.setProgress(usable());
        QSignalSpy began(&bridge, &SessionSignIn::workBegan);
        QSignalSpy covered(&bridge, &SessionSignIn::workCovered);
        QSignalSpy left(&bridge, &SessionSignIn::personLeft);
        session.become(SessionState::Open);
        QCOMPARE(began.size(), 1); // usable already: no page in between
        bridge.lock();
        QCOMPARE(session.log.last(), u("lock"));
        session.become(SessionState::Locked);
        QCOMPARE(covered.size(), 1);
        QCOMPARE(bridge.presenter().step(), SignInStep::Unlock);
        session.become(SessionState::Open);
        QCOMPARE(began.last()[0].toBool(), true);
        bridge.changePerson();
        QCOMPARE(session.log.last(), u("signOut"));
        session.become(SessionState::SignedOut);
        QCOMPARE(covered.size(), 2);
        QCOMPARE(left.size(), 1);
        session.become(SessionState::Open);
        QCOMPARE(began.last()[0].toBool(), false); // the same person, but nothing was kept
        session.become(SessionState::SignedOut);
        session.who.id = lab::PersonId::make(Instant{2});
        session.become(SessionState::Open);
        QCOMPARE(began.last()[0].toBool(), false);
    }

    void aSessionThatEndsFromAfarCoversTheWork()
    {
        FakeSession session;
        session.who.id = lab::PersonId::make(Instant{1});
        SessionSignIn bridge(session);
        bridge.setProgress(usable());
        session.become(SessionState::Open);
        QSignalSpy covered(&bridge, &SessionSignIn::workCovered);
        session.lastTrouble.failure = Failure::WorkstationRevoked;
        session.become(SessionState::Failed);
        QCOMPARE(covered.size(), 1);
        QCOMPARE(bridge.presenter().step(), SignInStep::Failed);
    }

    void wrongPasswordStaysOnTheForm()
    {
        FakeSession session;
        SessionSignIn bridge(session);
        session.become(SessionState::SignedOut);
        bridge.presenter().submitSignIn(u("a.legoff"), SecretBytes::copyOf("x"));
        QVERIFY(bridge.presenter().isBusy());
        client::Trouble trouble;
        trouble.failure = Failure::WrongCredentials;
        Q_EMIT session.failed(trouble);
        QVERIFY(!bridge.presenter().isBusy());
        QCOMPARE(bridge.presenter().step(), SignInStep::SignIn);
        QVERIFY(!bridge.presenter().formError().isEmpty());
    }

    void actionsReachTheSession()
    {
        FakeSession session;
        SessionSignIn bridge(session);
        QSignalSpy quit(&bridge, &SessionSignIn::quitRequested);
        for (const auto action : {FailureAction::retry, FailureAction::rebuild, FailureAction::enrol, FailureAction::takeSeat, FailureAction::continueOffline, FailureAction::back})
            bridge.resolve(QStringView(action).toString(), Failure::Internal);
        QCOMPARE(session.log, (QStringList{u("retry"), u("rebuild"), u("enrolAgain"), u("takeSeat"), u("offline"), u("signOut")}));
        bridge.resolve(QStringView(FailureAction::quit).toString(), Failure::Internal);
        QCOMPARE(quit.size(), 1);
    }
};

PAILLASSE_UI_TEST_MAIN(SessionSignInTest)
#include "sessionsignin.test.moc"
