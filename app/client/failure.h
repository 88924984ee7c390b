// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "app/base/clock.h"
#include "app/base/result.h"

namespace paillasse::client {

// What can stand between a person and their work. Each has a designed screen of its own: they differ in what is safe and in what to
// do. The names are those of ui::Failure.
enum class Failure {
    KeyringLocked,           // the desktop's keyring has this workstation's secrets, and is locked
    KeyringMissing,          // no keyring service answers
    KeyringChanged,          // another keyring than the one that this workstation put its secrets into
    SecretMissing,           // an encrypted file exists and the keyring has no secret for it
    EnrolmentChanged,        // enrolment.json is not as this program wrote it: which store it names is not believed
    CacheCorrupt,            // did not open with the right key: put aside, never deleted
    WrongStore,              // another authority answers at this address
    NotPaillasse,            // something answers that is not a store
    CertificateExpired,      // this workstation's
    StoreCertificateExpired,
    WorkstationRevoked,
    CodeInvalid,             // enrolment code: mistyped, used or expired
    EnrolmentRefused,
    WrongCredentials,        // name or password: never says which
    WrongPasswordOffline,    // the copy here does not open with it, and the store cannot be asked
    PasswordChanged,         // elsewhere: the one that the work here was opened with no longer counts
    ActivationInvalid,
    PasswordRefused,
    PersonDisabled,
    SeatElsewhere,           // the person works at another workstation
    TooManyAttempts,
    DiskFull,
    StoreFull,               // the store's disk: it answers, and keeps nothing new
    StoreTooNew,
    FeedUnreadable,          // what came from the store does not read
    CacheTooNew,
    ClockOff,
    Offline,                 // the store cannot be reached, and it is needed
    OfflineTooLong,
    SessionEnded,            // by somebody who governs: the person signs in again
    SeatSilent,              // the person's seat is at a workstation that does not answer: it is taken by force or not at all
    ClientTooOld,            // the store asks for a newer version of this program
    WorkstationWiped,        // an administrator ordered it; everything but the outbox is gone
    NeedsPrevious,           // offline, and the cache only opens with the password before the present one
    Internal
};
constexpr Failure lastOf(Failure) { return Failure::Internal; }

// What is not known stays empty or zero. No patient data, no secret.
struct Trouble {
    Failure failure = Failure::Internal;
    Instant since;                // last contact, or an expiry
    std::int64_t offMs = 0;       // this machine's clock minus the store's
    std::int64_t neededBytes = 0;
    int pendingActs = 0;          // in the outbox, safe
    std::string otherWorkstation; // where the seat is, when the store says so
    std::string quarantined;      // file name of what was put aside
    std::string reference;        // technical words for the administrator
    bool operator==(const Trouble&) const = default;
};

const char* nameOf(Failure failure); // "keyring-locked": for logs and tests

template <class T>
using Reply = std::function<void(Result<T>)>;

} // namespace paillasse::client
