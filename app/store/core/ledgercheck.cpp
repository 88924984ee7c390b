// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/ledgercheck.h"

#include <algorithm>

#include "app/crypto/hash.h"
#include "app/store/core/erasureheader.h"
#include "app/store/core/expiryheader.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leafheader.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/merklenodes.h"
#include "app/store/core/query.h"
#include "app/store/core/replytable.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"
#include "app/store/core/trailkeys.h"

namespace paillasse::store {

namespace {

// Columns of a row as checkLedger asks for it.
bool isEmptied(const sql::Statement& row)
{
    return row.isNull(2) && row.isNull(3) && row.isNull(5);
}

} // namespace

LedgerCheck::LedgerCheck(Store& store, sql::Database& database, Verification& result) : m_store(store), m_database(database), m_result(result), m_key(KeyStore::keySize) {}

Result<> LedgerCheck::run()
{
    const auto laboratories = m_store.laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    const auto destroyed = m_store.keys().destroyed();
    if (!destroyed)
        return tl::unexpected(destroyed.error());
    for (const auto& key : *destroyed)
        m_destroyed.insert(key.key);
    std::vector<Ledger> ledgers{ledgerOf(0, {}, m_store.identity().store)};
    for (const auto& laboratory : *laboratories)
        ledgers.push_back(ledgerOf(laboratory.number, laboratory.id, laboratory.id.uuid()));
    if (const auto done = readExpiries(); !done)
        return done;
    std::uint64_t nodes = 0;
    for (auto& ledger : ledgers) {
        if (const auto done = checkLedger(ledger); !done)
            return done;
        checkEmptied(ledger);
        if (const auto size = ledger.leaves.size(); size > 0)
            nodes += nodePosition(0, size);
        if (const auto done = checkHead(ledger); !done)
            return done;
        if (const auto done = checkDocuments(ledger); !done)
            return done;
    }
    checkErasures();
    noteDestroyed();
    return checkStrays(nodes);
}

// Before all else: they come after what they name. Whether they themselves are as they were written, the rest of the check tells.
Result<> LedgerCheck::readExpiries()
{
    return each(
        m_database, "SELECT leaf, header FROM ledger WHERE seq < ?",
        [this](const auto& row) -> Result<> {
            const auto leaf = decodeLeaf(row.blob(0));
            if (!leaf)
                return {};
            readErasure(*leaf, row.blob(1));
            if (leaf->leafClass != LeafClass::Expire)
                return {};
            if (const auto header = decodeExpiryHeader(row.blob(1)))
                m_expired.emplace(header->laboratory, header->month);
            return {};
        },
        rowOf(1, 0));
}

// The import's own erasures name nothing: their rows go.
void LedgerCheck::readErasure(const Leaf& leaf, ByteView headerBytes)
{
    if (headerBytes.empty() || (leaf.leafClass != LeafClass::EraseIntent && leaf.leafClass != LeafClass::EraseDone))
        return;
    const auto header = decodeErasureHeader(headerBytes);
    if (!header)
        return;
    auto& erasure = m_erasures[header->erasure];
    if (leaf.leafClass == LeafClass::EraseDone) {
        erasure.isDone = true;
        return;
    }
    erasure.laboratory = header->laboratory;
    for (const auto& patient : header->patients)
        erasure.keys.insert(patient.keys.begin(), patient.keys.end());
}

// A leaf of the laboratory's own ledger that says which documents are gone: by an erasure that was entered, and no others.
void LedgerCheck::noteBurial(const Ledger& ledger, const Leaf& leaf, ByteView headerBytes, const std::string& where)
{
    const auto header = decodeErasureHeader(headerBytes);
    const auto known = header ? m_erasures.find(header->erasure) : m_erasures.end();
    if (known == m_erasures.end() || known->second.laboratory != ledger.laboratory)
        find(where, "erases what no entry says is to be erased");
    const auto nothing = hashOfNothing();
    for (const auto& document : leaf.documents) {
        if (document.sealedHash != nothing)
            find(where, "erases a document that is still there");
        m_buried.insert(document.id);
    }
}

// An act's entry may be gone where its document is, and says so itself.
void LedgerCheck::checkEmptied(const Ledger& ledger)
{
    for (const auto& act : m_emptied)
        if (act.documents.empty() || !std::ranges::all_of(act.documents, [this](const auto& id) { return m_buried.contains(id); }))
            find("laboratory " + std::to_string(ledger.number) + " leaf " + std::to_string(act.sequence), "lacks its entry, and nothing says that it was erased");
    m_emptied.clear();
    m_buried.clear();
}

void LedgerCheck::checkErasures()
{
    for (const auto& [id, erasure] : m_erasures) {
        if (!erasure.isDone)
            m_result.notes.push_back("store.db: erasure " + id.toString() + " has begun and is not done; the store goes on with it when it starts");
        for (const auto key : erasure.keys)
            if (erasure.isDone && !m_destroyed.contains(key))
                m_result.findings.push_back({"keys.db", "key " + std::to_string(key), "is not destroyed, and the ledger says that it is"});
    }
}

// After a restore: gone by the list of destroyed keys, and the leaf that says why came after the backup.
void LedgerCheck::noteDestroyed()
{
    for (const auto& [month, count] : m_unopened)
        m_result.notes.push_back("store.db: " + std::to_string(count) + " entries of " + std::to_string(month.second) + (month.first.isNull() ? "" : ", laboratory " + month.first.toString())
                                 + ", do not open any more: their key was destroyed");
    if (m_lost > 0)
        m_result.notes.push_back("store.db: " + std::to_string(m_lost) + " documents do not open any more: their keys were destroyed");
}

// Rows that belong to no laboratory that is here were not looked at.
Result<> LedgerCheck::checkStrays(std::uint64_t nodes)
{
    const auto count = [this](std::string_view text) -> Result<std::uint64_t> {
        std::uint64_t number = 0;
        const auto row = first(m_database, text, [&number](const auto& r) { number = r.unsignedInteger(0); });
        return row ? Result<std::uint64_t>(number) : tl::unexpected(row.error());
    };
    const std::pair<std::string_view, std::uint64_t> expected[] = {
        {"SELECT count(*) FROM document", m_result.documents},
        {"SELECT count(*) FROM document WHERE laboratory <> seq >> 48", 0},
        {"SELECT count(*) FROM document WHERE patient IS NOT NULL AND NOT EXISTS (SELECT 1 FROM patient_order p WHERE p.laboratory = document.laboratory"
         " AND p.patient = document.patient AND p.day = document.day AND p.id = document.id)", 0},
        {"SELECT count(*) - (SELECT count(*) FROM document WHERE patient IS NOT NULL) FROM patient_order", 0},
        {"SELECT count(*) FROM ledger", m_result.leaves},
        {"SELECT count(*) FROM node", nodes},
        {"SELECT count(*) FROM reply WHERE outcome = 0", m_acts}, // each act's leaf has named its reply: so each act has one leaf
    };
    for (const auto& [text, number] : expected) {
        const auto present = count(text);
        if (!present)
            return tl::unexpected(present.error());
        if (*present != number)
            find("table", "has rows that belong to nothing");
    }
    return {};
}

Result<> LedgerCheck::checkLedger(Ledger& ledger)
{
    return each(
        m_database, "SELECT seq, leaf, salt, header, key, entry FROM ledger WHERE seq >= ? AND seq < ? ORDER BY seq",
        [&](const auto& row) { return checkLeaf(ledger, row); }, rowOf(ledger.number, 0), rowOf(static_cast<LaboratoryNumber>(ledger.number + 1), 0));
}

LedgerCheck::Ledger LedgerCheck::ledgerOf(LaboratoryNumber number, const lab::LaboratoryId& laboratory, const Uuid& id)
{
    return {number, laboratory,
            {id, [this, number](unsigned level, std::uint64_t index) { return readNode(m_database, number, level, index); },
             [this](KeyId key) { return keyOf(key); },
             // Whether an act's document was erased, a later leaf of its ledger says.
             [this, laboratory](const Leaf& leaf) { return isExpired(laboratory, leaf) || (leaf.leafClass == LeafClass::Act && !laboratory.isNull()); }}};
}

bool LedgerCheck::isExpired(const lab::LaboratoryId& laboratory, const Leaf& leaf) const
{
    return isOfTrail(leaf.leafClass) && m_expired.contains({laboratory, monthOf(leaf.time)});
}

// A key that is not there was destroyed, or never was: then the row names another than it was written with.
Result<const SecretBytes*> LedgerCheck::keyOf(KeyId id)
{
    const auto read = m_store.keys().read(id, m_key);
    if (!read && read.error().code == ErrorCode::NotFound && !m_destroyed.contains(id))
        return fail(ErrorCode::Corrupt, "ledger: a key that never was");
    return read ? Result<const SecretBytes*>(&m_key) : tl::unexpected(read.error());
}

Result<> LedgerCheck::checkLeaf(Ledger& ledger, const sql::Statement& row)
{
    ++m_result.leaves;
    const LedgerRow checked{placeOf(row.unsignedInteger(0)), row.blob(1), row.blob(2), row.blob(3), row.unsignedInteger(4), row.blob(5), isEmptied(row)};
    const auto where = "laboratory " + std::to_string(ledger.number) + " leaf " + std::to_string(checked.sequence);
    const auto leaf = ledger.leaves.add(checked, [&](const char* fault) { find(where, fault); });
    if (!leaf)
        return tl::unexpected(leaf.error());
    if (!*leaf)
        return {};
    if (const auto done = checkWritten(ledger, **leaf, where); !done)
        return done;
    if ((*leaf)->leafClass == LeafClass::EraseDone && ledger.number != 0)
        noteBurial(ledger, **leaf, checked.header, where);
    if (isOfTrail((*leaf)->leafClass) && !checked.isEmptied && !isExpired(ledger.laboratory, **leaf) && !keyOf(checked.key))
        ++m_unopened[{ledger.laboratory, monthOf((*leaf)->time)}];
    // A laboratory's readings are acts too; what was read at the store itself nobody pushed.
    const bool isAct = (*leaf)->leafClass == LeafClass::Act || ((*leaf)->leafClass == LeafClass::Read && ledger.number != 0);
    if (!isAct)
        return {};
    ++m_acts;
    if (checked.isEmptied && (*leaf)->leafClass == LeafClass::Act) {
        auto& act = m_emptied.emplace_back(EmptiedAct{(*leaf)->sequence, {}});
        for (const auto& document : (*leaf)->documents)
            act.documents.push_back(document.id);
    }
    return checked.isEmptied ? Result<>() : checkReply(ledger, **leaf, checked.header, where);
}

// What it wrote is there, as it or a later leaf left it.
Result<> LedgerCheck::checkWritten(const Ledger& ledger, const Leaf& leaf, const std::string& where)
{
    for (const auto& document : leaf.documents) {
        std::uint64_t last = 0;
        const auto row = first(
            m_database, "SELECT leaf FROM document WHERE id = ? AND laboratory = ?", [&last](const auto& r) { last = r.unsignedInteger(0); }, document.id, int{ledger.number});
        if (!row)
            return tl::unexpected(row.error());
        if (!*row || last < leaf.sequence)
            find(where, "wrote a document that is not there");
    }
    return {};
}

// Each act was answered once, and by this leaf.
Result<> LedgerCheck::checkReply(const Ledger& ledger, const Leaf& leaf, ByteView headerBytes, const std::string& where)
{
    const auto header = decodeHeader(headerBytes);
    if (!header) {
        find(where, "has a header that cannot be read");
        return {};
    }
    bool fits = false;
    const auto row = first(
        m_database, "SELECT laboratory, leaf, hash FROM reply WHERE act = ?",
        [&](const auto& r) {
            fits = r.integer(0) == int{ledger.number} && r.unsignedInteger(1) == leaf.sequence && crypto::equal(r.blob(2), header->actHash);
        },
        header->act);
    if (!row)
        return tl::unexpected(row.error());
    if (!fits)
        find(where, "was answered otherwise");
    return {};
}

Result<> LedgerCheck::checkHead(const Ledger& ledger)
{
    const auto where = "laboratory " + std::to_string(ledger.number) + " head";
    Bytes bytes;
    const auto row = first(m_database, "SELECT head FROM head WHERE laboratory = ?", [&bytes](const auto& r) { bytes = toBytes(r.blob(0)); }, int{ledger.number});
    if (!row)
        return tl::unexpected(row.error());
    ledger.leaves.end(bytes, m_store.identity().signingKey, [&](const char* fault) { find(where, fault); });
    return {};
}

Result<> LedgerCheck::checkDocuments(const Ledger& ledger)
{
    return each(
        m_database,
        "SELECT seq, id, kind, revision, born, leaf, key, closed, day, stage, to_enter, to_validate, patient, sections FROM document WHERE seq >= ? AND seq < ? ORDER BY seq",
        [&](const auto& row) { return checkDocument(ledger, DocumentTable::facts(row), row.blob(DocumentTable::columnCount)); }, rowOf(ledger.number, 0),
        rowOf(static_cast<LaboratoryNumber>(ledger.number + 1), 0));
}

Result<> LedgerCheck::checkDocument(const Ledger& ledger, const DocumentFacts& facts, ByteView blob)
{
    ++m_result.documents;
    const auto where = "laboratory " + std::to_string(ledger.number) + " document " + facts.id.toString();
    const auto named = isNamed(ledger, facts, blob);
    if (!named)
        return tl::unexpected(named.error());
    if (!*named)
        find(where, "is not what its last leaf says");
    else if (!blob.empty())
        checkContents(ledger, facts, blob, where);
    return {};
}

Result<bool> LedgerCheck::isNamed(const Ledger& ledger, const DocumentFacts& facts, ByteView blob)
{
    bool isNamed = false;
    const auto row = first(
        m_database, "SELECT leaf FROM ledger WHERE seq = ?",
        [&](const auto& r) {
            const auto leaf = decodeLeaf(r.blob(0));
            const LeafDocument wanted{facts.id, facts.revision, toBytes(crypto::sha256(blob))};
            isNamed = leaf && std::ranges::find(leaf->documents, wanted) != leaf->documents.end();
        },
        rowOf(ledger.number, facts.leaf));
    if (!row)
        return tl::unexpected(row.error());
    return isNamed;
}

void LedgerCheck::checkContents(const Ledger& ledger, const DocumentFacts& facts, ByteView blob, const std::string& where)
{
    const auto key = keyOf(facts.key);
    if (!key) {
        if (key.error().code != ErrorCode::NotFound)
            find(where, "names a key that does not open");
        else
            ++m_lost;
        return;
    }
    const auto sections = openSections(m_key, {ledger.laboratory, facts.id, facts.revision}, blob);
    if (!sections)
        return find(where, "does not open");
    if (facts.kind == lab::DocumentKind::Person)
        return;
    const auto document = joinSections(facts.kind, *sections);
    if (!document || lab::idOf(*document, ledger.laboratory) != facts.id)
        find(where, "does not decode");
    else if (columnsOf(*document) != facts.columns)
        find(where, "has other columns than its contents");
}

} // namespace paillasse::store
