// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/reportmessages.h"

#include "app/wire/labfields.h"
#include "app/wire/messagecodec.h"

namespace paillasse::cbor {

template <>
struct Fields<wire::ReportQuestion> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.sha256, x.code); }
};
template <>
struct Fields<wire::ReportAnswer> {
    static void visit(auto& v, auto& x)
    {
        numbered(v, x.verdict, x.laboratory, x.laboratoryName, x.accession, x.version, x.kind, x.releasedAt, x.signer, x.newerVersion, x.newerKind, x.newerAt, x.newerWithdrawn,
                 x.withdrawnAt, x.registeredAt, x.registrant, x.leaf, x.epoch, x.size, x.root, x.fault);
    }
};

} // namespace paillasse::cbor

namespace paillasse::wire {

PAILLASSE_MESSAGE(ReportQuestion);
PAILLASSE_MESSAGE(ReportAnswer);

} // namespace paillasse::wire
