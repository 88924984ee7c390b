// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/recorddelivery.h"

#include "app/exchange/recordcodec.h"
#include "app/store/import/refusalwords.h"

namespace paillasse::store {

namespace {

constexpr unsigned numberBlocks = 20; // leased at once: each lease is an entry of the ledger, which is waited for

} // namespace

Result<std::unique_ptr<RecordDelivery>> RecordDelivery::begin(Store& store, Writer* writer, const Clock& clock, const lab::LaboratoryId& laboratory, DifferenceList& differences)
{
    auto ids = DerivedIds::load(store);
    if (!ids)
        return tl::unexpected(ids.error());
    std::unique_ptr<RecordDelivery> delivery(new RecordDelivery(clock, laboratory, std::move(*ids), differences));
    auto stored = StoredRecords::open(store, laboratory);
    if (!stored)
        return tl::unexpected(stored.error());
    delivery->m_stored = std::move(*stored);
    delivery->m_stored->holdFrom(true);
    auto catalogue = delivery->m_stored->catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    delivery->m_catalogue = std::move(*catalogue);
    delivery->m_stored->release();
    const auto& self = store.identity().store;
    delivery->m_numbers = std::make_unique<ImportNumbers>(writer, laboratory, lab::WorkstationId(self), numberBlocks);
    // Known before in the rehearsal; what is refused only now was changed by somebody meanwhile.
    const auto onRefused = [raw = delivery.get()](std::size_t record, const lab::Refusal& refusal, const ImportDesk::Tally&) {
        raw->m_differences.add({.record = record, .finding = migration::Finding::RefusedByStore, .terms = {wordsOf(refusal)}});
    };
    delivery->m_desk = std::make_unique<ImportDesk>(*delivery->m_stored, writer, laboratory, lab::PersonId(self), onRefused);
    if (writer != nullptr) {
        auto kept = KeptMessages::open(store, *writer, laboratory, delivery->m_ids, clock);
        if (!kept)
            return tl::unexpected(kept.error());
        delivery->m_kept = std::make_unique<KeptMessages>(std::move(*kept));
    }
    const ImportTools tools{*delivery->m_desk, *delivery->m_numbers, delivery->m_ids, delivery->m_catalogue, clock, delivery->m_summary, laboratory, true};
    delivery->m_import = std::make_unique<RecordImport>(tools, ResultSource::External, delivery->outcome());
    return delivery;
}

// What a field has no place for is told by the comparison, which looks at all of them.
RecordOutcome RecordDelivery::outcome()
{
    RecordOutcome outcome;
    outcome.numberOf = [this](const RecordOutcome::Places&) { return static_cast<std::size_t>(m_current->number); };
    outcome.toTray = [this](const RecordOutcome::Places&, const std::string& where, const std::string& reason) { setAside(KeptKind::Tray, where, reason); };
    outcome.refuse = [this](const RecordOutcome::Places&, const std::string& where, const std::string& reason) { setAside(KeptKind::Refused, where, reason); };
    outcome.unread = [](const RecordOutcome::Places&, const std::string&) {};
    return outcome;
}

void RecordDelivery::setAside(KeptKind kind, const std::string& where, const std::string& reason)
{
    m_differences.add({.record = m_current->number, .where = m_current->where, .finding = migration::Finding::SetAside, .terms = {where, reason}});
    if (m_kept && (m_setAside.empty() || m_setAside.back().message.number != m_current->number))
        m_setAside.push_back({kind, {m_current->where, m_current->number, "migration", where, reason, {}, exchange::encodeRecord(m_current->record)}});
}

Result<PlacedRecord> RecordDelivery::take(const StagedRecord& staged)
{
    m_current = &staged;
    m_ids.setRank(staged.number);
    return m_import->take(staged.record);
}

Result<> RecordDelivery::finish()
{
    if (!m_kept) {
        m_desk->forget();
        return {};
    }
    if (const auto done = m_desk->finish(); !done)
        return done;
    if (m_setAside.empty())
        return {};
    const auto kept = m_kept->keep(m_setAside);
    m_setAside.clear();
    return kept ? Result<>() : tl::unexpected(kept.error());
}

} // namespace paillasse::store
