// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/base/bytes.h"
#include "app/base/result.h"

namespace paillasse::client {

// Cuts the feed's bytes into frames, whatever the pieces in which they come, and unpacks each (zstd). Nothing longer than a frame
// may be is ever allocated.
class FrameParser {
public:
    FrameParser();
    ~FrameParser();

    void add(ByteView bytes);
    // The next whole payload; empty: more bytes are needed. Corrupt, TooLarge, Incompatible end the stream.
    Result<Bytes> next();

private:
    Result<Bytes> unpack(std::uint8_t encoding, ByteView packed);

    struct Context;
    std::unique_ptr<Context> m_context;
    Bytes m_buffer;
    std::size_t m_at = 0;
};

} // namespace paillasse::client
