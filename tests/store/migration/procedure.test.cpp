// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/store/migration/governed.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
namespace m = paillasse::migration;

// Steps are entries of the ledger, read again before each; nothing else moves a migration.
class ProcedureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWholeWayStandsInTheLedger();
    void refusalsStandInTheLedger();
    void rightsAreHeldInEachLaboratory_data();
    void rightsAreHeldInEachLaboratory();
    void aStepOfTheSameIdIsTakenOnce();
    void aWiderMandateIsNoStep();
    void aStoreThatIsOpenedAgainKnowsTheSame();
    void whatWasProvedIsNotReadAgain();
    void aTableThatWasEditedStopsEverything_data();
    void aTableThatWasEditedStopsEverything();
    void anEntryThatWasEditedStopsEverything();
    void aDisagreementIsNotTakenOut();
    void oneThatIsNotSoundHidesNoOther();

private:
    static std::size_t refusalsIn(Governed& house)
    {
        std::size_t count = 0;
        for (const auto& entry : house.entries())
            count += std::holds_alternative<MigrationRefused>(entry.change) ? 1 : 0;
        return count;
    }
};

void ProcedureTest::theWholeWayStandsInTheLedger()
{
    Governed house;
    int told = 0;
    house.procedure->onStep([&told] { ++told; });
    const auto mandate = house.mandate();
    auto job = house.upTo(m::JobState::Accepted, mandate);
    QCOMPARE(job.state, m::JobState::Accepted);
    QCOMPARE(job.work, m::Work::Deliver);
    QCOMPARE(job.approvedBy, house.officer.person.id);
    job = house.own(mandate.id, m::testing::aDelivery());
    QCOMPARE(job.work, m::Work::Erase);
    house.own(mandate.id, m::Erased{{{m::DestroyedKind::StagingKey, "7", 0, 0, house.clock.now()}}, {}});
    job = house.own(mandate.id, m::Certified{Bytes(32, 1)});
    QCOMPARE(job.state, m::JobState::Certified);
    QCOMPARE(must(house.procedure->job(mandate.id)).value(), job);
    QCOMPARE(must(house.procedure->jobs()).size(), 1u);
    QVERIFY(must(house.procedure->unfinished()).empty());
    QCOMPARE(must(house.procedure->sources(mandate.id)), std::vector<std::string>{"/srv/old/export.hpr"});

    std::vector<MigrationStepped> steps;
    for (const auto& entry : house.entries())
        if (const auto* stepped = std::get_if<MigrationStepped>(&entry.change)) {
            QCOMPARE(entry.by, stepped->step.by);
            QCOMPARE(entry.at, stepped->step.by.isNull() ? lab::WorkstationId() : house.bench.id);
            QCOMPARE(stepped->laboratory, house.laboratory);
            steps.push_back(*stepped);
        }
    QCOMPARE(steps.size(), job.steps.size());
    QCOMPARE(static_cast<std::size_t>(told), job.steps.size());
    QCOMPARE(std::get<m::Draft>(steps.front().step.body).mandate, mandate);
    QCOMPARE(refusalsIn(house), 0u);
    QVERIFY(!must(house.procedure->job(m::MigrationId::make(house.clock.now()))));
    const auto next = house.mandate();
    house.step(house.administrator, next.id, m::Draft{next});
    QCOMPARE(must(house.procedure->unfinished()).size(), 1u);
}

void ProcedureTest::refusalsStandInTheLedger()
{
    Governed house;
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Checked, mandate);
    QCOMPARE(house.refusal(house.biologist, mandate.id, m::Accept()), m::StepRefusal::SampleIncomplete);
    QCOMPARE(house.refusal(house.officer, m::MigrationId::make(house.clock.now()), m::Approve()), m::StepRefusal::UnknownJob);
    QCOMPARE(house.refusal(house.officer, mandate.id, m::Certified()), m::StepRefusal::StoreOnly);
    QCOMPARE(must(house.procedure->takeOwn(mandate.id, m::Delivered())).refusal, m::StepRefusal::OutOfOrder);
    std::vector<MigrationRefused> refused;
    for (const auto& entry : house.entries())
        if (const auto* one = std::get_if<MigrationRefused>(&entry.change))
            refused.push_back(*one);
    QCOMPARE(refused.size(), 4u);
    QCOMPARE(refused[0], (MigrationRefused{house.laboratory, mandate.id, m::StepKind::Accept, m::StepRefusal::SampleIncomplete}));
    QCOMPARE(refused[1].laboratory, house.laboratory);
    QCOMPARE(refused[2].step, m::StepKind::Certified);
    QCOMPARE(refused[3].laboratory, house.laboratory);
    QCOMPARE(must(house.procedure->job(mandate.id))->state, m::JobState::Checked);
}

void ProcedureTest::rightsAreHeldInEachLaboratory_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("who"); // of administrator, officer, biologist, technician: those who may
    QTest::newRow("draft") << "draft" << "AB";
    QTest::newRow("approve") << "approve" << "OB";
    QTest::newRow("begin-staging") << "begin-staging" << "AB";
    QTest::newRow("compare") << "compare" << "B";
    QTest::newRow("accept") << "accept" << "B";
    QTest::newRow("explain") << "explain" << "AOB";
    QTest::newRow("abandon") << "abandon" << "AOB";
}

void ProcedureTest::rightsAreHeldInEachLaboratory()
{
    QFETCH(QString, step);
    const auto kind = step.toStdString();
    QFETCH(QString, who);
    Governed house;
    const auto mandate = house.mandate();
    const auto state = kind == "draft" ? m::JobState::Certified : kind == "approve" ? m::JobState::Drafted : kind == "begin-staging" ? m::JobState::Approved : m::JobState::Checked;
    if (kind != "draft")
        house.upTo(state, mandate);
    const auto body = [&]() -> m::StepBody {
        if (kind == "draft")
            return m::Draft{mandate};
        if (kind == "approve")
            return m::Approve();
        if (kind == "begin-staging")
            return m::BeginStaging();
        if (kind == "compare")
            return m::CompareSample{99, true};
        if (kind == "accept")
            return m::Accept();
        if (kind == "explain")
            return m::Explain();
        return m::Abandon();
    };
    const std::vector<std::pair<char, const StepTaker*>> people{{'A', &house.administrator}, {'O', &house.officer}, {'B', &house.biologist}, {'T', &house.technician}};
    for (const auto& [letter, taker] : people) {
        const bool may = who.contains(QLatin1Char(letter));
        QCOMPARE(house.refusal(*taker, mandate.id, body()) == m::StepRefusal::NoRight, !may);
        // Not in every laboratory that it is about.
        auto order = house.order(mandate.id, body());
        order.laboratory = lab::LaboratoryId::make({9});
        QCOMPARE(must(house.procedure->take(order, *taker)).refusal, m::StepRefusal::NoRight);
        if (kind == "draft" && may)
            break;
    }
}

void ProcedureTest::aStepOfTheSameIdIsTakenOnce()
{
    Governed house;
    const auto mandate = house.mandate();
    const auto draft = house.order(mandate.id, m::Draft{mandate});
    QVERIFY(!must(house.procedure->take(draft, house.administrator)).refusal);
    const auto again = must(house.procedure->take(draft, house.administrator));
    QVERIFY(!again.refusal && again.job && again.job->steps.size() == 1);
    auto other = house.mandate();
    auto foreign = house.order(other.id, m::Draft{other});
    foreign.id = draft.id;
    QVERIFY(codeOf(house.procedure->take(foreign, house.administrator)) == ErrorCode::InvalidInput);
    QCOMPARE(refusalsIn(house), 0u);
}

void ProcedureTest::aWiderMandateIsNoStep()
{
    Governed house;
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    auto wider = mandate;
    wider.fields.add(m::Field::InsuredNir);
    QCOMPARE(house.refusal(house.administrator, mandate.id, m::Draft{wider}), m::StepRefusal::AlreadyThere);
    QCOMPARE(must(house.procedure->job(mandate.id))->mandate, mandate);
    // What the store itself would stage beyond it is refused, and told, too.
    house.step(house.administrator, mandate.id, m::BeginStaging());
    m::Staged staged;
    staged.produced.note(m::Field::InsuredNir);
    QCOMPARE(must(house.procedure->takeOwn(mandate.id, staged)).refusal, m::StepRefusal::BeyondMandate);
    QCOMPARE(refusalsIn(house), 2u);
}

void ProcedureTest::aStoreThatIsOpenedAgainKnowsTheSame()
{
    Governed house;
    const auto mandate = house.mandate();
    const auto job = house.upTo(m::JobState::Checked, mandate);
    house.procedure = must(Procedure::open(*house.store, *house.writer, house.clock, house.log));
    QCOMPARE(must(house.procedure->job(mandate.id)).value(), job);
    QCOMPARE(house.refusal(house.biologist, mandate.id, m::Accept()), m::StepRefusal::SampleIncomplete);
}

void ProcedureTest::whatWasProvedIsNotReadAgain()
{
    Governed house;
    const auto mandate = house.mandate();
    const auto other = house.mandate();
    house.upTo(m::JobState::Checked, mandate);
    house.step(house.administrator, other.id, m::Draft{other});
    const auto first = must(house.procedure->jobs());
    const auto proofs = house.procedure->proofs();
    // Neither asked again, nor after entries that are no steps.
    QCOMPARE(must(house.procedure->jobs()), first);
    (void)house.add("another", access::Role::Technician);
    QCOMPARE(must(house.procedure->jobs()), first);
    QCOMPARE(house.procedure->proofs(), proofs);
    // A step more is one entry more.
    house.step(house.officer, other.id, m::Approve{mandateHash(other)});
    QCOMPARE(must(house.procedure->jobs()).back().state, m::JobState::Approved);
    QCOMPARE(house.procedure->proofs(), proofs + 1);
    // And it adds up to what somebody finds who has never looked.
    const auto fresh = must(Procedure::open(*house.store, *house.writer, house.clock, house.log));
    QCOMPARE(must(fresh->jobs()), must(house.procedure->jobs()));
    // Edited under the eyes of who knew it: it is no more what was proved.
    auto database = must(house.store->connect());
    must(run(database, "DELETE FROM migration_step WHERE leaf = (SELECT min(leaf) FROM migration_step WHERE job = ?)", mandate.id));
    QVERIFY(codeOf(house.procedure->job(mandate.id)) == ErrorCode::Corrupt);
    QVERIFY(codeOf(house.procedure->job(mandate.id)) == ErrorCode::Corrupt);
    QCOMPARE(must(house.procedure->jobs()).size(), 1u);
}

void ProcedureTest::aTableThatWasEditedStopsEverything_data()
{
    QTest::addColumn<QByteArray>("edit");
    QTest::newRow("the newest row is dropped") << QByteArray("DELETE FROM migration_step WHERE leaf = (SELECT max(leaf) FROM migration_step WHERE job = ?1)");
    QTest::newRow("one in between is dropped") << QByteArray("DELETE FROM migration_step WHERE leaf = (SELECT leaf FROM migration_step WHERE job = ?1 ORDER BY leaf LIMIT 1 OFFSET 2)");
    QTest::newRow("the first is dropped") << QByteArray("DELETE FROM migration_step WHERE leaf = (SELECT min(leaf) FROM migration_step WHERE job = ?1)");
    QTest::newRow("another's step is added") << QByteArray("UPDATE migration_step SET job = ?1 WHERE job <> ?1");
    QTest::newRow("an entry that is no step is added") << QByteArray("INSERT INTO migration_step (leaf, job, step) VALUES (2, ?1, zeroblob(16))");
    QTest::newRow("an entry that is not there is added") << QByteArray("INSERT INTO migration_step (leaf, job, step) VALUES (4000, ?1, zeroblob(16))");
    QTest::newRow("two change places") << QByteArray("UPDATE migration_step SET leaf = 100000 - leaf WHERE job = ?1");
    QTest::newRow("a step has another id") << QByteArray("UPDATE migration_step SET step = zeroblob(16) WHERE leaf = (SELECT max(leaf) FROM migration_step WHERE job = ?1)");
}

void ProcedureTest::aTableThatWasEditedStopsEverything()
{
    QFETCH(QByteArray, edit);
    Governed house;
    const auto mandate = house.mandate();
    const auto other = house.mandate();
    house.step(house.administrator, other.id, m::Draft{other});
    house.upTo(m::JobState::Checked, mandate);
    {
        auto database = must(house.store->connect());
        must(run(database, edit.toStdString(), mandate.id));
    }
    const auto before = house.entries().size();
    const auto job = house.procedure->job(mandate.id);
    QVERIFY(codeOf(job) == ErrorCode::Corrupt);
    QVERIFY(job.error().detail.find("verify") != std::string::npos);
    QVERIFY(codeOf(house.procedure->take(house.order(mandate.id, m::Abandon{"why"}), house.administrator)) == ErrorCode::Corrupt);
    QVERIFY(codeOf(house.procedure->take(house.order(mandate.id, m::Accept()), house.biologist)) == ErrorCode::Corrupt);
    QVERIFY(codeOf(house.procedure->takeOwn(mandate.id, m::Overdue())) == ErrorCode::Corrupt);
    // Also by a store that begins with it.
    house.procedure = must(Procedure::open(*house.store, *house.writer, house.clock, house.log));
    QVERIFY(codeOf(house.procedure->job(mandate.id)) == ErrorCode::Corrupt);
    QCOMPARE(house.entries().size(), before);
}

void ProcedureTest::anEntryThatWasEditedStopsEverything()
{
    Governed house;
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    auto database = must(house.store->connect());
    must(run(database, "UPDATE ledger SET entry = zeroblob(200) WHERE seq = (SELECT max(leaf) FROM migration_step)"));
    QVERIFY(codeOf(house.procedure->job(mandate.id)) == ErrorCode::Corrupt);
}

void ProcedureTest::aDisagreementIsNotTakenOut()
{
    // Every other step still follows from the one before: without this one there would be nothing to explain.
    Governed house;
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Checked, mandate);
    house.step(house.biologist, mandate.id, m::CompareSample{1, false});
    const auto disagreement = house.step(house.biologist, mandate.id, m::CompareSample{1, true}).steps.size() - 2;
    auto database = must(house.store->connect());
    must(run(database, "DELETE FROM migration_step WHERE leaf = (SELECT leaf FROM migration_step WHERE job = ? ORDER BY leaf LIMIT 1 OFFSET ?)", mandate.id, std::uint64_t{disagreement}));
    QVERIFY(codeOf(house.procedure->job(mandate.id)) == ErrorCode::Corrupt);
}

void ProcedureTest::oneThatIsNotSoundHidesNoOther()
{
    Governed house;
    const auto mandate = house.mandate();
    const auto other = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    house.step(house.administrator, other.id, m::Draft{other});
    auto database = must(house.store->connect());
    must(run(database, "DELETE FROM migration_step WHERE leaf = (SELECT min(leaf) FROM migration_step WHERE job = ?)", mandate.id));
    const auto jobs = must(house.procedure->jobs());
    QCOMPARE(jobs.size(), 1u);
    QCOMPARE(jobs[0].mandate.id, other.id);
}

QTEST_GUILESS_MAIN(ProcedureTest)
#include "procedure.test.moc"
