// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/outboundstaging.h"

#include "app/crypto/hash.h"
#include "app/exchange/recordcodec.h"
#include "app/store/core/query.h"
#include "app/store/migration/inboundstaging.h"
#include "app/store/migration/outbound/extract.h"
#include "app/store/migration/reduction.h"

namespace paillasse::store {

namespace {

constexpr std::size_t recordsPerChunk = 128;
constexpr std::size_t bytesPerChunk = std::size_t{8} << 20;
constexpr std::size_t patientsPerChunk = 1024; // looked at, with nothing to be told

// How far the documents were taken: the last patient, and what all so far add up to.
struct Reached {
    std::optional<SourcePlace> place;
    SourceTotals totals;

    [[nodiscard]] Bytes encoded() const
    {
        auto bytes = toBytes((place ? place->laboratory : lab::LaboratoryId()).bytes());
        const auto patient = place ? place->patient : lab::PatientId();
        bytes.insert(bytes.end(), patient.bytes().begin(), patient.bytes().end());
        const auto written = encodeTotals(totals);
        bytes.insert(bytes.end(), written.begin(), written.end());
        return bytes;
    }
    static Result<Reached> of(Staging& staging)
    {
        const auto mark = staging.sourceMark();
        if (!mark)
            return tl::unexpected(mark.error());
        if (!*mark)
            return Reached();
        const ByteView bytes(**mark);
        if (bytes.size() < 2 * Uuid::size)
            return fail(ErrorCode::Incompatible, "staging: its mark is of another version");
        auto totals = decodeTotals(bytes.subspan(2 * Uuid::size));
        if (!totals)
            return tl::unexpected(totals.error());
        Reached reached{std::nullopt, std::move(*totals)};
        const SourcePlace place{*lab::LaboratoryId::fromBytes(bytes.first(Uuid::size)), *lab::PatientId::fromBytes(bytes.subspan(Uuid::size, Uuid::size))};
        if (!place.laboratory.isNull())
            reached.place = place;
        return reached;
    }
};

class Filler {
public:
    Filler(Staging& staging, Extract& extract, const WorkProgress& progress) : m_staging(staging), m_extract(extract), m_progress(progress) {}

    Result<> run(Reached& reached);

private:
    void take(Extract::Taken taken, Reached& reached);
    Result<> write(const Reached& reached);

    Staging& m_staging;
    Extract& m_extract;
    const WorkProgress& m_progress;
    std::uint64_t m_next = 1;
    std::vector<StagedRecord> m_records;
    std::size_t m_bytes = 0;
    std::size_t m_looked = 0;
};

void Filler::take(Extract::Taken taken, Reached& reached)
{
    reached.place = taken.place;
    auto& totals = reached.totals;
    add(totals.found, taken.found);
    ++m_looked;
    auto& record = taken.outbound.record;
    if (record.orders.empty())
        return;
    totals.inSource.add(taken.inSource);
    totals.produced.add(taken.produced);
    add(totals.staged, countsOf(record));
    const auto encoded = exchange::encodeRecord(record);
    m_bytes += encoded.size();
    m_records.push_back({m_next++, std::move(taken.sha256), crypto::digestBytes(crypto::sha256(encoded)), taken.place.text(), std::move(record)});
}

Result<> Filler::write(const Reached& reached)
{
    const auto done = m_staging.append(m_records, reached.encoded());
    m_records.clear();
    m_bytes = 0;
    m_looked = 0;
    return done;
}

Result<> Filler::run(Reached& reached)
{
    const auto size = m_staging.size();
    const auto patients = m_extract.patients();
    if (!size || !patients)
        return tl::unexpected(size ? patients.error() : size.error());
    m_next = *size + 1;
    for (;;) {
        auto taken = m_extract.after(reached.place);
        if (!taken)
            return tl::unexpected(taken.error());
        if (!*taken)
            break;
        take(std::move(**taken), reached);
        if (m_records.size() < recordsPerChunk && m_bytes < bytesPerChunk && m_looked < patientsPerChunk)
            continue;
        if (const auto done = write(reached); !done)
            return done;
        m_progress.told(reached.totals.found.patients, *patients);
        if (m_progress.isToStop())
            return fail(ErrorCode::Cancelled, "staging: to go on later");
    }
    reached.totals.isAll = true;
    return write(reached);
}

Result<Bytes> hashOver(Staging& staging)
{
    crypto::Sha256 hash;
    const auto done = each(staging.database(), "SELECT sha256 FROM staged_record ORDER BY number", [&hash](const auto& row) -> Result<> {
        hash.add(row.blob(0));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return crypto::digestBytes(hash.finish());
}

} // namespace

Result<migration::Staged> stageDocuments(Store& store, const migration::Mandate& mandate, const WorkProgress& progress)
{
    const auto staging = Staging::create(store, mandate.id);
    if (!staging)
        return tl::unexpected(staging.error());
    auto reached = Reached::of(**staging);
    if (!reached)
        return tl::unexpected(reached.error());
    if (!reached->totals.isAll) {
        const auto extract = Extract::open(store, mandate);
        if (!extract)
            return tl::unexpected(extract.error());
        if (const auto done = Filler(**staging, **extract, progress).run(*reached); !done)
            return tl::unexpected(done.error());
    }
    auto hash = hashOver(**staging);
    if (!hash)
        return tl::unexpected(hash.error());
    const auto& totals = reached->totals;
    return migration::Staged{{}, totals.found, totals.staged, totals.inSource, totals.produced, std::move(*hash)};
}

} // namespace paillasse::store
