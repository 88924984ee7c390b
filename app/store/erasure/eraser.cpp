// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/eraser.h"

#include <algorithm>

#include "app/store/accounts/entering.h"
#include "app/store/core/documenttable.h"
#include "app/store/core/erasedpatients.h"
#include "app/store/core/identifierindex.h"
#include "app/store/core/leafheader.h"
#include "app/store/core/query.h"
#include "app/store/core/storeschema.h"
#include "app/store/erasure/legalholds.h"

namespace paillasse::store {

namespace {

std::vector<KeyId> keysIn(const ErasureHeader& header)
{
    std::vector<KeyId> keys;
    for (const auto& patient : header.patients)
        keys.insert(keys.end(), patient.keys.begin(), patient.keys.end());
    return keys;
}

// Who is named in the entry: of several, nobody.
ErasureNoted noted(ErasureStep step, const ErasureRecord& record)
{
    const auto& patients = record.header.patients;
    return {step, record.header.erasure, record.header.laboratory, patients.size() == 1 ? patients.front().patient : lab::PatientId(), {}, record.keys.size(), {}};
}

} // namespace

Eraser::Eraser(Store& store, Writer& writer, const Clock& clock, const EraserSettings& settings, sql::Database database)
    : m_store(store), m_writer(writer), m_clock(clock), m_settings(settings), m_database(std::move(database))
{
}

Result<Eraser> Eraser::open(Store& store, Writer& writer, const Clock& clock, const EraserSettings& settings)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = ErasureTable::bringUp(*database); !done)
        return tl::unexpected(done.error());
    return Eraser(store, writer, clock, settings, std::move(*database));
}

Result<LaboratoryNumber> Eraser::numberOf(const lab::LaboratoryId& laboratory)
{
    const auto all = m_store.laboratories();
    if (!all)
        return tl::unexpected(all.error());
    const auto found = std::ranges::find(*all, laboratory, &LaboratoryInfo::id);
    return found == all->end() ? Result<LaboratoryNumber>(fail(ErrorCode::NotFound, "erasure: no such laboratory")) : found->number;
}

Result<ErasureRecord> Eraser::erase(ErasureRecord record, const Actor& by)
{
    for (auto& patient : record.header.patients) {
        if (!patient.isWhole)
            continue;
        auto keys = m_store.keys().keysOf(record.header.laboratory, patient.patient.uuid());
        if (!keys)
            return tl::unexpected(keys.error());
        patient.keys = std::move(*keys);
    }
    if (keysIn(record.header).empty())
        return fail(ErrorCode::NotFound, "erasure: there is no key of this patient here");
    if (const auto intended = intend(record, by); !intended)
        return tl::unexpected(intended.error());
    return finish(std::move(record));
}

Result<std::optional<ErasureRecord>> Eraser::eraseUnheld(ErasureRecord record, const Actor& by)
{
    std::vector<ErasedPatient> free;
    for (auto& patient : record.header.patients) {
        const auto held = LegalHolds::isHeld(m_database, record.header.laboratory, patient.patient);
        if (!held)
            return tl::unexpected(held.error());
        if (!*held)
            free.push_back(std::move(patient));
    }
    if (free.empty())
        return std::optional<ErasureRecord>();
    record.header.patients = std::move(free);
    auto done = erase(std::move(record), by);
    return done ? Result<std::optional<ErasureRecord>>(std::move(*done)) : tl::unexpected(done.error());
}

Result<> Eraser::intend(ErasureRecord& record, const Actor& by)
{
    record.state = ErasureState::Begun;
    record.begunAt = m_clock.now();
    record.keys = keysIn(record.header);
    return m_writer.noteErasureAndWait(LeafClass::EraseIntent, record.header, encodeEntry(by.entry(noted(ErasureStep::Begun, record))), [&](sql::Database& database) -> Result<> {
        // In the writer's turn: a hold that was set before it counts. What is gone already is past holding.
        for (const auto& patient : record.header.patients) {
            if (record.ground == ErasureGround::Restore)
                break;
            const auto held = LegalHolds::isHeld(database, record.header.laboratory, patient.patient);
            if (!held || *held)
                return held ? fail(ErrorCode::Refused, "patient " + patient.patient.toString() + " is under a legal hold") : tl::unexpected(held.error());
        }
        const auto known = ErasureTable(database).find(record.header.erasure);
        if (!known)
            return tl::unexpected(known.error());
        if (*known && (*known)->state != ErasureState::Asked)
            return fail(ErrorCode::Conflict, "this erasure was decided already");
        return ErasureTable(database).put(record);
    });
}

// A key that was made between the look and the intent; from the intent on none is made.
Result<> Eraser::addLateKeys(ErasureRecord& record)
{
    auto late = record;
    bool hasMore = false;
    for (auto& patient : late.header.patients) {
        if (!patient.isWhole)
            continue;
        const auto keys = m_store.keys().keysOf(record.header.laboratory, patient.patient.uuid());
        if (!keys)
            return tl::unexpected(keys.error());
        for (const auto key : *keys)
            if (std::ranges::find(patient.keys, key) == patient.keys.end()) {
                patient.keys.push_back(key);
                hasMore = true;
            }
    }
    if (!hasMore)
        return {};
    late.keys = keysIn(late.header);
    const auto entered = m_writer.noteErasureAndWait(LeafClass::EraseIntent, late.header, encodeEntry(consoleEntry(noted(ErasureStep::Begun, late))),
                                                     [&](sql::Database& database) { return ErasureTable(database).put(late); });
    if (entered)
        record = std::move(late);
    return entered;
}

Result<ErasureRecord> Eraser::finish(ErasureRecord record)
{
    const auto number = numberOf(record.header.laboratory);
    if (!number)
        return tl::unexpected(number.error());
    if (const auto complete = addLateKeys(record); !complete)
        return tl::unexpected(complete.error());
    if (const auto destroyed = m_store.keys().destroy(record.keys, m_clock.now()); !destroyed)
        return tl::unexpected(destroyed.error());
    if (const auto buried = bury(record, *number); !buried)
        return tl::unexpected(buried.error());
    if (const auto emptied = emptyEntries(record, *number); !emptied)
        return tl::unexpected(emptied.error());
    if (const auto cut = IdentifierIndex::cutLog(m_store); !cut)
        return tl::unexpected(cut.error());
    const auto sequence = DocumentTable(m_database).lastSequence(*number);
    if (!sequence)
        return tl::unexpected(sequence.error());
    record.sequence = *sequence;
    record.epoch = m_store.identity().epoch;
    record.doneAt = m_clock.now();
    record.state = ErasureState::Done;
    const auto done = m_writer.noteErasureAndWait(LeafClass::EraseDone, {record.header.erasure, record.header.laboratory, {}}, encodeEntry(consoleEntry(noted(ErasureStep::Done, record))),
                                                  [&](sql::Database& database) { return ErasureTable(database).put(record); });
    return done ? Result<ErasureRecord>(std::move(record)) : tl::unexpected(done.error());
}

Result<std::vector<lab::DocumentId>> Eraser::documentsOf(LaboratoryNumber number, const ErasedPatient& patient, const std::set<KeyId>& keys)
{
    std::vector<lab::DocumentId> list;
    const auto take = [&](const auto& row) -> Result<> {
        if (keys.contains(row.unsignedInteger(1)))
            list.push_back(row.template id<lab::DocumentId>(0));
        return {};
    };
    auto done = each(m_database, "SELECT id, key FROM document WHERE id = ? AND laboratory = ? AND sections IS NOT NULL", take, patient.patient, int{number});
    if (done)
        done = each(m_database,
                    "SELECT document.id, document.key FROM patient_order CROSS JOIN document ON document.id = patient_order.id AND document.laboratory = patient_order.laboratory"
                    " WHERE patient_order.laboratory = ? AND patient_order.patient = ? AND sections IS NOT NULL ORDER BY patient_order.day",
                    take, int{number}, patient.patient);
    return done ? Result<std::vector<lab::DocumentId>>(std::move(list)) : tl::unexpected(done.error());
}

// Counted before the first of them goes: a crash between does not make them fewer.
Result<> Eraser::keepCount(ErasureRecord& record, std::uint64_t ErasureRecord::*count, std::size_t found)
{
    if (record.*count != 0 || found == 0)
        return {};
    record.*count = found;
    return m_writer.tidyAndWait([&record](sql::Database& database) { return ErasureTable(database).put(record); });
}

Result<> Eraser::bury(ErasureRecord& record, LaboratoryNumber number)
{
    const std::set<KeyId> keys(record.keys.begin(), record.keys.end());
    std::vector<lab::DocumentId> documents;
    for (const auto& patient : record.header.patients) {
        const auto theirs = documentsOf(number, patient, keys);
        if (!theirs)
            return tl::unexpected(theirs.error());
        documents.insert(documents.end(), theirs->begin(), theirs->end());
    }
    if (const auto kept = keepCount(record, &ErasureRecord::documents, documents.size()); !kept)
        return kept;
    for (std::size_t begin = 0; begin < documents.size(); begin += m_settings.documentsAtOnce) {
        const auto end = std::min(begin + m_settings.documentsAtOnce, documents.size());
        if (const auto done = m_writer.buryAndWait(record.header, {documents.begin() + static_cast<std::ptrdiff_t>(begin), documents.begin() + static_cast<std::ptrdiff_t>(end)}); !done)
            return done;
    }
    return {};
}

Result<std::vector<std::uint64_t>> Eraser::rowsOf(LaboratoryNumber number, const std::set<KeyId>& keys)
{
    std::vector<std::uint64_t> rows;
    const auto end = rowOf(static_cast<LaboratoryNumber>(number + 1), 0);
    for (auto from = rowOf(number, 0); from < end;) {
        std::size_t looked = 0;
        const auto done = each(
            m_database, "SELECT seq, key, entry IS NULL FROM ledger WHERE seq >= ? AND seq < ? ORDER BY seq LIMIT ?",
            [&](const auto& row) -> Result<> {
                ++looked;
                from = row.unsignedInteger(0) + 1;
                if (row.integer(2) == 0 && keys.contains(row.unsignedInteger(1)))
                    rows.push_back(row.unsignedInteger(0));
                return {};
            },
            from, end, m_settings.rowsLookedAt);
        if (!done)
            return tl::unexpected(done.error());
        if (looked < m_settings.rowsLookedAt)
            break;
    }
    return rows;
}

// Nothing of what an act said is left: its hash, of words that could be guessed, goes from its reply too.
Result<> Eraser::empty(const std::vector<std::uint64_t>& rows)
{
    return m_writer.tidyAndWait([&rows](sql::Database& database) -> Result<> {
        for (const auto row : rows) {
            Bytes header;
            const auto read = first(database, "SELECT header FROM ledger WHERE seq = ?", [&header](const auto& r) { header = toBytes(r.blob(0)); }, row);
            if (!read)
                return tl::unexpected(read.error());
            if (const auto known = decodeHeader(header))
                if (const auto done = run(database, "UPDATE reply SET hash = x'' WHERE act = ?", known->act); !done)
                    return done;
            if (const auto done = run(database, "UPDATE ledger SET salt = NULL, header = NULL, entry = NULL WHERE seq = ?", row); !done)
                return done;
        }
        return {};
    });
}

Result<> Eraser::emptyEntries(ErasureRecord& record, LaboratoryNumber number)
{
    const std::set<KeyId> keys(record.keys.begin(), record.keys.end());
    const auto rows = rowsOf(number, keys);
    if (!rows)
        return tl::unexpected(rows.error());
    if (const auto kept = keepCount(record, &ErasureRecord::entries, rows->size()); !kept)
        return kept;
    for (std::size_t begin = 0; begin < rows->size(); begin += m_settings.rowsAtOnce) {
        const auto end = std::min(begin + m_settings.rowsAtOnce, rows->size());
        if (const auto done = empty({rows->begin() + static_cast<std::ptrdiff_t>(begin), rows->begin() + static_cast<std::ptrdiff_t>(end)}); !done)
            return done;
    }
    return {};
}

Result<std::vector<ErasureRecord>> Eraser::broughtBack()
{
    const auto erased = ErasedPatients(m_database).all();
    if (!erased)
        return tl::unexpected(erased.error());
    std::vector<ErasureRecord> list;
    for (const auto& name : *erased) {
        const auto number = numberOf(name.laboratory);
        if (!number)
            continue; // of a laboratory that the backup did not have
        std::set<KeyId> keys;
        const auto read = each(
            m_database,
            "SELECT key FROM document WHERE id = ?1 AND laboratory = ?2 AND sections IS NOT NULL UNION"
            " SELECT document.key FROM patient_order CROSS JOIN document ON document.id = patient_order.id AND document.laboratory = patient_order.laboratory"
            " WHERE patient_order.laboratory = ?2 AND patient_order.patient = ?1 AND sections IS NOT NULL",
            [&keys](const auto& row) -> Result<> {
                keys.insert(row.unsignedInteger(0));
                return {};
            },
            name.patient, int{*number});
        if (!read)
            return tl::unexpected(read.error());
        if (keys.empty())
            continue;
        ErasureRecord record;
        record.header = {Uuid::make(m_clock.now()), name.laboratory, {{name.patient, true, {keys.begin(), keys.end()}}}};
        record.ground = ErasureGround::Restore;
        record.askedAt = m_clock.now();
        list.push_back(std::move(record));
    }
    return list;
}

Result<std::vector<ErasureRecord>> Eraser::resume()
{
    std::vector<ErasureRecord> finished;
    const auto begun = ErasureTable(m_database).in(ErasureState::Begun);
    if (!begun)
        return begun;
    for (const auto& record : *begun) {
        auto done = finish(record);
        if (!done)
            return tl::unexpected(done.error());
        finished.push_back(std::move(*done));
    }
    auto back = broughtBack();
    if (!back)
        return back;
    for (auto& record : *back) {
        if (const auto intended = intend(record, {}); !intended)
            return tl::unexpected(intended.error());
        auto done = finish(std::move(record));
        if (!done)
            return tl::unexpected(done.error());
        finished.push_back(std::move(*done));
    }
    return finished;
}

} // namespace paillasse::store
