// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engine.h"
#include "ui/signin/signinpresenter.h"

namespace paillasse::ui {

// Between the engine's session and the sign-in pages: passes requests on, and turns each state of the session into a step.
// The program listens to three things only: work begins, work is covered, the person has changed.
class SessionSignIn : public QObject, public SignInRequests {
    Q_OBJECT

public:
    // Makes the presenter's requests its own: give `presenter()` to the view. The engine's word goes to the two functions below.
    explicit SessionSignIn(client::Session& session, QObject* parent = nullptr);

    void setProgress(const client::SyncProgress& progress);
    // As it was when somebody left: that the link ends with its person says nothing of the store.
    void setConnection(client::Connection connection) { m_online = connection != client::Connection::Offline; }

    [[nodiscard]] SignInPresenter& presenter() { return m_presenter; }
    void start();
    // The window is covered: the session locks.
    void lock();
    // Somebody else's turn: the session ends, the outbox goes on.
    void changePerson();

    void enrol(SecretBytes code, const QString& workstation, const QString& address) override;
    void cancelEnrolment() override;
    void signIn(const QString& login, SecretBytes password) override;
    void activate(const QString& login, SecretBytes code, SecretBytes password) override;
    void unlock(SecretBytes password) override;
    void openWithPrevious(SecretBytes password) override;
    void giveCode(SecretBytes code) override;
    void forceSeat(SecretBytes code) override;
    void confirmFactor(SecretBytes code) override;
    void finishFactor() override;
    void switchPerson() override;
    void beginWork() override;
    void resolve(const QString& action, Failure failure) override;

Q_SIGNALS:
    // The pages may be shown. `samePerson`: after an unlock, as it was left; else build them anew (also after signing out and in).
    void workBegan(bool samePerson);
    // The session was locked or ended, by us or from afar: cover the work if it is not.
    void workCovered();
    // Signed out, not only locked: what their pages hold is to be destroyed now, not at the next sign-in.
    void personLeft();
    void quitRequested();

private:
    void follow(client::SessionState state);
    void report(const client::Trouble& trouble);
    void begin();
    void offerFactor();
    [[nodiscard]] static QString factorRefusal(ErrorCode code);
    [[nodiscard]] FailureContext contextOf(const client::Trouble& trouble) const;

    client::Session& m_session;
    client::SyncProgress m_progress;
    bool m_online = true;
    SignInPresenter m_presenter;
    lab::PersonId m_worked; // whose pages exist; null: nobody's
    bool m_working = false;
};

} // namespace paillasse::ui
