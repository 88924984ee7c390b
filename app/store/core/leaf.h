// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/lab/ids.h"

namespace paillasse::store {

// What kind of entry a leaf is. The numbers are in the ledger: append, never reorder.
enum class LeafClass {
    Epoch,          // the first of a ledger, and the first after a restore
    Act,            // an act on a laboratory's documents
    Read,           // who read what, in batches
    Administration, // people, workstations, settings (the store-wide ledger)
    EraseIntent,    // these keys are to be destroyed
    EraseDone,
    Expire,         // names what was removed from the ledger at the end of its time
    Security        // sign-ins, failures, the store's own doings (the store-wide ledger); kept as long as reads
};
constexpr LeafClass lastOf(LeafClass) { return LeafClass::Security; }

struct LeafDocument {
    lab::DocumentId id;
    std::uint64_t revision = 0;
    Bytes sealedHash;    // SHA-256 of the document's sealed sections as they are stored
    bool operator==(const LeafDocument&) const = default;
};

constexpr std::uint8_t leafFormat = 1;

// One leaf of a laboratory's Merkle log, as deterministic CBOR (RFC 8949 §4.2): a map from small unsigned keys, ascending, a field that
// holds its type's default left out.
//
//   1 format        1
//   2 epoch         from 1; higher with each restore
//   3 sequence      of the leaf in its ledger, from 0: its index in the tree
//   4 class         LeafClass
//   5 time          the store's, milliseconds since 1970
//   6 headerHash    SHA-256(salt ‖ header); the salt is 16 random bytes beside the header
//   7 ciphertext    SHA-256 of the sealed entry
//   8 keyCommitment HKDF-Expand-SHA256(entry's key, "paillasse.commitment.v1"): binds the one key that opens it
//   9 documents     [{1 id, 2 revision, 3 sealedHash}, …]
//
// Its hash in the tree is SHA-256(0x00 ‖ leaf), RFC 9162 §2.1.1. Header and ciphertext can be removed at the end of their time; the leaf's
// hash stays for ever.
struct Leaf {
    std::uint8_t format = 0;      // leafFormat
    std::uint64_t epoch = 0;
    std::uint64_t sequence = 0;
    LeafClass leafClass = LeafClass::Epoch;
    Instant time;
    Bytes headerHash;
    Bytes ciphertextHash;
    Bytes keyCommitment;
    std::vector<LeafDocument> documents;
    bool operator==(const Leaf&) const = default;
};

Bytes encodeLeaf(const Leaf& leaf);
Result<Leaf> decodeLeaf(ByteView bytes);

} // namespace paillasse::store
