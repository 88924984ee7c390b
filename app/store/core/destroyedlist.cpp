// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/destroyedlist.h"

#include "app/base/cborfields.h"

namespace paillasse {

template <>
struct cbor::Fields<store::DestroyedKey> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.key);
        v(2, x.at);
    }
};

template <>
struct cbor::Fields<store::ErasedPatients::Name> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.laboratory);
        v(2, x.patient);
    }
};

template <>
struct cbor::Fields<store::DestroyedList> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.store);
        v(2, x.at);
        v(3, x.keys);
        v(4, x.patients);
    }
};

namespace store {

namespace {

constexpr std::string_view label = "paillasse.destroyed.v1";

} // namespace

Bytes encodeDestroyedList(const DestroyedList& list, const crypto::SigningKey& key)
{
    const auto body = cbor::encode(list);
    Bytes out;
    cbor::Writer w(out);
    w.array(2);
    w.bytes(body);
    w.bytes(key.sign(label, body));
    return out;
}

Result<DestroyedList> decodeDestroyedList(ByteView bytes, ByteView storeSigningKey)
{
    cbor::Reader r(bytes);
    if (r.array() != 2)
        r.fail();
    const auto body = r.bytes();
    const auto signature = r.bytes();
    if (const auto end = r.finish(); !end)
        return tl::unexpected(end.error());
    if (!crypto::verify(storeSigningKey, label, body, signature))
        return fail(ErrorCode::NotTrusted, "archive: the list of destroyed keys is not this store's");
    return cbor::decode<DestroyedList>(body);
}

} // namespace store

} // namespace paillasse
