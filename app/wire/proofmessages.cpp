// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/proofmessages.h"

#include "app/wire/labfields.h"
#include "app/wire/messagecodec.h"

namespace paillasse::cbor {

template <>
struct Fields<wire::InclusionReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.treeHead, x.leaf, x.proof); }
};

} // namespace paillasse::cbor

namespace paillasse::wire {

PAILLASSE_MESSAGE(InclusionReply);

} // namespace paillasse::wire
