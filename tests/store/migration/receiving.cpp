// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/migration/receiving.h"

#include <QTest>

#include <mutex>

#include "app/store/erasure/certificatecheck.h"
#include "tests/store/import/storeddocuments.h"

namespace paillasse::store::testing {

namespace m = migration;

class Receiving::Watched final : public JobWork {
public:
    explicit Watched(InboundWork work) : m_work(std::move(work)) {}
    Result<m::Staged> stage(const m::Job& job, const WorkProgress& progress) override { return noted(m_work.stage(job, progress)); }
    Result<m::Checked> check(const m::Job& job, const WorkProgress& progress) override { return noted(m_work.check(job, progress)); }
    Result<m::Delivered> deliver(const m::Job& job, const WorkProgress& progress) override { return noted(m_work.deliver(job, progress)); }
    Result<InboundWork::Sample> sample(const m::Job& job, std::uint64_t record) { return m_work.sample(job, record); }
    [[nodiscard]] std::string failure()
    {
        const std::lock_guard lock(m_mutex);
        return m_failure;
    }
    void forget()
    {
        const std::lock_guard lock(m_mutex);
        m_failure.clear();
    }

private:
    template <class T>
    Result<T> noted(Result<T> outcome)
    {
        const std::lock_guard lock(m_mutex);
        if (!outcome && outcome.error().code != ErrorCode::Cancelled)
            m_failure = outcome.error().detail;
        return outcome;
    }

    InboundWork m_work;
    std::mutex m_mutex;
    std::string m_failure;
};

Receiving::Receiving(const std::vector<lab::Examination>& catalogue)
{
    std::vector<IncomingAct> acts;
    for (const auto& one : catalogue) {
        lab::Act act;
        act.id = lab::ActId::make(clock.now());
        act.laboratory = laboratory;
        act.subjectKind = lab::DocumentKind::Examination;
        act.subject = lab::examinationId(laboratory, one.code);
        act.person = lab::PersonId(store->identity().store);
        act.at = clock.now();
        act.body = lab::DefineExamination{one};
        acts.push_back(importedAct(act));
    }
    for (const auto& reply : must(writer->submitAndWait(std::move(acts))).replies)
        if (reply.outcome != wire::ActOutcome::Accepted)
            throw std::runtime_error("the catalogue is refused");
    CertificateNames names;
    names.person = [](const lab::PersonId& person) { return person.toString(); };
    names.laboratory = [](const lab::LaboratoryId&) { return std::string("LBM"); };
    m_end = must(MigrationEnd::open(*store, *writer, names, [this](const m::MigrationId& job, Instant now) { return eraseStaging(*store, job, now); }, clock));
    m_in = std::make_unique<Watched>(InboundWork(*store, *writer, clock, [this](const m::Job&) { return m_source(); }));
    RunnerSettings quick;
    quick.lookEvery = std::chrono::milliseconds(5);
    m_runner = std::make_unique<Runner>(*procedure, JobWorkers{*m_in, *m_in, *m_end}, StagingCare{}, clock, log, quick);
    procedure->onStep([this] { m_runner->wake(); });
    m_runner->start();
}

Receiving::~Receiving()
{
    m_runner->stop();
}

m::Mandate Receiving::mandateFor(m::Format format, m::FieldSet fields) const
{
    auto made = mandate();
    made.format = format;
    made.fields = fields;
    made.from = {1900, 1, 1};
    made.until = Date::of(clock.now());
    made.acceptableErrorsPerMille = 100;
    made.confidencePerCent = 80;
    return made;
}

std::optional<m::Job> Receiving::comesTo(const m::MigrationId& id, std::initializer_list<m::JobState> states)
{
    std::optional<m::Job> job;
    const bool came = QTest::qWaitFor([&] {
        job = must(procedure->job(id));
        return !m_in->failure().empty() || (job->work == m::Work::None && std::ranges::find(states, job->state) != states.end());
    }, 300'000);
    if (!came)
        throw std::runtime_error("the runner does not come to an end");
    return m_in->failure().empty() ? job : std::nullopt;
}

std::vector<StagedRecord> Receiving::staged(const m::MigrationId& id)
{
    std::vector<StagedRecord> records;
    must(must(Staging::open(*store, id))->forEach(1, [&records](const StagedRecord& record) -> Result<> {
        records.push_back(record);
        return {};
    }));
    return records;
}

void Receiving::explainAndCompare(const m::Job& job)
{
    std::vector<std::uint32_t> open;
    for (const auto& difference : job.differences)
        if (m::wantsExplanation(difference.kind) && difference.explanation.empty())
            open.push_back(difference.number);
    if (!open.empty())
        step(biologist, job.mandate.id, m::Explain{open, "looked at in the former system"});
    for (const auto record : job.sample) {
        if (std::ranges::find(job.compared, record, &m::CompareSample::record) != job.compared.end())
            continue;
        (void)must(m_in->sample(job, record));
        step(biologist, job.mandate.id, m::CompareSample{record, true});
    }
}

Receiving::Outcome Receiving::migrate(const m::Mandate& mandate, Source source)
{
    using enum m::JobState;
    m_in->forget();
    m_source = std::move(source);
    const auto& id = mandate.id;
    upTo(Approved, mandate);
    Outcome outcome;
    outcome.job = step(administrator, id, m::BeginStaging());
    if (!comesTo(id, {Staged}))
        return abandoned(id);
    step(administrator, id, m::BeginCheck());
    auto checked = comesTo(id, {Checked});
    if (checked)
        outcome.staged = staged(id);
    // What only the delivery finds goes back to be explained.
    while (checked && checked->state == Checked) {
        explainAndCompare(*checked);
        step(biologist, id, m::Accept());
        checked = comesTo(id, {Checked, Certified});
    }
    if (!checked)
        return abandoned(id);
    outcome.job = *checked;
    return outcome;
}

Receiving::Outcome Receiving::abandoned(const m::MigrationId& id)
{
    Outcome outcome;
    outcome.failure = m_in->failure();
    step(officer, id, m::Abandon{"its source is not what it should be"});
    const bool isOver = QTest::qWaitFor([&] {
        outcome.job = *must(procedure->job(id));
        return outcome.job.state == m::JobState::Certified;
    }, 60'000);
    if (!isOver)
        throw std::runtime_error("what was abandoned does not end");
    return outcome;
}

bool Receiving::isCertified(const m::Job& job)
{
    const auto checked = must(CertificateCheck(*store, *writer).check(certificate(job), job.mandate.id.uuid(), {}));
    return checked.verdict == CertificateVerdict::Genuine && !checked.destroyed.empty();
}

std::string Receiving::certificate(const m::Job& job)
{
    return must(m_end->certificate(job)).file;
}

std::vector<lab::Patient> Receiving::patients()
{
    return storedDocuments<lab::Patient>(*store, laboratory, lab::DocumentKind::Patient);
}

std::vector<lab::Order> Receiving::orders()
{
    return storedDocuments<lab::Order>(*store, laboratory, lab::DocumentKind::Order);
}

} // namespace paillasse::store::testing
