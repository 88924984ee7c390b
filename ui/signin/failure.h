// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QCoreApplication>
#include <QString>

#include "app/base/clock.h"
#include "ui/widgets/messagepanel.h"

namespace paillasse::ui {

// What can stand between a person and their work. Each has its own words: they differ in what is safe and in what to do.
enum class Failure {
    KeyringLocked,       // the desktop's keyring has the device's secret, and is locked
    KeyringMissing,      // there is no keyring service
    SecretMissing,       // an encrypted cache exists and the keyring has no secret for it
    CacheCorrupt,        // did not open with the right key: put aside, never deleted
    WrongStore,          // another store's certificate authority answers at this address
    NotPaillasse,        // something answers that is not a store
    CertificateExpired,  // this workstation's
    StoreCertificateExpired,
    WorkstationRevoked,
    CodeInvalid,         // enrolment code: mistyped, used or expired
    EnrolmentRefused,    // an administrator said no
    WrongCredentials,    // name or password: never says which
    ActivationInvalid,   // first sign-in
    PasswordRefused,     // the store did not accept the new one
    PersonDisabled,
    SeatElsewhere,       // the person works at another station
    TooManyAttempts,
    DiskFull,
    StoreTooNew,         // the store speaks a later version than this program
    CacheTooNew,         // a later program wrote the cache
    ClockOff,
    Offline,             // the store cannot be reached, and it is needed
    OfflineTooLong,      // past the maximum offline age
    Internal,
};
constexpr Failure lastOf(Failure) { return Failure::Internal; }

// What the words are filled with; what is not known stays empty or zero.
struct FailureContext {
    QString store;             // "store.labo.example:8443"
    QString workstation;       // "BIOCH-02"
    QString otherWorkstation;  // where the seat is
    QString quarantined;       // file name of what was put aside
    Instant since;             // last contact, expiry…
    std::int64_t offMs = 0;    // the clock's error; positive: this machine is ahead
    std::int64_t neededBytes = 0;
    std::optional<int> pendingActs; // in the outbox; nothing where it could not be counted
    QString reference;         // technical words, without patient data
};

// The actions' ids, answered by SignInRequests::resolve.
namespace FailureAction {
inline constexpr auto retry = u"retry";
inline constexpr auto rebuild = u"rebuild";         // fetch the cache again from the store
inline constexpr auto enrol = u"enrol";             // enrol this workstation anew
inline constexpr auto takeSeat = u"take-seat";
inline constexpr auto continueOffline = u"offline"; // work with what is here
inline constexpr auto back = u"back";               // to the sign-in page
inline constexpr auto quit = u"quit";
} // namespace FailureAction

class Failures {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::Failures)

public:
    static Message message(Failure failure, const FailureContext& context);
    // Whether it is said on the form that was just filled in, which keeps what was typed, rather than on a page of its own.
    static bool isInline(Failure failure);
    // One or two sentences for the form.
    static QString inlineText(Failure failure, const FailureContext& context);
};

} // namespace paillasse::ui
