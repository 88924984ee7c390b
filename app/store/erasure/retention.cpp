// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/retention.h"

#include "app/crypto/hash.h"
#include "app/store/accounts/entering.h"

namespace paillasse::store {

namespace {

constexpr std::size_t patientsAtOnce = 200;

} // namespace

Result<std::vector<ErasureRecord>> runRetention(Store& store, Writer& writer, const Clock& clock, ByteView planHash, const Actor& by, const EraserSettings& settings)
{
    if (by.person.isNull())
        return fail(ErrorCode::InvalidInput, "a named person runs a retention plan");
    auto eraser = Eraser::open(store, writer, clock, settings);
    if (!eraser)
        return tl::unexpected(eraser.error());
    const auto plan = planRetention(store, clock.now());
    if (!plan)
        return tl::unexpected(plan.error());
    if (!crypto::equal(plan->hash(), planHash))
        return fail(ErrorCode::Refused, "this is not the plan any more; look at it again with 'retention plan'");
    std::vector<ErasureRecord> done;
    if (plan->due.empty())
        return done;
    if (const auto entered = enter(writer, by.entry(ErasureNoted{ErasureStep::PlanRun, {}, {}, {}, {}, plan->due.size(), toBytes(planHash)})); !entered)
        return tl::unexpected(entered.error());
    for (std::size_t begin = 0; begin < plan->due.size();) {
        ErasureRecord record;
        record.ground = ErasureGround::Retention;
        record.askedBy = by.person;
        record.decidedBy = by.person;
        record.askedAt = clock.now();
        record.header = {Uuid::make(record.askedAt), plan->due[begin].laboratory, {}};
        auto end = begin;
        for (; end < plan->due.size() && end - begin < patientsAtOnce && plan->due[end].laboratory == record.header.laboratory; ++end)
            record.header.patients.push_back(plan->due[end].patient);
        begin = end;
        auto erased = eraser->eraseUnheld(std::move(record), by);
        if (!erased)
            return tl::unexpected(erased.error());
        if (*erased)
            done.push_back(std::move(**erased));
    }
    return done;
}

} // namespace paillasse::store
