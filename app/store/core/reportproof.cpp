// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/reportproof.h"

#include <algorithm>

#include "app/crypto/hash.h"
#include "app/store/core/actopener.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"
#include "app/store/core/releasecheck.h"

namespace paillasse::store {

namespace {

tl::unexpected<Error> doesNotHold(const char* what)
{
    return fail(ErrorCode::Refused, what);
}

} // namespace

Result<ReportProof> ReportProof::begin(Store& store, sql::Database& database, const LaboratoryInfo& laboratory)
{
    return EntryProof::begin(store, database, laboratory).map([&](EntryProof entries) { return ReportProof(store, database, laboratory, std::move(entries)); });
}

Result<> ReportProof::document(const StoredOrder& stored)
{
    const auto leaf = m_entries.leaf(stored.facts.leaf);
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
    if (!*reply)
        return doesNotHold("the act that registered the file is not in the ledger");
    const auto entry = m_entries.open(sequence);
    if (!entry)
        return tl::unexpected(entry.error());
    const auto made = readEvidence(m_store.identity(), entry->plain);
    if (!made)
        return doesNotHold("the act that registered the file does not open");
    const auto* body = std::get_if<lab::RegisterPdf>(&made->body);
    if (!body || made->id != act || made->laboratory != m_laboratory.id || made->subject != stored.facts.id || body->version != report.version || !crypto::equal(body->sha256, sha256))
        return doesNotHold("another act than the one that registered the file");
    return ProvedRegistration{entry->leaf.time, made->person, sequence};
}

Result<> ReportProof::printedHead(const lab::LedgerHead& printed)
{
    if (printed.epoch > head().epoch || (printed.epoch == head().epoch && printed.size > head().size))
        return fail(ErrorCode::Conflict, "the ledger never was as long as the report says");
    if (printed.epoch < head().epoch)
        return {};
    const auto tree = treeOf(m_database, m_laboratory.number, printed.size);
    if (!tree)
        return tl::unexpected(tree.error());
    if (!crypto::equal(tree->root(), printed.root))
        return fail(ErrorCode::Conflict, "the ledger is not a continuation of what the report says");
    return {};
}

} // namespace paillasse::store
