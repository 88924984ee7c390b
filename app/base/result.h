// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace paillasse {

// What went wrong, as far as a caller can act on it. The screen's words are made from the code, in ui, by tr().
enum class ErrorCode {
    InvalidInput,  // the bytes or the words given are not what was asked for
    NotFound,
    Refused,       // a rule or a right says no
    Conflict,      // somebody else was first
    Corrupt,       // what was stored does not open, or does not hash to what it should
    NotEncrypted,  // a file that must be ciphertext is not
    Locked,        // a keyring or a file is locked
    Missing,       // a keyring or a secret that should be there is not
    WrongSecret,   // a password, code or key does not fit
    Unreachable,   // no answer from the other end
    NotTrusted,    // the other end is not who it should be
    Expired,
    Revoked,
    DiskFull,
    TooLarge,
    Incompatible,  // written by a newer version
    Cancelled,
    Internal       // a bug or a foreign library's failure
};

constexpr ErrorCode lastOf(ErrorCode) { return ErrorCode::Internal; }

std::string_view toString(ErrorCode code);

// `detail` is technical text for the log. It never holds patient data or a secret: put the reference, not the thing.
struct [[nodiscard]] Error {
    ErrorCode code = ErrorCode::Internal;
    std::string detail;

    bool operator==(const Error&) const = default;
};

template <class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

} // namespace paillasse
