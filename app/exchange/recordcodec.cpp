// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/recordcodec.h"

#include "app/exchange/recordfields.h"

namespace paillasse::exchange {

Bytes encodeRecord(const ImportedRecord& record)
{
    return cbor::encode(record);
}

Result<ImportedRecord> decodeRecord(ByteView bytes)
{
    if (bytes.size() > mostRecordBytes)
        return fail(ErrorCode::TooLarge, "record: larger than any may be");
    return cbor::decode<ImportedRecord>(bytes);
}

} // namespace paillasse::exchange
