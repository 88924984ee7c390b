// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/result.h"

namespace paillasse {

std::string_view toString(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput: return "invalid-input";
    case ErrorCode::NotFound: return "not-found";
    case ErrorCode::Refused: return "refused";
    case ErrorCode::Conflict: return "conflict";
    case ErrorCode::Corrupt: return "corrupt";
    case ErrorCode::NotEncrypted: return "not-encrypted";
    case ErrorCode::Locked: return "locked";
    case ErrorCode::Missing: return "missing";
    case ErrorCode::WrongSecret: return "wrong-secret";
    case ErrorCode::Unreachable: return "unreachable";
    case ErrorCode::NotTrusted: return "not-trusted";
    case ErrorCode::Expired: return "expired";
    case ErrorCode::Revoked: return "revoked";
    case ErrorCode::DiskFull: return "disk-full";
    case ErrorCode::TooLarge: return "too-large";
    case ErrorCode::Incompatible: return "incompatible";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

} // namespace paillasse
