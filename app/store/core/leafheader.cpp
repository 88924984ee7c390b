// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/leafheader.h"

#include "app/base/cborfields.h"

namespace paillasse {

template <>
struct cbor::Fields<store::LeafHeader> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.act);
        v(2, x.name);
        v(3, x.origin);
        v(4, x.subjectKind);
        v(5, x.subject);
        v(6, x.person);
        v(7, x.workstation);
        v(8, x.seat);
        v(9, x.at);
        v(10, x.actHash);
    }
};

namespace store {

LeafHeader headerOf(const IncomingAct& incoming)
{
    const auto& act = incoming.act;
    return {act.id, static_cast<std::uint8_t>(act.body.index()), incoming.origin, act.subjectKind, act.subject, act.person, act.workstation, act.seat, act.at,
            incoming.hash};
}

Bytes encodeHeader(const LeafHeader& header)
{
    return cbor::encode(header);
}

Result<LeafHeader> decodeHeader(ByteView bytes)
{
    return cbor::decode<LeafHeader>(bytes);
}

} // namespace store

} // namespace paillasse
