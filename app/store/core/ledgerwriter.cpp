// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/ledgerwriter.h"

#include <algorithm>
#include <bit>

#include "app/crypto/crypto.h"
#include "app/crypto/treehead.h"
#include "app/store/core/merklenodes.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

namespace {

constexpr std::size_t saltSize = 16;

} // namespace

Result<crypto::Digest> readNode(sql::Database& database, LaboratoryNumber number, unsigned level, std::uint64_t index)
{
    crypto::Digest digest{};
    bool fits = false;
    const auto row = first(
        database, "SELECT hash FROM node WHERE seq = ?",
        [&](const auto& r) {
            const auto hash = r.blob(0);
            fits = hash.size() == digest.size();
            if (fits)
                std::ranges::copy(hash, digest.begin());
        },
        rowOf(number, nodePosition(level, index)));
    if (!row)
        return tl::unexpected(row.error());
    return fits ? Result<crypto::Digest>(digest) : fail(ErrorCode::Corrupt, "ledger: a node of the tree is missing");
}

Result<std::uint64_t> ledgerSize(sql::Database& database, LaboratoryNumber number)
{
    std::uint64_t size = 0;
    const auto row = first(
        database, "SELECT max(seq) FROM ledger WHERE seq >= ? AND seq < ?", [&size](const auto& r) { size = r.isNull(0) ? 0 : placeOf(r.unsignedInteger(0)) + 1; },
        rowOf(number, 0), rowOf(static_cast<std::uint16_t>(number + 1), 0));
    if (!row)
        return tl::unexpected(row.error());
    return size;
}

Result<crypto::MerkleTree> treeOf(sql::Database& database, LaboratoryNumber number, std::uint64_t size)
{
    std::vector<crypto::Digest> frontier;
    std::uint64_t begin = 0;
    for (auto left = size; left > 0;) {
        const auto level = static_cast<unsigned>(std::bit_width(left) - 1);
        const auto node = readNode(database, number, level, begin >> level);
        if (!node)
            return tl::unexpected(node.error());
        frontier.push_back(*node);
        begin += std::uint64_t{1} << level;
        left -= std::uint64_t{1} << level;
    }
    return crypto::MerkleTree::restore(size, std::move(frontier));
}

Result<LedgerState> LedgerWriter::load(LaboratoryNumber number, const Uuid& ledger)
{
    LedgerState state{number, ledger, {}, {}};
    const auto size = ledgerSize(m_database, number);
    if (!size)
        return tl::unexpected(size.error());
    auto tree = treeOf(m_database, number, *size);
    if (!tree)
        return tl::unexpected(tree.error());
    state.tree = std::move(*tree);
    const auto row = first(m_database, "SELECT head FROM head WHERE laboratory = ?", [&state](const auto& r) { state.head = toBytes(r.blob(0)); }, number);
    if (!row)
        return tl::unexpected(row.error());
    return state;
}

Result<std::uint64_t> LedgerWriter::append(LedgerState& state, const Entry& entry, const SecretBytes& plainKey)
{
    const auto sequence = state.tree.size();
    const auto salt = crypto::randomBytes(saltSize);
    const auto sealed = sealEntry(plainKey, state.ledger, sequence, entry.plaintext);
    Leaf leaf{leafFormat, m_store.identity().epoch, sequence, entry.leafClass, entry.time, {}, toBytes(crypto::sha256(sealed)), keyCommitment(plainKey), entry.documents};
    leaf.headerHash = toBytes(crypto::Sha256().add(salt).add(entry.header).finish());
    const auto bytes = encodeLeaf(leaf);
    const auto done = run(m_database, "INSERT INTO ledger (seq, leaf, salt, header, key, entry) VALUES (?, ?, ?, ?, ?, ?)", rowOf(state.number, sequence), bytes, salt,
                          entry.header, entry.key, sealed);
    if (!done)
        return tl::unexpected(done.error());
    if (const auto nodes = putNodes(state, crypto::leafHash(bytes)); !nodes)
        return tl::unexpected(nodes.error());
    return sequence;
}

Result<> LedgerWriter::putNodes(LedgerState& state, const crypto::Digest& leafHash)
{
    Result<> done;
    state.tree.append(leafHash, [&](unsigned level, std::uint64_t index, const crypto::Digest& hash) {
        if (done)
            done = run(m_database, "INSERT INTO node (seq, hash) VALUES (?, ?)", rowOf(state.number, nodePosition(level, index)), ByteView(hash));
    });
    return done;
}

Result<> LedgerWriter::signHead(LedgerState& state, Instant now)
{
    state.head = crypto::encodeHead(crypto::signHead(m_store.signingKey(), state.ledger, m_store.identity().epoch, state.tree.size(), state.tree.root(), now));
    return run(m_database, "INSERT INTO head (laboratory, size, head) VALUES (?, ?, ?) ON CONFLICT (laboratory) DO UPDATE SET size = excluded.size, head = excluded.head",
               state.number, state.tree.size(), state.head);
}

} // namespace paillasse::store
