// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/problem.h"

#include "app/wire/messages.h"

namespace paillasse::store {

unsigned statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput: return 400;
    case ErrorCode::Missing:
    case ErrorCode::WrongSecret:
    case ErrorCode::Expired: return 401;
    case ErrorCode::Refused:
    case ErrorCode::Revoked:
    case ErrorCode::NotTrusted: return 403;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::Conflict: return 409;
    case ErrorCode::TooLarge: return 413;
    case ErrorCode::Incompatible: return 426;
    case ErrorCode::Locked: return 429;
    case ErrorCode::Unreachable:
    case ErrorCode::Cancelled: return 503;
    case ErrorCode::DiskFull: return 507;
    case ErrorCode::Corrupt:
    case ErrorCode::NotEncrypted:
    case ErrorCode::Internal: return 500;
    }
    return 500;
}

Reply problem(unsigned status, ErrorCode code, const char* hint)
{
    Reply reply;
    reply.status = status;
    reply.body = wire::encodeMessage(wire::Problem{code, hint});
    return reply;
}

Reply problem(ErrorCode code, const char* hint)
{
    return problem(statusOf(code), code, hint);
}

Reply busy(int retryAfterSeconds)
{
    auto reply = problem(ErrorCode::Locked, "the store is busy; ask again");
    reply.retryAfterSeconds = retryAfterSeconds;
    return reply;
}

Reply clientTooOld()
{
    return problem(ErrorCode::Incompatible, "this client is older than the laboratory allows");
}

} // namespace paillasse::store
