// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/lab/rules/critical.h"
#include "app/lab/rules/nextrelease.h"
#include "tests/lab/desk.h"

using namespace paillasse;
using namespace paillasse::lab;
using namespace paillasse::lab::testing;

using Code = std::optional<RefusalCode>;

// Entry, selection, reruns, calls and technical validation.
class BenchWorkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEntryMakesTheLineMeasured();
    void whoAndWhenAreTheActs();
    void twoPeopleMeasuringIsNoConflict();
    void choosingOverAnUnseenReportableIsRefused();
    void aQueuedEntryRestsOnWhatItSawNotOnNumbers();
    void aMeasurementBesideNeverConflicts();
    void aMeasurementIsAddedOnce();
    void malformedMeasurementsAreRefused();
    void selectingAnotherMeasurementNeedsAReason();
    void aChoiceBringsWhatIsCalculatedFromIt();
    void whatHasNoGroundWaitsAgain();
    void aChoiceIsExplainedAsLongAsItStands();
    void validationNeedsSomethingToValidate();
    void validationNamesWhatItSaw();
    void aNewReadingTakesValidationBack();
    void criticalValuesNeedAnAnswer();
    void anotherTubeIsAnotherTube();
    void callsNameWhomAndWhy();
    void rerunsAreAskedAndAnswered();
    void notPerformedMayBePerformedAfterAll();
    void anotherLaboratorysResultIsNeverOurs();
};

void BenchWorkTest::anEntryMakesTheLineMeasured()
{
    auto desk = placed();
    QVERIFY(desk.refusal(RecordMeasurements{}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(RecordMeasurements{{desk.entry(1, measured(101, "4.2"))}}) == Code());
    QVERIFY(desk.line(1).state == LineState::Measured);
    QCOMPARE(desk.line(1).revision, 2U);
    QCOMPARE(desk.line(2).revision, 1U);
    QVERIFY(desk.line(1).reportable == idOf<MeasurementId>(101));
}

void BenchWorkTest::whoAndWhenAreTheActs()
{
    auto desk = placed();
    auto forged = measured(101, "4.2");
    forged.enteredBy = biologist;
    auto timed = measured(102, "71");
    timed.at = nine + 7;
    const auto act = desk.act(RecordMeasurements{{desk.entry(1, forged), desk.entry(2, timed)}});
    QVERIFY(desk.refusal(act) == Code());
    QVERIFY(desk.line(1).reportableMeasurement()->enteredBy == technician);
    QVERIFY(desk.line(1).reportableMeasurement()->at == act.at);
    QVERIFY(desk.line(2).reportableMeasurement()->at == nine + 7); // an instrument's own time
    QCOMPARE(desk.line(1).reportableMeasurement()->specimen, SpecimenNumber{1});
}

void BenchWorkTest::twoPeopleMeasuringIsNoConflict()
{
    auto desk = entered();
    const auto revision = desk.line(1).revision;
    auto beside = desk.entry(1, measured(201, "4.3"));
    beside.select = false;
    beside.replaces = {};
    desk.as(colleague);
    QVERIFY(desk.refusal(RecordMeasurements{{beside}}) == Code());
    QCOMPARE(desk.line(1).measurements.size(), std::size_t{2});
    QVERIFY(desk.line(1).reportable == idOf<MeasurementId>(101));
    QCOMPARE(desk.line(1).revision, revision + 1);
}

void BenchWorkTest::choosingOverAnUnseenReportableIsRefused()
{
    auto desk = placed();
    const auto mine = desk.act(RecordMeasurements{{desk.entry(1, measured(101, "4.2"))}});
    const auto theirs = desk.as(colleague).act(RecordMeasurements{{desk.entry(1, measured(201, "6.9"))}});
    QVERIFY(desk.refusal(mine) == Code());
    QVERIFY(desk.refusal(theirs) == Code(RefusalCode::ReportableChanged));
    QVERIFY(desk.line(1).reportable == idOf<MeasurementId>(101));
    // Having read it, the colleague may choose.
    QVERIFY(desk.refusal(RecordMeasurements{{desk.entry(1, measured(201, "6.9"))}}) == Code());
    QVERIFY(desk.line(1).reportable == idOf<MeasurementId>(201));
}

void BenchWorkTest::aQueuedEntryRestsOnWhatItSawNotOnNumbers()
{
    // Offline: an entry, then its correction, resting on each other. The correction's base revision (2) is also that of a colleague's
    // entry which reached the store first: by number alone it would slip over a value that nobody of the two saw.
    auto offline = placed();
    auto store = placed();
    const auto first = offline.act(RecordMeasurements{{offline.entry(1, measured(101, "4.2"))}});
    QVERIFY(offline.refusal(first) == Code());
    const auto second = offline.act(RecordMeasurements{{offline.entry(1, measured(102, "4.3"))}});
    QVERIFY(store.as(colleague).refusal(RecordMeasurements{{store.entry(1, measured(201, "6.9"))}}) == Code());
    QVERIFY(store.refusal(first) == Code(RefusalCode::ReportableChanged));
    QVERIFY(store.refusal(second) == Code(RefusalCode::ReportableChanged));

    // A reading beside, though, raises the revision and stops neither.
    auto other = placed();
    auto beside = other.as(colleague).entry(1, measured(301, "4.0"));
    beside.select = false;
    QVERIFY(other.refusal(RecordMeasurements{{beside}}) == Code());
    QVERIFY(other.refusal(first) == Code());
    QVERIFY(other.refusal(second) == Code());
    QVERIFY(other.line(1).reportable == idOf<MeasurementId>(102));
}

void BenchWorkTest::aMeasurementBesideNeverConflicts()
{
    auto desk = validated();
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    desk.as(technician);
    QVERIFY(desk.refusal(RecordMeasurements{{desk.entry(1, measured(201, "4.3"))}}) == Code(RefusalCode::Released));
    auto beside = desk.entry(1, measured(201, "4.3"));
    beside.select = false;
    QVERIFY(desk.refusal(RecordMeasurements{{beside}}) == Code());
    QVERIFY(desk.line(1).state == LineState::BiologicallyValid);
    QVERIFY(!desk.order()->changedSinceReport());
}

void BenchWorkTest::aMeasurementIsAddedOnce()
{
    auto desk = placed();
    const auto entry = desk.entry(1, measured(101, "4.2"));
    QVERIFY(desk.refusal(RecordMeasurements{{entry, entry}}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(RecordMeasurements{{entry}}) == Code());
    QVERIFY(desk.refusal(RecordMeasurements{{entry}}) == Code(RefusalCode::AlreadyExists));
    auto all = desk.entry(1, measured(500, "4"));
    all.select = false;
    for (std::uint32_t id = 501; desk.line(1).measurements.size() < 100; ++id) {
        all.measurement.id = idOf<MeasurementId>(id);
        QVERIFY(desk.refusal(RecordMeasurements{{all}}) == Code());
    }
    all.measurement.id = idOf<MeasurementId>(900);
    QVERIFY(desk.refusal(RecordMeasurements{{all}}) == Code(RefusalCode::Malformed));
}

void BenchWorkTest::malformedMeasurementsAreRefused()
{
    const auto refusalOf = [](auto change) {
        auto desk = placed();
        auto entry = desk.entry(1, measured(101, "4.2"));
        change(entry.measurement);
        return desk.refusal(RecordMeasurements{{entry}});
    };
    QVERIFY(refusalOf([](Measurement&) {}) == Code());
    QVERIFY(refusalOf([](Measurement& m) { m.id = {}; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](Measurement& m) { m.value = Quantity{Comparator::None, Decimal(1, 10)}; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](Measurement& m) { m.value = Titre{}; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](Measurement& m) { m.value = ShortText{std::string(501, 'x')}; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](Measurement& m) { m.value = ShortText{std::string(500, 'x')}; }) == Code());
    QVERIFY(refusalOf([](Measurement& m) { m.value = Coded{}; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](Measurement& m) { m.dilution = 0; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](Measurement& m) { m.specimen = 8; }) == Code(RefusalCode::UnknownSpecimen));
    QVERIFY(refusalOf([](Measurement& m) { m.source = MeasurementSource::Calculated; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](Measurement& m) { m.range.high = Decimal(std::int64_t{1} << 62, 0); }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](Measurement& m) { m.comment = "\xFF"; }) == Code(RefusalCode::Malformed));
}

void BenchWorkTest::selectingAnotherMeasurementNeedsAReason()
{
    auto desk = entered();
    auto beside = desk.entry(1, measured(201, "4.3"));
    beside.select = false;
    (void)desk.perform(RecordMeasurements{{beside}});
    (void)desk.perform(ValidateTechnically{{desk.control(1)}});
    QVERIFY(desk.refusal(SelectMeasurement{1, idOf<MeasurementId>(999), "essai"}) == Code(RefusalCode::UnknownMeasurement));
    QVERIFY(desk.refusal(SelectMeasurement{1, idOf<MeasurementId>(201), ""}) == Code(RefusalCode::ReasonMissing));
    auto stale = desk.act(SelectMeasurement{1, idOf<MeasurementId>(201), "tube 2"});
    stale.based[0].revision = 1;
    QVERIFY(desk.refusal(stale) == Code(RefusalCode::StaleLine));
    QVERIFY(desk.refusal(SelectMeasurement{1, idOf<MeasurementId>(201), "tube 2"}) == Code());
    QVERIFY(desk.line(1).state == LineState::Measured && !desk.line(1).technical);
    QVERIFY(desk.line(1).reportable == idOf<MeasurementId>(201));
    QVERIFY(desk.refusal(SelectMeasurement{1, idOf<MeasurementId>(201), "encore"}) == Code(RefusalCode::WrongState));
}

namespace {

Measurement calculated(std::uint32_t id, std::string_view value)
{
    auto measurement = measured(id, value);
    measurement.source = MeasurementSource::Calculated;
    measurement.formulaVersion = "F / 1";
    return measurement;
}

// Line 1 has 101 (reportable) and 201; line 2 was calculated from it.
Desk withTwo()
{
    auto desk = placed();
    auto beside = desk.entry(1, measured(201, "4.3"));
    beside.select = false;
    (void)desk.perform(RecordMeasurements{{desk.entry(1, measured(101, "4.2")), beside, desk.entry(2, calculated(102, "8.4"))}});
    return desk;
}

} // namespace

void BenchWorkTest::aChoiceBringsWhatIsCalculatedFromIt()
{
    const auto refused = [](auto change) {
        auto desk = withTwo();
        SelectMeasurement choice{1, idOf<MeasurementId>(201), "dilution vérifiée", {desk.entry(2, calculated(202, "8.6"))}};
        change(choice);
        return desk.refusal(choice);
    };
    auto desk = withTwo();
    QVERIFY(desk.refusal(SelectMeasurement{1, idOf<MeasurementId>(201), "dilution vérifiée", {desk.entry(2, calculated(202, "8.6"))}}) == Code());
    QVERIFY(desk.line(1).reportable == idOf<MeasurementId>(201));
    QVERIFY(desk.line(2).reportable == idOf<MeasurementId>(202));
    QCOMPARE(desk.line(2).measurements.size(), std::size_t(2));
    QCOMPARE(desk.line(2).revision, 3U);
    // Nothing else comes in by that way, and nothing over what the author did not see.
    QVERIFY(refused([](SelectMeasurement& c) { c.calculated[0].measurement.source = MeasurementSource::Manual; c.calculated[0].measurement.formulaVersion.clear(); }) == Code(RefusalCode::Malformed));
    QVERIFY(refused([](SelectMeasurement& c) { c.calculated[0].select = false; }) == Code(RefusalCode::Malformed));
    QVERIFY(refused([](SelectMeasurement& c) { c.calculated[0].line = 1; }) == Code(RefusalCode::Malformed));
    QVERIFY(refused([](SelectMeasurement& c) { c.calculated.push_back(c.calculated[0]); }) == Code(RefusalCode::Malformed));
    QVERIFY(refused([](SelectMeasurement& c) { c.calculated[0].replaces = {}; }) == Code(RefusalCode::ReportableChanged));
    QVERIFY(refused([](SelectMeasurement& c) { c.calculated[0].line = 9; }) == Code(RefusalCode::UnknownLine));
}

// What was calculated from the value that no longer counts is not signed in its place.
void BenchWorkTest::whatHasNoGroundWaitsAgain()
{
    const auto lost = LostGround{2, idOf<MeasurementId>(102)};
    const auto choice = SelectMeasurement{1, idOf<MeasurementId>(201), "dilution vérifiée", {}, {lost}};
    auto desk = withTwo();
    (void)desk.perform(ValidateTechnically{{desk.control(1), desk.control(2)}});
    const auto release = desk.act(desk.release(ReportKind::Partial, {2}));
    QVERIFY(desk.refusal(choice) == Code());
    QVERIFY(desk.line(2).state == LineState::Pending && !desk.line(2).reportable && !desk.line(2).technical);
    QCOMPARE(desk.line(2).measurements.size(), std::size_t{1});
    QVERIFY(desk.refusal(release) == Code(RefusalCode::StaleLine));
    // An entry does the same, and it may be all that an act says.
    desk = withTwo();
    QVERIFY(desk.refusal(RecordMeasurements{{desk.entry(1, measured(301, "5.0"))}, {lost}}) == Code());
    QVERIFY(desk.line(2).state == LineState::Pending);
    desk = withTwo();
    QVERIFY(desk.refusal(RecordMeasurements{{}, {lost}}) == Code());

    const auto refused = [&lost](auto change) {
        auto here = withTwo();
        auto body = RecordMeasurements{{here.entry(1, measured(301, "5.0"))}, {lost}};
        change(body, here);
        return here.refusal(body);
    };
    QVERIFY(refused([](auto& b, auto&) { b = {}; }) == Code(RefusalCode::Malformed));
    QVERIFY(refused([](auto& b, auto&) { b.groundless.push_back(b.groundless[0]); }) == Code(RefusalCode::Malformed));
    QVERIFY(refused([](auto& b, auto& d) { b.entries.push_back(d.entry(2, calculated(202, "9"))); }) == Code(RefusalCode::Malformed));
    QVERIFY(refused([](auto& b, auto&) { b.groundless[0].measurement = idOf<MeasurementId>(9); }) == Code(RefusalCode::ReportableChanged));
    QVERIFY(refused([](auto& b, auto&) { b.groundless[0].line = 9; }) == Code(RefusalCode::UnknownLine));
    QVERIFY(refused([](auto& b, auto&) { b.groundless[0] = {3, {}}; }) == Code(RefusalCode::ReportableChanged));
    QVERIFY(refused([](auto& b, auto& d) { (void)d.perform(RecordMeasurements{{d.entry(3, measured(303, "13"))}}); b.groundless[0] = {3, idOf<MeasurementId>(303)}; }) == Code(RefusalCode::WrongState));
    QVERIFY(refused([](auto&, auto& d) {
        (void)d.perform(ValidateTechnically{{d.control(2)}});
        (void)d.as(biologist).perform(d.release(ReportKind::Partial, {2}));
    }) == Code(RefusalCode::Released));
    desk = withTwo();
    QVERIFY(desk.refusal(SelectMeasurement{1, idOf<MeasurementId>(201), "dilution vérifiée", {}, {{1, idOf<MeasurementId>(101)}}}) == Code(RefusalCode::Malformed));
}

void BenchWorkTest::aChoiceIsExplainedAsLongAsItStands()
{
    auto desk = withTwo();
    (void)desk.perform(SelectMeasurement{1, idOf<MeasurementId>(201), "dilution vérifiée"});
    QCOMPARE(desk.line(1).choiceReason, std::string("dilution vérifiée"));
    auto again = measured(203, "4.4");
    again.reason = EntryReason::Rerun;
    (void)desk.perform(RecordMeasurements{{desk.entry(1, again)}});
    QCOMPARE(desk.line(1).choiceReason, std::string());
    (void)desk.perform(SelectMeasurement{1, idOf<MeasurementId>(101), "première lecture"});
    QCOMPARE(desk.line(1).choiceReason, std::string("première lecture"));
    (void)desk.perform(RejectSpecimen{1, RejectionReason::Clotted, "caillot"});
    QCOMPARE(desk.line(1).choiceReason, std::string());
}

void BenchWorkTest::validationNeedsSomethingToValidate()
{
    auto desk = placed();
    QVERIFY(desk.refusal(ValidateTechnically{}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code(RefusalCode::NotMeasured));
    desk = entered();
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1), desk.control(1)}}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1, ControlState::Rejected)}}) == Code(RefusalCode::ControlRejected));
    const auto act = desk.act(ValidateTechnically{{desk.control(1, ControlState::NotDone)}});
    QVERIFY(desk.refusal(act) == Code());
    QVERIFY(desk.line(1).state == LineState::TechnicallyValid);
    QVERIFY(desk.line(1).technical == (Signing{technician, act.at}));
    QVERIFY(desk.line(1).control == ControlState::NotDone);
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code(RefusalCode::WrongState));
    // One of several that does not pass stops them all: the act is one.
    desk = entered();
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1), desk.control(2, ControlState::Rejected)}}) == Code(RefusalCode::ControlRejected));
    QVERIFY(desk.line(1).state == LineState::Measured);
}

void BenchWorkTest::validationNamesWhatItSaw()
{
    auto desk = entered();
    auto act = desk.act(ValidateTechnically{{desk.control(1)}});
    act.based[0].revision -= 1;
    QVERIFY(desk.refusal(act) == Code(RefusalCode::StaleLine));
    // The right number, by chance, over a value that the author never saw.
    act = desk.act(ValidateTechnically{{{1, ControlState::Attested, idOf<MeasurementId>(77)}}});
    QVERIFY(desk.refusal(act) == Code(RefusalCode::ReportableChanged));
}

void BenchWorkTest::aNewReadingTakesValidationBack()
{
    auto desk = entered();
    (void)desk.perform(ValidateTechnically{{desk.control(1)}});
    auto beside = desk.entry(1, measured(201, "4.3"));
    beside.select = false;
    QVERIFY(desk.refusal(RecordMeasurements{{beside}}) == Code());
    QVERIFY(desk.line(1).state == LineState::TechnicallyValid);
    QVERIFY(desk.refusal(RecordMeasurements{{desk.entry(1, measured(202, "4.4"))}}) == Code());
    QVERIFY(desk.line(1).state == LineState::Measured);
    QVERIFY(!desk.line(1).technical && desk.line(1).control == ControlState::NotTracked);
}

void BenchWorkTest::criticalValuesNeedAnAnswer()
{
    const auto withCritical = [] {
        auto desk = placed();
        (void)desk.perform(RecordMeasurements{{desk.entry(1, measured(101, "6.9", Level::CriticalHigh))}});
        return desk;
    };
    auto desk = withCritical();
    QVERIFY(callState(*desk.order(), desk.line(1)) == CallState::ToDo);
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code(RefusalCode::CriticalUnanswered));

    CriticalCall call{1, idOf<MeasurementId>(101), CallOutcome::Attempted, "Dr Cadiou", "prescripteur", false, "", {}, {}};
    QVERIFY(desk.refusal(RecordCall{call}) == Code());
    QVERIFY(callState(*desk.order(), desk.line(1)) == CallState::Attempted);
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code());

    // A call on the earlier reading says nothing of a new one, unless that one is its repeat.
    desk = withCritical();
    (void)desk.perform(RecordCall{call});
    auto again = measured(102, "7.1", Level::CriticalHigh);
    again.reason = EntryReason::TypingError;
    (void)desk.perform(RecordMeasurements{{desk.entry(1, again)}});
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code(RefusalCode::CriticalUnanswered));
    again = measured(103, "7.0", Level::CriticalHigh);
    again.reason = EntryReason::Rerun;
    (void)desk.perform(RecordMeasurements{{desk.entry(1, again)}});
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code());

    // "Rerun" on the first reading is a word, not a rerun.
    desk = placed();
    again.id = idOf<MeasurementId>(104);
    (void)desk.perform(RecordMeasurements{{desk.entry(1, again)}});
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code(RefusalCode::CriticalUnanswered));

    desk = placed();
    again.reason = EntryReason::First;
    again.criticalReason = "CONNU";
    (void)desk.perform(RecordMeasurements{{desk.entry(1, again)}});
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code());
}

// Saying it answers nothing: something was measured on a first tube, and this on a second.
void BenchWorkTest::anotherTubeIsAnotherTube()
{
    const auto refusalOn = [](SpecimenNumber tube) {
        auto desk = placed();
        (void)desk.perform(AddTests{{{3, "HEP"}}, {}});
        (void)desk.perform(RecordMeasurements{{desk.entry(1, measured(101, "6.9", Level::CriticalHigh))}});
        auto again = measured(102, "7.1", Level::CriticalHigh);
        again.reason = EntryReason::OtherSpecimen;
        again.specimen = tube;
        (void)desk.perform(RecordMeasurements{{desk.entry(1, again)}});
        return desk.refusal(ValidateTechnically{{desk.control(1)}});
    };
    QVERIFY(refusalOn(0) == Code(RefusalCode::CriticalUnanswered)); // the line's own, that is the first
    QVERIFY(refusalOn(1) == Code(RefusalCode::CriticalUnanswered));
    QVERIFY(refusalOn(3) == Code());
    // Which ones there are to choose from: usable, of the same container, and not the one that the line stands on.
    auto desk = placed();
    const auto others = [&desk](LineId line) {
        std::vector<SpecimenNumber> numbers;
        for (const auto* one : desk.order()->otherSpecimens(desk.line(line)))
            numbers.push_back(one->number);
        return numbers;
    };
    QVERIFY(others(1).empty());
    (void)desk.perform(AddTests{{{3, "HEP"}, {4, "HEP"}, {5, "EDTA"}}, {}});
    (void)desk.perform(RejectSpecimen{4, RejectionReason::Clotted, "caillot"});
    QCOMPARE(others(1), std::vector<SpecimenNumber>{3});
    QCOMPARE(others(3), std::vector<SpecimenNumber>{5});
    (void)desk.perform(RecordMeasurements{{desk.entry(1, measured(101, "4.2"))}});
    auto onThree = measured(102, "4.3");
    onThree.specimen = 3;
    onThree.reason = EntryReason::OtherSpecimen;
    (void)desk.perform(RecordMeasurements{{desk.entry(1, onThree)}});
    QCOMPARE(others(1), std::vector<SpecimenNumber>{1}); // and back
}

void BenchWorkTest::callsNameWhomAndWhy()
{
    auto desk = entered();
    const auto revision = desk.line(1).revision;
    CriticalCall call{1, idOf<MeasurementId>(101), CallOutcome::Acknowledged, "", "", true, "", biologist, {}};
    QVERIFY(desk.refusal(RecordCall{call}) == Code(RefusalCode::ReasonMissing));
    call.outcome = CallOutcome::NotRequired;
    QVERIFY(desk.refusal(RecordCall{call}) == Code(RefusalCode::ReasonMissing));
    call.reason = "connu, dialysé";
    QVERIFY(desk.refusal(RecordCall{call}) == Code());
    QVERIFY(desk.order()->calls.at(0).by == technician);
    QCOMPARE(desk.line(1).revision, revision); // a call is not on the line: it stales nobody's release
    call.measurement = idOf<MeasurementId>(999);
    QVERIFY(desk.refusal(RecordCall{call}) == Code(RefusalCode::UnknownMeasurement));
    call.line = 9;
    QVERIFY(desk.refusal(RecordCall{call}) == Code(RefusalCode::UnknownLine));
}

void BenchWorkTest::rerunsAreAskedAndAnswered()
{
    auto desk = placed();
    QVERIFY(desk.refusal(AskRerun{{1}, ""}) == Code(RefusalCode::NotMeasured));
    desk = entered();
    QVERIFY(desk.refusal(AskRerun{{1}, "hémolyse"}) == Code());
    QVERIFY(desk.line(1).rerunAsked);
    QCOMPARE(desk.line(1).rerunReason, std::string("hémolyse"));
    auto typing = measured(201, "4.2");
    typing.reason = EntryReason::TypingError;
    (void)desk.perform(RecordMeasurements{{desk.entry(1, typing)}});
    QVERIFY(desk.line(1).rerunAsked);
    auto rerun = measured(202, "4.2");
    rerun.reason = EntryReason::Rerun;
    (void)desk.perform(RecordMeasurements{{desk.entry(1, rerun)}});
    QVERIFY(!desk.line(1).rerunAsked);
    QCOMPARE(desk.line(1).rerunReason, std::string());
    // However the asking ends, its reason goes with it.
    for (const auto& ending : std::vector<ActBody>{ValidateTechnically{{desk.control(1)}}, MarkNotPerformed{{1}, "panne"}, CancelLines{{1}, "doublon"}}) {
        auto other = desk;
        (void)other.perform(AskRerun{{1}, "delta"});
        QCOMPARE(other.line(1).rerunReason, std::string("delta"));
        QVERIFY(!other.perform(ending));
        QVERIFY(!other.line(1).rerunAsked);
        QCOMPARE(other.line(1).rerunReason, std::string());
    }
}

void BenchWorkTest::notPerformedMayBePerformedAfterAll()
{
    auto desk = entered();
    (void)desk.perform(MarkNotPerformed{{3}, "tube manquant"});
    auto unseen = desk.entry(3, measured(201, "13.1"));
    unseen.replaces = idOf<MeasurementId>(103); // seen before it was set aside
    QVERIFY(desk.refusal(RecordMeasurements{{unseen}}) == Code(RefusalCode::ReportableChanged));
    QVERIFY(desk.refusal(RecordMeasurements{{desk.entry(3, measured(201, "13.1"))}}) == Code());
    QVERIFY(desk.line(3).state == LineState::Measured && desk.line(3).reason.empty());
    // Once reported as not performed, only a devalidation opens it.
    (void)desk.perform(MarkNotPerformed{{3}, "tube manquant"});
    (void)desk.perform(ValidateTechnically{{desk.control(1), desk.control(2)}});
    (void)desk.as(biologist).perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    QVERIFY(desk.refusal(RecordMeasurements{{desk.entry(3, measured(202, "13.1"))}}) == Code(RefusalCode::WrongState));
    // What was cancelled is ordered again, not measured.
    auto other = placed();
    (void)other.perform(CancelLines{{1}, "doublon"});
    QVERIFY(other.refusal(RecordMeasurements{{other.entry(1, measured(203, "4"))}}) == Code(RefusalCode::WrongState));
}

void BenchWorkTest::anotherLaboratorysResultIsNeverOurs()
{
    auto desk = placed();
    auto external = measured(301, "7.4", Level::CriticalHigh);
    external.source = MeasurementSource::External;
    external.performingLaboratory = "Laboratoire voisin";
    QVERIFY(desk.refusal(RecordMeasurements{{desk.entry(1, external)}}) == Code());
    QVERIFY(desk.line(1).state == LineState::Elsewhere);
    QVERIFY(callState(*desk.order(), desk.line(1)) == CallState::None); // the call was theirs
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code(RefusalCode::ExternalResult));

    // It keeps the order waiting for nothing: the two that are ours make a complete report, and cannot carry it along.
    (void)desk.perform(RecordMeasurements{{desk.entry(2, measured(302, "71")), desk.entry(3, measured(303, "8.1"))}});
    (void)desk.perform(ValidateTechnically{{desk.control(2), desk.control(3)}});
    QVERIFY(kindOfNextRelease(*desk.order(), {2, 3}) == ReportKind::Complete);
    Release release;
    release.report.version = 1;
    release.report.kind = ReportKind::Complete;
    release.report.signature = Bytes(64, 1);
    release.report.signerKey = Bytes(32, 2);
    for (const LineId id : {1, 2, 3})
        release.report.lines.push_back({id, desk.line(id).revision, *desk.line(id).reportable, Bytes(32, 7)});
    QVERIFY(desk.refusal(release) == Code(RefusalCode::ExternalResult));

    // Measured here after all, the line is ours again.
    auto own = measured(304, "4.4");
    own.reason = EntryReason::Other;
    QVERIFY(desk.refusal(RecordMeasurements{{desk.entry(1, own)}}) == Code());
    QVERIFY(desk.line(1).state == LineState::Measured);
    QVERIFY(kindOfNextRelease(*desk.order(), {2, 3}) == ReportKind::Partial);
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code());
}

QTEST_APPLESS_MAIN(BenchWorkTest)
#include "benchwork.test.moc"
