// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/outbox/outboxrecord.h"

#include <algorithm>
#include <array>

#include "app/crypto/hash.h"

namespace paillasse::client {

namespace {

constexpr std::array<std::uint8_t, 4> marker{'P', 'l', 'R', 'c'};
constexpr std::size_t headSize = marker.size() + 4;
constexpr std::size_t fixedSize = 1 + 8 + Uuid::size;
constexpr std::size_t sumSize = 16;

void putInteger(Bytes& out, std::uint64_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

std::uint64_t integerAt(ByteView bytes, std::size_t at, std::size_t size)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | bytes[at + i];
    return value;
}

bool hasMarker(ByteView bytes)
{
    return bytes.size() >= marker.size() && std::equal(marker.begin(), marker.end(), bytes.begin());
}

} // namespace

Bytes encodeRecord(RecordKind kind, Instant at, const lab::ActId& act, ByteView payload)
{
    Bytes out(marker.begin(), marker.end());
    out.reserve(headSize + fixedSize + payload.size() + sumSize);
    putInteger(out, fixedSize + payload.size(), 4);
    out.push_back(static_cast<std::uint8_t>(kind));
    putInteger(out, static_cast<std::uint64_t>(at.ms), 8);
    out.insert(out.end(), act.bytes().begin(), act.bytes().end());
    out.insert(out.end(), payload.begin(), payload.end());
    const auto digest = crypto::sha256(out);
    out.insert(out.end(), digest.begin(), digest.begin() + sumSize);
    return out;
}

std::optional<OutboxRecord> readRecord(ByteView bytes)
{
    if (bytes.size() < headSize + fixedSize + sumSize || !hasMarker(bytes))
        return {};
    const auto length = static_cast<std::size_t>(integerAt(bytes, marker.size(), 4));
    if (length < fixedSize || length > largestRecord || bytes.size() - headSize - sumSize < length)
        return {};
    const auto content = bytes.first(headSize + length);
    const auto digest = crypto::sha256(content);
    if (!std::equal(digest.begin(), digest.begin() + sumSize, bytes.begin() + static_cast<std::ptrdiff_t>(content.size())))
        return {};
    OutboxRecord record;
    record.kind = static_cast<RecordKind>(bytes[headSize]);
    record.at = {static_cast<std::int64_t>(integerAt(bytes, headSize + 1, 8))};
    record.act = *lab::ActId::fromBytes(bytes.subspan(headSize + 9, Uuid::size));
    record.payload = content.subspan(headSize + fixedSize);
    record.size = content.size() + sumSize;
    return record;
}

std::optional<std::size_t> findRecord(ByteView bytes, std::size_t from)
{
    while (from < bytes.size()) {
        const auto found = std::search(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(), marker.begin(), marker.end());
        if (found == bytes.end())
            return {};
        from = static_cast<std::size_t>(found - bytes.begin());
        if (readRecord(bytes.subspan(from)))
            return from;
        ++from;
    }
    return {};
}

Bytes encodeAnswer(const wire::ActReply& reply)
{
    Bytes out;
    putInteger(out, static_cast<std::uint64_t>(reply.outcome), 1);
    putInteger(out, static_cast<std::uint64_t>(reply.refusal), 2);
    putInteger(out, reply.line, 2);
    putInteger(out, reply.revision, 8);
    putInteger(out, reply.sequence, 8);
    return out;
}

std::optional<wire::ActReply> readAnswer(const OutboxRecord& record)
{
    const auto payload = record.payload;
    if (record.kind != RecordKind::Answer || payload.size() != 21)
        return {};
    const auto outcome = integerAt(payload, 0, 1);
    const auto refusal = integerAt(payload, 1, 2);
    if (outcome > static_cast<std::uint64_t>(lastOf(wire::ActOutcome{})) || refusal > static_cast<std::uint64_t>(lastOf(lab::RefusalCode{})))
        return {};
    wire::ActReply reply;
    reply.id = record.act;
    reply.outcome = static_cast<wire::ActOutcome>(outcome);
    reply.refusal = static_cast<lab::RefusalCode>(refusal);
    reply.line = static_cast<lab::LineId>(integerAt(payload, 3, 2));
    reply.revision = integerAt(payload, 5, 8);
    reply.sequence = integerAt(payload, 13, 8);
    return reply;
}

} // namespace paillasse::client
