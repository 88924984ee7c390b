// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/crypto/hash.h"
#include "app/exchange/recordcodec.h"
#include "app/exchange/ucum.h"
#include "app/store/migration/inboundcheck.h"
#include "app/store/migration/keptdifferences.h"
#include "app/store/migration/outbound/extract.h"
#include "app/store/migration/outbound/outboundstaging.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

namespace {

using migration::Finding;

constexpr std::uint64_t recordsPerLook = 64;

// Staging and the documents side by side, both in the same order.
class SecondReading {
public:
    SecondReading(Extract& extract, const migration::Job& job, DifferenceList& differences, const WorkProgress& progress)
        : m_extract(extract), m_job(job), m_differences(differences), m_progress(progress)
    {
    }

    Result<> run(Staging& staging);
    [[nodiscard]] std::uint64_t readBack() const { return m_readBack; }

private:
    Result<> advance();
    Result<> take(const StagedRecord& staged);
    void judge(const StagedRecord& staged);
    [[nodiscard]] bool isBefore(const SourcePlace& a, const SourcePlace& b) const;
    void tellLater() { m_differences.add({.finding = Finding::ReleasedLater}); }

    Extract& m_extract;
    const migration::Job& m_job;
    DifferenceList& m_differences;
    const WorkProgress& m_progress;
    std::optional<SourcePlace> m_last;
    std::optional<Extract::Taken> m_now; // the next that has something to be told
    std::uint64_t m_readBack = 0;
};

Result<> SecondReading::advance()
{
    do {
        auto next = m_extract.after(m_last);
        if (!next)
            return tl::unexpected(next.error());
        m_now = std::move(*next);
        if (m_now)
            m_last = m_now->place;
    } while (m_now && m_now->outbound.record.orders.empty());
    return {};
}

bool SecondReading::isBefore(const SourcePlace& a, const SourcePlace& b) const
{
    const auto& laboratories = m_job.mandate.laboratories;
    const auto rank = [&laboratories](const SourcePlace& place) { return std::ranges::find(laboratories, place.laboratory) - laboratories.begin(); };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.patient < b.patient;
}

// What a recipient cannot tell by a standard's word. A code or a unit is no patient's data.
void SecondReading::judge(const StagedRecord& staged)
{
    for (const auto& order : staged.record.orders)
        for (const auto& result : order.results) {
            if (!result.examination.local.empty() && result.examination.loinc.empty())
                m_differences.add({.record = staged.number, .finding = Finding::WithoutLoinc, .terms = {result.examination.local}});
            if (!result.unit.empty() && !exchange::isUcum(result.unit))
                m_differences.add({.record = staged.number, .finding = Finding::NotUcum, .terms = {std::string(), result.unit}});
        }
}

Result<> SecondReading::take(const StagedRecord& staged)
{
    const auto place = SourcePlace::parse(staged.where);
    if (!place)
        return fail(ErrorCode::Corrupt, "staging: a record without its place");
    while (m_now && isBefore(m_now->place, *place)) {
        tellLater();
        if (const auto done = advance(); !done)
            return done;
    }
    if (!m_now || m_now->place != *place) {
        m_differences.add({.record = staged.number, .finding = Finding::NoLongerReleased});
        return {};
    }
    const auto sha256 = crypto::digestBytes(crypto::sha256(exchange::encodeRecord(m_now->outbound.record)));
    if (sha256 != staged.sha256)
        m_differences.add({.record = staged.number, .finding = Finding::ChangedSinceStaged});
    judge(staged);
    ++m_readBack;
    return advance();
}

Result<> SecondReading::run(Staging& staging)
{
    const auto size = staging.size();
    if (!size)
        return tl::unexpected(size.error());
    if (const auto done = advance(); !done)
        return done;
    const auto walked = staging.forEach(1, [&](const StagedRecord& staged) -> Result<> {
        if (staged.number % recordsPerLook == 0) {
            m_progress.told(staged.number, *size);
            if (m_progress.isToStop())
                return fail(ErrorCode::Cancelled, "check: to begin again later");
        }
        return take(staged);
    });
    if (!walked)
        return walked;
    while (m_now) {
        tellLater();
        if (const auto done = advance(); !done)
            return done;
    }
    return {};
}

} // namespace

Result<migration::Checked> checkDocuments(Store& store, const migration::Job& job, const WorkProgress& progress)
{
    const auto staging = Staging::open(store, job.mandate.id);
    if (!staging)
        return tl::unexpected(staging.error());
    const auto extract = Extract::open(store, job.mandate);
    if (!extract)
        return tl::unexpected(extract.error());
    DifferenceList differences;
    SecondReading reading(**extract, job, differences, progress);
    if (const auto done = reading.run(**staging); !done)
        return tl::unexpected(done.error());
    if (const auto kept = keepFurther((*staging)->database(), differences); !kept)
        return tl::unexpected(kept.error());
    const auto size = (*staging)->size();
    if (!size)
        return tl::unexpected(size.error());
    // A field that the mandate names is produced as often as it is there, but for a page whose words nobody reads.
    for (const auto& info : migration::fields())
        if (job.staged && job.mandate.fields.has(info.field) && job.staged->inSource.of(info.field) > job.staged->produced.of(info.field))
            differences.add({.times = job.staged->inSource.of(info.field) - job.staged->produced.of(info.field), .finding = Finding::DoesNotRead, .field = info.field});
    if (job.staged && job.staged->found.orders > job.staged->staged.orders)
        differences.add({.times = job.staged->found.orders - job.staged->staged.orders, .finding = Finding::AnotherDayOrUnreleased});
    return migration::Checked{differences.numbered(1), reading.readBack(), sampleOf(job.mandate, *size)};
}

} // namespace paillasse::store
