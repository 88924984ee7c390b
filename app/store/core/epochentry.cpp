// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/epochentry.h"

#include "app/base/cborfields.h"

namespace paillasse {

template <>
struct cbor::Fields<store::EpochHeader> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.store);
        v(2, x.epoch);
        v(3, x.previousEpoch);
        v(4, x.previousSize);
        v(5, x.previousRoot);
    }
};

template <>
struct cbor::Fields<store::EpochEntry> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.officer);
        v(2, x.reason);
    }
};

namespace store {

Bytes encodeEpochHeader(const EpochHeader& header)
{
    return cbor::encode(header);
}

Result<EpochHeader> decodeEpochHeader(ByteView bytes)
{
    return cbor::decode<EpochHeader>(bytes);
}

Bytes encodeEpochEntry(const EpochEntry& entry)
{
    return cbor::encode(entry);
}

Result<EpochEntry> decodeEpochEntry(ByteView bytes)
{
    return cbor::decode<EpochEntry>(bytes);
}

} // namespace store

} // namespace paillasse
