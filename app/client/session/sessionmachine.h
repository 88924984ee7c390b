// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QPointer>

#include "app/base/log.h"
#include "app/client/session.h"
#include "app/client/session/accountdesk.h"
#include "app/client/session/enrolmentflow.h"
#include "app/client/session/signinflow.h"

namespace paillasse::client {

// The states of client::Session, and who may go from one to which. What takes time is done by the flows; what is opened is handed to
// the engine, which owns cache and feed.
class SessionMachine final : public Session {
    Q_OBJECT

public:
    struct Hooks {
        // The store's keys are known, the transport is set.
        std::function<void(const Enrolment&, const std::shared_ptr<WorkstationKeys>&)> enrolled;
        std::function<void()> unenrolled;                                        // another enrolment is to come
        std::function<void(std::shared_ptr<OpenedSession>)> opened;
        std::function<void()> closed;                                            // sign out: end what was opened
        std::function<void(std::shared_ptr<const SecretBytes>)> authChanged;     // by a new password
        std::function<void(const std::shared_ptr<const SecretBytes>&)> giveCode; // for the session that signs in again by itself
        std::function<void()> goOn;                                              // the store lets this session do more than before
        std::function<void()> refused;                                           // the store does not take this workstation as it is
        std::function<Trouble(Trouble)> complete;                                // adds what the engine knows: acts that wait, last contact
    };

    SessionMachine(Profile profile, Transport& transport, const Clock& clock, const Log& log, Hooks hooks, QObject* parent);
    ~SessionMachine() override;

    void start() override;
    void retry() override;
    void enrol(SecretBytes code, const QString& workstation, const QString& address) override;
    void cancelEnrolment() override;
    void enrolAgain() override;
    void signIn(const QString& login, SecretBytes password) override;
    void activate(const QString& login, SecretBytes code, SecretBytes password) override;
    void openWithPrevious(SecretBytes password) override;
    void giveCode(SecretBytes code) override;
    void takeSeat() override;
    void forceSeat(SecretBytes code) override;
    void rebuildCache() override;
    void continueOffline() override;
    void lock() override;
    void unlock(SecretBytes password) override;
    void signOut() override;
    void openSigning(SecretBytes password, SecretBytes code, QObject* context, Reply<Instant> until) override;
    [[nodiscard]] Instant signingUntil() const override;
    [[nodiscard]] bool signingNeedsCode() const override;
    void beginFactor(SecretBytes presentCode, QObject* context, Reply<FactorOffer> offer) override;
    void confirmFactor(SecretBytes code, QObject* context, Reply<std::vector<std::string>> recoveryCodes) override;
    void finishFactor() override;
    void newRecoveryCodes(SecretBytes code, QObject* context, Reply<std::vector<std::string>> recoveryCodes) override;
    [[nodiscard]] bool hasFactor() const override { return m_account.hasFactor(); }
    [[nodiscard]] int recoveryCodesLeft() const override { return m_account.recoveryCodesLeft(); }
    void changePassword(SecretBytes present, SecretBytes next, QObject* context, Reply<void> done) override;

    [[nodiscard]] SessionState state() const override { return m_state; }
    [[nodiscard]] bool isBusy() const override { return m_busy; }
    [[nodiscard]] const Trouble& trouble() const override { return m_trouble; }
    [[nodiscard]] QString workstation() const override { return QString::fromStdString(m_enrolment.workstationName); }
    [[nodiscard]] QString storeAddress() const override { return QString::fromStdString(m_enrolment.address); }
    [[nodiscard]] QString approvalWords() const override { return EnrolmentFlow::wordsOf(m_enrolment); }
    [[nodiscard]] QString laboratoryName() const override { return m_laboratoryName; }
    [[nodiscard]] QStringList logins() const override { return m_logins; }
    [[nodiscard]] const access::Person& person() const override { return m_person; }
    [[nodiscard]] const lab::LaboratoryId& laboratory() const override { return m_laboratory; }
    [[nodiscard]] lab::WorkstationId workstationId() const override { return m_enrolment.workstation; }

    // --- for the engine
    [[nodiscard]] const Enrolment& enrolment() const { return m_enrolment; }
    [[nodiscard]] TaskThread& worker() { return *m_worker; }
    [[nodiscard]] const std::shared_ptr<CacheKeeper>& keeper() const { return m_keeper; }
    // Null: closed, or over.
    [[nodiscard]] std::shared_ptr<const crypto::SigningKey> signingKey() const;
    // The store renewed the session by itself: rights may be others.
    void renew(const StoreSession& session);
    // Something went wrong in the middle of work.
    void interrupt(const Trouble& trouble);
    // The release was refused: the store wants more than this session has shown, and the page asks for it.
    void signingRefused() { closeSigning(); m_account.forgetSigning(); }
    // A code was shown to the store, by whoever governs.
    void codeTaken() { m_account.codeTaken(); }
    [[nodiscard]] SigningEnd& signingEnd() { return m_account.signingEnd(); }

    // In the middle of work, too, the store may ask for the second factor before it goes on.
    void askCode();
    // What came of that code. True: it was about the code, and was said.
    bool takesCode(const NetTrouble& trouble);

    // --- for the workstation's upkeep
    [[nodiscard]] Keyring& keyring() { return m_keyring; }
    void use(const Enrolment& enrolment);
    void renewed(const Enrolment& enrolment);
    // With or without somebody at work: the work here ends.
    void shutOut(const Trouble& trouble);
    void emptied();
    void heard(Instant storeTime, std::int64_t maxOfflineMs);
    // A cache that is open stays so no longer than the store allows without it.
    void closeIfTooLong();

private:
    void go(SessionState state);
    void setBusy(bool busy);
    void fail(Trouble trouble);
    void readEnrolment();
    void useEnrolment(const std::optional<Enrolment>& enrolment);
    void readKeyring();
    void secretIsGone(const Error& error);
    void checkSeal(const std::shared_ptr<WorkstationKeys>& keys);
    void sealFirst(const std::shared_ptr<WorkstationKeys>& keys);
    void enrolmentChanged(std::string reference);
    void useKeys(const std::shared_ptr<WorkstationKeys>& keys);
    void beginEnrolment(const std::function<void(EnrolmentFlow&)>& begin);
    void approved(const Enrolment& enrolment, const std::shared_ptr<WorkstationKeys>& keys);
    void toSignIn();
    void attempt(SignInFlow::Attempt attempt);
    void opened(const std::shared_ptr<OpenedSession>& opened);
    void take(const StoreSession& session);
    void withPassword(SecretBytes password, std::function<void(const PasswordKey&)> then);
    void closeSigning();
    void begin(const std::shared_ptr<OpenedSession>& opened);
    void leave();
    // A cache is open, whatever stands in front of it.
    [[nodiscard]] bool isAtWork() const;
    void giveUp();
    // The cache has been without the store for too long, as far as this clock can be believed.
    [[nodiscard]] std::optional<Trouble> whyNotOffline() const;
    // Said on the form that was just filled in; everything else has a page of its own.
    [[nodiscard]] static bool isInline(Failure failure);
    struct NextPassword;
    using Next = std::shared_ptr<NextPassword>;
    void preparePassword(const Next& next);
    void sendPassword(const Next& next);
    void takePassword(const Next& next);

    Profile m_profile;
    Transport& m_transport;
    const Clock& m_clock;
    const Log& m_log;
    Hooks m_hooks;
    Keyring m_keyring;
    std::shared_ptr<CacheKeeper> m_keeper; // used on the worker only
    QPointer<EnrolmentFlow> m_enrolling;
    QPointer<SignInFlow> m_signingIn;
    AccountDesk m_account;
    std::shared_ptr<OpenedSession> m_waiting; // signed in, before the second factor is set up
    SessionState m_state = SessionState::Starting;
    bool m_busy = false;
    bool m_linkNeedsCode = false;
    Trouble m_trouble;
    Enrolment m_enrolment;
    QString m_laboratoryName;
    QStringList m_logins;
    access::Person m_person;
    lab::LaboratoryId m_laboratory;
    KeySlot m_slot;
    std::shared_ptr<const SecretBytes> m_cacheKey; // of the work that is open
    Bytes m_sealedSigningKey;
    std::shared_ptr<const crypto::SigningKey> m_signingKey;
    Instant m_signingUntil;
    Instant m_offlineUntil;
    Instant m_contactAt;          // by the store's clock
    std::int64_t m_maxOfflineMs = 0;
    QTimer m_signingEnd;
    std::optional<SignInFlow::Attempt> m_last; // what retry, takeSeat, rebuild and "work offline" go on with
    std::function<void()> m_retry;
    std::unique_ptr<TaskThread> m_worker;      // last: ends before what its tasks use
};

} // namespace paillasse::client
