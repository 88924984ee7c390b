// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "app/base/result.h"
#include "app/crypto/hash.h"

// The Merkle tree of RFC 9162 §2.1 over SHA-256: leaf hash SHA-256(0x00 ‖ leaf), node hash SHA-256(0x01 ‖ left ‖ right).
namespace paillasse::crypto {

Digest leafHash(ByteView leaf);
Digest nodeHash(const Digest& left, const Digest& right);
// The root of no leaves: SHA-256 of nothing.
Digest emptyRoot();

// A tree that only grows. It keeps its frontier, one hash per bit of its size, and hands each complete subtree's hash to whoever
// stores the nodes: level 0 are leaves, node i of level n covers leaves [i·2ⁿ, (i+1)·2ⁿ).
class MerkleTree {
public:
    using NodeSink = std::function<void(unsigned level, std::uint64_t index, const Digest& hash)>;

    MerkleTree() = default;
    // From a stored size and its frontier (largest subtree first).
    static Result<MerkleTree> restore(std::uint64_t size, std::vector<Digest> frontier);

    void append(const Digest& leaf, const NodeSink& sink = {});
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] Digest root() const;
    [[nodiscard]] const std::vector<Digest>& frontier() const { return m_frontier; }

private:
    std::uint64_t m_size = 0;
    std::vector<Digest> m_frontier;
};

// Where proofs find the hash of a complete subtree.
using NodeReader = std::function<Result<Digest>(unsigned level, std::uint64_t index)>;

// §2.1.3.1 and §2.1.4.1. InvalidInput when the leaf or the first size is not within the tree.
Result<std::vector<Digest>> inclusionProof(std::uint64_t leaf, std::uint64_t size, const NodeReader& nodes);
Result<std::vector<Digest>> consistencyProof(std::uint64_t first, std::uint64_t second, const NodeReader& nodes);

// §2.1.3.2 and §2.1.4.2. Refused when the proof does not hold.
Result<> verifyInclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size, const std::vector<Digest>& proof, const Digest& root);
Result<> verifyConsistency(std::uint64_t first, const Digest& firstRoot, std::uint64_t second, const Digest& secondRoot, const std::vector<Digest>& proof);

} // namespace paillasse::crypto
