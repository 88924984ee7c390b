// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>
#include <QStringList>

#include "app/access/person.h"
#include "app/base/secretbytes.h"
#include "app/client/failure.h"

namespace paillasse::client {

enum class SessionState {
    Starting,
    NotEnrolled,
    AwaitingApproval,
    SignedOut,
    NeedsActivation, // the store knows the name, and it has no password yet
    NeedsPrevious,   // offline; the cache here was last opened with an earlier password
    NeedsCode,       // the store asks for the second factor: giveCode
    NeedsFactor,     // signed in at the store; this person sets up a second factor before the work opens
    Open,
    Locked,          // over the work: the cache stays open and goes on syncing, the signing key is gone
    Failed           // see trouble(); what may be done about it depends on the failure
};
constexpr SessionState lastOf(SessionState) { return SessionState::Failed; }

// A second factor as an authenticator takes it (RFC 6238: SHA-1, six digits, 30 s).
struct FactorOffer {
    SecretBytes secret;      // 20 bytes
    std::string account;     // "hcorre"
    std::string issuer;      // the laboratory's name
    [[nodiscard]] SecretBytes uri() const;    // otpauth://totp/…, for the QR code
    [[nodiscard]] SecretBytes typed() const;  // base32 in groups of four, for typing
};

// Who this workstation is and who sits at it. Requests return at once; the answer is a stateChanged, or a `failed` that leaves
// the state as it was (a wrong password) or makes it Failed. While isBusy() further requests are ignored.
class Session : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Reads profile and keyring; ends in NotEnrolled, AwaitingApproval, SignedOut or Failed.
    virtual void start() = 0;
    virtual void retry() = 0;                // the last request that failed, with what it needs still in memory
    virtual void enrol(SecretBytes code, const QString& workstation, const QString& address) = 0;
    virtual void cancelEnrolment() = 0;
    virtual void enrolAgain() = 0;           // puts the present enrolment and its caches aside, keeps the outbox: NotEnrolled
    virtual void signIn(const QString& login, SecretBytes password) = 0;
    virtual void activate(const QString& login, SecretBytes code, SecretBytes password) = 0;
    virtual void openWithPrevious(SecretBytes password) = 0;
    virtual void giveCode(SecretBytes code) = 0; // in NeedsCode: six digits or a recovery code
    virtual void takeSeat() = 0;             // after SeatElsewhere
    virtual void forceSeat(SecretBytes code) = 0; // after SeatSilent; the code may be empty for who has no second factor
    virtual void rebuildCache() = 0;         // after CacheCorrupt: a new one, filled from the store
    virtual void continueOffline() = 0;
    virtual void lock() = 0;
    virtual void unlock(SecretBytes password) = 0;
    virtual void signOut() = 0;              // also: switch the person

    // The password opens the signing key, the code the store's door for it, both for 15 minutes, ended by lock and sign-out. The code is
    // empty where signingNeedsCode() is false. WrongSecret: one of the two; Unreachable: signing needs the store.
    virtual void openSigning(SecretBytes password, SecretBytes code, QObject* context, Reply<Instant> until) = 0;
    [[nodiscard]] virtual Instant signingUntil() const = 0; // null: closed
    [[nodiscard]] virtual bool signingNeedsCode() const = 0;

    // --- this person's own account; all of it needs the store (Unreachable)
    // Offers a new authenticator secret; it counts from confirmFactor on. `presentCode` of the factor that it replaces, else empty.
    virtual void beginFactor(SecretBytes presentCode, QObject* context, Reply<FactorOffer> offer) = 0;
    // The recovery codes, to be shown and printed once. From NeedsFactor: the work opens afterwards, by finishFactor.
    virtual void confirmFactor(SecretBytes code, QObject* context, Reply<std::vector<std::string>> recoveryCodes) = 0;
    virtual void finishFactor() = 0;
    // Ten new ones in the place of those that are left, for one code of the second factor; to be shown and printed once.
    virtual void newRecoveryCodes(SecretBytes code, QObject* context, Reply<std::vector<std::string>> recoveryCodes) = 0;
    [[nodiscard]] virtual bool hasFactor() const = 0;
    [[nodiscard]] virtual int recoveryCodesLeft() const = 0;
    // The slot here is written anew, durable, before the store changes over; WrongSecret: `present` is not the password.
    virtual void changePassword(SecretBytes present, SecretBytes next, QObject* context, Reply<void> done) = 0;

    [[nodiscard]] virtual SessionState state() const = 0;
    [[nodiscard]] virtual bool isBusy() const = 0;
    [[nodiscard]] virtual const Trouble& trouble() const = 0;
    [[nodiscard]] virtual QString workstation() const = 0;     // "BIOCH-02"
    [[nodiscard]] virtual QString storeAddress() const = 0;    // "store.labo.example:8443"
    [[nodiscard]] virtual QString approvalWords() const = 0;   // while AwaitingApproval
    [[nodiscard]] virtual QString laboratoryName() const = 0;
    [[nodiscard]] virtual QStringList logins() const = 0;      // who has a cache here, the last one first
    // While Open or Locked
    [[nodiscard]] virtual const access::Person& person() const = 0;
    [[nodiscard]] virtual const lab::LaboratoryId& laboratory() const = 0;
    [[nodiscard]] virtual lab::WorkstationId workstationId() const = 0;
    [[nodiscard]] bool may(access::Permission permission) const { return person().may(permission, laboratory()); }

Q_SIGNALS:
    void stateChanged(paillasse::client::SessionState state);
    void busyChanged(bool busy);
    void failed(const paillasse::client::Trouble& trouble);
    void signingChanged();
    void leaving();        // the work here is about to end: what is typed is to be kept now
    void personChanged();  // name or rights, as the store has them now
    void replaced();       // to the store it is another session: what only the last one was allowed is over
};

} // namespace paillasse::client
