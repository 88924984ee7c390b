// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/inboundwork.h"

#include "app/store/migration/inboundcheck.h"
#include "app/store/migration/inbounddelivery.h"
#include "app/store/migration/inboundstaging.h"
#include "app/store/migration/recorddelivery.h"
#include "app/store/migration/recordreading.h"

namespace paillasse::store {

Result<migration::Staged> InboundWork::stage(const migration::Job& job, const WorkProgress& progress)
{
    auto source = m_sourceOf(job);
    if (!source)
        return tl::unexpected(source.error());
    return stageSource(m_store, job.mandate, *source, progress);
}

Result<migration::Checked> InboundWork::check(const migration::Job& job, const WorkProgress& progress)
{
    auto source = m_sourceOf(job);
    if (!source)
        return tl::unexpected(source.error());
    return checkStaging(m_store, m_clock, job, *source, progress);
}

Result<migration::Delivered> InboundWork::deliver(const migration::Job& job, const WorkProgress& progress)
{
    return deliverStaging(m_store, m_writer, m_clock, job, progress);
}

Result<InboundWork::Sample> InboundWork::sample(const migration::Job& job, std::uint64_t record)
{
    const auto staging = Staging::open(m_store, job.mandate.id);
    if (!staging)
        return tl::unexpected(staging.error());
    const auto staged = (*staging)->record(record);
    if (!staged)
        return tl::unexpected(staged.error());
    if (!*staged || job.mandate.laboratories.empty())
        return fail(ErrorCode::NotFound, "migration: no such record");
    DifferenceList ignored;
    const auto delivery = RecordDelivery::begin(m_store, nullptr, m_clock, job.mandate.laboratories.front(), ignored);
    if (!delivery)
        return tl::unexpected(delivery.error());
    const auto placed = (*delivery)->take(**staged);
    if (!placed)
        return tl::unexpected(placed.error());
    const auto documents = ReadRecord::of(*placed, [&delivery](const auto& id) {
        if constexpr (std::is_same_v<std::decay_t<decltype(id)>, lab::PatientId>)
            return (*delivery)->patient(id);
        else
            return (*delivery)->order(id);
    });
    if (!documents)
        return tl::unexpected(documents.error());
    Sample sample{(*staged)->where, {}};
    compareFields((*staged)->record, documents->documents(), (*delivery)->catalogue(), Compare::AllInWords, [&sample](const FieldBeside& beside) { sample.fields.push_back(beside); });
    return sample;
}

} // namespace paillasse::store
