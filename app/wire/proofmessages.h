// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/base/bytes.h"

// Proofs over a ledger beside that of consistency (app/wire/messages.h). Codec: encodeMessage and decodeMessage.
namespace paillasse::wire {

// GET /v1/inclusion?ledger=&leaf=&size=: the newest head, the leaf, and that it is in the tree of that many leaves (RFC 9162 §2.1.3). Without
// `size` the tree is the head's.
struct InclusionReply {
    Bytes treeHead;
    Bytes leaf;
    std::vector<Bytes> proof;
};

} // namespace paillasse::wire
