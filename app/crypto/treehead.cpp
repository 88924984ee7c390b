// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/treehead.h"

#include <algorithm>

#include "app/base/cborreader.h"
#include "app/base/cborwriter.h"

namespace paillasse::crypto {

namespace {

constexpr std::string_view label = "paillasse.treehead.v1";

void putBody(cbor::Writer& w, const SignedTreeHead& head)
{
    w.bytes(head.ledger.bytes());
    w.unsignedInt(head.epoch);
    w.unsignedInt(head.size);
    w.bytes(head.root);
    w.integer(head.at.ms);
}

Bytes signedBytes(const SignedTreeHead& head)
{
    Bytes out;
    cbor::Writer w(out);
    w.array(5);
    putBody(w, head);
    return out;
}

} // namespace

SignedTreeHead signHead(const SigningKey& key, const Uuid& ledger, std::uint64_t epoch, std::uint64_t size, const Digest& root, Instant at)
{
    SignedTreeHead head{ledger, epoch, size, root, at, {}};
    head.signature = key.sign(label, signedBytes(head));
    return head;
}

Result<> verifyHead(ByteView publicKey, const SignedTreeHead& head)
{
    return verify(publicKey, label, signedBytes(head), head.signature);
}

Bytes encodeHead(const SignedTreeHead& head)
{
    Bytes out;
    cbor::Writer w(out);
    w.array(6);
    putBody(w, head);
    w.bytes(head.signature);
    return out;
}

Result<SignedTreeHead> decodeHead(ByteView bytes)
{
    cbor::Reader r(bytes);
    SignedTreeHead head;
    if (r.array() != 6)
        r.fail();
    const auto ledger = Uuid::fromBytes(r.bytes());
    head.epoch = r.unsignedInt();
    head.size = r.unsignedInt();
    const auto root = r.bytes();
    head.at = {r.integer()};
    head.signature = toBytes(r.bytes());
    if (!ledger || root.size() != digestSize)
        r.fail();
    if (const auto end = r.finish(); !end)
        return tl::unexpected(end.error());
    head.ledger = *ledger;
    std::copy(root.begin(), root.end(), head.root.begin());
    return head;
}

} // namespace paillasse::crypto
