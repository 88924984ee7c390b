// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/failure.h"

namespace paillasse::client {

const char* nameOf(Failure failure)
{
    switch (failure) {
    case Failure::KeyringLocked: return "keyring-locked";
    case Failure::KeyringMissing: return "keyring-missing";
    case Failure::KeyringChanged: return "keyring-changed";
    case Failure::SecretMissing: return "secret-missing";
    case Failure::EnrolmentChanged: return "enrolment-changed";
    case Failure::CacheCorrupt: return "cache-corrupt";
    case Failure::WrongStore: return "wrong-store";
    case Failure::NotPaillasse: return "not-paillasse";
    case Failure::CertificateExpired: return "certificate-expired";
    case Failure::StoreCertificateExpired: return "store-certificate-expired";
    case Failure::WorkstationRevoked: return "workstation-revoked";
    case Failure::CodeInvalid: return "code-invalid";
    case Failure::EnrolmentRefused: return "enrolment-refused";
    case Failure::WrongCredentials: return "wrong-credentials";
    case Failure::WrongPasswordOffline: return "wrong-password-offline";
    case Failure::PasswordChanged: return "password-changed";
    case Failure::ActivationInvalid: return "activation-invalid";
    case Failure::PasswordRefused: return "password-refused";
    case Failure::PersonDisabled: return "person-disabled";
    case Failure::SeatElsewhere: return "seat-elsewhere";
    case Failure::TooManyAttempts: return "too-many-attempts";
    case Failure::DiskFull: return "disk-full";
    case Failure::StoreFull: return "store-full";
    case Failure::StoreTooNew: return "store-too-new";
    case Failure::FeedUnreadable: return "feed-unreadable";
    case Failure::CacheTooNew: return "cache-too-new";
    case Failure::ClockOff: return "clock-off";
    case Failure::Offline: return "offline";
    case Failure::OfflineTooLong: return "offline-too-long";
    case Failure::SessionEnded: return "session-ended";
    case Failure::SeatSilent: return "seat-silent";
    case Failure::ClientTooOld: return "client-too-old";
    case Failure::WorkstationWiped: return "workstation-wiped";
    case Failure::NeedsPrevious: return "needs-previous";
    case Failure::Internal: return "internal";
    }
    return "internal";
}

} // namespace paillasse::client
