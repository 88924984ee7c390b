// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/core/headcomparison.h"
#include "app/store/core/store.h"
#include "app/store/paper/sealedpaper.h"

namespace paillasse::store {

// A file that bears this store's seal, and what the ledgers say to the heads inside it.
struct CheckedPaper {
    paper::SealedPaper paper;
    Bytes sha256;                             // of the whole file
    std::vector<crypto::SignedTreeHead> heads;
    std::vector<HeadFinding> findings;        // none: each head is of the store's own history
    std::uint64_t untold = 0;                 // heads of history that a restore has replaced
};

// The errors of paper::readSealed, and of the store.
Result<CheckedPaper> checkPaper(Store& store, ByteView file);
// Missing: it cannot be read. Of one that is too large only the beginning, which is too large, too.
Result<Bytes> readPaperFile(const std::string& path);

} // namespace paillasse::store
