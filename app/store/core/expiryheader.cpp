// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/expiryheader.h"

#include "app/base/cborfields.h"

namespace paillasse {

template <>
struct cbor::Fields<store::ExpiryHeader> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.laboratory);
        v(2, x.month);
        v(3, x.entries);
    }
};

namespace store {

Bytes encodeExpiryHeader(const ExpiryHeader& header)
{
    return cbor::encode(header);
}

Result<ExpiryHeader> decodeExpiryHeader(ByteView bytes)
{
    return cbor::decode<ExpiryHeader>(bytes);
}

} // namespace store

} // namespace paillasse
