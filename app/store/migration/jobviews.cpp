// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/jobviews.h"

#include <algorithm>
#include <map>
#include <set>

namespace paillasse::store {

namespace {

std::vector<wire::DifferenceCount> countsOf(const migration::Job& job)
{
    std::map<migration::DifferenceKind, wire::DifferenceCount> counts;
    for (const auto& difference : job.differences) {
        auto& count = counts[difference.kind];
        count.kind = difference.kind;
        ++count.number;
        count.unexplained += migration::wantsExplanation(difference.kind) && difference.explanation.empty() ? 1 : 0;
    }
    std::vector<wire::DifferenceCount> all;
    for (const auto& [kind, count] : counts)
        all.push_back(count);
    return all;
}

std::vector<migration::Difference> pageOf(const migration::Job& job, std::uint32_t from)
{
    const auto begin = std::min<std::size_t>(from == 0 ? 0 : from - 1, job.differences.size());
    const auto end = std::min(begin + wire::differencesPerPage, job.differences.size());
    return {job.differences.begin() + static_cast<std::ptrdiff_t>(begin), job.differences.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::vector<wire::MigrationName> namesIn(const migration::Job& job, const std::vector<migration::Difference>& differences, const NameOfPerson& name)
{
    std::set<lab::PersonId> people(job.mandate.approvers.begin(), job.mandate.approvers.end());
    for (const auto& step : job.steps)
        people.insert(step.by);
    for (const auto& difference : differences)
        people.insert(difference.explainedBy);
    std::vector<wire::MigrationName> names;
    for (const auto& person : people)
        if (auto known = person.isNull() ? std::string() : name(person); !known.empty())
            names.push_back({person, std::move(known)});
    return names;
}

} // namespace

wire::MigrationLine lineOf(const migration::Job& job, const NameOfPerson& name)
{
    const auto& mandate = job.mandate;
    return {mandate.id, mandate.direction, mandate.counterpart, mandate.format, job.state, job.work, job.since, migration::dueAt(job), job.steps.front().at, name(job.draftedBy)};
}

wire::MigrationView viewOf(const migration::Job& job, std::uint32_t differencesFrom, const NameOfPerson& name)
{
    wire::MigrationView view;
    view.mandate = job.mandate;
    view.state = job.state;
    view.work = job.work;
    view.since = job.since;
    view.dueAt = migration::dueAt(job);
    view.draftedBy = job.draftedBy;
    view.approvedBy = job.approvedBy;
    view.acceptedBy = job.acceptedBy;
    view.staged = job.staged.value_or(migration::Staged());
    view.counts = countsOf(job);
    view.differences = pageOf(job, differencesFrom);
    view.readBack = job.readBack;
    view.sample = job.sample;
    view.compared = job.compared;
    view.delivered = job.delivered.value_or(migration::Delivered());
    view.acknowledgement = job.acknowledgement.value_or(migration::Acknowledge());
    view.abandonedWhy = job.abandonedWhy;
    view.destroyed = job.destroyed;
    view.lastKeyArchive = job.lastKeyArchive;
    view.certificateSha256 = job.certificateSha256;
    view.steps = job.steps;
    view.names = namesIn(job, view.differences, name);
    return view;
}

} // namespace paillasse::store
