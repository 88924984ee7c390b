// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/reportproof.h"

#include <algorithm>

#include "app/crypto/hash.h"
#include "app/store/core/actopener.h"
#include "app/store/core/keystore.h"
#include "app/store/core/ledger.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"
#include "app/store/core/releasecheck.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

namespace {

tl::unexpected<Error> doesNotHold(const char* what)
{
    return fail(ErrorCode::Refused, what);
}

// A row of the ledger, out of the file.
struct LedgerRow {
    Bytes leaf;
    Bytes salt;
    Bytes header;
    KeyId key = 0;
    Bytes entry;
};

Result<std::optional<LedgerRow>> ledgerRow(sql::Database& database, LaboratoryNumber number, std::uint64_t sequence)
{
    LedgerRow found;
    const auto row = first(
        database, "SELECT leaf, salt, header, key, entry FROM ledger WHERE seq = ?",
        [&found](const auto& r) { found = {toBytes(r.blob(0)), toBytes(r.blob(1)), toBytes(r.blob(2)), r.unsignedInteger(3), toBytes(r.blob(4))}; }, rowOf(number, sequence));
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(std::move(found)) : std::nullopt;
}

} // namespace

Result<ReportProof> ReportProof::begin(Store& store, sql::Database& database, const LaboratoryInfo& laboratory)
{
    const auto bytes = LedgerReader(database).head(laboratory.id);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto head = crypto::decodeHead(*bytes);
    if (!head || head->ledger != laboratory.id.uuid() || !crypto::verifyHead(store.identity().signingKey, *head))
        return doesNotHold("the ledger's head is not signed by this store");
    return ReportProof(store, database, laboratory, std::move(*head));
}

Result<Leaf> ReportProof::included(ByteView encoded, std::uint64_t sequence)
{
    const auto proof = LedgerReader(m_database).inclusion(m_laboratory.id, sequence, m_head.size);
    if (!proof)
        return doesNotHold("the ledger has no such entry");
    std::vector<crypto::Digest> path;
    for (const auto& one : *proof) {
        crypto::Digest digest{};
        std::ranges::copy(one, digest.begin());
        path.push_back(digest);
    }
    auto leaf = decodeLeaf(encoded);
    if (!leaf || leaf->sequence != sequence || !crypto::verifyInclusion(crypto::leafHash(encoded), sequence, m_head.size, path, m_head.root))
        return doesNotHold("an entry is not in the ledger's tree");
    return leaf;
}

Result<> ReportProof::document(const StoredOrder& stored)
{
    const auto row = ledgerRow(m_database, m_laboratory.number, stored.facts.leaf);
    if (!row)
        return tl::unexpected(row.error());
    const auto leaf = *row ? included((*row)->leaf, stored.facts.leaf) : doesNotHold("the ledger has no such entry");
    if (!leaf)
        return tl::unexpected(leaf.error());
    const LeafDocument written{stored.facts.id, stored.facts.revision, toBytes(crypto::sha256(stored.sealed))};
    if (std::ranges::find(leaf->documents, written) == leaf->documents.end())
        return doesNotHold("the order is not what the ledger says");
    return {};
}

Result<> ReportProof::signature(const StoredOrder& stored, const lab::ReportVersion& report)
{
    if (report.kind == lab::ReportKind::Withdrawn)
        return {};
    if (!verifySignature(report, signedBytesOf(m_laboratory.id, stored.order, report)))
        return doesNotHold("the biologist's signature is not over this report");
    return {};
}

Result<ProvedRegistration> ReportProof::registration(const StoredOrder& stored, const lab::ReportVersion& report, ByteView sha256)
{
    const auto act = report.registration(sha256).value_or(lab::ActId());
    std::uint64_t sequence = 0;
    const auto reply = first(
        m_database, "SELECT leaf FROM reply WHERE act = ? AND laboratory = ? AND outcome = 0", [&sequence](const auto& r) { sequence = r.unsignedInteger(0); }, act,
        int{m_laboratory.number});
    if (!reply)
        return tl::unexpected(reply.error());
    const auto row = *reply ? ledgerRow(m_database, m_laboratory.number, sequence) : Result<std::optional<LedgerRow>>(std::nullopt);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return doesNotHold("the act that registered the file is not in the ledger");
    const auto& entry = **row;
    const auto leaf = included(entry.leaf, sequence);
    if (!leaf)
        return tl::unexpected(leaf.error());
    if (!crypto::equal(crypto::sha256(entry.entry), leaf->ciphertextHash))
        return doesNotHold("the act that registered the file is not what the ledger says");
    SecretBytes key(KeyStore::keySize);
    if (!m_store.keys().read(entry.key, key))
        return doesNotHold("the act that registered the file does not open");
    const auto evidence = openEntry(key, m_laboratory.id.uuid(), sequence, entry.entry);
    const auto made = evidence ? readEvidence(m_store.identity(), *evidence) : doesNotHold("does not open");
    if (!made)
        return doesNotHold("the act that registered the file does not open");
    const auto* body = std::get_if<lab::RegisterPdf>(&made->body);
    if (!body || made->id != act || made->laboratory != m_laboratory.id || made->subject != stored.facts.id || body->version != report.version || !crypto::equal(body->sha256, sha256))
        return doesNotHold("another act than the one that registered the file");
    return ProvedRegistration{leaf->time, made->person, sequence};
}

Result<> ReportProof::printedHead(const lab::LedgerHead& printed)
{
    if (printed.epoch > m_head.epoch || (printed.epoch == m_head.epoch && printed.size > m_head.size))
        return fail(ErrorCode::Conflict, "the ledger never was as long as the report says");
    if (printed.epoch < m_head.epoch)
        return {};
    const auto tree = treeOf(m_database, m_laboratory.number, printed.size);
    if (!tree)
        return tl::unexpected(tree.error());
    if (!crypto::equal(tree->root(), printed.root))
        return fail(ErrorCode::Conflict, "the ledger is not a continuation of what the report says");
    return {};
}

} // namespace paillasse::store
