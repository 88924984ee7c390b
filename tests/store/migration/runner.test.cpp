// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/migration/runner.h"
#include "tests/store/migration/fakework.h"
#include "tests/store/migration/governed.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
namespace m = paillasse::migration;

// What the store does between two steps, and what it ends by itself.
class RunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void worksItsWayToTheCertificate();
    void directionsHaveTheirOwnWork();
    void aRunnerThatWasStoppedGoesOn_data();
    void aRunnerThatWasStoppedGoesOn();
    void abandoningStopsTheWork();
    void deadlinesEndIt_data();
    void deadlinesEndIt();
    void aDeadlineStopsTheWorkThatGoesOn();
    void catchingUpDoesOnlyTheEnds();
    void whatIsLostIsAbandonedWithWords_data();
    void whatIsLostIsAbandonedWithWords();
    void whatFailsIsTriedAgainAndTold();
    void moreThanTheMandateIsRefusedAndTold();
    void whoseStagingIsStillThere();
};

namespace {

using Calls = std::vector<std::string>;

// A house whose runner can be put away and made anew, as by a restart.
class Running : public Governed {
public:
    Running() { open(); }
    void open(std::chrono::milliseconds retry = std::chrono::milliseconds(1))
    {
        close();
        procedure = must(Procedure::open(*store, *writer, clock, log));
        RunnerSettings quick;
        quick.lookEvery = std::chrono::milliseconds(5);
        quick.retryAfter = quick.retryAtMost = retry;
        runner = std::make_unique<Runner>(*procedure, JobWorkers{work, outwards, work}, StagingCare{[this] { ++overdue; }, [this](const auto&) -> Result<bool> { return hasStaging; }}, clock, log, quick);
        procedure->onStep([this] { runner->wake(); });
    }
    void close()
    {
        if (runner)
            runner->stop();
        runner.reset();
    }
    bool comesTo(const m::MigrationId& id, m::JobState state, m::Work now = m::Work::None)
    {
        return QTest::qWaitFor([&] {
            const auto job = must(procedure->job(id));
            return job && job->state == state && job->work == now;
        }, 30'000);
    }

    FakeWork work;
    FakeWork outwards;
    int overdue = 0; // that it told of
    bool hasStaging = true;
    std::unique_ptr<Runner> runner;
    ~Running() { close(); }
};

void compareAndAccept(Running& house, const m::MigrationId& id)
{
    house.step(house.biologist, id, m::Explain{{1}, "the unit of 2015"});
    for (std::uint64_t record = 1; record <= 3; ++record)
        house.step(house.biologist, id, m::CompareSample{record, true});
    house.step(house.biologist, id, m::Accept());
}

} // namespace

void RunnerTest::worksItsWayToTheCertificate()
{
    Running house;
    house.runner->start();
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    house.step(house.administrator, mandate.id, m::BeginStaging());
    QVERIFY(house.comesTo(mandate.id, m::JobState::Staged));
    house.step(house.administrator, mandate.id, m::BeginCheck());
    QVERIFY(house.comesTo(mandate.id, m::JobState::Checked));
    compareAndAccept(house, mandate.id);
    QVERIFY(house.comesTo(mandate.id, m::JobState::Certified));
    QCOMPARE(house.work.calls(), (Calls{"stage", "check", "deliver", "erase", "certify"}));
    QCOMPARE(house.overdue, 0);
}

void RunnerTest::directionsHaveTheirOwnWork()
{
    Running house;
    house.runner->start();
    const auto mandate = house.mandate(m::Direction::Out);
    house.upTo(m::JobState::Approved, mandate);
    house.step(house.administrator, mandate.id, m::BeginStaging());
    QVERIFY(house.comesTo(mandate.id, m::JobState::Staged));
    QCOMPARE(house.outwards.calls(), Calls{"stage"});
    QCOMPARE(house.work.calls(), Calls());
}

void RunnerTest::aRunnerThatWasStoppedGoesOn_data()
{
    QTest::addColumn<QString>("work");
    for (const auto* work : {"stage", "check", "deliver", "erase"})
        QTest::newRow(work) << QString::fromLatin1(work);
}

void RunnerTest::aRunnerThatWasStoppedGoesOn()
{
    QFETCH(QString, work);
    Running house;
    house.work.hold(work.toStdString());
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    house.step(house.administrator, mandate.id, m::BeginStaging());
    // Put away and opened anew after each step there is; at the held work it is stopped in the midst.
    bool accepted = false;
    bool begun = false;
    for (int i = 0; i < 40 && must(house.procedure->job(mandate.id))->state != m::JobState::Certified; ++i) {
        const auto before = must(house.procedure->job(mandate.id)).value();
        const auto calls = house.work.calls().size();
        if (before.work == m::Work::None && before.state == m::JobState::Staged && !begun) {
            begun = true;
            house.step(house.administrator, mandate.id, m::BeginCheck());
        } else if (before.work == m::Work::None && before.state == m::JobState::Checked && !accepted) {
            accepted = true;
            compareAndAccept(house, mandate.id);
        } else {
            house.open();
            house.runner->start();
            QVERIFY(QTest::qWaitFor([&] { return house.work.calls().size() > calls; }, 30'000));
            const bool isHeld = house.work.calls().back() == work.toStdString();
            house.close();
            if (isHeld && must(house.procedure->job(mandate.id)).value() == before)
                house.work.hold("");
        }
        house.open();
    }
    const auto job = must(house.procedure->job(mandate.id)).value();
    QCOMPARE(job.state, m::JobState::Certified);
    // Each of the store's own steps once, whatever was stopped.
    for (const auto kind : {m::StepKind::Staged, m::StepKind::Checked, m::StepKind::Delivered, m::StepKind::Erased, m::StepKind::Certified})
        QCOMPARE(std::ranges::count(job.steps, kind, [](const m::Step& step) { return m::kindOf(step.body); }), 1);
    QVERIFY(std::ranges::count(house.work.calls(), work.toStdString()) >= 2);
}

void RunnerTest::abandoningStopsTheWork()
{
    Running house;
    house.work.hold("stage");
    house.runner->start();
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    house.step(house.administrator, mandate.id, m::BeginStaging());
    QVERIFY(QTest::qWaitFor([&] { return !house.work.calls().empty(); }, 30'000));
    QVERIFY(QTest::qWaitFor([&] { return house.runner->progress(mandate.id).of == 3; }, 30'000));
    house.step(house.officer, mandate.id, m::Abandon{"the old system is wrong"});
    QVERIFY(house.comesTo(mandate.id, m::JobState::Certified));
    QCOMPARE(house.work.calls(), (Calls{"stage", "erase", "certify"}));
    QCOMPARE(must(house.procedure->job(mandate.id))->abandonedWhy, std::string("the old system is wrong"));
}

void RunnerTest::deadlinesEndIt_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("days"); // after which it is over
    QTest::addColumn<bool>("hadStaging");
    QTest::newRow("drafted") << static_cast<int>(m::JobState::Drafted) << 10 << false;
    QTest::newRow("approved") << static_cast<int>(m::JobState::Approved) << 20 << false;
    QTest::newRow("staged") << static_cast<int>(m::JobState::Staged) << 30 << true;
    QTest::newRow("checked") << static_cast<int>(m::JobState::Checked) << 30 << true;
}

void RunnerTest::deadlinesEndIt()
{
    QFETCH(int, state);
    QFETCH(int, days);
    QFETCH(bool, hadStaging);
    Running house;
    const auto mandate = house.mandate();
    house.upTo(static_cast<m::JobState>(state), mandate);
    // Until the very moment nothing happens.
    house.clock.advance(mandate.deadlines.approval - 10 * dayMs + days * dayMs - house.clock.now());
    house.runner->catchUp();
    QCOMPARE(must(house.procedure->job(mandate.id))->state, static_cast<m::JobState>(state));
    // The store was off meanwhile: it is the first thing.
    house.clock.advance(3 * hourMs + 1);
    house.open();
    house.runner->catchUp();
    const auto job = must(house.procedure->job(mandate.id)).value();
    QCOMPARE(job.state, m::JobState::Certified);
    QCOMPARE(house.work.calls(), (Calls{"erase", "certify"}));
    QCOMPARE(house.overdue, hadStaging ? 1 : 0);
    QVERIFY(job.steps.back().by.isNull());
}

void RunnerTest::aDeadlineStopsTheWorkThatGoesOn()
{
    Running house;
    house.work.hold("stage");
    house.runner->start();
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    house.step(house.administrator, mandate.id, m::BeginStaging());
    QVERIFY(QTest::qWaitFor([&] { return !house.work.calls().empty(); }, 30'000));
    house.clock.advance(mandate.deadlines.staging - house.clock.now() + 1);
    QVERIFY(house.comesTo(mandate.id, m::JobState::Certified));
    QCOMPARE(house.work.calls(), (Calls{"stage", "erase", "certify"}));
    QCOMPARE(house.overdue, 1);
}

void RunnerTest::catchingUpDoesOnlyTheEnds()
{
    Running house;
    const auto mandate = house.mandate();
    const auto other = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    house.step(house.administrator, mandate.id, m::BeginStaging());
    house.upTo(m::JobState::Staged, other);
    house.step(house.officer, other.id, m::Abandon{"not wanted"});
    house.runner->catchUp();
    QCOMPARE(house.work.calls(), (Calls{"erase", "certify"}));
    QCOMPARE(must(house.procedure->job(mandate.id))->work, m::Work::Stage);
}

void RunnerTest::whatIsLostIsAbandonedWithWords_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("isChecking");
    QTest::newRow("staged") << static_cast<int>(m::JobState::Staged) << false;
    QTest::newRow("in the midst of the check") << static_cast<int>(m::JobState::Staged) << true;
    QTest::newRow("checked") << static_cast<int>(m::JobState::Checked) << false;
    QTest::newRow("in the midst of the delivery") << static_cast<int>(m::JobState::Accepted) << false;
}

void RunnerTest::whatIsLostIsAbandonedWithWords()
{
    QFETCH(int, state);
    QFETCH(bool, isChecking);
    Running house;
    const auto mandate = house.mandate();
    const auto early = house.mandate();
    house.upTo(static_cast<m::JobState>(state), mandate);
    if (isChecking)
        house.step(house.administrator, mandate.id, m::BeginCheck());
    // One that has read nothing yet begins anew.
    house.upTo(m::JobState::Approved, early);
    house.step(house.administrator, early.id, m::BeginStaging());
    house.runner->catchUp();
    QCOMPARE(must(house.procedure->job(mandate.id))->state, static_cast<m::JobState>(state)); // it is there
    house.hasStaging = false;
    house.open();
    house.runner->catchUp();
    const auto job = must(house.procedure->job(mandate.id)).value();
    QCOMPARE(job.state, m::JobState::Certified);
    QVERIFY(job.abandonedWhy.find("restored from a backup") != std::string::npos);
    QCOMPARE(house.work.calls(), (Calls{"erase", "certify"}));
    const auto isStores = [](const m::Step& step) { return m::kindOf(step.body) == m::StepKind::Abandon && step.by.isNull(); };
    QCOMPARE(std::ranges::count_if(job.steps, isStores), 1);
    QCOMPARE(must(house.procedure->job(early.id))->work, m::Work::Stage);
}

void RunnerTest::whatFailsIsTriedAgainAndTold()
{
    Running house;
    house.work.fail("stage", ErrorCode::DiskFull);
    house.runner->start();
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    house.step(house.administrator, mandate.id, m::BeginStaging());
    QVERIFY(QTest::qWaitFor([&] { return house.work.calls().size() >= 3; }, 30'000));
    QCOMPARE(house.runner->progress(mandate.id).failed, std::optional(ErrorCode::DiskFull));
    house.work.fail("", {});
    QVERIFY(house.comesTo(mandate.id, m::JobState::Staged));
    QVERIFY(QTest::qWaitFor([&] { return !house.runner->progress(mandate.id).failed; }, 30'000));
}

void RunnerTest::moreThanTheMandateIsRefusedAndTold()
{
    Running house;
    house.open(std::chrono::hours(1)); // once is enough
    house.work.staged.produced.note(m::Field::InsuredNir);
    house.runner->start();
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    house.step(house.administrator, mandate.id, m::BeginStaging());
    QVERIFY(QTest::qWaitFor([&] { return house.runner->progress(mandate.id).failed == ErrorCode::Refused; }, 30'000));
    QCOMPARE(must(house.procedure->job(mandate.id))->state, m::JobState::Approved);
    const auto entries = house.entries();
    const auto isTold = std::ranges::any_of(entries, [](const AccountEntry& entry) {
        const auto* refused = std::get_if<MigrationRefused>(&entry.change);
        return refused != nullptr && refused->refusal == m::StepRefusal::BeyondMandate && entry.by.isNull();
    });
    QVERIFY(isTold);
}

void RunnerTest::whoseStagingIsStillThere()
{
    Running house;
    const auto still = [&house] { return stagingsOf(must(house.procedure->jobs())); };
    QVERIFY(still().empty());
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    QVERIFY(still().empty());
    house.step(house.administrator, mandate.id, m::BeginStaging());
    QCOMPARE(still(), (std::vector<StagingStill>{{mandate.id, mandate.deadlines.staging}}));
    house.step(house.officer, mandate.id, m::Abandon{"not wanted"});
    QCOMPARE(still(), (std::vector<StagingStill>{{mandate.id, mandate.deadlines.erasure}}));
    house.runner->catchUp();
    QVERIFY(still().empty());
}

QTEST_GUILESS_MAIN(RunnerTest)
#include "runner.test.moc"
