// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/lab/ids.h"
#include "app/wire/messages.h"

namespace paillasse::client {

// On disk, integers big-endian: marker "PlRc" · u32 length of what follows up to the digest · u8 kind · i64 time (ms) · 16 bytes act
// id · payload · the first 16 bytes of SHA-256 over everything before. Records do not depend on each other: a damaged one strands
// no later one.
enum class RecordKind : std::uint8_t {
    Act = 1,      // payload: the act, sealed to the store
    Answer = 2,   // payload: outcome u8, refusal u16, line u16, revision u64, sequence u64
    Reopened = 3, // the store was restored to an earlier day: what it had acknowledged is pushed again; id null
    Resolved = 4, // somebody decided on a refused act
    Readings = 5  // as Act: of what somebody read; nobody waits for its answer
};

struct OutboxRecord {
    RecordKind kind = RecordKind::Act;
    Instant at;
    lab::ActId act;
    ByteView payload;
    std::size_t size = 0; // on disk
};

constexpr std::size_t largestRecord = 4u << 20;

Bytes encodeRecord(RecordKind kind, Instant at, const lab::ActId& act, ByteView payload);
// The record that begins these bytes; nothing when it is not whole and sound.
std::optional<OutboxRecord> readRecord(ByteView bytes);
// Where the next sound record begins, at `from` or after; nothing: there is none.
std::optional<std::size_t> findRecord(ByteView bytes, std::size_t from);

Bytes encodeAnswer(const wire::ActReply& reply);
std::optional<wire::ActReply> readAnswer(const OutboxRecord& record);

} // namespace paillasse::client
