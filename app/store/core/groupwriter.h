// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/access/may.h"
#include "app/sql/database.h"
#include "app/sql/transaction.h"
#include "app/store/core/changehub.h"
#include "app/store/core/documentcache.h"
#include "app/store/core/epochentry.h"
#include "app/store/core/indexwriter.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/replytable.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

// What the writer's thread does between the beginning and the end of one transaction. Any Error from a step means that the group must
// be rolled back; a Refusal is an answer like any other.
class GroupWriter {
public:
    static Result<std::unique_ptr<GroupWriter>> open(Store& store, People& people, const Clock& clock, const WriterSettings& settings);

    // Takes the file's write lock and looks what other processes did since.
    Result<> begin();
    Result<wire::ActReply> act(const IncomingAct& incoming);
    // The outer result is the group's, the inner one the change's own.
    Result<Result<>> administrative(LeafClass leafClass, Bytes header, ByteView entry, const Writer::Change& change, const std::vector<PersonDocument>& people);
    // The same without an entry.
    Result<Result<>> change(const Writer::Change& change);
    Result<lab::LaboratoryId> addLaboratory(const std::string& name);
    // Tombstones for documents of the header's laboratory, under one leaf of class EraseDone.
    Result<> bury(const ErasureHeader& header, const std::vector<lab::DocumentId>& documents);
    // The first leaf of a new epoch in each ledger, after a restore.
    Result<> beginEpoch(const std::string& officer, const std::string& reason);
    // Signs the heads and commits keys, store, index, in this order. What changed, by laboratory.
    Result<std::vector<ChangeBatch>> commit();
    void rollback();
    // For the review of rights: what accepted acts were a use of. After the commit.
    void noteUses(const std::vector<IncomingAct>& acts, const std::vector<wire::ActReply>& replies);
    // Before a clean stop: the next start has less to look through.
    void finish();

    // Heads that are too old are signed anew, all in one transaction of their own; nothing happens while none is.
    Result<> renewHeads();
    // The newest signed head; empty for a laboratory that is not here.
    [[nodiscard]] Bytes head(const lab::LaboratoryId& laboratory) const;
    // Between groups: looks what other processes have written.
    Result<> look();
    // What they wrote, as far as begin or look have seen it: once.
    std::vector<ChangeBatch> takeForeign() { return std::exchange(m_foreign, {}); }
    sql::Database& database() { return m_database; }

private:
    struct Laboratory {
        lab::LaboratoryId id;
        LedgerState ledger;
        std::uint64_t sequence = 0;   // of the feed
        access::Rules rules;
        std::size_t signedSize = 0;   // of the ledger, under the newest head
        Instant signedAt;             // that head's time
        ChangeBatch batch;            // of this group
    };
    // A document that is to be written.
    struct Draft {
        lab::DocumentKind kind = lab::DocumentKind::None;
        lab::DocumentId id;
        const DocumentCache::Entry* before = nullptr;
        std::optional<lab::Document> document;    // none of a person's
        std::vector<wire::SectionBytes> sections;
        LeafClass leafClass = LeafClass::Act;
        Bytes header;
        Bytes entry;
        bool isRenamed = false;                   // it is known by something else than before
    };

    GroupWriter(Store& store, People& people, const Clock& clock, const WriterSettings& settings, sql::Database database, IndexWriter index);

    // groupwriter.cpp
    Result<> reload();
    Result<> loadLaboratory(LaboratoryNumber number, const lab::LaboratoryId& id);
    Result<std::uint64_t> generation();
    void noteForeign();
    [[nodiscard]] std::map<LaboratoryNumber, std::uint64_t> reached() const;
    Laboratory* find(const lab::LaboratoryId& id);
    [[nodiscard]] bool isHeadOld(const Laboratory& laboratory, Instant now) const;
    Result<> signHeads();
    Result<> putPeople(const std::vector<PersonDocument>& people);
    Result<> appendEpoch(Laboratory& laboratory, const EpochHeader& header, const EpochEntry& entry);
    Result<std::uint64_t> append(Laboratory& laboratory, LeafClass leafClass, Bytes header, KeyId key, Bytes entry, std::vector<LeafDocument> documents);

    // groupacts.cpp
    [[nodiscard]] bool wasSignedBefore(const lab::Act& act) const;
    Result<lab::Allowed<wire::ActReply>> accept(Laboratory& laboratory, const IncomingAct& incoming);
    Result<> remark(const lab::Act& act);
    Result<wire::ActReply> keepRefusal(const IncomingAct& incoming, const lab::Refusal& refusal);
    Result<const DocumentCache::Entry*> load(const Laboratory& laboratory, const lab::DocumentId& id);
    Result<DocumentFacts> write(Laboratory& laboratory, Draft draft);
    Result<KeyId> keyFor(const Laboratory& laboratory, const Draft& draft);

    // grouperasure.cpp
    Result<bool> isErased(const Laboratory& laboratory, const lab::Act& act, const std::optional<lab::Document>& document);

    // groupreadings.cpp; `person`: who pushed it, null of an import
    Result<lab::Allowed<wire::ActReply>> acceptReadings(Laboratory& laboratory, const IncomingAct& incoming, const access::Person* person);

    // groupchecks.cpp
    Result<bool> wasHead(const Laboratory& laboratory, const lab::LedgerHead& head);
    Result<lab::Allowed<void>> checkClasses(const Laboratory& laboratory, const lab::Act& act);
    Result<lab::Allowed<void>> checkNumbers(const Laboratory& laboratory, const IncomingAct& incoming);
    Result<lab::Allowed<void>> checkNumber(const Laboratory& laboratory, const IncomingAct& incoming, IdentifierKind identifier, const std::string& text);

    Store& m_store;
    People& m_people;
    const Clock& m_clock;
    std::int64_t m_headEveryMs;  // 0: only what was added to is signed
    sql::Database m_database;
    IndexWriter m_index;
    LedgerWriter m_ledger;
    DocumentTable m_documents;
    ReplyTable m_replies;
    DocumentCache m_cache;
    std::map<lab::LaboratoryId, Laboratory> m_laboratories; // the store itself under the null id
    std::optional<sql::Transaction> m_transaction;
    std::map<lab::LaboratoryId, std::uint64_t> m_published; // feed sequences that the streams know of
    std::vector<ChangeBatch> m_foreign;
    std::uint64_t m_generation = 0;
    std::int64_t m_dataVersion = 0;
    bool m_stale = true;        // what is in memory does not fit the file
    Instant m_now;              // of this group
    Instant m_headsFailedAt;    // null: they could be signed
    SecretBytes m_key;          // the one in use
};

} // namespace paillasse::store
