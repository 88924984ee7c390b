// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/groupwriter.h"

#include "app/store/core/erasedpatients.h"
#include "app/store/core/keystore.h"

namespace paillasse::store {

Result<> GroupWriter::bury(const ErasureHeader& header, const std::vector<lab::DocumentId>& documents)
{
    auto* laboratory = find(header.laboratory);
    if (laboratory == nullptr)
        return fail(ErrorCode::NotFound, "erasure: no such laboratory");
    const auto number = laboratory->ledger.number;
    std::vector<DocumentFacts> going;
    std::vector<LeafDocument> gone;
    for (const auto& id : documents) {
        const auto row = m_documents.find(number, id);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row || !(*row)->sections)
            continue;
        going.push_back((*row)->facts);
        gone.push_back({id, going.back().revision + 1, hashOfNothing()});
    }
    if (going.empty())
        return {};
    const auto key = m_store.keys().obtain({laboratory->id, Uuid(), KeyClass::Directory, 0});
    if (!key)
        return tl::unexpected(key.error());
    if (const auto read = m_store.keys().read(*key, m_key); !read)
        return read;
    const auto leaf = append(*laboratory, LeafClass::EraseDone, encodeErasureHeader({header.erasure, header.laboratory, {}}), *key, {}, std::move(gone));
    if (!leaf)
        return tl::unexpected(leaf.error());
    if (laboratory->batch.documents.empty() && laboratory->batch.inMemory)
        laboratory->batch.after = laboratory->sequence;
    for (auto& facts : going) {
        const auto before = facts.sequence;
        facts.sequence = ++laboratory->sequence;
        ++facts.revision;
        facts.leaf = *leaf;
        if (const auto buried = m_documents.bury(facts, before); !buried)
            return buried;
        if (const auto removed = m_index.remove(facts.id); !removed)
            return removed;
        m_cache.forget(number, facts.id);
    }
    // The streams read it from the file: there a tombstone is told as what to drop.
    laboratory->batch.inMemory = false;
    return {};
}

// Between the intent and the tombstones nothing new is written; and nothing that a workstation pushes again after a restore.
Result<bool> GroupWriter::isErased(const Laboratory& laboratory, const lab::Act& act, const std::optional<lab::Document>& document)
{
    lab::PatientId patient;
    if (act.subjectKind == lab::DocumentKind::Patient)
        patient = lab::PatientId(act.subject.uuid());
    else if (const auto* place = std::get_if<lab::PlaceOrder>(&act.body))
        patient = place->patient;
    else if (const auto* order = document ? std::get_if<lab::Order>(&*document) : nullptr)
        patient = order->patient;
    return patient.isNull() ? Result<bool>(false) : ErasedPatients(m_database).has(laboratory.id, patient);
}

} // namespace paillasse::store
