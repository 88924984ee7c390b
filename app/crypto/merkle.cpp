// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/merkle.h"

#include <bit>

namespace paillasse::crypto {

namespace {

// The largest power of two below n (n > 1).
std::uint64_t splitOf(std::uint64_t n)
{
    return std::bit_floor(n - 1);
}

// MTH of leaves [begin, begin + count), where begin is a multiple of the next power of two.
Result<Digest> subtree(std::uint64_t begin, std::uint64_t count, const NodeReader& nodes)
{
    if (std::has_single_bit(count)) {
        const auto level = static_cast<unsigned>(std::countr_zero(count));
        return nodes(level, begin >> level);
    }
    const auto half = splitOf(count);
    const auto left = subtree(begin, half, nodes);
    if (!left)
        return left;
    const auto right = subtree(begin + half, count - half, nodes);
    if (!right)
        return right;
    return nodeHash(*left, *right);
}

Result<> path(std::uint64_t leaf, std::uint64_t begin, std::uint64_t count, const NodeReader& nodes, std::vector<Digest>& proof)
{
    if (count == 1)
        return {};
    const auto half = splitOf(count);
    const bool isLeft = leaf < half;
    const auto deeper = isLeft ? path(leaf, begin, half, nodes, proof) : path(leaf - half, begin + half, count - half, nodes, proof);
    if (!deeper)
        return deeper;
    const auto other = isLeft ? subtree(begin + half, count - half, nodes) : subtree(begin, half, nodes);
    if (!other)
        return tl::unexpected(other.error());
    proof.push_back(*other);
    return {};
}

// SUBPROOF of §2.1.4.1.
Result<> subproof(std::uint64_t first, std::uint64_t begin, std::uint64_t count, bool known, const NodeReader& nodes, std::vector<Digest>& proof)
{
    if (first == count) {
        if (known)
            return {};
        const auto whole = subtree(begin, count, nodes);
        if (!whole)
            return tl::unexpected(whole.error());
        proof.push_back(*whole);
        return {};
    }
    const auto half = splitOf(count);
    const bool isLeft = first <= half;
    const auto deeper = isLeft ? subproof(first, begin, half, known, nodes, proof) : subproof(first - half, begin + half, count - half, false, nodes, proof);
    if (!deeper)
        return deeper;
    const auto other = isLeft ? subtree(begin + half, count - half, nodes) : subtree(begin, half, nodes);
    if (!other)
        return tl::unexpected(other.error());
    proof.push_back(*other);
    return {};
}

tl::unexpected<Error> doesNotHold()
{
    return fail(ErrorCode::Refused, "crypto: the Merkle proof does not hold");
}

} // namespace

Digest leafHash(ByteView leaf)
{
    static constexpr std::uint8_t prefix[] = {0x00};
    return Sha256().add(prefix).add(leaf).finish();
}

Digest nodeHash(const Digest& left, const Digest& right)
{
    static constexpr std::uint8_t prefix[] = {0x01};
    return Sha256().add(prefix).add(left).add(right).finish();
}

Digest emptyRoot()
{
    return sha256({});
}

Result<MerkleTree> MerkleTree::restore(std::uint64_t size, std::vector<Digest> frontier)
{
    if (static_cast<int>(frontier.size()) != std::popcount(size))
        return fail(ErrorCode::Corrupt, "crypto: the tree's frontier does not fit its size");
    MerkleTree tree;
    tree.m_size = size;
    tree.m_frontier = std::move(frontier);
    return tree;
}

void MerkleTree::append(const Digest& leaf, const NodeSink& sink)
{
    auto hash = leaf;
    unsigned level = 0;
    if (sink)
        sink(0, m_size, hash);
    for (auto bits = m_size; bits & 1; bits >>= 1) {
        hash = nodeHash(m_frontier.back(), hash);
        m_frontier.pop_back();
        ++level;
        if (sink)
            sink(level, m_size >> level, hash);
    }
    m_frontier.push_back(hash);
    ++m_size;
}

Digest MerkleTree::root() const
{
    if (m_frontier.empty())
        return emptyRoot();
    auto hash = m_frontier.back();
    for (auto at = m_frontier.size() - 1; at > 0; --at)
        hash = nodeHash(m_frontier[at - 1], hash);
    return hash;
}

Result<std::vector<Digest>> inclusionProof(std::uint64_t leaf, std::uint64_t size, const NodeReader& nodes)
{
    if (leaf >= size)
        return fail(ErrorCode::InvalidInput, "crypto: no such leaf in a tree of that size");
    std::vector<Digest> proof;
    if (const auto done = path(leaf, 0, size, nodes, proof); !done)
        return tl::unexpected(done.error());
    return proof;
}

Result<std::vector<Digest>> consistencyProof(std::uint64_t first, std::uint64_t second, const NodeReader& nodes)
{
    if (first > second)
        return fail(ErrorCode::InvalidInput, "crypto: a tree does not shrink");
    std::vector<Digest> proof;
    if (first == 0 || first == second)
        return proof;
    if (const auto done = subproof(first, 0, second, true, nodes, proof); !done)
        return tl::unexpected(done.error());
    return proof;
}

Result<> verifyInclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size, const std::vector<Digest>& proof, const Digest& root)
{
    if (index >= size)
        return doesNotHold();
    auto fn = index;
    auto sn = size - 1;
    auto hash = leaf;
    for (const auto& step : proof) {
        if (sn == 0)
            return doesNotHold();
        if ((fn & 1) || fn == sn) {
            hash = nodeHash(step, hash);
            while (!(fn & 1) && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            hash = nodeHash(hash, step);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && hash == root ? Result<>() : doesNotHold();
}

Result<> verifyConsistency(std::uint64_t first, const Digest& firstRoot, std::uint64_t second, const Digest& secondRoot, const std::vector<Digest>& given)
{
    if (first > second)
        return doesNotHold();
    if (first == second)
        return given.empty() && firstRoot == secondRoot ? Result<>() : doesNotHold();
    if (first == 0)
        return given.empty() && firstRoot == emptyRoot() ? Result<>() : doesNotHold();
    auto proof = given;
    if (std::has_single_bit(first))
        proof.insert(proof.begin(), firstRoot);
    if (proof.empty())
        return doesNotHold();
    auto fn = first - 1;
    auto sn = second - 1;
    while (fn & 1) {
        fn >>= 1;
        sn >>= 1;
    }
    auto fr = proof.front();
    auto sr = proof.front();
    for (std::size_t i = 1; i < proof.size(); ++i) {
        if (sn == 0)
            return doesNotHold();
        if ((fn & 1) || fn == sn) {
            fr = nodeHash(proof[i], fr);
            sr = nodeHash(proof[i], sr);
            while (!(fn & 1) && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            sr = nodeHash(sr, proof[i]);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && fr == firstRoot && sr == secondRoot ? Result<>() : doesNotHold();
}

} // namespace paillasse::crypto
