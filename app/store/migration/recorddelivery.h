// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/migration/job.h"
#include "app/store/import/importnumbers.h"
#include "app/store/import/keptmessages.h"
#include "app/store/import/recordimport.h"
#include "app/store/migration/differencelist.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

// Does the acts of staged records with the importer's own code: for real through the writer, or in rehearsal on documents in memory that
// nobody else sees. What the store would not have is a difference; such a record is kept sealed for a person, as an import keeps a message.
class RecordDelivery {
public:
    // `writer` null: a rehearsal.
    static Result<std::unique_ptr<RecordDelivery>> begin(Store& store, Writer* writer, const Clock& clock, const lab::LaboratoryId& laboratory, DifferenceList& differences);

    Result<PlacedRecord> take(const StagedRecord& staged);
    // What take() has done is written; a rehearsal forgets the documents of the time before, so that memory does not grow with the records.
    Result<> finish();

    // As they are after the acts that were done.
    Result<std::optional<lab::Patient>> patient(const lab::PatientId& id) { return m_desk->patient(id); }
    Result<std::optional<lab::Order>> order(const lab::OrderId& id) { return m_desk->order(id); }
    [[nodiscard]] const lab::Catalogue& catalogue() const { return m_catalogue; }
    [[nodiscard]] StoredRecords& stored() { return *m_stored; }
    [[nodiscard]] const DerivedIds& ids() const { return m_ids; }

private:
    RecordDelivery(const Clock& clock, const lab::LaboratoryId& laboratory, DerivedIds ids, DifferenceList& differences)
        : m_clock(clock), m_laboratory(laboratory), m_ids(std::move(ids)), m_differences(differences)
    {
    }
    [[nodiscard]] RecordOutcome outcome();
    void setAside(KeptKind kind, const std::string& where, const std::string& reason);

    const Clock& m_clock;
    lab::LaboratoryId m_laboratory;
    DerivedIds m_ids;
    DifferenceList& m_differences;
    std::unique_ptr<StoredRecords> m_stored;
    std::unique_ptr<ImportDesk> m_desk;
    std::unique_ptr<ImportNumbers> m_numbers;
    lab::Catalogue m_catalogue;
    std::unique_ptr<KeptMessages> m_kept;          // null in a rehearsal
    std::vector<KeptMessages::Item> m_setAside;
    ImportSummary m_summary;
    std::unique_ptr<RecordImport> m_import;
    const StagedRecord* m_current = nullptr;
};

} // namespace paillasse::store
