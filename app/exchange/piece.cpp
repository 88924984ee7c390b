// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/piece.h"

#include <algorithm>

#include "app/crypto/hash.h"

namespace paillasse::exchange {

void Piece::add(const SourceLines::Line& line, std::uint64_t before)
{
    if (empty()) {
        offset = line.offset;
        linesBefore = before;
    }
    size += line.size;
    ++lines;
    isTooLarge = isTooLarge || line.isTooLong || size > RecordStream::mostMessageBytes;
    if (isTooLarge)
        raw = std::string();
    else
        raw += line.raw;
}

namespace {

// Read once more: a piece that was not kept has its hash, too.
Result<Bytes> hashOf(const Piece& piece, ByteSource& source)
{
    if (!piece.isTooLarge)
        return crypto::digestBytes(crypto::sha256(asBytes(piece.raw)));
    crypto::Sha256 hash;
    std::string window(SourceLines::window, '\0');
    for (auto at = piece.offset; at < piece.past();) {
        const auto wanted = std::min<std::uint64_t>(window.size(), piece.past() - at);
        const auto read = source.read(at, std::span(window).first(static_cast<std::size_t>(wanted)));
        if (!read)
            return tl::unexpected(read.error());
        if (*read == 0)
            return fail(ErrorCode::Corrupt, "the source became shorter while it was read");
        hash.add(asBytes(std::string_view(window).substr(0, *read)));
        at += *read;
    }
    return crypto::digestBytes(hash.finish());
}

} // namespace

Result<StreamedRecord> begunOf(const Piece& piece, const MessagePlace& place, ByteSource& source)
{
    StreamedRecord begun;
    begun.message.place = place;
    begun.message.offset = piece.offset;
    begun.message.size = piece.size;
    auto hash = hashOf(piece, source);
    if (!hash)
        return tl::unexpected(hash.error());
    begun.sha256 = std::move(*hash);
    if (piece.isTooLarge)
        begun.message.refusal = MessageRefusal{lineName(piece.linesBefore + 1), "it is larger than 16 MiB and was passed over"};
    return begun;
}

std::string lineName(std::uint64_t number)
{
    return "line " + std::to_string(number);
}

} // namespace paillasse::exchange
