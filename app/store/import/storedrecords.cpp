// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/storedrecords.h"

#include <algorithm>

#include "app/store/core/documenttable.h"
#include "app/store/core/erasedpatients.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

Result<std::unique_ptr<StoredRecords>> StoredRecords::open(Store& store, const lab::LaboratoryId& laboratory)
{
    const auto all = store.laboratories();
    if (!all)
        return tl::unexpected(all.error());
    const auto known = std::ranges::find(*all, laboratory, &LaboratoryInfo::id);
    if (known == all->end())
        return fail(ErrorCode::NotFound, "import: no such laboratory");
    auto database = store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    auto index = IdentifierIndex::open(store);
    if (!index)
        return tl::unexpected(index.error());
    return std::unique_ptr<StoredRecords>(new StoredRecords(store, *known, std::move(*database), std::move(*index)));
}

Result<> StoredRecords::hold()
{
    if (!m_isToHold || m_held)
        return {};
    auto held = sql::Transaction::begin(m_database, sql::TransactionKind::Read);
    if (!held)
        return tl::unexpected(held.error());
    m_held.emplace(std::move(*held));
    auto indexHeld = sql::Transaction::begin(m_index.database(), sql::TransactionKind::Read);
    if (!indexHeld)
        return tl::unexpected(indexHeld.error());
    m_indexHeld.emplace(std::move(*indexHeld));
    return {};
}

void StoredRecords::release()
{
    m_held.reset();
    m_indexHeld.reset();
}

Result<std::optional<lab::Document>> StoredRecords::document(const lab::DocumentId& id)
{
    if (const auto held = hold(); !held)
        return tl::unexpected(held.error());
    const auto row = DocumentTable(m_database).find(m_laboratory.number, id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row || !(*row)->sections || (*row)->facts.kind == lab::DocumentKind::Person)
        return std::nullopt;
    const auto& facts = (*row)->facts;
    const auto read = m_store.keys().read(facts.key, m_key);
    if (!read && read.error().code == ErrorCode::NotFound)
        return std::nullopt;
    if (!read)
        return tl::unexpected(read.error());
    const auto sections = openSections(m_key, {m_laboratory.id, facts.id, facts.revision}, *(*row)->sections);
    if (!sections)
        return tl::unexpected(sections.error());
    auto document = joinSections(facts.kind, *sections);
    if (!document)
        return tl::unexpected(document.error());
    return std::optional<lab::Document>(std::move(*document));
}

Result<bool> StoredRecords::isErased(const lab::PatientId& patient)
{
    return ErasedPatients(m_database).has(m_laboratory.id, patient);
}

Result<std::vector<lab::DocumentId>> StoredRecords::find(IdentifierKind kind, std::string_view value)
{
    if (value.empty())
        return std::vector<lab::DocumentId>();
    if (const auto held = hold(); !held)
        return tl::unexpected(held.error());
    return m_index.find(m_laboratory.number, kind, value);
}

Result<std::vector<lab::DocumentId>> StoredRecords::all(lab::DocumentKind kind)
{
    std::vector<lab::DocumentId> ids;
    const auto listed = each(
        m_database, "SELECT id FROM document WHERE seq > ? AND seq < ? AND kind = ?",
        [&ids](const auto& row) -> Result<> {
            ids.push_back(row.template id<lab::DocumentId>(0));
            return {};
        },
        rowOf(m_laboratory.number, 0), rowOf(static_cast<LaboratoryNumber>(m_laboratory.number + 1), 0), static_cast<int>(kind));
    if (!listed)
        return tl::unexpected(listed.error());
    return ids;
}

Result<lab::Catalogue> StoredRecords::catalogue()
{
    const auto ids = all(lab::DocumentKind::Examination);
    if (!ids)
        return tl::unexpected(ids.error());
    lab::Catalogue catalogue;
    for (const auto& id : *ids) {
        auto entry = document(id);
        if (!entry)
            return tl::unexpected(entry.error());
        if (*entry)
            if (auto* examination = std::get_if<lab::Examination>(&**entry))
                catalogue.put(std::move(*examination));
    }
    return catalogue;
}

Result<> StoredRecords::forEachPatient(const std::function<Result<>(const lab::Patient&)>& each)
{
    const auto ids = all(lab::DocumentKind::Patient);
    if (!ids)
        return tl::unexpected(ids.error());
    for (const auto& id : *ids) {
        const auto entry = document(id);
        if (!entry)
            return tl::unexpected(entry.error());
        const auto* patient = *entry ? std::get_if<lab::Patient>(&**entry) : nullptr;
        if (const auto done = patient == nullptr ? Result<>() : each(*patient); !done)
            return done;
    }
    return {};
}

} // namespace paillasse::store
