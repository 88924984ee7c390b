// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/base/secretbytes.h"
#include "ui/signin/failure.h"
#include "ui/signin/formpresenter.h"
#include "ui/signin/passwordstrength.h"
#include "ui/widgets/progresspanel.h"

namespace paillasse::ui {

// What the sign-in pages ask of the program. Each returns at once; the answer comes as a call of SignInPresenter.
class SignInRequests {
public:
    virtual ~SignInRequests() = default;

    virtual void enrol(SecretBytes code, const QString& workstation, const QString& address) = 0;
    virtual void cancelEnrolment() = 0;
    virtual void signIn(const QString& login, SecretBytes password) = 0;
    // First sign-in: the code that the administrator handed over, and the password chosen.
    virtual void activate(const QString& login, SecretBytes code, SecretBytes password) = 0;
    virtual void unlock(SecretBytes password) = 0;
    // The password was changed elsewhere and the store cannot be reached: the cache still opens with the one before.
    virtual void openWithPrevious(SecretBytes password) = 0;
    // The second factor: at sign-in, and for taking the seat from a workstation that does not answer. Empty: this person has none.
    virtual void giveCode(SecretBytes code) = 0;
    virtual void forceSeat(SecretBytes code) = 0;
    // The first code of a new authenticator, and the end of setting it up.
    virtual void confirmFactor(SecretBytes code) = 0;
    virtual void finishFactor() = 0;
    virtual void switchPerson() = 0;
    virtual void beginWork() = 0;
    virtual void resolve(const QString& action, Failure failure) = 0;
};

enum class SignInStep { Starting, Enrolment, AwaitingApproval, SignIn, Activation, Unlock, PreviousPassword, Code, Factor, RecoveryCodes, FirstSync, Failed };
constexpr SignInStep lastOf(SignInStep) { return SignInStep::Failed; }

// The way from the program's start to the first page of work, without a widget. The program calls the upper half, the pages the
// lower one. While a request is under way (`isBusy`) further ones are ignored, so a second Enter sends nothing twice.
class SignInPresenter : public FormPresenter {
    Q_OBJECT

public:
    explicit SignInPresenter(SignInRequests& requests, QObject* parent = nullptr);

    // --- the program's answers
    void askEnrolment(const QString& workstation, const QString& address);
    // `words`: what both screens show, so that the administrator approves this machine and no other.
    void awaitApproval(const QString& workstation, const QString& words);
    // `logins`: those who have a cache here, the last one first; they may be chosen without typing.
    void askSignIn(const QStringList& logins, const QString& laboratory, bool online);
    void askUnlock(const QString& name, const QString& login);
    void askPreviousPassword();
    void askCode();
    void askCodeForSeat();
    // What the authenticator takes, as an address for the QR code and for typing.
    void offerFactor(SecretBytes uri, SecretBytes typed);
    void refuseFactor(const QString& why);
    void showRecoveryCodes(const QStringList& codes);
    // Shown round the pages: « Poste BIOCH-02 », the laboratory's name.
    void setPlace(const QString& workstation, const QString& laboratory);
    void beginFirstSync(bool usable);
    void setProgress(const Progress& progress, bool usable);
    // Said on the form where it belongs there, else on a page of its own.
    void fail(Failure failure, const FailureContext& context = {});
    // The work is on screen: nothing of this stays behind.
    void finish();

    // --- the pages
    void submitEnrolment(SecretBytes code, const QString& workstation, const QString& address);
    // The text of a code file: the code, and perhaps the address, in any order of lines. False where it is neither.
    bool readCodeFile(const QByteArray& text, QString& code, QString& address) const;
    void cancelEnrolment();
    void submitSignIn(const QString& login, SecretBytes password);
    void openActivation();
    void submitActivation(const QString& login, SecretBytes code, SecretBytes password, SecretBytes repeated);
    void closeActivation();
    void submitUnlock(SecretBytes password);
    void submitPrevious(SecretBytes password);
    void submitCode(SecretBytes code);
    void submitFactor(SecretBytes code);
    void finishFactor();
    void requestSwitch();
    void requestWork();
    void chooseAction(const QString& action);
    [[nodiscard]] Strength strengthOf(ByteView password, const QString& login) const;

    [[nodiscard]] SignInStep step() const { return m_step; }
    [[nodiscard]] bool isOnline() const { return m_online; }
    [[nodiscard]] const QString& laboratory() const { return m_laboratory; }
    [[nodiscard]] const QString& workstation() const { return m_workstation; }
    [[nodiscard]] const QString& address() const { return m_address; }
    [[nodiscard]] const QString& approvalWords() const { return m_words; }
    [[nodiscard]] const QStringList& logins() const { return m_logins; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] const QString& login() const { return m_login; }
    [[nodiscard]] bool isForcingSeat() const { return m_forcing; }
    [[nodiscard]] const SecretBytes& factorUri() const { return m_factorUri; }
    [[nodiscard]] const SecretBytes& factorTyped() const { return m_factorTyped; }
    [[nodiscard]] const QStringList& recoveryCodes() const { return m_recoveryCodes; }
    [[nodiscard]] const Progress& progress() const { return m_progress; }
    [[nodiscard]] bool isUsable() const { return m_usable; }
    [[nodiscard]] Failure failure() const { return m_failure; }
    [[nodiscard]] const Message& message() const { return m_message; }

Q_SIGNALS:
    void stepChanged();
    void progressChanged();

private:
    void go(SignInStep step);

    SignInRequests& m_requests;
    SignInStep m_step = SignInStep::Starting;
    bool m_online = true;
    bool m_usable = false;
    QString m_laboratory;
    QString m_workstation;
    QString m_address;
    QString m_words;
    QStringList m_logins;
    QString m_name;
    QString m_login;
    bool m_forcing = false;
    SecretBytes m_factorUri;
    SecretBytes m_factorTyped;
    QStringList m_recoveryCodes;
    Progress m_progress;
    Failure m_failure = Failure::Internal;
    Message m_message;
};

} // namespace paillasse::ui
