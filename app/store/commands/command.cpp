// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/command.h"

#include <algorithm>

namespace paillasse::store {

namespace {

const char* adviceFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Locked: return "another process is using this store; wait for it, or stop it";
    case ErrorCode::DiskFull: return "make room on that disk, then run this again; nothing of it was kept";
    case ErrorCode::Incompatible: return "a newer version of this program wrote it; install that one";
    case ErrorCode::Corrupt:
    case ErrorCode::NotEncrypted: return "do not go on with this data; 'paillasse-store verify' says where it is damaged, 'restore' brings a backup back";
    case ErrorCode::WrongSecret: return "the key does not fit the data: is one of them from another store, or a backup?";
    default: return nullptr;
    }
}

} // namespace

int report(CommandContext& context, const char* what, const Error& error, std::span<const Advice> advice)
{
    context.err << "paillasse-store: " << what << ": ";
    context.err << (error.detail.empty() ? std::string(toString(error.code)) : error.detail) << "\n";
    const auto own = std::ranges::find(advice, error.code, &Advice::code);
    if (const auto* todo = own == advice.end() ? adviceFor(error.code) : own->todo)
        context.err << "  " << todo << "\n";
    switch (error.code) {
    case ErrorCode::Corrupt:
    case ErrorCode::NotEncrypted: return ExitDamaged;
    case ErrorCode::InvalidInput: return ExitUsage;
    default: return ExitRefused;
    }
}

} // namespace paillasse::store
