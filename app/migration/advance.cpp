// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/migration/names.h"
#include "app/migration/stepping.h"

namespace paillasse::migration {

namespace {

// What a step is remembered by: without what the job has anyway, or what grows with the records.
struct Lightened {
    StepBody operator()(const Draft& body) const
    {
        Draft light;
        light.mandate.id = body.mandate.id;
        return light;
    }
    StepBody operator()(const Explain& body) const { return Explain{{}, body.text}; }
    StepBody operator()(const Staged&) const { return Staged(); }
    StepBody operator()(const Checked&) const { return Checked(); }
    StepBody operator()(const Delivered&) const { return Delivered(); }
    StepBody operator()(const Erased&) const { return Erased(); }
    StepBody operator()(const auto& body) const { return body; }
};

StepOr<Job> drafted(const Step& step, const Draft& body, ByteView mandateSha256)
{
    if (const auto complete = checkMandate(body.mandate, step.at); !complete)
        return tl::unexpected(complete.error());
    // Who drafts never approves: somebody else has to be named.
    if (step.job != body.mandate.id || std::ranges::count(body.mandate.approvers, step.by) == std::ssize(body.mandate.approvers))
        return tl::unexpected(StepRefusal::BadMandate);
    Job job;
    job.mandate = body.mandate;
    job.mandateSha256 = toBytes(mandateSha256);
    job.draftedBy = step.by;
    enter(job, JobState::Drafted, Work::None, step.at);
    return job;
}

} // namespace

void enter(Job& job, JobState state, Work work, Instant at)
{
    if (job.state != state || job.since.isNull())
        job.since = at;
    job.state = state;
    job.work = work;
}

StepOr<Job> advance(const std::optional<Job>& job, const Step& step, ByteView mandateSha256)
{
    const auto* draft = std::get_if<Draft>(&step.body);
    const auto kind = kindOf(step.body);
    if (step.by.isNull() ? isPersons(kind) && kind != StepKind::Abandon : !isPersons(kind))
        return tl::unexpected(step.by.isNull() ? StepRefusal::PersonOnly : StepRefusal::StoreOnly);
    if (!job && !draft)
        return tl::unexpected(StepRefusal::UnknownJob);
    if (job && step.job != job->mandate.id)
        return tl::unexpected(StepRefusal::UnknownJob);
    if (!job) {
        auto fresh = drafted(step, *draft, mandateSha256);
        if (fresh)
            fresh->steps.push_back({step.job, step.by, step.at, Lightened()(*draft)});
        return fresh;
    }
    auto after = *job;
    auto effective = Step{step.job, step.by, std::max(step.at, job->steps.back().at), {}};
    const auto taken = std::visit([&](const auto& body) { return take(after, effective, body); }, step.body);
    if (!taken)
        return tl::unexpected(taken.error());
    effective.body = std::visit(Lightened(), step.body);
    after.steps.push_back(std::move(effective));
    return after;
}

Instant dueAt(const Job& job)
{
    const auto& deadlines = job.mandate.deadlines;
    switch (job.state) {
    case JobState::Drafted: return deadlines.approval;
    case JobState::Approved: return deadlines.staging;
    case JobState::Staged:
    case JobState::Checked: return deadlines.acceptance;
    case JobState::Accepted: return job.work == Work::Erase ? Instant() : deadlines.erasure;
    case JobState::Abandoned:
    case JobState::Erased:
    case JobState::Certified: break;
    }
    return {};
}

} // namespace paillasse::migration
