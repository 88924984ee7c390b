// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/groupwriter.h"

#include <algorithm>
#include <cstdlib>

#include "app/crypto/treehead.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"
#include "app/store/core/trailkeys.h"

namespace paillasse::store {

namespace {

constexpr int writerCacheKiB = 64 * 1024;
constexpr std::int64_t headsAgainMs = 10 * secondMs; // after heads could not be signed anew

// The log is cut by the checkpointer and between groups, never inside a commit that somebody waits for; once cut, the file shrinks too.
constexpr std::string_view logSettings = "PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 0;";

} // namespace

GroupWriter::GroupWriter(Store& store, People& people, const Clock& clock, const WriterSettings& settings, sql::Database database, IndexWriter index)
    : m_store(store), m_people(people), m_clock(clock), m_headEveryMs(settings.polite ? 0 : settings.headEveryMs), m_database(std::move(database)), m_index(std::move(index)), m_ledger(m_database, store), m_documents(m_database),
      m_replies(m_database), m_cache(settings.documentsCached), m_key(KeyStore::keySize)
{
}

Result<std::unique_ptr<GroupWriter>> GroupWriter::open(Store& store, People& people, const Clock& clock, const WriterSettings& settings)
{
    auto database = store.connect(false, writerCacheKiB);
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = database->execute(logSettings); !done)
        return tl::unexpected(done.error());
    auto index = IndexWriter::open(store);
    if (!index)
        return tl::unexpected(index.error());
    auto writer = std::unique_ptr<GroupWriter>(new GroupWriter(store, people, clock, settings, std::move(*database), std::move(*index)));
    if (const auto begun = writer->begin(); !begun)
        return tl::unexpected(begun.error());
    writer->rollback();
    return writer;
}

Result<std::uint64_t> GroupWriter::generation()
{
    std::uint64_t generation = 0;
    const auto row = first(m_database, "SELECT generation FROM state", [&generation](const auto& r) { generation = r.unsignedInteger(0); });
    if (!row)
        return tl::unexpected(row.error());
    return generation;
}

Result<> GroupWriter::begin()
{
    auto begun = sql::Transaction::begin(m_database);
    if (!begun)
        return tl::unexpected(begun.error());
    m_transaction.emplace(std::move(*begun));
    m_now = m_clock.now();
    const auto version = m_database.dataVersion();
    if (!version)
        return tl::unexpected(version.error());
    // Another connection has committed: only another writer raises the generation.
    if (*version != m_dataVersion && !m_stale) {
        const auto now = generation();
        if (!now)
            return tl::unexpected(now.error());
        m_stale = *now != m_generation;
    }
    m_dataVersion = *version;
    return m_stale ? reload() : Result<>();
}

Result<> GroupWriter::reload()
{
    m_cache.clear();
    m_laboratories.clear();
    const auto now = generation();
    if (!now)
        return tl::unexpected(now.error());
    m_generation = *now;
    if (const auto forgotten = m_store.keys().forgetDestroyed(); !forgotten)
        return forgotten;
    const auto laboratories = m_store.laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    if (const auto done = loadLaboratory(0, lab::LaboratoryId()); !done)
        return done;
    for (const auto& laboratory : *laboratories)
        if (const auto done = loadLaboratory(laboratory.number, laboratory.id); !done)
            return done;
    if (const auto done = m_index.catchUp(m_database); !done)
        return done;
    m_stale = false;
    noteForeign();
    return {};
}

// The first reload only learns where the laboratories stand.
void GroupWriter::noteForeign()
{
    const bool isFirst = m_published.empty();
    for (const auto& [id, laboratory] : m_laboratories) {
        auto& known = m_published[id];
        if (!isFirst && laboratory.sequence > known)
            m_foreign.push_back({id, known, laboratory.sequence, false, {}, laboratory.ledger.head});
        known = laboratory.sequence;
    }
}

Result<> GroupWriter::loadLaboratory(LaboratoryNumber number, const lab::LaboratoryId& id)
{
    auto ledger = m_ledger.load(number, number == 0 ? m_store.identity().store : id.uuid());
    if (!ledger)
        return tl::unexpected(ledger.error());
    const auto sequence = m_documents.lastSequence(number);
    if (!sequence)
        return tl::unexpected(sequence.error());
    Laboratory laboratory{id, std::move(*ledger), *sequence, {}, 0, {}, {}};
    laboratory.signedSize = laboratory.ledger.tree.size();
    // What does not decode is signed anew at once.
    if (const auto head = crypto::decodeHead(laboratory.ledger.head))
        laboratory.signedAt = head->at;
    auto& kept = m_laboratories.insert_or_assign(id, std::move(laboratory)).first->second;
    if (number == 0)
        return {};
    // A profile that does not open leaves the stricter rule, and is for verify to find.
    const auto profile = load(kept, lab::documentId(id));
    if (profile && *profile)
        kept.rules.enteringPersonMayValidate = std::get<lab::LaboratoryProfile>(*(*profile)->document).enteringPersonMayValidate;
    return {};
}

GroupWriter::Laboratory* GroupWriter::find(const lab::LaboratoryId& id)
{
    const auto found = m_laboratories.find(id);
    return found == m_laboratories.end() ? nullptr : &found->second;
}

Bytes GroupWriter::head(const lab::LaboratoryId& laboratory) const
{
    const auto found = m_laboratories.find(laboratory);
    return found == m_laboratories.end() ? Bytes() : found->second.ledger.head;
}

Result<std::uint64_t> GroupWriter::append(Laboratory& laboratory, LeafClass leafClass, Bytes header, KeyId key, Bytes entry, std::vector<LeafDocument> documents)
{
    return m_ledger.append(laboratory.ledger, {leafClass, m_now, std::move(header), key, std::move(entry), std::move(documents)}, m_key);
}

Result<Result<>> GroupWriter::change(const Writer::Change& change)
{
    if (const auto begun = m_database.execute("SAVEPOINT change"); !begun)
        return tl::unexpected(begun.error());
    if (change) {
        if (const auto changed = change(m_database); !changed) {
            const auto undone = m_database.execute("ROLLBACK TO change; RELEASE change");
            return undone ? Result<Result<>>(changed) : tl::unexpected(undone.error());
        }
    }
    if (const auto released = m_database.execute("RELEASE change"); !released)
        return tl::unexpected(released.error());
    return Result<>();
}

Result<Result<>> GroupWriter::administrative(LeafClass leafClass, Bytes header, ByteView entry, const Writer::Change& change, const std::vector<PersonDocument>& people)
{
    const auto changed = this->change(change);
    if (!changed || !*changed)
        return changed;
    if (const auto done = putPeople(people); !done)
        return tl::unexpected(done.error());
    auto& storeWide = *find(lab::LaboratoryId());
    const auto key = m_store.keys().obtain(isOfTrail(leafClass) ? trailKey({}, m_now) : KeyName{{}, Uuid(), KeyClass::Administration, 0});
    if (!key)
        return tl::unexpected(key.error());
    if (const auto read = m_store.keys().read(*key, m_key); !read)
        return tl::unexpected(read.error());
    const auto sequence = append(storeWide, leafClass, std::move(header), *key, toBytes(entry), {});
    if (!sequence)
        return tl::unexpected(sequence.error());
    return Result<>();
}

Result<> GroupWriter::putPeople(const std::vector<PersonDocument>& people)
{
    for (const auto& person : people) {
        auto* laboratory = find(person.laboratory);
        if (laboratory == nullptr)
            continue;
        const auto id = lab::documentId(person.person);
        const auto before = m_documents.find(laboratory->ledger.number, id);
        if (!before)
            return tl::unexpected(before.error());
        DocumentCache::Entry entry;
        if (*before)
            entry.facts = (*before)->facts;
        Draft draft{lab::DocumentKind::Person, id, *before ? &entry : nullptr, std::nullopt, {{wire::Section::Directory, person.section}}, LeafClass::Administration, {}, {}};
        if (const auto written = write(*laboratory, std::move(draft)); !written)
            return tl::unexpected(written.error());
    }
    return {};
}

Result<> GroupWriter::appendEpoch(Laboratory& laboratory, const EpochHeader& header, const EpochEntry& entry)
{
    const auto name = laboratory.id.isNull() ? KeyName{{}, Uuid(), KeyClass::Administration, 0} : KeyName{laboratory.id, Uuid(), KeyClass::Directory, 0};
    const auto key = m_store.keys().obtain(name);
    if (!key)
        return tl::unexpected(key.error());
    if (const auto read = m_store.keys().read(*key, m_key); !read)
        return read;
    const auto sequence = append(laboratory, LeafClass::Epoch, encodeEpochHeader(header), *key, encodeEpochEntry(entry), {});
    return sequence ? Result<>() : tl::unexpected(sequence.error());
}

Result<> GroupWriter::beginEpoch(const std::string& officer, const std::string& reason)
{
    for (auto& [id, laboratory] : m_laboratories) {
        const auto before = crypto::decodeHead(laboratory.ledger.head);
        if (!before)
            return tl::unexpected(before.error());
        const EpochHeader header{m_store.identity().store, m_store.identity().epoch, before->epoch, laboratory.ledger.tree.size(), toBytes(laboratory.ledger.tree.root())};
        if (const auto done = appendEpoch(laboratory, header, {officer, reason}); !done)
            return done;
    }
    return {};
}

Result<lab::LaboratoryId> GroupWriter::addLaboratory(const std::string& name)
{
    // The first laboratory begins the store's own ledger with it.
    const EpochHeader origin{m_store.identity().store, m_store.identity().epoch, 0, 0, {}};
    auto& storeWide = *find(lab::LaboratoryId());
    if (storeWide.ledger.tree.size() == 0)
        if (const auto started = appendEpoch(storeWide, origin, {}); !started)
            return tl::unexpected(started.error());
    LaboratoryNumber number = 1;
    for (const auto& [id, known] : m_laboratories)
        number = std::max(number, static_cast<LaboratoryNumber>(known.ledger.number + 1));
    const auto id = lab::LaboratoryId::make(m_now);
    if (const auto done = run(m_database, "INSERT INTO laboratory (number, id) VALUES (?, ?)", int{number}, id); !done)
        return tl::unexpected(done.error());
    if (const auto done = loadLaboratory(number, id); !done)
        return tl::unexpected(done.error());
    if (const auto started = appendEpoch(*find(id), origin, {}); !started)
        return tl::unexpected(started.error());

    lab::Act act;
    act.id = lab::ActId::make(m_now);
    act.laboratory = id;
    act.subjectKind = lab::DocumentKind::Laboratory;
    act.subject = lab::documentId(id);
    act.person = lab::PersonId(m_store.identity().store); // the store itself
    act.at = m_now;
    lab::DefineLaboratory body;
    body.profile.id = id;
    body.profile.name = name;
    act.body = body;
    const auto reply = this->act(importedAct(std::move(act)));
    if (!reply)
        return tl::unexpected(reply.error());
    return reply->outcome == wire::ActOutcome::Accepted ? Result<lab::LaboratoryId>(id) : fail(ErrorCode::InvalidInput, "store: not a name for a laboratory");
}

// A clock that was put back makes a head old too: else nothing would be signed until it has come as far again.
bool GroupWriter::isHeadOld(const Laboratory& laboratory, Instant now) const
{
    const auto age = now - laboratory.signedAt;
    return m_headEveryMs > 0 && laboratory.signedSize > 0 && (age >= m_headEveryMs || age < 0);
}

Result<> GroupWriter::signHeads()
{
    for (auto& [id, laboratory] : m_laboratories) {
        if (laboratory.ledger.tree.size() == laboratory.signedSize && !isHeadOld(laboratory, m_now))
            continue;
        if (const auto done = m_ledger.signHead(laboratory.ledger, m_now); !done)
            return done;
        laboratory.signedSize = laboratory.ledger.tree.size();
        laboratory.signedAt = m_now;
    }
    return {};
}

Result<> GroupWriter::renewHeads()
{
    const auto now = m_clock.now();
    if (std::abs(now - m_headsFailedAt) < headsAgainMs || std::ranges::none_of(m_laboratories, [&](const auto& entry) { return isHeadOld(entry.second, now); }))
        return {};
    auto done = begin();
    if (done)
        done = commit().map([](const auto&) {});
    if (!done) {
        rollback();
        m_headsFailedAt = now;
    }
    return done;
}

Result<std::vector<ChangeBatch>> GroupWriter::commit()
{
    m_stale = true; // until it has succeeded
    if (const auto done = signHeads(); !done)
        return tl::unexpected(done.error());
    if (const auto done = run(m_database, "UPDATE state SET generation = ?", m_generation + 1); !done)
        return tl::unexpected(done.error());
    // A new key is durable before the data that uses it.
    if (const auto done = m_store.keys().commitNew(); !done)
        return tl::unexpected(done.error());
    if (const auto done = m_transaction->commit(); !done)
        return tl::unexpected(done.error());
    m_transaction.reset();
    ++m_generation;
    // The index is derived: a failure here is mended by the next catching up.
    m_stale = !m_index.commit(reached());
    if (m_stale)
        m_index.rollback();
    std::vector<ChangeBatch> batches;
    for (auto& [id, laboratory] : m_laboratories) {
        auto batch = std::exchange(laboratory.batch, {});
        if (batch.documents.empty() && batch.inMemory)
            continue;
        batch.laboratory = id;
        batch.upTo = laboratory.sequence;
        batch.treeHead = laboratory.ledger.head;
        m_published[id] = batch.upTo;
        batches.push_back(std::move(batch));
    }
    return batches;
}

std::map<LaboratoryNumber, std::uint64_t> GroupWriter::reached() const
{
    std::map<LaboratoryNumber, std::uint64_t> reached;
    for (const auto& [id, laboratory] : m_laboratories)
        reached[laboratory.ledger.number] = laboratory.sequence;
    return reached;
}

void GroupWriter::finish()
{
    if (!begin())
        return;
    (void)m_index.commit(reached(), true);
    rollback();
    (void)m_database.checkpoint();
}

void GroupWriter::rollback()
{
    m_index.rollback();
    m_store.keys().dropNew();
    // What was only looked at leaves memory as it is.
    const bool wrote = m_transaction && std::ranges::any_of(m_laboratories, [](const auto& entry) {
        return entry.second.ledger.tree.size() != entry.second.signedSize || !entry.second.batch.documents.empty() || !entry.second.batch.inMemory;
    });
    m_transaction.reset();
    m_stale = m_stale || wrote;
}

Result<> GroupWriter::look()
{
    const auto version = m_database.dataVersion();
    if (!version)
        return tl::unexpected(version.error());
    if (*version == m_dataVersion && !m_stale)
        return {};
    if (const auto begun = begin(); !begun)
        return begun;
    rollback();
    return {};
}

} // namespace paillasse::store
