// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/net/nettrouble.h"

#include "app/wire/messages.h"

namespace paillasse::client {

namespace {

constexpr int notSignedIn = 401;

// What the gate's and the routes' refusals mean here (docs/protocol.md). The status tells the workstation's troubles (403) from the
// session's (401).
Failure failureOf(int status, ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotTrusted: return Failure::WorkstationRevoked;
    case ErrorCode::Revoked: return status == notSignedIn ? Failure::SeatElsewhere : Failure::WorkstationRevoked;
    case ErrorCode::Expired: return status == notSignedIn ? Failure::WrongCredentials : Failure::CertificateExpired;
    case ErrorCode::WrongSecret:
    case ErrorCode::Missing: return Failure::WrongCredentials;
    case ErrorCode::Conflict: return Failure::SeatElsewhere;
    case ErrorCode::Incompatible: return Failure::StoreTooNew;
    case ErrorCode::Locked: return Failure::TooManyAttempts;
    case ErrorCode::DiskFull: return Failure::StoreFull;
    case ErrorCode::Unreachable:
    case ErrorCode::Cancelled: return Failure::Offline;
    default: return Failure::Internal;
    }
}

Failure failureOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired: return Failure::StoreCertificateExpired;
    case QSslError::CertificateNotYetValid: return Failure::ClockOff;
    default: return Failure::WrongStore;
    }
}

Failure failureOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError: return Failure::NotPaillasse;
    // No certificate was complained of: what answers does not speak TLS 1.3.
    case QNetworkReply::SslHandshakeFailedError: return Failure::NotPaillasse;
    default: return Failure::Offline;
    }
}

} // namespace

NetTrouble troubleOf(int status, ByteView body, std::int64_t retryAfterMs)
{
    const auto problem = wire::decodeMessage<wire::Problem>(body);
    if (!problem)
        return {Failure::NotPaillasse, ErrorCode::NotTrusted, status, 0, "http " + std::to_string(status) + " without a readable problem"};
    auto failure = failureOf(status, problem->code);
    if (problem->hint == "this account is closed")
        failure = Failure::PersonDisabled;
    if (problem->hint == "this session was ended")
        failure = Failure::SessionEnded;
    if (problem->hint == "this client is older than the laboratory allows")
        failure = Failure::ClientTooOld;
    const bool isBusy = problem->hint == "the store is busy; ask again";
    if (isBusy)
        failure = Failure::Offline;
    return {failure, problem->code, status, retryAfterMs, "http " + std::to_string(status) + ": " + std::string(toString(problem->code)) + ": " + problem->hint, isBusy};
}

NetTrouble troubleOf(QNetworkReply::NetworkError error, const QList<QSslError>& errors)
{
    const auto number = "network error " + std::to_string(static_cast<int>(error));
    if (errors.isEmpty())
        return {failureOf(error), ErrorCode::Unreachable, 0, 0, number};
    // Another authority outweighs a date: whoever it is, it is not ours.
    auto worst = errors.front();
    for (const auto& one : errors)
        if (failureOf(one.error()) == Failure::WrongStore)
            worst = one;
    return {failureOf(worst.error()), ErrorCode::NotTrusted, 0, 0, number + ", tls error " + std::to_string(static_cast<int>(worst.error()))};
}

Trouble asTrouble(const NetTrouble& net)
{
    Trouble trouble;
    trouble.failure = net.failure;
    trouble.reference = net.reference;
    return trouble;
}

} // namespace paillasse::client
