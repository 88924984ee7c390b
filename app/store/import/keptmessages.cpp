// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/keptmessages.h"

#include <algorithm>

#include "app/base/cborfields.h"
#include "app/crypto/seal.h"
#include "app/exchange/textdecoding.h"
#include "app/sql/schema.h"
#include "app/store/accounts/entering.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"
#include "app/store/core/trailkeys.h"

namespace paillasse::store {

namespace {

// Everything but `sealed` is random ids (keyed hashes), numbers and times.
const std::vector<sql::SchemaStep>& schema()
{
    static const std::vector<sql::SchemaStep> steps = {
        {"CREATE TABLE import_kept (row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, laboratory BLOB NOT NULL, kind INTEGER NOT NULL, kept INTEGER NOT NULL,"
         "  expires INTEGER NOT NULL, key INTEGER NOT NULL, sealed BLOB NOT NULL);"
         "CREATE INDEX import_kept_expires ON import_kept (expires);"
         "CREATE TABLE import_done (id BLOB PRIMARY KEY) WITHOUT ROWID;"},
    };
    return steps;
}

constexpr std::uint8_t sealFormat = 1;

crypto::SectionContext contextOf(const lab::LaboratoryId& laboratory, const Uuid& id)
{
    return {sealFormat, laboratory.uuid(), id, 0, 0};
}

// The keys of a month go at once: an item lives to the end of its month and the keeping time after it.
Instant expiryOf(Instant kept)
{
    auto date = Date::of(kept);
    date.day = 1;
    date.year = static_cast<std::int16_t>(date.month == 12 ? date.year + 1 : date.year);
    date.month = static_cast<std::uint8_t>(date.month % 12 + 1);
    return {(date.toDays() + KeptMessages::keepDays) * dayMs};
}

// CBOR text must be UTF-8; what the sender wrote may be anything.
KeptMessage writable(KeptMessage message)
{
    for (auto* text : {&message.file, &message.type, &message.where, &message.reason, &message.text})
        *text = exchange::toUtf8(*text, exchange::Charset::Unknown).text;
    if (std::max(message.text.size(), message.bytes.size()) > KeptMessages::mostBytes) {
        message.text.clear();
        message.bytes.clear();
        message.reason += " (too large to be kept here)";
    }
    return message;
}

Result<bool> isKept(sql::Database& database, const Uuid& id)
{
    return first(database, "SELECT 1 FROM import_kept WHERE id = ?", [](const auto&) {}, id);
}

} // namespace

const char* nameOf(KeptKind kind)
{
    switch (kind) {
    case KeptKind::Refused: return "refused";
    case KeptKind::Tray: return "tray";
    case KeptKind::Unread: return "unread";
    }
    return "unknown";
}

Result<KeptMessages> KeptMessages::open(Store& store, Writer& writer, const lab::LaboratoryId& laboratory, const DerivedIds& ids, const Clock& clock)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = sql::bringUp(*database, "import", schema()); !done)
        return tl::unexpected(done.error());
    return KeptMessages(store, writer, laboratory, ids, clock, std::move(*database));
}

Uuid KeptMessages::doneId(std::string_view text, std::uint64_t how) const
{
    return m_ids.of("done").add(m_laboratory.bytes()).add(how).add(text).finish();
}

Result<bool> KeptMessages::isDone(const Uuid& message)
{
    return first(m_reading, "SELECT 1 FROM import_done WHERE id = ?", [](const auto&) {}, message);
}

Result<> KeptMessages::markDone(const std::vector<Uuid>& messages)
{
    if (messages.empty())
        return {};
    return enter(m_writer, consoleEntry(MessagesDone{m_laboratory}), [&messages](sql::Database& database) -> Result<> {
        for (const auto& message : messages)
            if (const auto done = run(database, "INSERT OR IGNORE INTO import_done (id) VALUES (?)", message); !done)
                return done;
        return {};
    });
}

Uuid KeptMessages::idOf(const Item& item) const
{
    auto id = m_ids.of("kept").add(m_laboratory.bytes()).add(std::uint64_t{static_cast<std::uint8_t>(item.kind)}).add(item.message.text).add(item.message.where);
    return item.message.bytes.empty() ? id.finish() : id.add(ByteView(item.message.bytes)).finish();
}

Result<bool> KeptMessages::put(sql::Database& database, const Item& item, SecretBytes& key)
{
    const auto id = idOf(item);
    const auto known = isKept(database, id);
    if (!known || *known)
        return known ? Result<bool>(false) : tl::unexpected(known.error());
    const auto message = writable(item.message);
    const auto now = m_clock.now();
    const auto keyId = m_store.keys().obtain({m_laboratory, Uuid(), KeyClass::Quarantine, monthOf(now)});
    if (!keyId)
        return tl::unexpected(keyId.error());
    if (const auto read = m_store.keys().read(*keyId, key); !read)
        return tl::unexpected(read.error());
    const auto sealed = crypto::sealSection(key, contextOf(m_laboratory, id), cbor::encode(message));
    const auto done = run(database, "INSERT INTO import_kept (id, laboratory, kind, kept, expires, key, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)", id, m_laboratory,
                          static_cast<int>(item.kind), now, expiryOf(now), *keyId, sealed);
    return done ? Result<bool>(true) : tl::unexpected(done.error());
}

Result<std::size_t> KeptMessages::keep(const std::vector<Item>& items)
{
    // What is kept already changes nothing, not even the ledger.
    std::vector<const Item*> fresh;
    for (const auto& item : items) {
        const auto known = isKept(m_reading, idOf(item));
        if (!known)
            return tl::unexpected(known.error());
        if (!*known)
            fresh.push_back(&item);
    }
    if (fresh.empty())
        return std::size_t{0};
    std::size_t added = 0;
    const auto done = enter(m_writer, consoleEntry(MessagesKept{m_laboratory}), [&](sql::Database& database) -> Result<> {
        SecretBytes key(KeyStore::keySize);
        added = 0;
        for (const auto* item : fresh) {
            const auto isNew = put(database, *item, key);
            if (!isNew)
                return tl::unexpected(isNew.error());
            added += *isNew ? 1 : 0;
        }
        return {};
    });
    return done ? Result<std::size_t>(added) : tl::unexpected(done.error());
}

Result<std::vector<KeptEntry>> KeptMessages::list()
{
    std::vector<KeptEntry> entries;
    const auto done = each(
        m_reading, "SELECT id, kind, kept, expires, length(sealed) FROM import_kept WHERE laboratory = ? ORDER BY row DESC",
        [&entries](const auto& row) -> Result<> {
            entries.push_back({row.uuid(0), static_cast<KeptKind>(row.integer(1)), row.instant(2), row.instant(3), row.unsignedInteger(4)});
            return {};
        },
        m_laboratory);
    return done ? Result<std::vector<KeptEntry>>(std::move(entries)) : tl::unexpected(done.error());
}

Result<KeptMessage> KeptMessages::show(const Uuid& id)
{
    if (const auto entered = enter(m_writer, consoleEntry(MessageShown{m_laboratory, id})); !entered)
        return tl::unexpected(entered.error());
    KeyId keyId = 0;
    Bytes sealed;
    const auto found = first(
        m_reading, "SELECT key, sealed FROM import_kept WHERE id = ? AND laboratory = ?",
        [&](const auto& row) {
            keyId = row.unsignedInteger(0);
            sealed = toBytes(row.blob(1));
        },
        id, m_laboratory);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return fail(ErrorCode::NotFound, "no such message is kept here");
    SecretBytes key(KeyStore::keySize);
    if (const auto read = m_store.keys().read(keyId, key); !read)
        return tl::unexpected(read.error());
    Bytes plain;
    if (const auto opened = crypto::openSection(key, contextOf(m_laboratory, id), sealed, plain); !opened)
        return tl::unexpected(opened.error());
    return cbor::decode<KeptMessage>(plain);
}

// The intent first; the destruction may be done again, and the rows go last, so that a crash leaves something to find.
Result<std::size_t> KeptMessages::expire()
{
    const auto now = m_clock.now();
    std::vector<KeyId> keys;
    const auto listed = each(
        m_reading, "SELECT DISTINCT key FROM import_kept WHERE expires <= ?",
        [&keys](const auto& row) -> Result<> {
            keys.push_back(row.unsignedInteger(0));
            return {};
        },
        now);
    if (!listed)
        return tl::unexpected(listed.error());
    if (keys.empty())
        return std::size_t{0};
    if (const auto intended = m_writer.administrativeAndWait(LeafClass::EraseIntent, encodeEntry(consoleEntry(MessagesExpired())), {}); !intended)
        return tl::unexpected(intended.error());
    if (const auto destroyed = m_store.keys().destroy(keys, now); !destroyed)
        return tl::unexpected(destroyed.error());
    std::size_t gone = 0;
    const auto done = m_writer.administrativeAndWait(LeafClass::EraseDone, encodeEntry(consoleEntry(MessagesExpired())), [&](sql::Database& writing) -> Result<> {
        const auto deleted = run(writing, "DELETE FROM import_kept WHERE expires <= ?", now);
        gone = static_cast<std::size_t>(writing.changes());
        return deleted;
    });
    return done ? Result<std::size_t>(gone) : tl::unexpected(done.error());
}

} // namespace paillasse::store
