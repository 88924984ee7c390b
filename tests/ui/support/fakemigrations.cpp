// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fakemigrations.h"

#include <algorithm>

namespace paillasse::uitest {

using migration::JobState;

namespace {

constexpr Instant drafted{1'772'700'000'000}; // 05/03/2026 09:40 in Paris

Uuid uuid(std::uint8_t kind, std::uint8_t number)
{
    std::array<std::uint8_t, Uuid::size> bytes{};
    bytes[0] = kind;
    bytes[15] = number;
    return Uuid(bytes);
}

} // namespace

void FakeMigrations::count(client::MigrationView& job)
{
    job.counts.clear();
    for (const auto& one : job.differences)
        job.counts.push_back({one.kind, 1, migration::wantsExplanation(one.kind) && one.explanation.empty() ? 1u : 0u});
}

lab::PersonId FakeMigrations::person(std::uint8_t number)
{
    return lab::PersonId(uuid(1, number));
}

migration::MigrationId FakeMigrations::id(std::uint8_t number)
{
    return migration::MigrationId(uuid(2, number));
}

client::MigrationView FakeMigrations::jobIn(std::uint8_t number, JobState state)
{
    client::MigrationView job;
    auto& mandate = job.mandate;
    mandate.id = id(number);
    mandate.instructedBy = "Dr Anne Le Goff, présidente de la SELAS du Blavet";
    mandate.reference = "MIG-2026-014";
    mandate.ground = migration::LegalGround::TransferOfActivity;
    mandate.from = {2016, 1, 1};
    mandate.until = {2026, 2, 28};
    mandate.fields = migration::FieldSet::defaults();
    mandate.fields.add(migration::Field::ResultComment);
    mandate.counterpart = "KaliSil 2, Pontivy";
    mandate.format = migration::Format::Hl7v2;
    mandate.approvers = {person(2)};
    mandate.deadlines = {drafted + 7 * dayMs, drafted + 14 * dayMs, drafted + 28 * dayMs, drafted + 30 * dayMs};
    job.names = {{person(1), "Marc Olivier"}, {person(2), "Hélène Corre"}};
    job.dueAt = mandate.deadlines.acceptance;
    job.sources = {"kalisil-2016-2020.hl7", "kalisil-2021-2026.hl7"};
    job.state = state;
    job.draftedBy = person(1);
    job.since = drafted;
    const auto add = [&job](std::uint8_t by, int hours, migration::StepBody body) { job.steps.push_back({job.mandate.id, by == 0 ? lab::PersonId() : person(by), drafted + hours * hourMs, std::move(body)}); };
    add(1, 0, migration::Draft{mandate});
    if (state >= JobState::Approved) {
        job.approvedBy = person(2);
        add(2, 3, migration::Approve{Bytes(32, 7)});
    }
    if (state >= JobState::Staged) {
        migration::Staged staged;
        staged.stagingSha256 = Bytes(32, 9);
        staged.found = {18'402, 96'310, 120'871, 912'044, 0};
        staged.staged = {18'377, 95'998, 120'400, 909'812, 0};
        for (const auto& info : migration::fields()) {
            const auto times = 1'000 + 37 * static_cast<std::uint64_t>(info.field);
            staged.inSource.note(info.field, times);
            staged.produced.note(info.field, mandate.fields.has(info.field) ? times : 0);
        }
        job.staged = staged;
        add(1, 4, migration::BeginStaging{});
        add(0, 6, staged);
    }
    if (state >= JobState::Checked) {
        job.differences = {{.number = 1, .kind = migration::DifferenceKind::UnknownExamination, .times = 412, .finding = migration::Finding::NotInCatalogue, .terms = {"KGLYC", "L"}},
                           {.number = 2, .kind = migration::DifferenceKind::UnknownExamination, .times = 3, .finding = migration::Finding::NotInCatalogue, .terms = {"XPSAR", "L"}},
                           {.number = 3, .kind = migration::DifferenceKind::OutsideMandate, .times = 312, .finding = migration::Finding::AnotherPeriod},
                           {.number = 4, .kind = migration::DifferenceKind::ProbablySamePerson, .record = 5120, .explanation = "Two brothers, both numbers stay", .explainedBy = person(1), .finding = migration::Finding::SameBirthAndNames, .otherRecord = 5347}};
        count(job);
        job.sample = {12, 40'117};
        job.readBack = 95'998;
        migration::Checked checked;
        checked.differences = job.differences;
        checked.readBack = job.readBack;
        checked.sample = job.sample;
        add(1, 7, migration::BeginCheck{});
        add(0, 9, checked);
        add(1, 10, migration::Explain{{4}, "Two brothers, both numbers stay"});
    }
    return job;
}

void FakeMigrations::list(QObject*, client::Reply<client::MigrationsReply> reply)
{
    client::MigrationsReply all;
    for (const auto& job : jobs)
        all.migrations.push_back({job.mandate.id, job.mandate.direction, job.mandate.counterpart, job.mandate.format, job.state, job.work, job.since, job.dueAt, drafted, "Marc Olivier"});
    reply(all);
}

void FakeMigrations::one(const migration::MigrationId& id, std::uint32_t from, QObject*, client::Reply<client::MigrationView> reply)
{
    const auto found = std::ranges::find_if(jobs, [&id](const auto& job) { return job.mandate.id == id; });
    if (found == jobs.end())
        return reply(fail(ErrorCode::NotFound));
    auto view = *found;
    std::erase_if(view.differences, [from](const auto& one) { return one.number < from; });
    if (view.differences.size() > wire::differencesPerPage)
        view.differences.resize(wire::differencesPerPage);
    reply(view);
}

void FakeMigrations::progress(const migration::MigrationId&, QObject*, client::Reply<client::MigrationProgress> reply)
{
    reply(working);
}

void FakeMigrations::step(const migration::MigrationId& id, const migration::StepBody& step, const std::vector<std::string>& names, QObject* context, client::Reply<client::MigrationStepReply> reply)
{
    steps.emplace_back(id, step);
    asker = context;
    sources = names;
    const auto refused = std::exchange(refusal, std::nullopt);
    reply(client::MigrationStepReply{refused.has_value(), refused.value_or(migration::StepRefusal()), {}, {}});
}

void FakeMigrations::sample(const migration::MigrationId&, std::uint64_t record, QObject*, client::Reply<client::MigrationSample> reply)
{
    using migration::Field;
    reply(client::MigrationSample{record, "results-01.hl7, message " + std::to_string(record), {{Field::BirthName, "KERVELLA", "KERVELLA", migration::RecordType::Patient, 0, true}, {Field::BirthDate, "1955-02-04", "1955-02-04", migration::RecordType::Patient, 0, true}, {Field::Value, "6.4", "64", migration::RecordType::Result, 1, false}, {Field::Unit, "mmol/L", "mmol/L", migration::RecordType::Result, 1, true}}});
}

void FakeMigrations::certificate(const migration::MigrationId&, QObject*, client::Reply<client::MigrationCertificate> reply)
{
    reply(client::MigrationCertificate{{1, 2, 3}, {4, 5}});
}

} // namespace paillasse::uitest
