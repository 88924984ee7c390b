// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/leaf.h"

#include "app/base/cborfields.h"

namespace paillasse {

template <>
struct cbor::Fields<store::LeafDocument> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.id);
        v(2, x.revision);
        v(3, x.sealedHash);
    }
};

template <>
struct cbor::Fields<store::Leaf> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.format);
        v(2, x.epoch);
        v(3, x.sequence);
        v(4, x.leafClass);
        v(5, x.time);
        v(6, x.headerHash);
        v(7, x.ciphertextHash);
        v(8, x.keyCommitment);
        v(9, x.documents);
    }
};

namespace store {

Bytes encodeLeaf(const Leaf& leaf)
{
    Bytes out;
    out.reserve(256);
    cbor::Writer w(out);
    cbor::put(w, leaf);
    return out;
}

Result<Leaf> decodeLeaf(ByteView bytes)
{
    auto leaf = cbor::decode<Leaf>(bytes);
    if (leaf && leaf->format != leafFormat)
        return fail(ErrorCode::Incompatible, "ledger: a leaf of another format");
    return leaf;
}

} // namespace store

} // namespace paillasse
