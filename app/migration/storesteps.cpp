// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/migration/stepping.h"

namespace paillasse::migration {

namespace {

tl::unexpected<StepRefusal> refused(StepRefusal refusal)
{
    return tl::unexpected(refusal);
}

// What was set going is what is done, and in time.
Stepped mayEnd(const Job& job, const Step& step, JobState state, Work work)
{
    if (!isAt(job, state, work))
        return refused(StepRefusal::OutOfOrder);
    if (const auto due = dueAt(job); !due.isNull() && step.at > due)
        return refused(StepRefusal::PastDeadline);
    return std::monostate();
}

bool isWithin(const FieldTally& produced, const FieldSet& mandated)
{
    return std::ranges::all_of(fields(), [&](const FieldInfo& info) { return mandated.has(info.field) || produced.of(info.field) == 0; });
}

bool isLargeEnough(const Job& job, const Checked& checked)
{
    auto sample = checked.sample;
    std::ranges::sort(sample);
    const auto distinct = static_cast<std::uint64_t>(std::ranges::unique(sample).begin() - sample.begin());
    return distinct == checked.sample.size() && distinct >= sampleSize(job.mandate.acceptableErrorsPerMille, job.mandate.confidencePerCent, checked.readBack);
}

} // namespace

void addDifferences(Job& job, const std::vector<Difference>& differences)
{
    for (const auto& difference : differences) {
        job.differences.push_back(difference);
        job.differences.back().number = static_cast<std::uint32_t>(job.differences.size());
        job.differences.back().explanation.clear();
        job.differences.back().explainedBy = {};
    }
}

bool waitsForExplanation(const Job& job)
{
    return std::ranges::any_of(job.differences, [](const Difference& difference) { return wantsExplanation(difference.kind) && difference.explanation.empty(); });
}

Stepped take(Job& job, const Step& step, const Staged& body)
{
    if (const auto may = mayEnd(job, step, JobState::Approved, Work::Stage); !may)
        return may;
    if (!isWithin(body.produced, job.mandate.fields))
        return refused(StepRefusal::BeyondMandate);
    job.staged = body;
    enter(job, JobState::Staged, Work::None, step.at);
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const Checked& body)
{
    if (const auto may = mayEnd(job, step, JobState::Staged, Work::Check); !may)
        return may;
    if (!isLargeEnough(job, body))
        return refused(StepRefusal::SampleIncomplete);
    addDifferences(job, body.differences);
    job.readBack = body.readBack;
    job.sample = body.sample;
    enter(job, JobState::Checked, Work::None, step.at);
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const Delivered& body)
{
    if (const auto may = mayEnd(job, step, JobState::Accepted, Work::Deliver); !may)
        return may;
    addDifferences(job, body.differences);
    job.delivered = body;
    job.delivered->differences.clear();
    if (waitsForExplanation(job)) {
        job.acceptedBy = {};
        enter(job, JobState::Checked, Work::None, step.at);
    } else {
        enter(job, JobState::Accepted, job.mandate.direction == Direction::Out ? Work::None : Work::Erase, step.at); // an archive stays until its recipient has it
    }
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const Erased& body)
{
    const bool isEnding = job.state == JobState::Accepted || job.state == JobState::Abandoned;
    if (isEnding && job.delivered && job.work == Work::None)
        return refused(StepRefusal::NotAcknowledged);
    if (!isEnding || job.work != Work::Erase)
        return refused(StepRefusal::OutOfOrder);
    job.destroyed = body.destroyed;
    job.lastKeyArchive = body.lastKeyArchive;
    enter(job, JobState::Erased, Work::Certify, step.at);
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const Certified& body)
{
    if (!isAt(job, JobState::Erased, Work::Certify))
        return refused(StepRefusal::OutOfOrder);
    job.certificateSha256 = body.sha256;
    enter(job, JobState::Certified, Work::None, step.at);
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const Overdue&)
{
    const auto due = dueAt(job);
    if (due.isNull())
        return refused(StepRefusal::OutOfOrder);
    if (step.at <= due)
        return refused(StepRefusal::NotDue);
    // What was accepted stays accepted: only the wait is over.
    enter(job, job.state == JobState::Accepted ? JobState::Accepted : JobState::Abandoned, Work::Erase, step.at);
    return std::monostate();
}

} // namespace paillasse::migration
