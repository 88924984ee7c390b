// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/wire/sections.h"

// The feed is a stream of frames. On the wire: u32 big-endian length of what follows, one byte of encoding (0 plain, 1 zstd), then
// the payload: a CBOR array [type, …]. Each frame is compressed on its own. A frame is at most 4 MiB unpacked.
namespace paillasse::wire {

constexpr std::size_t maxFrameBytes = 4u << 20;
// A document's sections together: what is larger would not travel, so the store makes none (Malformed).
constexpr std::size_t maxDocumentBytes = maxFrameBytes - (64u << 10);

struct FeedDocument {
    lab::DocumentKind kind = lab::DocumentKind::None;
    lab::DocumentId id;
    std::uint64_t revision = 0;
    std::uint64_t sequence = 0;
    std::vector<SectionView> sections; // into the frame's own bytes
};

// Documents, and the cursor that is true once they are stored.
struct DocumentsFrame {
    std::string cursor;
    std::uint64_t done = 0;            // documents of the snapshot sent so far, and in all; 0 and 0 when live
    std::uint64_t total = 0;
    std::vector<FeedDocument> documents;
};
// To be removed from the cache: out of scope, or no longer in the view.
struct DropFrame {
    std::string cursor;
    std::vector<lab::DocumentId> documents;
};
// The view or the epoch changed: everything of this laboratory goes, then comes again.
struct RestartFrame {
    std::string reason;                // "view", "epoch", "too-old"
};
struct CaughtUpFrame {
    std::string cursor;
    Instant storeTime;
    Bytes treeHead;                    // encoded signed tree head
};
struct HeartbeatFrame {
    Instant storeTime;
};

using FeedFrame = std::variant<DocumentsFrame, DropFrame, RestartFrame, CaughtUpFrame, HeartbeatFrame>;

// The payload without length and encoding byte.
Bytes encodeFrame(const FeedFrame& frame);
// Views point into `payload`.
Result<FeedFrame> decodeFrame(ByteView payload);

} // namespace paillasse::wire
