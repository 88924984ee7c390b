// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include <QTest>
#include <rapidcheck.h>

#include "app/migration/names.h"
#include "tests/migration/amigration.h"

using namespace paillasse;
using namespace paillasse::migration;
using namespace paillasse::migration::testing;

// What holds for every sequence of steps, whoever takes them and when. RapidCheck prints the seed of a failure.
class MigrationLawsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theGeneratorReachesEveryState();
    void statesFollowTheirOrder();
    void approvedByWhoIsNamedAndDidNotDraft();
    void acceptedOnlyWhenAllIsComparedAndExplained();
    void abandonedFromEveryStateBeforeAcceptance();
    void erasedOnlyAtAnEndAndCertifiedOnlyAfter();
    void theSameStepsMakeTheSameJob();
};

namespace {

int below(int limit)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, limit));
}
bool oneIn(int chances)
{
    return below(chances) == 0;
}

lab::PersonId anybody()
{
    return idOf<lab::PersonId>(static_cast<std::uint32_t>(1 + below(5)));
}

Mandate anyMandate()
{
    auto mandate = aMandate(oneIn(2) ? Direction::In : Direction::Out);
    mandate.transfersResponsibility = mandate.direction == Direction::Out && oneIn(2);
    return mandate;
}

Checked anyCheck()
{
    Checked checked;
    checked.readBack = static_cast<std::uint64_t>(1 + below(3));
    for (std::uint64_t record = 1; record <= checked.readBack + (oneIn(4) ? 1 : 0); ++record)
        checked.sample.push_back(record);
    if (oneIn(4))
        checked.sample.pop_back();
    for (int i = below(3); i > 0; --i)
        checked.differences.push_back({0, static_cast<DifferenceKind>(below(static_cast<int>(lastOf(DifferenceKind())) + 1)), 1, "x", 1, {}, {}});
    return checked;
}

Delivered anyDelivery()
{
    auto delivered = aDelivery();
    if (oneIn(4))
        delivered.differences = {{0, DifferenceKind::ReadBackDiffers, 1, "x", 1, {}, {}}};
    return delivered;
}

StepBody anyBody(StepKind kind)
{
    switch (kind) {
    case StepKind::Draft: return Draft{anyMandate()};
    case StepKind::Approve: return Approve{oneIn(5) ? Bytes(32, 9) : theHash};
    case StepKind::BeginStaging: return BeginStaging();
    case StepKind::BeginCheck: return BeginCheck();
    case StepKind::Explain: return Explain{{static_cast<std::uint32_t>(1 + below(3))}, oneIn(6) ? "" : "because"};
    case StepKind::CompareSample: return CompareSample{static_cast<std::uint64_t>(1 + below(4)), !oneIn(6)};
    case StepKind::Accept: return Accept();
    case StepKind::Acknowledge: return Acknowledge{"letter", oneIn(4) ? Bytes() : aDelivery().files.front().sha256};
    case StepKind::Abandon: return Abandon{"why"};
    case StepKind::Staged: {
        Staged staged;
        staged.produced.note(oneIn(6) ? Field::InsuredNir : Field::Value);
        return staged;
    }
    case StepKind::Checked: return anyCheck();
    case StepKind::Delivered: return anyDelivery();
    case StepKind::Erased: return Erased{};
    case StepKind::Certified: return Certified{Bytes(32, 1)};
    case StepKind::Overdue: return Overdue();
    }
    return Overdue();
}

// The one that would go on with the job, mostly; else any.
StepKind likelyNext(const std::optional<Job>& job)
{
    if (!job)
        return StepKind::Draft;
    switch (job->work) {
    case Work::Stage: return StepKind::Staged;
    case Work::Check: return StepKind::Checked;
    case Work::Deliver: return StepKind::Delivered;
    case Work::Erase: return StepKind::Erased;
    case Work::Certify: return StepKind::Certified;
    case Work::None: break;
    }
    switch (job->state) {
    case JobState::Drafted: return StepKind::Approve;
    case JobState::Approved: return StepKind::BeginStaging;
    case JobState::Staged: return StepKind::BeginCheck;
    case JobState::Checked: return std::vector{StepKind::Explain, StepKind::CompareSample, StepKind::CompareSample, StepKind::CompareSample, StepKind::Accept}[static_cast<std::size_t>(below(5))];
    default: return StepKind::Acknowledge;
    }
}

Step anyStep(const std::optional<Job>& job)
{
    const auto kind = oneIn(4) ? static_cast<StepKind>(below(static_cast<int>(lastOf(StepKind())) + 1)) : likelyNext(job);
    const bool isOddOne = oneIn(12);
    const auto at = theDay + below(oneIn(10) ? 45 : 9) * dayMs;
    return {oneIn(30) ? idOf<MigrationId>(901) : theJob, isPersons(kind) != isOddOne ? anybody() : lab::PersonId(), at, anyBody(kind)};
}

struct Taken {
    std::optional<Job> before;
    Step step;
    Job after;
};

// Every step of a random sequence that was taken.
std::vector<Taken> anyHistory()
{
    std::vector<Taken> history;
    std::optional<Job> job;
    for (int i = 0; i < 60; ++i) {
        const auto step = anyStep(job);
        const auto after = advance(job, step, theHash);
        if (!after)
            continue;
        history.push_back({job, step, *after});
        job = *after;
    }
    return history;
}

template <class Property>
bool holds(const char* what, Property property)
{
    return rc::check(what, [&] {
        for (const auto& taken : anyHistory())
            property(taken);
    });
}

bool isEnding(const Job& job)
{
    return job.state == JobState::Accepted || job.state == JobState::Abandoned;
}

} // namespace

void MigrationLawsTest::initTestCase()
{
    if (qEnvironmentVariableIsEmpty("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=400");
}

void MigrationLawsTest::theGeneratorReachesEveryState()
{
    std::set<JobState> reached;
    std::set<StepKind> taken;
    rc::check("reaches", [&] {
        for (const auto& one : anyHistory()) {
            reached.insert(one.after.state);
            taken.insert(kindOf(one.step.body));
        }
    });
    QCOMPARE(reached.size(), static_cast<std::size_t>(lastOf(JobState())) + 1);
    QCOMPARE(taken.size(), static_cast<std::size_t>(lastOf(StepKind())) + 1);
}

void MigrationLawsTest::statesFollowTheirOrder()
{
    using enum JobState;
    static const std::set<std::pair<JobState, JobState>> follows{{Drafted, Approved},  {Approved, Staged},   {Staged, Checked},    {Checked, Accepted},  {Accepted, Checked}, {Drafted, Abandoned},
                                                                 {Approved, Abandoned}, {Staged, Abandoned}, {Checked, Abandoned}, {Accepted, Erased},   {Accepted, Abandoned}, {Abandoned, Erased}, {Erased, Certified}};
    QVERIFY(holds("one state after the other", [](const Taken& taken) {
        if (!taken.before)
            RC_ASSERT(taken.after.state == Drafted);
        else if (taken.before->state != taken.after.state)
            RC_ASSERT(follows.contains({taken.before->state, taken.after.state}));
        // Back only for what the store itself found when it delivered.
        if (taken.before && taken.before->state == Accepted && taken.after.state == Checked)
            RC_ASSERT(kindOf(taken.step.body) == StepKind::Delivered);
        // Nobody gives up what was accepted, but for the store that has lost it.
        if (taken.before && taken.before->state == Accepted && taken.after.state == Abandoned)
            RC_ASSERT(kindOf(taken.step.body) == StepKind::Abandon && taken.step.by.isNull() && taken.before->work == Work::Deliver);
        RC_ASSERT(taken.after.steps.size() == (taken.before ? taken.before->steps.size() : 0) + 1);
        if (taken.before)
            RC_ASSERT(taken.before->mandate == taken.after.mandate);
    }));
}

void MigrationLawsTest::approvedByWhoIsNamedAndDidNotDraft()
{
    QVERIFY(holds("approval", [](const Taken& taken) {
        const auto& job = taken.after;
        if (job.state == JobState::Drafted || (job.state == JobState::Abandoned && job.approvedBy.isNull()) || job.approvedBy.isNull())
            return RC_ASSERT(job.state == JobState::Drafted || job.state >= JobState::Abandoned);
        RC_ASSERT(job.approvedBy != job.draftedBy);
        RC_ASSERT(std::ranges::count(job.mandate.approvers, job.approvedBy) == 1);
        if (const auto* approval = std::get_if<Approve>(&taken.step.body))
            RC_ASSERT(approval->mandateSha256 == job.mandateSha256 && taken.step.at <= job.mandate.deadlines.approval);
    }));
}

void MigrationLawsTest::acceptedOnlyWhenAllIsComparedAndExplained()
{
    QVERIFY(holds("acceptance", [](const Taken& taken) {
        const auto& job = taken.after;
        if (kindOf(taken.step.body) == StepKind::Accept)
            RC_ASSERT(job.state == JobState::Accepted);
        if (job.state != JobState::Accepted)
            return;
        RC_ASSERT(!job.acceptedBy.isNull() && job.acceptedBy != job.draftedBy);
        for (const auto& difference : job.differences)
            RC_ASSERT(!wantsExplanation(difference.kind) || !difference.explanation.empty());
        for (const auto record : job.sample)
            RC_ASSERT(std::ranges::count(job.compared, record, &CompareSample::record) == 1);
        RC_ASSERT(job.sample.size() >= sampleSize(job.mandate.acceptableErrorsPerMille, job.mandate.confidencePerCent, job.readBack));
        RC_ASSERT(job.staged->produced.of(Field::InsuredNir) == 0u);
        if (job.acceptedBy == job.approvedBy)
            RC_ASSERT(std::ranges::any_of(job.steps, [&](const Step& step) { return kindOf(step.body) == StepKind::CompareSample && step.by != job.acceptedBy; }));
    }));
}

void MigrationLawsTest::abandonedFromEveryStateBeforeAcceptance()
{
    QVERIFY(holds("abandoning", [](const Taken& taken) {
        const auto& job = taken.after;
        const auto abandoned = advance(job, by(drafter, Abandon{"why"}), {});
        RC_ASSERT(abandoned.has_value() == (job.state < JobState::Accepted));
        if (abandoned)
            RC_ASSERT(abandoned->state == JobState::Abandoned && abandoned->work == Work::Erase);
    }));
}

void MigrationLawsTest::erasedOnlyAtAnEndAndCertifiedOnlyAfter()
{
    QVERIFY(holds("the end", [](const Taken& taken) {
        if (kindOf(taken.step.body) == StepKind::Erased) {
            RC_ASSERT(isEnding(*taken.before) && taken.before->work == Work::Erase);
            // Before the deadline, nothing that goes over is erased without the recipient's word.
            const auto& job = taken.after;
            const bool isOverdue = std::ranges::any_of(job.steps, [](const Step& step) { return kindOf(step.body) == StepKind::Overdue; });
            RC_ASSERT(taken.before->state == JobState::Abandoned || job.mandate.direction == Direction::In || job.acknowledgement || isOverdue);
        }
        if (kindOf(taken.step.body) == StepKind::Certified)
            RC_ASSERT(taken.before->state == JobState::Erased);
        RC_ASSERT(taken.after.work != Work::Erase || isEnding(taken.after));
        // Whatever waits, waits for a deadline or is at work: nothing is left lying.
        RC_ASSERT(taken.after.state == JobState::Certified || taken.after.work != Work::None || !dueAt(taken.after).isNull());
    }));
}

void MigrationLawsTest::theSameStepsMakeTheSameJob()
{
    QVERIFY(rc::check("the same", [] {
        const auto history = anyHistory();
        std::optional<Job> job;
        for (const auto& taken : history) {
            const auto after = advance(job, taken.step, theHash);
            RC_ASSERT(after.has_value());
            RC_ASSERT(*after == taken.after);
            job = *after;
        }
    }));
}

QTEST_APPLESS_MAIN(MigrationLawsTest)
#include "laws.test.moc"
