// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>
#include <set>

#include <QTest>

#include "app/migration/names.h"
#include "tests/migration/amigration.h"

using namespace paillasse;
using namespace paillasse::migration;
using namespace paillasse::migration::testing;

// Why each step is refused, one by one; and the way that is refused nothing.
class RefusalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWholeWay();
    void refusals_data();
    void refusals();
    void mandates_data();
    void mandates();
    void whatIsDueWhen();
    void theStoreGivesUpWhatItHasLost();
    void overdueErasesAndSaysWhatItWas();
    void deliveryThatDiffersGoesBack();
    void aDisagreementIsExplainedOnce();
    void aClockThatWasSetBackWinsNoTime();
    void stepsAreRememberedWithoutWhatIsHeavy();
    void namesAreTheirOwn();
};

namespace {

Mandate transferring()
{
    auto mandate = aMandate(Direction::Out);
    mandate.transfersResponsibility = true;
    return mandate;
}

// The job after the first steps of the way, up to the state, with that work going on.
std::optional<Job> jobAt(JobState state, Work work = Work::None, const Mandate& mandate = aMandate())
{
    std::optional<Job> job;
    for (const auto& step : theWay(mandate)) {
        if (job && job->state == state && job->work == work)
            return job;
        auto after = advance(job, step, theHash);
        if (!after)
            qFatal("the way is refused: %s", nameOf(after.error()).data());
        job = std::move(*after);
    }
    return job;
}

std::optional<StepRefusal> whyNot(const std::optional<Job>& job, const Step& step)
{
    const auto after = advance(job, step, theHash);
    return after ? std::nullopt : std::optional(after.error());
}

Job comparedUpTo(std::uint64_t last, bool isExplained = true, const lab::PersonId& comparer = acceptor)
{
    auto job = *jobAt(JobState::Checked);
    if (isExplained)
        job = *advance(job, by(comparer, Explain{{1}, "old unit"}), {});
    for (std::uint64_t record = 1; record <= last; ++record)
        job = *advance(job, by(comparer, CompareSample{record, true}), {});
    return job;
}

Staged stagedBeyond(Field field)
{
    Staged staged;
    staged.produced.note(field);
    return staged;
}

Checked checkedWith(std::vector<std::uint64_t> sample)
{
    auto checked = aCheck();
    checked.sample = std::move(sample);
    return checked;
}

} // namespace

void RefusalsTest::theWholeWay()
{
    for (const auto& mandate : {aMandate(), aMandate(Direction::Out), transferring()}) {
        std::optional<Job> job;
        for (const auto& step : theWay(mandate)) {
            const auto after = advance(job, step, theHash);
            QVERIFY2(after.has_value(), after ? "" : nameOf(after.error()).data());
            job = *after;
        }
        QCOMPARE(job->state, JobState::Certified);
        QCOMPARE(job->work, Work::None);
        QCOMPARE(job->approvedBy, approver);
        QCOMPARE(job->acceptedBy, acceptor);
        QCOMPARE(job->differences.size(), 2u);
        QCOMPARE(job->differences[0].explanation, std::string("the unit of 2015"));
        QCOMPARE(job->differences[0].explainedBy, acceptor);
        QCOMPARE(job->destroyed.size(), 1u);
        QCOMPARE(job->certificateSha256, Bytes(32, 0x63));
        QCOMPARE(job->acknowledgement.has_value(), mandate.direction == Direction::Out);
    }
}

void RefusalsTest::refusals_data()
{
    QTest::addColumn<std::optional<Job>>("job");
    QTest::addColumn<Step>("step");
    QTest::addColumn<StepRefusal>("refusal");
    const auto row = [](const char* name, std::optional<Job> job, Step step, StepRefusal refusal) { QTest::newRow(name) << std::move(job) << std::move(step) << refusal; };
    using enum StepRefusal;

    const auto drafted = jobAt(JobState::Drafted);
    const auto approved = jobAt(JobState::Approved);
    const auto staging = jobAt(JobState::Approved, Work::Stage);
    const auto staged = jobAt(JobState::Staged);
    const auto checking = jobAt(JobState::Staged, Work::Check);
    const auto checked = jobAt(JobState::Checked);
    const auto delivering = jobAt(JobState::Accepted, Work::Deliver);
    const auto waiting = jobAt(JobState::Accepted, Work::None, transferring());
    const auto erasing = jobAt(JobState::Accepted, Work::Erase);
    const auto certified = jobAt(JobState::Certified);
    const auto manifest = aDelivery().files[1].sha256;
    const auto& deadlines = aMandate().deadlines;

    row("no job to approve", {}, by(approver, Approve{theHash}), UnknownJob);
    row("another job's step", drafted, {idOf<MigrationId>(901), approver, theDay, Approve{theHash}}, UnknownJob);
    row("drafted twice, with more fields", approved, by(drafter, Draft{[] { auto wider = aMandate(); wider.fields.add(Field::InsuredNir); return wider; }()}), AlreadyThere);
    row("drafted by nobody", {}, byStore(Draft{aMandate()}), PersonOnly);
    row("drafted for another id", {}, {idOf<MigrationId>(901), drafter, theDay, Draft{aMandate()}}, BadMandate);
    row("nobody but the drafter is named", {}, by(drafter, Draft{[] { auto mandate = aMandate(); mandate.approvers = {drafter}; return mandate; }()}), BadMandate);

    row("approved by the store", drafted, byStore(Approve{theHash}), PersonOnly);
    row("approved by the drafter, who is named", drafted, by(drafter, Approve{theHash}), OwnMandate);
    row("approved by nobody who is named", drafted, by(acceptor, Approve{theHash}), NotApprover);
    row("another text is approved", drafted, by(approver, Approve{Bytes(32, 1)}), MandateDiffers);
    row("no text is approved", drafted, by(approver, Approve{}), MandateDiffers);
    row("approved too late", drafted, by(approver, Approve{theHash}, deadlines.approval + 1), PastDeadline);
    row("approved again", approved, by(secondApprover, Approve{theHash}), OutOfOrder);

    row("staged without approval", drafted, by(drafter, BeginStaging()), OutOfOrder);
    row("staging begun too late", approved, by(drafter, BeginStaging(), deadlines.staging + 1), PastDeadline);
    row("staging begun twice", staging, by(drafter, BeginStaging()), OutOfOrder);
    row("a person says that it is staged", staging, by(drafter, Staged()), StoreOnly);
    row("staged before anybody began", approved, byStore(Staged()), OutOfOrder);
    row("more staged than mandated", staging, byStore(stagedBeyond(Field::InsuredNir)), BeyondMandate);
    row("staged too late", staging, byStore(Staged(), deadlines.staging + 1), PastDeadline);

    row("checked before it is staged", staging, by(drafter, BeginCheck()), OutOfOrder);
    row("checked without anybody", staged, byStore(aCheck()), OutOfOrder);
    row("checked by a person", checking, by(drafter, aCheck()), StoreOnly);
    row("check begun too late", staged, by(drafter, BeginCheck(), deadlines.acceptance + 1), PastDeadline);
    row("checked too late", checking, byStore(aCheck(), deadlines.acceptance + 1), PastDeadline);
    row("a sample that is too small", checking, byStore(checkedWith({1, 2, 3})), SampleIncomplete);
    row("a sample of one record many times", checking, byStore(checkedWith(std::vector<std::uint64_t>(299, 7))), SampleIncomplete);

    row("explained before it is checked", staged, by(acceptor, Explain{{1}, "why"}), OutOfOrder);
    row("explained without a word", checked, by(acceptor, Explain{{1}, " \n"}), WordsMissing);
    row("a difference that is none", checked, by(acceptor, Explain{{3}, "why"}), UnknownRecord);
    row("the difference before the first", checked, by(acceptor, Explain{{0}, "why"}), UnknownRecord);
    row("no difference at all", checked, by(acceptor, Explain{{}, "why"}), UnknownRecord);
    row("compared what is not of the sample", checked, by(acceptor, CompareSample{300, true}), UnknownRecord);
    row("compared too late", checked, by(acceptor, CompareSample{1, true}, deadlines.acceptance + 1), PastDeadline);

    row("accepted before it is checked", checking, by(acceptor, Accept()), OutOfOrder);
    row("accepted right after approval", approved, by(acceptor, Accept()), OutOfOrder);
    row("accepted without a sample compared", comparedUpTo(0), by(acceptor, Accept()), SampleIncomplete);
    row("accepted with one left to compare", comparedUpTo(298), by(acceptor, Accept()), SampleIncomplete);
    row("accepted with one left to explain", comparedUpTo(299, false), by(acceptor, Accept()), NotExplained);
    row("accepted by the drafter", comparedUpTo(299), by(drafter, Accept()), OwnMandate);
    row("approved, compared and accepted by one", comparedUpTo(299, true, approver), by(approver, Accept()), OwnMandate);
    row("accepted too late", comparedUpTo(299), by(acceptor, Accept(), deadlines.acceptance + 1), PastDeadline);
    row("accepted by the store", comparedUpTo(299), byStore(Accept()), PersonOnly);
    row("accepted twice", delivering, by(acceptor, Accept()), OutOfOrder);

    row("delivered before it is accepted", comparedUpTo(299), byStore(aDelivery()), OutOfOrder);
    row("delivered by a person", delivering, by(acceptor, aDelivery()), StoreOnly);
    row("delivered too late", delivering, byStore(aDelivery(), deadlines.erasure + 1), PastDeadline);
    row("acknowledged before it was sent", jobAt(JobState::Accepted, Work::Deliver, transferring()), by(acceptor, Acknowledge{"letter", manifest}), OutOfOrder);
    row("acknowledged without a letter", waiting, by(acceptor, Acknowledge{"", manifest}), WordsMissing);
    row("acknowledged what was not sent", waiting, by(acceptor, Acknowledge{"letter", Bytes(32, 9)}), NotWhatWasSent);
    row("acknowledged too late", waiting, by(acceptor, Acknowledge{"letter", manifest}, deadlines.erasure + 1), PastDeadline);
    row("nothing to acknowledge", erasing, by(acceptor, Acknowledge{"letter", manifest}), OutOfOrder);

    row("abandoned without a reason", checked, by(drafter, Abandon{""}), WordsMissing);
    row("abandoned after acceptance", delivering, by(drafter, Abandon{"why"}), OutOfOrder);
    row("abandoned by the store without a reason", checked, byStore(Abandon{""}), WordsMissing);
    row("abandoned by the store after delivery", erasing, byStore(Abandon{"lost"}), OutOfOrder);
    row("abandoned after the certificate", certified, by(drafter, Abandon{"why"}), OutOfOrder);

    row("erased without an end", checked, byStore(Erased()), OutOfOrder);
    row("erased while it is delivered", delivering, byStore(Erased()), OutOfOrder);
    row("erased before the recipient has it", waiting, byStore(Erased()), NotAcknowledged);
    row("erased by a person", erasing, by(acceptor, Erased()), StoreOnly);
    row("certified before it is erased", erasing, byStore(Certified()), OutOfOrder);
    row("certified twice", certified, byStore(Certified()), OutOfOrder);
    row("certified by a person", jobAt(JobState::Erased, Work::Certify), by(acceptor, Certified()), StoreOnly);
    row("overdue before it is", checked, byStore(Overdue(), deadlines.acceptance), NotDue);
    row("overdue after the end", certified, byStore(Overdue(), deadlines.erasure + 1), OutOfOrder);
    row("overdue by a person", checked, by(drafter, Overdue(), deadlines.acceptance + 1), StoreOnly);
}

void RefusalsTest::refusals()
{
    QFETCH(std::optional<Job>, job);
    QFETCH(Step, step);
    QFETCH(StepRefusal, refusal);
    const auto why = whyNot(job, step);
    QVERIFY2(why.has_value(), "it was not refused");
    QCOMPARE(nameOf(*why), nameOf(refusal));
}

using Spoil = std::function<void(Mandate&)>;
Q_DECLARE_METATYPE(Spoil)

void RefusalsTest::mandates_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<bool>("out");
    QTest::addColumn<bool>("good");
    const auto in = [](const char* name, Spoil spoil, bool good = false) { QTest::newRow(name) << spoil << false << good; };
    const auto out = [](const char* name, Spoil spoil, bool good = false) { QTest::newRow(name) << spoil << true << good; };
    in("as it is", [](Mandate&) {}, true);
    in("no id", [](Mandate& m) { m.id = {}; });
    in("nobody instructs", [](Mandate& m) { m.instructedBy = "  "; });
    in("no reference", [](Mandate& m) { m.reference.clear(); });
    in("no counterpart", [](Mandate& m) { m.counterpart.clear(); });
    in("a novel", [](Mandate& m) { m.counterpart = std::string(401, 'x'); });
    in("no field", [](Mandate& m) { m.fields = {}; });
    in("no laboratory", [](Mandate& m) { m.laboratories.clear(); });
    in("two that receive", [](Mandate& m) { m.laboratories.push_back(idOf<lab::LaboratoryId>(2)); });
    in("ends before it begins", [](Mandate& m) { m.until = {2014, 1, 1}; });
    in("no day that exists", [](Mandate& m) { m.from = {2015, 2, 30}; });
    in("no period", [](Mandate& m) { m.from = {}; });
    in("no approver", [](Mandate& m) { m.approvers.clear(); });
    in("one approver twice", [](Mandate& m) { m.approvers = {approver, approver}; });
    in("nobody approves", [](Mandate& m) { m.approvers = {approver, lab::PersonId()}; });
    in("no deadline", [](Mandate& m) { m.deadlines.staging = {}; });
    in("deadlines out of order", [](Mandate& m) { std::swap(m.deadlines.staging, m.deadlines.acceptance); });
    in("over before it begins", [](Mandate& m) { m.deadlines.approval = theDay - 1; });
    in("patients of a source", [](Mandate& m) { m.patients = {lab::testing::thePatient}; });
    in("a key for a source", [](Mandate& m) { m.recipientKey = "age1" + std::string(58, 'q'); });
    in("a source takes over", [](Mandate& m) { m.transfersResponsibility = true; });
    in("a third may be wrong", [](Mandate& m) { m.acceptableErrorsPerMille = 333; });
    in("a guess", [](Mandate& m) { m.confidencePerCent = 50; });
    in("more than sure", [](Mandate& m) { m.confidencePerCent = 101; });
    in("all are compared", [](Mandate& m) { m.acceptableErrorsPerMille = 0; }, true);
    out("as it is, out", [](Mandate&) {}, true);
    out("several laboratories", [](Mandate& m) { m.laboratories.push_back(idOf<lab::LaboratoryId>(2)); }, true);
    out("one of them twice", [](Mandate& m) { m.laboratories.push_back(m.laboratories.front()); });
    out("some patients", [](Mandate& m) { m.patients = {lab::testing::thePatient}; }, true);
    out("one patient twice", [](Mandate& m) { m.patients = {lab::testing::thePatient, lab::testing::thePatient}; });
    out("no key", [](Mandate& m) { m.recipientKey.clear(); });
    out("a secret key", [](Mandate& m) { m.recipientKey = "AGE-SECRET-KEY-1" + std::string(58, 'Q'); });
    out("no key's letter", [](Mandate& m) { m.recipientKey.back() = 'b'; });
    out("nobody writes that", [](Mandate& m) { m.format = Format::HprimMedecins; });
}

void RefusalsTest::mandates()
{
    QFETCH(Spoil, spoil);
    QFETCH(bool, out);
    QFETCH(bool, good);
    auto mandate = aMandate(out ? Direction::Out : Direction::In);
    spoil(mandate);
    const auto checked = checkMandate(mandate, theDay);
    QCOMPARE(checked.has_value(), good);
    QVERIFY(checked || checked.error() == StepRefusal::BadMandate);
    const auto drafted = advance({}, {mandate.id, drafter, theDay, Draft{mandate}}, theHash);
    QCOMPARE(drafted.has_value(), good);
}

void RefusalsTest::whatIsDueWhen()
{
    const auto deadlines = aMandate().deadlines;
    QCOMPARE(dueAt(*jobAt(JobState::Drafted)), deadlines.approval);
    QCOMPARE(dueAt(*jobAt(JobState::Approved)), deadlines.staging);
    QCOMPARE(dueAt(*jobAt(JobState::Approved, Work::Stage)), deadlines.staging);
    QCOMPARE(dueAt(*jobAt(JobState::Staged, Work::Check)), deadlines.acceptance);
    QCOMPARE(dueAt(*jobAt(JobState::Checked)), deadlines.acceptance);
    QCOMPARE(dueAt(*jobAt(JobState::Accepted, Work::Deliver)), deadlines.erasure);
    QCOMPARE(dueAt(*jobAt(JobState::Accepted, Work::None, transferring())), deadlines.erasure);
    QVERIFY(dueAt(*jobAt(JobState::Accepted, Work::Erase)).isNull());
    QVERIFY(dueAt(*jobAt(JobState::Certified)).isNull());
}

void RefusalsTest::theStoreGivesUpWhatItHasLost()
{
    for (const auto& job : {jobAt(JobState::Staged), jobAt(JobState::Checked), jobAt(JobState::Accepted, Work::Deliver)}) {
        const auto abandoned = advance(job, byStore(Abandon{"its staging is not there"}), {});
        QVERIFY(abandoned && abandoned->state == JobState::Abandoned && abandoned->work == Work::Erase && abandoned->abandonedWhy == "its staging is not there");
    }
}

void RefusalsTest::overdueErasesAndSaysWhatItWas()
{
    const auto deadlines = aMandate().deadlines;
    const auto abandoned = advance(jobAt(JobState::Approved, Work::Stage), byStore(Overdue(), deadlines.staging + 1), {});
    QVERIFY(abandoned && abandoned->state == JobState::Abandoned && abandoned->work == Work::Erase);
    // The recipient never answered: staging goes, and no patient's key for want of their word.
    const auto accepted = advance(jobAt(JobState::Accepted, Work::None, transferring()), byStore(Overdue(), deadlines.erasure + 1), {});
    QVERIFY(accepted && accepted->state == JobState::Accepted && accepted->work == Work::Erase && !accepted->acknowledgement);
    const auto erased = advance(accepted.value(), byStore(Erased(), deadlines.erasure + 2), {});
    QVERIFY(erased && erased->state == JobState::Erased && erased->work == Work::Certify);
}

void RefusalsTest::deliveryThatDiffersGoesBack()
{
    auto delivery = aDelivery();
    delivery.differences = {{1, DifferenceKind::ReadBackDiffers, 12, "value", 1, {}, {}}};
    const auto back = advance(jobAt(JobState::Accepted, Work::Deliver), byStore(delivery), {});
    QVERIFY(back && back->state == JobState::Checked && back->work == Work::None && back->acceptedBy.isNull());
    QCOMPARE(back->differences.back().number, 3u);
    QCOMPARE(*whyNot(back.value(), by(acceptor, Accept())), StepRefusal::NotExplained);
    const auto explained = advance(back.value(), by(acceptor, Explain{{3}, "rounded by the source"}), {});
    const auto again = advance(explained.value(), by(acceptor, Accept()), {});
    QVERIFY(again && again->state == JobState::Accepted && again->work == Work::Deliver);
}

void RefusalsTest::aDisagreementIsExplainedOnce()
{
    auto job = comparedUpTo(298);
    job = *advance(job, by(acceptor, CompareSample{299, false}), {});
    QCOMPARE(*whyNot(job, by(acceptor, Accept())), StepRefusal::NotExplained);
    job = *advance(job, by(acceptor, CompareSample{299, false}), {});
    QCOMPARE(job.differences.size(), 3u);
    QCOMPARE(job.differences[2].kind, DifferenceKind::SampleDisagrees);
    QCOMPARE(job.differences[2].record, 299u);
    // Looked at again: it agrees, and still somebody says why it did not.
    job = *advance(job, by(acceptor, CompareSample{299, true}), {});
    QCOMPARE(job.compared.size(), 299u);
    QCOMPARE(*whyNot(job, by(acceptor, Accept())), StepRefusal::NotExplained);
    job = *advance(job, by(acceptor, Explain{{3}, "read the wrong line"}), {});
    QVERIFY(!whyNot(job, by(acceptor, Accept())));
}

void RefusalsTest::aClockThatWasSetBackWinsNoTime()
{
    const auto deadlines = aMandate().deadlines;
    const auto late = advance(jobAt(JobState::Approved), by(drafter, BeginStaging(), deadlines.staging), {});
    QVERIFY(late);
    const auto staged = advance(late.value(), byStore(Staged(), theDay), {});
    QVERIFY(staged);
    QCOMPARE(staged->since, deadlines.staging);
    QCOMPARE(staged->steps.back().at, deadlines.staging);
}

void RefusalsTest::stepsAreRememberedWithoutWhatIsHeavy()
{
    const auto job = *jobAt(JobState::Certified);
    QCOMPARE(job.steps.size(), theWay(aMandate()).size());
    QCOMPARE(std::get<Draft>(job.steps.front().body).mandate.approvers.size(), 0u);
    for (const auto& step : job.steps)
        if (const auto* checked = std::get_if<Checked>(&step.body))
            QVERIFY(checked->sample.empty() && checked->differences.empty());
    QCOMPARE(job.sample.size(), 299u);
}

void RefusalsTest::namesAreTheirOwn()
{
    std::set<std::string_view> names;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(lastOf(StepRefusal())); ++i)
        names.insert(nameOf(static_cast<StepRefusal>(i)));
    QCOMPARE(names.size(), static_cast<std::size_t>(lastOf(StepRefusal())) + 1);
    QCOMPARE(std::variant_size_v<StepBody>, static_cast<std::size_t>(lastOf(StepKind())) + 1);
    QCOMPARE(nameOf(kindOf(StepBody(Abandon()))), std::string_view("abandon"));
    QCOMPARE(nameOf(kindOf(StepBody(Overdue()))), std::string_view("overdue"));
    QCOMPARE(nameOf(DifferenceKind::CountDiffers), std::string_view("count-differs"));
    QCOMPARE(formatNamed("hprim-sante"), std::optional(Format::HprimSante));
    QCOMPARE(groundNamed("legal-obligation"), std::optional(LegalGround::LegalObligation));
    QCOMPARE(directionNamed("sideways"), std::optional<Direction>());
}

QTEST_APPLESS_MAIN(RefusalsTest)
#include "refusals.test.moc"
