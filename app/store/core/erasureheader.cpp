// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/erasureheader.h"

#include "app/crypto/hash.h"
#include "app/store/core/erasureheaderfields.h"

namespace paillasse {

namespace store {

Bytes encodeErasureHeader(const ErasureHeader& header)
{
    return cbor::encode(header);
}

Result<ErasureHeader> decodeErasureHeader(ByteView bytes)
{
    return cbor::decode<ErasureHeader>(bytes);
}

Bytes hashOfNothing()
{
    return toBytes(crypto::sha256({}));
}

} // namespace store

} // namespace paillasse
