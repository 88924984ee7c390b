// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/migration/stepping.h"

namespace paillasse::migration {

namespace {

tl::unexpected<StepRefusal> refused(StepRefusal refusal)
{
    return tl::unexpected(refusal);
}

bool says(const std::string& words)
{
    return words.find_first_not_of(" \t\r\n") != std::string::npos;
}

// At the state, with nothing going on, and before its deadline.
Stepped mayStep(const Job& job, const Step& step, JobState state)
{
    if (!isAt(job, state))
        return refused(StepRefusal::OutOfOrder);
    if (step.at > dueAt(job))
        return refused(StepRefusal::PastDeadline);
    return std::monostate();
}

// Who approved the whole is not the only one who looked at it.
bool acceptsAlone(const Job& job, const lab::PersonId& person)
{
    return person == job.approvedBy && std::ranges::none_of(job.steps, [&](const Step& step) { return std::holds_alternative<CompareSample>(step.body) && step.by != person; });
}

bool isWholeSampleCompared(const Job& job)
{
    return std::ranges::all_of(job.sample, [&](std::uint64_t record) { return std::ranges::find(job.compared, record, &CompareSample::record) != job.compared.end(); });
}

} // namespace

Stepped take(Job&, const Step&, const Draft&)
{
    return refused(StepRefusal::AlreadyThere);
}

Stepped take(Job& job, const Step& step, const Approve& body)
{
    if (const auto may = mayStep(job, step, JobState::Drafted); !may)
        return may;
    if (step.by == job.draftedBy)
        return refused(StepRefusal::OwnMandate);
    if (std::ranges::find(job.mandate.approvers, step.by) == job.mandate.approvers.end())
        return refused(StepRefusal::NotApprover);
    if (body.mandateSha256 != job.mandateSha256)
        return refused(StepRefusal::MandateDiffers);
    job.approvedBy = step.by;
    enter(job, JobState::Approved, Work::None, step.at);
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const BeginStaging&)
{
    if (const auto may = mayStep(job, step, JobState::Approved); !may)
        return may;
    enter(job, JobState::Approved, Work::Stage, step.at);
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const BeginCheck&)
{
    if (const auto may = mayStep(job, step, JobState::Staged); !may)
        return may;
    enter(job, JobState::Staged, Work::Check, step.at);
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const Explain& body)
{
    if (const auto may = mayStep(job, step, JobState::Checked); !may)
        return may;
    if (!says(body.text))
        return refused(StepRefusal::WordsMissing);
    const auto isThere = [&](std::uint32_t number) { return number >= 1 && number <= job.differences.size(); };
    if (body.differences.empty() || !std::ranges::all_of(body.differences, isThere))
        return refused(StepRefusal::UnknownRecord);
    for (const auto number : body.differences) {
        auto& difference = job.differences[number - 1];
        difference.explanation = body.text;
        difference.explainedBy = step.by;
    }
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const CompareSample& body)
{
    if (const auto may = mayStep(job, step, JobState::Checked); !may)
        return may;
    if (std::ranges::find(job.sample, body.record) == job.sample.end())
        return refused(StepRefusal::UnknownRecord);
    // Who looks again corrects their word; that the record was once found to differ is explained all the same.
    const auto before = std::ranges::find(job.compared, body.record, &CompareSample::record);
    if (before == job.compared.end())
        job.compared.push_back(body);
    else
        before->agrees = body.agrees;
    const auto isTold = [&](const Difference& difference) { return difference.kind == DifferenceKind::SampleDisagrees && difference.record == body.record; };
    if (!body.agrees && std::ranges::none_of(job.differences, isTold))
        addDifferences(job, {{0, DifferenceKind::SampleDisagrees, body.record, {}, 1, {}, {}}});
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const Accept&)
{
    if (const auto may = mayStep(job, step, JobState::Checked); !may)
        return may;
    if (step.by == job.draftedBy || acceptsAlone(job, step.by))
        return refused(StepRefusal::OwnMandate);
    if (!isWholeSampleCompared(job))
        return refused(StepRefusal::SampleIncomplete);
    if (waitsForExplanation(job))
        return refused(StepRefusal::NotExplained);
    job.acceptedBy = step.by;
    enter(job, JobState::Accepted, Work::Deliver, step.at);
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const Acknowledge& body)
{
    if (const auto may = mayStep(job, step, JobState::Accepted); !may)
        return may;
    if (!says(body.reference))
        return refused(StepRefusal::WordsMissing);
    if (std::ranges::find(job.delivered->files, body.manifestSha256, &FileDigest::sha256) == job.delivered->files.end())
        return refused(StepRefusal::NotWhatWasSent);
    job.acknowledgement = body;
    enter(job, JobState::Accepted, Work::Erase, step.at);
    return std::monostate();
}

Stepped take(Job& job, const Step& step, const Abandon& body)
{
    // The store itself gives up what it was to deliver and does not have any more.
    const bool isLost = step.by.isNull() && isAt(job, JobState::Accepted, Work::Deliver);
    if (job.state >= JobState::Accepted && !isLost)
        return refused(StepRefusal::OutOfOrder);
    if (!says(body.reason))
        return refused(StepRefusal::WordsMissing);
    job.abandonedWhy = body.reason;
    enter(job, JobState::Abandoned, Work::Erase, step.at);
    return std::monostate();
}

} // namespace paillasse::migration
