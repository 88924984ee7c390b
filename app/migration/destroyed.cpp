// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migration/job.h"

namespace paillasse::migration {

std::string wordsOf(const Destroyed& destroyed)
{
    constexpr auto overwritten = " bytes overwritten, unlinked; a copy of it opens with no key of this store";
    const auto size = std::to_string(destroyed.size);
    switch (destroyed.kind) {
    case DestroyedKind::StagingKey: return "staging key " + destroyed.name + ": it is in the signed list of destroyed keys, and no key archive ever had it";
    case DestroyedKind::StagingFile: return "staging file " + destroyed.name + ": " + size + overwritten;
    case DestroyedKind::Archive: return "archive " + destroyed.name + ": " + size + overwritten;
    case DestroyedKind::PatientKeys:
        return "erasure " + destroyed.name + ": " + size + " keys of " + std::to_string(destroyed.patients) + " patients, in the signed list of destroyed keys; the certificate names each";
    }
    return {};
}

} // namespace paillasse::migration
