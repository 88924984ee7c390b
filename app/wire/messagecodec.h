// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/cborfields.h"
#include "app/wire/messages.h"

// How each file of messages defines their codec: Fields for each, then one line a message.
namespace paillasse::wire {

template <class T>
Bytes encodeMessage(const T& message)
{
    return cbor::encode(message);
}

template <class T>
Result<T> decodeMessage(ByteView bytes)
{
    if (bytes.size() > maxMessageBytes)
        return fail(ErrorCode::TooLarge, "message: larger than any may be");
    return cbor::decode<T>(bytes);
}

} // namespace paillasse::wire

#define PAILLASSE_MESSAGE(T) \
    template Bytes encodeMessage(const T&); \
    template Result<T> decodeMessage(ByteView)
