// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/inbounddelivery.h"

#include <algorithm>
#include <set>

#include "app/sql/schema.h"
#include "app/sql/transaction.h"
#include "app/store/core/query.h"
#include "app/store/migration/handover.h"
#include "app/store/migration/keptdifferences.h"
#include "app/store/migration/recorddelivery.h"
#include "app/store/migration/recordreading.h"
#include "app/store/migration/reduction.h"

namespace paillasse::store {

namespace {

constexpr std::uint64_t deliveredAtOnce = 2048;
constexpr std::size_t chunksAhead = 4;
constexpr std::string_view markName = "deliver";

const std::vector<sql::SchemaStep> schema = {
    {"CREATE TABLE delivered (number INTEGER PRIMARY KEY, patient BLOB NOT NULL, was_known INTEGER NOT NULL, orders BLOB NOT NULL);"},
};

Bytes joined(const std::vector<lab::OrderId>& orders)
{
    Bytes bytes;
    for (const auto& order : orders)
        bytes.insert(bytes.end(), order.bytes().begin(), order.bytes().end());
    return bytes;
}

PlacedRecord placedIn(const sql::Statement& row)
{
    PlacedRecord placed{row.id<lab::PatientId>(0), row.integer(1) != 0, {}};
    const auto orders = row.blob(2);
    for (std::size_t at = 0; at + Uuid::size <= orders.size(); at += Uuid::size)
        placed.orders.push_back(lab::OrderId::fromBytes(orders.subspan(at, Uuid::size)).value_or(lab::OrderId()));
    return placed;
}

// The acts, chunk by chunk: first they are durable, then staging says so.
class Deliverer {
public:
    Deliverer(Staging& staging, RecordDelivery& delivery, KeptDifferences kept, DifferenceList& ofActs, Handover<std::uint64_t>& upTo)
        : m_staging(staging), m_delivery(delivery), m_kept(kept), m_ofActs(ofActs), m_upTo(upTo)
    {
    }
    Result<> run();

private:
    Result<> write(std::uint64_t last);

    Staging& m_staging;
    RecordDelivery& m_delivery;
    KeptDifferences m_kept;
    DifferenceList& m_ofActs; // of this chunk
    Handover<std::uint64_t>& m_upTo;
    std::vector<std::pair<std::uint64_t, PlacedRecord>> m_placed;
};

Result<> Deliverer::run()
{
    std::uint64_t last = 0;
    const auto mark = m_staging.mark(markName);
    if (!mark)
        return tl::unexpected(mark.error());
    if (*mark)
        last = std::stoull(std::string(asText(**mark)));
    if (last > 0 && !m_upTo.give(last))
        return {};
    const auto size = m_staging.size();
    if (!size)
        return tl::unexpected(size.error());
    const auto done = m_staging.forEach(last + 1, [&](const StagedRecord& staged) -> Result<> {
        auto placed = m_delivery.take(staged);
        if (!placed)
            return tl::unexpected(placed.error());
        m_placed.emplace_back(staged.number, std::move(*placed));
        const bool isEnd = m_placed.size() == deliveredAtOnce || staged.number == *size;
        return isEnd ? write(staged.number) : Result<>();
    });
    return done;
}

Result<> Deliverer::write(std::uint64_t last)
{
    if (const auto done = m_delivery.finish(); !done)
        return done;
    auto& database = m_staging.database();
    auto transaction = sql::Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const auto& [number, placed] : m_placed)
        if (const auto put = store::run(database, "INSERT OR REPLACE INTO delivered (number, patient, was_known, orders) VALUES (?, ?, ?, ?)", number, placed.patient, placed.wasKnown, joined(placed.orders)); !put)
            return put;
    for (const auto& differences : {m_ofActs.numbered(0), m_ofActs.further()})
        if (const auto done = m_kept.keep(differences); !done)
            return done;
    if (const auto done = m_staging.setMark(markName, asBytes(std::to_string(last))); !done)
        return done;
    if (const auto done = transaction->commit(); !done)
        return done;
    m_ofActs = {};
    m_placed.clear();
    return m_upTo.give(last) ? Result<>() : fail(ErrorCode::Cancelled, "delivery: nobody reads it back");
}

// Behind the acts, on connections of its own.
class ReadBack {
public:
    ReadBack(Staging& staging, StoredRecords& stored, const lab::Catalogue& catalogue, DifferenceList& differences)
        : m_staging(staging), m_stored(stored), m_catalogue(catalogue), m_differences(differences)
    {
    }
    // The next records, up to that one.
    Result<> readUpTo(std::uint64_t last);

    migration::Counts delivered;
    std::uint64_t records = 0;

private:
    Result<> read(const StagedRecord& staged);
    template <class T, class IdType>
    Result<std::optional<T>> document(const IdType& id);

    Staging& m_staging;
    StoredRecords& m_stored;
    const lab::Catalogue& m_catalogue;
    DifferenceList& m_differences;
};

template <class T, class IdType>
Result<std::optional<T>> ReadBack::document(const IdType& id)
{
    auto known = m_stored.document(lab::documentId(id));
    if (!known)
        return tl::unexpected(known.error());
    auto* wanted = *known ? std::get_if<T>(&**known) : nullptr;
    return wanted == nullptr ? std::optional<T>() : std::optional<T>(std::move(*wanted));
}

Result<> ReadBack::read(const StagedRecord& staged)
{
    PlacedRecord placed;
    const auto row = first(m_staging.database(), "SELECT patient, was_known, orders FROM delivered WHERE number = ?", [&placed](const auto& r) { placed = placedIn(r); }, staged.number);
    if (!row)
        return tl::unexpected(row.error());
    ++records;
    if (placed.patient.isNull())
        return {};
    const auto documents = ReadRecord::of(placed, [this](const auto& id) {
        if constexpr (std::is_same_v<std::decay_t<decltype(id)>, lab::PatientId>)
            return document<lab::Patient>(id);
        else
            return document<lab::Order>(id);
    });
    if (!documents)
        return tl::unexpected(documents.error());
    delivered.patients += documents->documents().patient != nullptr ? 1 : 0;
    const auto orders = documents->documents().orders;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        delivered.orders += orders[i] != nullptr ? 1 : 0;
        delivered.results += orders[i] != nullptr && i < staged.record.orders.size() ? staged.record.orders[i].results.size() : 0;
    }
    delivered.results -= std::min(delivered.results, tellDifferences(staged, placed, documents->documents(), m_catalogue, m_differences));
    return {};
}

Result<> ReadBack::readUpTo(std::uint64_t last)
{
    constexpr auto enough = "read";
    const auto done = m_staging.forEach(records + 1, [&](const StagedRecord& staged) -> Result<> {
        if (staged.number > last)
            return fail(ErrorCode::Cancelled, enough);
        return read(staged);
    });
    m_stored.release();
    return !done && done.error().code == ErrorCode::Cancelled && done.error().detail == enough ? Result<>() : done;
}

// The check told them, and a person has explained them.
std::vector<migration::Difference> onlyNew(const migration::Job& job, const DifferenceList& acts, const DifferenceList& readings)
{
    std::set<std::pair<migration::DifferenceKind, std::string>> known;
    for (const auto& difference : job.differences)
        known.emplace(difference.kind, wordsOf(difference));
    std::vector<migration::Difference> list;
    for (const auto* differences : {&acts, &readings})
        for (auto& difference : differences->numbered(0))
            if (known.emplace(difference.kind, wordsOf(difference)).second) {
                difference.number = static_cast<std::uint32_t>(job.differences.size() + list.size() + 1);
                list.push_back(std::move(difference));
            }
    return list;
}

} // namespace

Result<migration::Delivered> deliverStaging(Store& store, Writer& writer, const Clock& clock, const migration::Job& job, const WorkProgress& progress)
{
    if (job.mandate.laboratories.size() != 1)
        return fail(ErrorCode::InvalidInput, "delivery: one laboratory receives");
    const auto& laboratory = job.mandate.laboratories.front();
    const auto acting = Staging::open(store, job.mandate.id);
    const auto reading = acting ? Staging::open(store, job.mandate.id) : tl::unexpected(acting.error());
    if (!reading)
        return tl::unexpected(reading.error());
    if (const auto done = sql::bringUp((*acting)->database(), "delivery", schema); !done)
        return tl::unexpected(done.error());
    const auto kept = KeptDifferences::open((*acting)->database(), keptby::delivery);
    auto keptToRead = kept ? KeptDifferences::open((*reading)->database(), keptby::delivery) : kept;
    if (!keptToRead)
        return tl::unexpected(keptToRead.error());
    DifferenceList ofChunk;
    DifferenceList ofReadings;
    const auto delivery = RecordDelivery::begin(store, &writer, clock, laboratory, ofChunk);
    if (!delivery)
        return tl::unexpected(delivery.error());
    const auto stored = StoredRecords::open(store, laboratory);
    if (!stored)
        return tl::unexpected(stored.error());
    (*stored)->holdFrom(true);
    const auto size = (*reading)->size();
    if (!size)
        return tl::unexpected(size.error());
    ReadBack back(**reading, **stored, (*delivery)->catalogue(), ofReadings);
    {
        Handover<std::uint64_t> upTo(chunksAhead);
        upTo.start([&](Handover<std::uint64_t>& to) { return Deliverer(**acting, **delivery, *kept, ofChunk, to).run(); });
        for (;;) {
            const auto last = upTo.take();
            if (!last)
                return tl::unexpected(last.error());
            if (!*last)
                break;
            if (const auto done = back.readUpTo(**last); !done)
                return tl::unexpected(done.error());
            progress.told(back.records, *size);
            if (progress.isToStop())
                return fail(ErrorCode::Cancelled, "delivery: to go on later");
        }
    }
    if (back.records != *size)
        ofReadings.add({.times = *size - back.records, .finding = migration::Finding::NotReadBack});
    // Of all runs, not of this one alone.
    DifferenceList ofActs;
    const auto read = keptToRead->forEach([&ofActs](migration::Difference one) -> Result<> {
        ofActs.add(std::move(one));
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return migration::Delivered{back.delivered, back.records, onlyNew(job, ofActs, ofReadings), {}};
}

} // namespace paillasse::store
