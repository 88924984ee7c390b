// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/framebytes.h"

#include <memory>

#include <zstd.h>

namespace paillasse::store {

namespace {

constexpr std::size_t headSize = 5;
constexpr std::size_t leastToCompress = 200;
constexpr int level = 1;

struct FreeContext {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

ZSTD_CCtx* context()
{
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> own(ZSTD_createCCtx());
    return own.get();
}

void putHead(Bytes& frame, std::uint8_t encoding)
{
    const auto size = static_cast<std::uint32_t>(frame.size() - headSize + 1);
    for (int i = 0; i < 4; ++i)
        frame[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(size >> (24 - 8 * i));
    frame[4] = encoding;
}

} // namespace

Bytes frameBytes(ByteView payload)
{
    Bytes frame;
    if (payload.size() >= leastToCompress) {
        frame.resize(headSize + ZSTD_compressBound(payload.size()));
        const auto size = ZSTD_compressCCtx(context(), frame.data() + headSize, frame.size() - headSize, payload.data(), payload.size(), level);
        if (!ZSTD_isError(size) && size < payload.size()) {
            frame.resize(headSize + size);
            putHead(frame, 1);
            return frame;
        }
    }
    frame.resize(headSize);
    frame.insert(frame.end(), payload.begin(), payload.end());
    putHead(frame, 0);
    return frame;
}

} // namespace paillasse::store
