// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/fhirindex.h"

#include <algorithm>
#include <set>

#include "app/sql/transaction.h"
#include "app/store/core/query.h"
#include "app/store/migration/positionfields.h"

namespace paillasse::store {

namespace {

constexpr std::size_t resourcesPerChunk = 2000;
constexpr std::size_t mostOfGroup = 20'000;

constexpr auto tables = "CREATE TABLE IF NOT EXISTS fhir_mark (one INTEGER PRIMARY KEY CHECK (one = 1), input INTEGER NOT NULL, position BLOB NOT NULL, is_all INTEGER NOT NULL);"
                        "CREATE TABLE IF NOT EXISTS fhir_resource (id INTEGER PRIMARY KEY, input INTEGER NOT NULL, position BLOB NOT NULL, subject TEXT NOT NULL, alone INTEGER NOT NULL, owner TEXT NOT NULL);"
                        "CREATE TABLE IF NOT EXISTS fhir_key (key TEXT NOT NULL, resource INTEGER NOT NULL, PRIMARY KEY (key, resource)) WITHOUT ROWID;"
                        "CREATE TABLE IF NOT EXISTS fhir_reference (resource INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (resource, key)) WITHOUT ROWID;"
                        "CREATE INDEX IF NOT EXISTS fhir_reference_key ON fhir_reference (key);"
                        "CREATE INDEX IF NOT EXISTS fhir_resource_owner ON fhir_resource (owner);"
                        "CREATE TABLE IF NOT EXISTS fhir_group (id INTEGER PRIMARY KEY, owner TEXT NOT NULL, resource INTEGER NOT NULL);";
constexpr auto noTables = "DROP TABLE IF EXISTS fhir_mark; DROP TABLE IF EXISTS fhir_resource; DROP TABLE IF EXISTS fhir_key; DROP TABLE IF EXISTS fhir_reference; DROP TABLE IF EXISTS fhir_group;";

// A patient may be called by several names: whoever names one of them belongs to that resource. Then groups: each bundle that stands alone,
// each patient, and each resource that nobody's refers to.
constexpr auto grouping = "UPDATE fhir_resource SET owner = ifnull((SELECT 'resource ' || min(k.resource) FROM fhir_key k WHERE k.key = fhir_resource.subject), 'named ' || subject)"
                          "  WHERE subject <> '' AND alone = 0;"
                          "INSERT INTO fhir_group (owner, resource) SELECT '', id FROM fhir_resource WHERE alone = 1 ORDER BY id;"
                          "INSERT INTO fhir_group (owner, resource) SELECT owner, 0 FROM fhir_resource WHERE owner <> '' GROUP BY owner ORDER BY owner;"
                          "INSERT INTO fhir_group (owner, resource) SELECT '', id FROM fhir_resource WHERE owner = '' AND alone = 0"
                          "  AND NOT EXISTS (SELECT 1 FROM fhir_key k JOIN fhir_reference r ON r.key = k.key WHERE k.resource = fhir_resource.id) ORDER BY id;";

Result<FhirPlace> placeIn(const sql::Statement& row)
{
    const auto at = cbor::decode<exchange::StreamPosition>(row.blob(2));
    if (!at)
        return tl::unexpected(at.error());
    return FhirPlace{row.unsignedInteger(0), row.unsignedInteger(1), *at};
}

} // namespace

Result<> FhirIndex::create()
{
    return m_database.execute(tables);
}

Result<> FhirIndex::forget()
{
    return m_database.execute(noTables);
}

Result<std::optional<FhirIndex::Mark>> FhirIndex::mark()
{
    std::optional<Mark> mark;
    Bytes position;
    const auto row = first(m_database, "SELECT input, position, is_all FROM fhir_mark", [&](const auto& r) {
        mark = Mark{r.unsignedInteger(0), {}, r.integer(2) != 0};
        position = toBytes(r.blob(1));
    });
    if (!row)
        return tl::unexpected(row.error());
    if (mark) {
        const auto within = cbor::decode<exchange::StreamPosition>(position);
        if (!within)
            return tl::unexpected(within.error());
        mark->within = *within;
    }
    return mark;
}

Result<> FhirIndex::setMark(const Mark& mark)
{
    return run(m_database, "INSERT OR REPLACE INTO fhir_mark (one, input, position, is_all) VALUES (1, ?, ?, ?)", mark.input, cbor::encode(mark.within), mark.isAll);
}

Result<> FhirIndex::put(std::uint64_t input, const exchange::StreamPosition& at, const exchange::fhir::StreamedResource& resource)
{
    const bool isAlone = resource.standsAlone || resource.message.refusal.has_value();
    auto done = run(m_database, "INSERT INTO fhir_resource (input, position, subject, alone, owner) VALUES (?, ?, ?, ?, '')", input, cbor::encode(at), resource.subject, isAlone);
    const auto id = m_database.lastRowId();
    if (isAlone)
        return done;
    for (std::size_t i = 0; done && i < resource.keys.size(); ++i)
        done = run(m_database, "INSERT OR IGNORE INTO fhir_key (key, resource) VALUES (?, ?)", resource.keys[i], id);
    for (std::size_t i = 0; done && i < resource.references.size(); ++i)
        done = run(m_database, "INSERT OR IGNORE INTO fhir_reference (resource, key) VALUES (?, ?)", id, resource.references[i]);
    return done;
}

Result<> FhirIndex::fillInput(MigrationSource& source, Mark& mark, const WorkProgress& progress)
{
    const auto bytes = source.open(mark.input);
    if (!bytes) {
        auto why = passedOver(bytes.error(), mark.input);
        return why ? passOver(mark, std::move(*why)) : tl::unexpected(bytes.error());
    }
    const auto stream = exchange::fhir::ResourceStream::open(**bytes, mark.input, mark.within);
    for (bool isEnd = false; !isEnd;) {
        auto transaction = sql::Transaction::begin(m_database);
        if (!transaction)
            return tl::unexpected(transaction.error());
        for (std::size_t i = 0; i < resourcesPerChunk; ++i) {
            const auto at = stream->position();
            const auto resource = stream->next();
            if (!resource)
                return tl::unexpected(resource.error());
            isEnd = !*resource;
            if (isEnd && at == exchange::StreamPosition()) {
                exchange::fhir::StreamedResource nothing;
                nothing.message = nothingIn(mark.input);
                if (const auto done = put(mark.input, at, nothing); !done)
                    return done;
            }
            if (isEnd)
                break;
            if (const auto done = put(mark.input, at, **resource); !done)
                return done;
        }
        mark = isEnd ? Mark{mark.input + 1, {}, false} : Mark{mark.input, stream->position(), false};
        if (const auto done = setMark(mark); !done)
            return done;
        if (const auto done = transaction->commit(); !done)
            return done;
        progress.told(isEnd ? (*bytes)->size() : mark.within.offset, (*bytes)->size());
        if (progress.isToStop())
            return fail(ErrorCode::Cancelled, "staging: to go on later");
    }
    return {};
}

// It stands alone, with why there is nothing in it.
Result<> FhirIndex::passOver(Mark& mark, exchange::SourceMessage why)
{
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    exchange::fhir::StreamedResource nothing;
    nothing.message = std::move(why);
    if (const auto done = put(mark.input, {}, nothing); !done)
        return done;
    mark = {mark.input + 1, {}, false};
    if (const auto done = setMark(mark); !done)
        return done;
    return transaction->commit();
}

Result<> FhirIndex::makeGroups()
{
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (const auto done = m_database.execute(grouping); !done)
        return done;
    if (const auto done = setMark({0, {}, true}); !done)
        return done;
    return transaction->commit();
}

Result<> FhirIndex::fill(MigrationSource& source, const WorkProgress& progress)
{
    if (const auto done = create(); !done)
        return done;
    const auto before = mark();
    if (!before)
        return tl::unexpected(before.error());
    auto mark = before->value_or(Mark());
    if (mark.isAll)
        return {};
    while (mark.input < source.count())
        if (const auto done = fillInput(source, mark, progress); !done)
            return done;
    return makeGroups();
}

Result<std::uint64_t> FhirIndex::groups()
{
    std::uint64_t count = 0;
    const auto row = first(m_database, "SELECT ifnull(max(id), 0) FROM fhir_group", [&count](const auto& r) { count = r.unsignedInteger(0); });
    return row ? Result<std::uint64_t>(count) : tl::unexpected(row.error());
}

Result<std::vector<FhirPlace>> FhirIndex::group(std::uint64_t number)
{
    std::string owner;
    std::uint64_t only = 0;
    const auto row = first(
        m_database, "SELECT owner, resource FROM fhir_group WHERE id = ?",
        [&](const auto& r) {
            owner = r.text(0);
            only = r.unsignedInteger(1);
        },
        number);
    if (!row)
        return tl::unexpected(row.error());
    std::vector<FhirPlace> places;
    std::set<std::uint64_t> known;
    const auto take = [&](const auto& r) -> Result<> {
        auto place = placeIn(r);
        if (!place)
            return tl::unexpected(place.error());
        if (known.insert(place->id).second && places.size() < mostOfGroup)
            places.push_back(*place);
        return {};
    };
    const auto own = owner.empty() ? each(m_database, "SELECT id, input, position FROM fhir_resource WHERE id = ?", take, only)
                                   : each(m_database, "SELECT id, input, position FROM fhir_resource WHERE owner = ? ORDER BY id", take, owner);
    if (!own)
        return tl::unexpected(own.error());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto more = each(m_database,
                               "SELECT f.id, f.input, f.position FROM fhir_reference r JOIN fhir_key k ON k.key = r.key JOIN fhir_resource f ON f.id = k.resource WHERE r.resource = ? AND f.owner = '' ORDER BY f.id",
                               take, places[i].id);
        if (!more)
            return tl::unexpected(more.error());
    }
    std::ranges::sort(places, {}, &FhirPlace::id);
    return places;
}

} // namespace paillasse::store
