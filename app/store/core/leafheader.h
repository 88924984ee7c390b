// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/lab/act.h"
#include "app/store/core/actopener.h"

namespace paillasse::store {

// Who did what to which document: what the audit reads without opening the entry. Random ids, numbers, enumerations and times only.
// Deterministic CBOR, keys in this order from 1; a leaf commits to SHA-256(salt ‖ header).
struct LeafHeader {
    lab::ActId act;
    std::uint8_t name = 0;             // the act's place in lab::ActBody
    ActOrigin origin = ActOrigin::Workstation;
    lab::DocumentKind subjectKind = lab::DocumentKind::None;
    lab::DocumentId subject;
    lab::PersonId person;
    lab::WorkstationId workstation;
    std::uint64_t seat = 0;
    Instant at;                        // the workstation's clock
    Bytes actHash;                     // SHA-256 of the encoded act
    bool operator==(const LeafHeader&) const = default;
};

LeafHeader headerOf(const IncomingAct& incoming);
Bytes encodeHeader(const LeafHeader& header);
Result<LeafHeader> decodeHeader(ByteView bytes);

} // namespace paillasse::store
