// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/lab/rules/nextrelease.h"
#include "app/lab/wellformed.h"
#include "tests/lab/desk.h"

using namespace paillasse;
using namespace paillasse::lab;
using namespace paillasse::lab::testing;

using Code = std::optional<RefusalCode>;

// What leaves the laboratory: versions of a report, corrections, withdrawals.
class ReleaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCompleteReportClosesTheOrder();
    void partialThenCompleteIsNoAmendment();
    void theKindMustBeTheTruth();
    void theSignerSawExactlyThis();
    void signaturesAndHashesHaveTheirSizes();
    void whatIsAddedLaterIsSupplementary();
    void aReleasedLineMovesOnlyByDevalidation();
    void aCorrectionReplacesAndSaysWhy();
    void aCorrectionNeedsAReasonAndNoReopenedLine();
    void aWithdrawnReportIsReplaced();
    void sendBackReturnsToTheBench();
    void notPerformedIsReportedAndReopened();
    void notPerformedIsNewsUntilAReportSaysSo();
    void whatWasReleasedAndCannotBeDoneAgainIsCorrected();
    void whatWasSaidStandsUntilACorrection();
    void aReadingBesideLeavesWhatWasToldNotPerformed();
    void aCorrectionByChoiceWaitsForWhatIsOpenAgain();
    void aWithdrawnVersionSaysNothingAnyMore();
    void whatIsSealedIsProposedToItsClassOnly();
    void notesAndCallsAreCountedByLine();
    void everyPdfIsRegistered();
    void thePageIsKeptWithItsFirstPdf();
    void deliveriesNameAVersion();
    void anEmergencyPrintIsReconciledByARelease();
};

void ReleaseTest::aCompleteReportClosesTheOrder()
{
    auto desk = validated();
    const auto revision = desk.line(1).revision;
    QVERIFY(kindOfNextRelease(*desk.order(), {1, 2, 3}) == ReportKind::Complete);
    const auto act = desk.act(desk.release(ReportKind::Complete, {1, 2, 3}));
    QVERIFY(desk.refusal(act) == Code());
    QVERIFY(desk.order()->isComplete());
    QVERIFY(desk.line(1).biological == (Signing{biologist, act.at}));
    QCOMPARE(desk.line(1).revision, revision + 1);
    QVERIFY(desk.order()->lastReport()->releasedBy == biologist);
    QVERIFY(!desk.order()->changedSinceReport());
}

void ReleaseTest::partialThenCompleteIsNoAmendment()
{
    auto desk = validated();
    QVERIFY(desk.refusal(desk.release(ReportKind::Partial, {1})) == Code());
    QVERIFY(!desk.order()->isComplete());
    // The complete report carries the released line over, as it is now.
    const auto revision = desk.line(1).revision;
    QVERIFY(desk.refusal(desk.release(ReportKind::Complete, {1, 2, 3})) == Code());
    QCOMPARE(desk.line(1).revision, revision);
    QCOMPARE(desk.order()->reports.size(), std::size_t{2});
    QVERIFY(desk.order()->effectiveReport()->kind == ReportKind::Complete);
}

void ReleaseTest::theKindMustBeTheTruth()
{
    auto desk = validated();
    QVERIFY(desk.refusal(desk.release(ReportKind::Complete, {1, 2})) == Code(RefusalCode::ReportMismatch));
    QVERIFY(desk.refusal(desk.release(ReportKind::Partial, {1, 2, 3})) == Code(RefusalCode::ReportMismatch));
    QVERIFY(desk.refusal(desk.release(ReportKind::Supplementary, {1, 2, 3})) == Code(RefusalCode::ReportMismatch));
    QVERIFY(desk.refusal(desk.release(ReportKind::Corrected, {1, 2, 3})) == Code(RefusalCode::ReportMismatch));
    QVERIFY(desk.refusal(desk.release(ReportKind::Withdrawn, {1, 2, 3})) == Code(RefusalCode::Malformed));
    auto release = desk.release(ReportKind::Complete, {1, 2, 3});
    release.report.version = 2;
    QVERIFY(desk.refusal(release) == Code(RefusalCode::ReportMismatch));
    // A cancelled line does not keep the report partial.
    (void)desk.perform(CancelLines{{3}, "doublon"});
    QVERIFY(desk.refusal(desk.release(ReportKind::Complete, {1, 2})) == Code());
    // Saying the same again is no new report.
    QVERIFY(desk.refusal(desk.release(ReportKind::Supplementary, {1})) == Code(RefusalCode::ReportMismatch));
}

void ReleaseTest::theSignerSawExactlyThis()
{
    auto desk = validated();
    auto release = desk.release(ReportKind::Complete, {1, 2, 3});
    release.report.lines[1].revision -= 1;
    QVERIFY(desk.refusal(release) == Code(RefusalCode::StaleLine));
    release = desk.release(ReportKind::Complete, {1, 2, 3});
    release.report.lines[1].measurement = idOf<MeasurementId>(77);
    QVERIFY(desk.refusal(release) == Code(RefusalCode::ReportableChanged));
    desk = entered();
    QVERIFY(desk.refusal(desk.release(ReportKind::Complete, {1, 2, 3})) == Code(RefusalCode::NotMeasured));
    QVERIFY(!desk.line(1).biological);
}

void ReleaseTest::signaturesAndHashesHaveTheirSizes()
{
    const auto refusalOf = [](auto change) {
        auto desk = validated();
        auto release = desk.release(ReportKind::Complete, {1, 2, 3});
        change(release.report);
        return desk.refusal(release);
    };
    QVERIFY(refusalOf([](ReportVersion& r) { r.signature.pop_back(); }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](ReportVersion& r) { r.signerKey.clear(); }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](ReportVersion& r) { r.lines[0].hash.clear(); }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](ReportVersion& r) { r.lines[0] = r.lines[1]; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](ReportVersion& r) { r.pdfSha256 = Bytes(32, 1); }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](ReportVersion& r) { r.pdfActs = {ActId()}; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](ReportVersion& r) { r.printedHead = LedgerHead(); }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](ReportVersion& r) { r.sheet = {{0, {1}}}; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](ReportVersion& r) { r.replaces = 1; }) == Code(RefusalCode::ReportMismatch));
}

void ReleaseTest::whatIsAddedLaterIsSupplementary()
{
    auto desk = validated();
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    (void)desk.perform(AddTests{{}, {{4, "CRP", 1, Confidentiality::None, 1}, {5, "NA", 1, Confidentiality::None, 1}}});
    (void)desk.perform(RecordMeasurements{{desk.entry(4, measured(104, "7")), desk.entry(5, measured(105, "138"))}});
    (void)desk.perform(ValidateTechnically{{desk.control(4), desk.control(5)}});
    QVERIFY(kindOfNextRelease(*desk.order(), {4}) == ReportKind::Supplementary);
    QVERIFY(desk.refusal(desk.release(ReportKind::Complete, {4, 5})) == Code(RefusalCode::ReportMismatch));
    QVERIFY(desk.refusal(desk.release(ReportKind::Supplementary, {4})) == Code());
    QVERIFY(desk.refusal(desk.release(ReportKind::Supplementary, {5})) == Code());
}

void ReleaseTest::aReleasedLineMovesOnlyByDevalidation()
{
    auto desk = validated();
    QVERIFY(desk.refusal(Devalidate{{1}, "doute"}) == Code(RefusalCode::WrongState));
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    QVERIFY(desk.refusal(SendBack{{1}, "doute"}) == Code(RefusalCode::Released));
    QVERIFY(desk.refusal(CancelLines{{1}, "doute"}) == Code(RefusalCode::Released));
    QVERIFY(desk.refusal(MarkNotPerformed{{1}, "doute"}) == Code(RefusalCode::Released));
    QVERIFY(desk.refusal(AskRerun{{1}, "doute"}) == Code(RefusalCode::Released));
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code(RefusalCode::Released));
    QVERIFY(desk.refusal(RecordMeasurements{{desk.entry(1, measured(9, "1"))}}) == Code(RefusalCode::Released));
    // The tube of a released line may be found wrong later: the line waits for a person.
    QVERIFY(desk.refusal(RejectSpecimen{1, RejectionReason::Mismatch, ""}) == Code());
    QVERIFY(desk.line(1).state == LineState::BiologicallyValid);
    QVERIFY(desk.refusal(Devalidate{{1}, ""}) == Code(RefusalCode::ReasonMissing));
    QVERIFY(desk.refusal(Devalidate{{1}, "tube d'un autre patient"}) == Code());
    QVERIFY(desk.line(1).state == LineState::Measured && !desk.line(1).biological && !desk.line(1).technical);
    QVERIFY(desk.order()->changedSinceReport());
    QVERIFY(desk.refusal(ValidateTechnically{{desk.control(1)}}) == Code(RefusalCode::SpecimenRejected));
}

void ReleaseTest::aCorrectionReplacesAndSaysWhy()
{
    auto desk = validated();
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    (void)desk.perform(Devalidate{{1}, "tube inversé"});
    (void)desk.perform(RecordMeasurements{{desk.entry(1, measured(201, "4.9"))}});
    (void)desk.perform(ValidateTechnically{{desk.control(1)}});
    QVERIFY(kindOfNextRelease(*desk.order(), {1}) == ReportKind::Corrected);
    QVERIFY(desk.refusal(desk.release(ReportKind::Supplementary, {1})) == Code(RefusalCode::ReportMismatch));
    auto correction = desk.release(ReportKind::Corrected, {1, 2, 3});
    correction.report.replaces = versionToReplace(*desk.order());
    QVERIFY(desk.refusal(correction) == Code(RefusalCode::ReasonMissing));
    correction.report.reason = "tube inversé";
    correction.report.replaces = 0;
    QVERIFY(desk.refusal(correction) == Code(RefusalCode::ReportMismatch));
    correction.report.replaces = 1;
    QVERIFY(desk.refusal(correction) == Code());
    QVERIFY(!desk.order()->changedSinceReport());
    QVERIFY(desk.order()->isComplete());
    // An earlier version that was replaced is not replaced again.
    (void)desk.perform(Devalidate{{1}, "encore"});
    (void)desk.perform(ValidateTechnically{{desk.control(1)}});
    correction = desk.release(ReportKind::Corrected, {1, 2, 3});
    correction.report.reason = "encore";
    correction.report.replaces = 1;
    QVERIFY(desk.refusal(correction) == Code(RefusalCode::ReportMismatch));
    correction.report.replaces = 2;
    QVERIFY(desk.refusal(correction) == Code());
}

// The identity on the page, or what is said of the results, may be all that changes.
void ReleaseTest::aCorrectionNeedsAReasonAndNoReopenedLine()
{
    auto desk = validated();
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    const auto revision = desk.line(1).revision;
    auto correction = desk.release(ReportKind::Corrected, {1, 2, 3});
    correction.report.replaces = 1;
    QVERIFY(desk.refusal(correction) == Code(RefusalCode::ReasonMissing));
    correction.report.reason = "identité corrigée";
    QVERIFY(desk.refusal(correction) == Code());
    QCOMPARE(desk.line(1).revision, revision);
    correction = desk.release(ReportKind::Corrected, {1, 2, 3});
    correction.report.reason = "interprétation";
    correction.report.interpretation = "Hyperkaliémie confirmée.";
    correction.report.replaces = 1;
    QVERIFY(desk.refusal(correction) == Code(RefusalCode::ReportMismatch));
    correction.report.replaces = 2;
    QVERIFY(desk.refusal(correction) == Code());
}

void ReleaseTest::whatWasSaidStandsUntilACorrection()
{
    auto desk = validated();
    auto said = desk.release(ReportKind::Partial, {1});
    said.report.interpretation = "Kaliémie normale.";
    (void)desk.perform(said);
    said = desk.release(ReportKind::Complete, {1, 2, 3});
    said.report.interpretation = "Bilan normal.";
    (void)desk.perform(said);
    QCOMPARE(standingInterpretation(*desk.order(), {1, 2, 3}), std::string("Kaliémie normale.\nBilan normal."));
    said = desk.release(ReportKind::Corrected, {1, 2, 3});
    said.report.replaces = 2;
    said.report.reason = "relu";
    said.report.interpretation = "Bilan à contrôler.";
    (void)desk.perform(said);
    QCOMPARE(standingInterpretation(*desk.order(), {1, 2, 3}), said.report.interpretation);
}

void ReleaseTest::aWithdrawnReportIsReplaced()
{
    auto desk = validated();
    QVERIFY(desk.refusal(WithdrawReport{1, "erreur"}) == Code(RefusalCode::ReportMismatch));
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    QVERIFY(desk.refusal(WithdrawReport{1, ""}) == Code(RefusalCode::ReasonMissing));
    QVERIFY(desk.refusal(WithdrawReport{1, "erreur d'identité"}) == Code());
    QVERIFY(desk.order()->lastReport()->kind == ReportKind::Withdrawn);
    QCOMPARE(desk.order()->lastReport()->replaces, std::uint16_t{1});
    QVERIFY(desk.order()->effectiveReport() == nullptr);
    QVERIFY(desk.refusal(WithdrawReport{1, "encore"}) == Code(RefusalCode::ReportMismatch));
    QVERIFY(desk.refusal(WithdrawReport{2, "encore"}) == Code(RefusalCode::ReportMismatch));
    QVERIFY(kindOfNextRelease(*desk.order(), {1}) == ReportKind::Corrected);
    auto again = desk.release(ReportKind::Corrected, {1, 2, 3});
    again.report.replaces = versionToReplace(*desk.order());
    again.report.reason = "identité corrigée";
    QVERIFY(desk.refusal(again) == Code());
    QCOMPARE(desk.order()->effectiveReport()->version, std::uint16_t{3});
}

void ReleaseTest::sendBackReturnsToTheBench()
{
    auto desk = validated();
    QVERIFY(desk.refusal(SendBack{{1}, ""}) == Code(RefusalCode::ReasonMissing));
    QVERIFY(desk.refusal(SendBack{{1}, "à contrôler sur un second tube"}) == Code());
    QVERIFY(desk.line(1).state == LineState::Measured && !desk.line(1).technical);
    QCOMPARE(desk.line(1).sentBackReason, std::string("à contrôler sur un second tube"));
    QVERIFY(desk.refusal(SendBack{{1}, "encore"}) == Code(RefusalCode::WrongState));
    (void)desk.perform(ValidateTechnically{{desk.control(1)}});
    QVERIFY(desk.line(1).sentBackReason.empty());
}

void ReleaseTest::notPerformedIsReportedAndReopened()
{
    auto desk = validated();
    (void)desk.perform(MarkNotPerformed{{3}, "QNS"});
    QVERIFY(desk.refusal(Devalidate{{3}, "tube retrouvé"}) == Code(RefusalCode::WrongState)); // not reported yet: sent back
    QVERIFY(desk.refusal(desk.release(ReportKind::Complete, {1, 2, 3})) == Code());
    QVERIFY(desk.line(3).state == LineState::NotPerformed);
    QVERIFY(desk.refusal(SendBack{{3}, "tube retrouvé"}) == Code(RefusalCode::WrongState));
    QVERIFY(desk.refusal(Devalidate{{3}, "tube retrouvé"}) == Code());
    QVERIFY(desk.line(3).state == LineState::Pending && desk.line(3).reason.empty());
    QVERIFY(desk.order()->changedSinceReport());
}

void ReleaseTest::notPerformedIsNewsUntilAReportSaysSo()
{
    auto desk = validated();
    (void)desk.perform(MarkNotPerformed{{3}, "QNS"});
    QVERIFY(isNews(*desk.order(), desk.line(3)));
    // A report that leaves it out is not the last word.
    QVERIFY(kindOfNextRelease(*desk.order(), {1, 2}) == ReportKind::Partial);
    QVERIFY(desk.refusal(desk.release(ReportKind::Complete, {1, 2})) == Code(RefusalCode::ReportMismatch));
    QVERIFY(desk.refusal(desk.release(ReportKind::Partial, {1, 2})) == Code());
    QVERIFY(!desk.order()->isComplete());
    // All that is left to say is that it was not done.
    QVERIFY(kindOfNextRelease(*desk.order(), {1, 2, 3}) == ReportKind::Complete);
    const auto revision = desk.line(3).revision;
    QVERIFY(desk.refusal(desk.release(ReportKind::Complete, {1, 2, 3})) == Code());
    QVERIFY(desk.line(3).revision == revision && !isNews(*desk.order(), desk.line(3)));
    QVERIFY(desk.order()->isComplete());
}

// Opened again, and there is no specimen left to measure: the reader learns that too.
void ReleaseTest::whatWasReleasedAndCannotBeDoneAgainIsCorrected()
{
    auto desk = validated();
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    (void)desk.perform(Devalidate{{1}, "tube inversé"});
    (void)desk.perform(MarkNotPerformed{{1}, "plus de sérum"});
    QVERIFY(isNews(*desk.order(), desk.line(1)) && desk.order()->changedSinceReport());
    QVERIFY(kindOfNextRelease(*desk.order(), {1, 2, 3}) == ReportKind::Corrected);
    auto correction = desk.release(ReportKind::Corrected, {1, 2, 3});
    correction.report.replaces = 1;
    correction.report.reason = "tube inversé";
    QVERIFY(desk.refusal(correction) == Code());
    QVERIFY(!desk.order()->changedSinceReport() && desk.order()->isComplete());
}

// Neither by two readings of one act, nor by a late one of the analyser, does it come back without a devalidation.
void ReleaseTest::aReadingBesideLeavesWhatWasToldNotPerformed()
{
    auto desk = validated();
    (void)desk.perform(MarkNotPerformed{{3}, "QNS"});
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    desk.as(technician);
    const auto beside = [&desk](std::uint32_t id) {
        auto entry = desk.entry(3, measured(id, "13.1"));
        entry.select = false;
        return entry;
    };
    const auto revision = desk.line(3).revision;
    QVERIFY(desk.refusal(RecordMeasurements{{beside(301), desk.entry(3, measured(302, "13.2"))}}) == Code(RefusalCode::WrongState));
    QVERIFY(desk.refusal(RecordMeasurements{{beside(303)}}) == Code());
    QCOMPARE(desk.line(3).measurements.size(), std::size_t{2});
    QCOMPARE(desk.line(3).revision, revision);
    QVERIFY(!isNews(*desk.order(), desk.line(3)) && desk.order()->isComplete() && !desk.order()->changedSinceReport());
    QVERIFY(desk.refusal(SelectMeasurement{3, idOf<MeasurementId>(303), "retrouvé"}) == Code(RefusalCode::WrongState));
    desk.as(biologist);
    QVERIFY(desk.refusal(Devalidate{{3}, "résultat tardif"}) == Code());
    // Not told yet, it may be measured after all, and who judged it without the reading is told.
    (void)desk.as(technician).perform(MarkNotPerformed{{3}, "QNS"});
    const auto again = desk.line(3).revision;
    QVERIFY(desk.refusal(RecordMeasurements{{beside(304)}}) == Code());
    QCOMPARE(desk.line(3).revision, again + 1);
}

void ReleaseTest::aCorrectionByChoiceWaitsForWhatIsOpenAgain()
{
    auto desk = validated();
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    (void)desk.perform(Devalidate{{1, 3}, "tube inversé"});
    auto correction = desk.release(ReportKind::Corrected, {2});
    correction.report.replaces = 1;
    correction.report.reason = "identité corrigée";
    QVERIFY(desk.refusal(correction) == Code(RefusalCode::ReportMismatch));
    // With news it says all of it, and what is still open stays so.
    (void)desk.as(technician).perform(ValidateTechnically{{desk.control(1)}});
    desk.as(biologist);
    auto news = desk.release(ReportKind::Corrected, {1, 2});
    news.report.replaces = 1;
    news.report.reason = "tube inversé";
    QVERIFY(desk.refusal(news) == Code());
    // After a withdrawal nothing stands that a correction could wait behind.
    (void)desk.perform(WithdrawReport{2, "erreur"});
    correction = desk.release(ReportKind::Corrected, {1, 2});
    correction.report.replaces = versionToReplace(*desk.order());
    correction.report.reason = "identité corrigée";
    QVERIFY(desk.refusal(correction) == Code());
}

void ReleaseTest::aWithdrawnVersionSaysNothingAnyMore()
{
    auto desk = validated();
    auto said = desk.release(ReportKind::Partial, {1});
    said.report.interpretation = "Kaliémie normale.";
    (void)desk.perform(said);
    said = desk.release(ReportKind::Complete, {1, 2, 3});
    said.report.interpretation = "Bilan normal.";
    (void)desk.perform(said);
    (void)desk.perform(WithdrawReport{2, "mauvais patient"});
    QCOMPARE(standingInterpretation(*desk.order(), {1, 2, 3}), std::string("Kaliémie normale."));
    QCOMPARE(standingVersions(*desk.order(), 2).size(), std::size_t{2}); // as its page was
    QCOMPARE(standingVersions(*desk.order(), 3).size(), std::size_t{1});
}

void ReleaseTest::whatIsSealedIsProposedToItsClassOnly()
{
    Desk desk(receptionist);
    auto place = smallOrder();
    place.lines[2].confidentiality = Confidentiality::Hiv;
    (void)desk.perform(place);
    (void)desk.as(technician).perform(RecordMeasurements{{desk.entry(1, measured(101, "4.2")), desk.entry(2, measured(102, "71")), desk.entry(3, measured(103, "1"))}});
    (void)desk.perform(ValidateTechnically{{desk.control(1), desk.control(2), desk.control(3)}});
    desk.as(biologist);
    auto said = desk.release(ReportKind::Partial, {1});
    said.report.interpretation = "Kaliémie normale.";
    (void)desk.perform(said);
    said = desk.release(ReportKind::Complete, {1, 2, 3});
    said.report.interpretation = "VIH : à confirmer.";
    (void)desk.perform(said);
    QCOMPARE(standingInterpretation(*desk.order(), {1, 2, 3}), std::string("Kaliémie normale.\nVIH : à confirmer."));
    QCOMPARE(standingInterpretation(*desk.order(), {1}), std::string("Kaliémie normale."));
    // A correction of an ordinary line alone cannot say that anew: it stands on.
    (void)desk.perform(Devalidate{{1}, "tube inversé"});
    (void)desk.as(technician).perform(ValidateTechnically{{desk.control(1)}});
    desk.as(biologist);
    auto news = desk.release(ReportKind::Corrected, {1});
    news.report.replaces = 2;
    news.report.reason = "tube inversé";
    news.report.interpretation = "Kaliémie relue.";
    QVERIFY(desk.refusal(news) == Code());
    QCOMPARE(standingInterpretation(*desk.order(), {1, 2, 3}), std::string("VIH : à confirmer.\nKaliémie relue."));
    QCOMPARE(standingInterpretation(*desk.order(), {1}), std::string("Kaliémie relue."));
}

// What nobody is shown of other lines takes no place from these: both sides of a projection count the same.
void ReleaseTest::notesAndCallsAreCountedByLine()
{
    auto desk = validated();
    for (std::size_t i = 0; i < limits::entriesPerLine; ++i) {
        QVERIFY(desk.refusal(AddNote{1, "vu"}) == Code());
        QVERIFY(desk.refusal(RecordCall{{1, idOf<MeasurementId>(101), CallOutcome::Acknowledged, "Dr Cadiou", "", true, "", {}, nine}}) == Code());
    }
    QVERIFY(desk.refusal(AddNote{1, "vu"}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(RecordCall{{1, idOf<MeasurementId>(101), CallOutcome::Acknowledged, "Dr Cadiou", "", true, "", {}, nine}}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(AddNote{2, "vu"}) == Code());
    for (std::size_t i = 0; i < limits::entriesPerOrder; ++i)
        QVERIFY(desk.refusal(AddNote{0, "vu"}) == Code());
    QVERIFY(desk.refusal(AddNote{0, "vu"}) == Code(RefusalCode::Malformed));
}

void ReleaseTest::everyPdfIsRegistered()
{
    auto desk = validated();
    const std::vector<SheetPart> page{{0, {1}}};
    const auto pdf = [&page](std::uint8_t hash) { return RegisterPdf{1, Bytes(32, hash), {}, page}; };
    QVERIFY(desk.refusal(pdf(5)) == Code(RefusalCode::ReportMismatch));
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    QVERIFY(desk.refusal(RegisterPdf{1, Bytes(31, 5), {}, page}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(pdf(5)) == Code());
    QVERIFY(desk.refusal(pdf(5)) == Code(RefusalCode::AlreadyExists));
    // Laid out again after the laboratory has moved: other bytes of the same words, and both are genuine.
    QVERIFY(desk.refusal(pdf(6)) == Code());
    const auto& report = desk.order()->reports.at(0);
    QVERIFY(report.isRegistered(Bytes(32, 5)) && report.isRegistered(Bytes(32, 6)));
    QVERIFY(!report.isRegistered(Bytes(32, 7)) && !report.isRegistered(Bytes(31, 5)) && !report.isRegistered({}));
    QVERIFY(report.pdfActs.size() == 2 && report.registration(Bytes(32, 6)) == report.pdfActs[1] && report.pdfActs[0] != report.pdfActs[1]);
    QVERIFY(!report.printedHead);
    auto straddling = Bytes(16, 5);
    straddling.insert(straddling.end(), 16, 6);
    QVERIFY(!report.isRegistered(straddling));
    // The first head that comes along stays: every later print of the version repeats it.
    QVERIFY(desk.refusal(RegisterPdf{1, Bytes(32, 8), LedgerHead{1, 7, Bytes(31, 1)}}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(RegisterPdf{1, Bytes(32, 8), LedgerHead{1, 7, Bytes(32, 1)}}) == Code());
    QVERIFY(desk.refusal(RegisterPdf{1, Bytes(32, 9), LedgerHead{1, 9, Bytes(32, 2)}}) == Code());
    QVERIFY(desk.order()->reports.at(0).printedHead == LedgerHead({1, 7, Bytes(32, 1)}));
    for (std::uint8_t more = 10; desk.refusal(RegisterPdf{1, Bytes(32, more)}) == Code(); ++more)
        QVERIFY(more < 10 + limits::pdfsPerReport);
    QCOMPARE(desk.order()->reports.at(0).pdfSha256.size(), limits::pdfsPerReport * 32);
}

// The words come with the first PDF and stay: whoever laid it out from others is refused and asks for these.
void ReleaseTest::thePageIsKeptWithItsFirstPdf()
{
    auto desk = validated();
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    const auto refusal = [&desk](std::uint8_t hash, std::vector<SheetPart> sheet) { return desk.refusal(RegisterPdf{1, Bytes(32, hash), {}, std::move(sheet)}); };
    QVERIFY(refusal(1, {}) == Code(RefusalCode::Malformed));
    QVERIFY(refusal(1, {{1, {7}}}) == Code(RefusalCode::Malformed));
    QVERIFY(refusal(1, {{0, {7}}, {99, {7}}}) == Code(RefusalCode::UnknownLine));
    QVERIFY(refusal(1, {{0, Bytes(limits::wordsOfPage + 1, 7)}}) == Code(RefusalCode::Malformed));
    QVERIFY(refusal(1, {{0, {7}}, {1, Bytes(limits::wordsOfLine + 1, 7)}}) == Code(RefusalCode::Malformed));
    QVERIFY(refusal(1, {{0, {7}}, {1, {8}}, {1, {9}}}) == Code(RefusalCode::ReportMismatch));
    QVERIFY(desk.order()->reports[0].sheet.empty() && desk.order()->reports[0].pdfSha256.empty());

    QVERIFY(refusal(1, {{0, {7}}, {1, {8}}, {2, {}}}) == Code());
    const std::vector<SheetPart> kept{{0, {7}}, {1, {8}}, {2, {}}};
    QVERIFY(desk.order()->reports[0].sheet == kept);
    QVERIFY(refusal(2, {{0, {6}}}) == Code(RefusalCode::ReportMismatch));
    QVERIFY(refusal(2, {{1, {6}}}) == Code(RefusalCode::ReportMismatch));
    QVERIFY(refusal(2, kept) == Code());
    QVERIFY(refusal(3, {}) == Code());
    // What nobody had been shown comes later, once.
    QVERIFY(refusal(4, {{2, {9}}}) == Code());
    QVERIFY(refusal(5, {{2, {8}}}) == Code(RefusalCode::ReportMismatch));
    QVERIFY(desk.order()->reports[0].sheet[2].words == Bytes{9});
}

void ReleaseTest::deliveriesNameAVersion()
{
    auto desk = validated();
    const Delivery delivery{1, DeliveryChannel::Email, "Dr Cadiou", {}, {}};
    QVERIFY(desk.refusal(RecordDelivery{delivery}) == Code(RefusalCode::ReportMismatch));
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    QVERIFY(desk.refusal(RecordDelivery{delivery}) == Code());
    QVERIFY(desk.order()->deliveries.at(0).by == biologist);
    // The printer stands beside who has the copy, not in their place.
    auto printed = delivery;
    printed.channel = DeliveryChannel::Print;
    printed.device = std::string(limits::name + 1, 'x');
    QVERIFY(desk.refusal(RecordDelivery{printed}) == Code(RefusalCode::Malformed));
    printed.device = "HP-2";
    QVERIFY(desk.refusal(RecordDelivery{printed}) == Code());
    QVERIFY(desk.order()->deliveries.at(1).device == "HP-2" && desk.order()->deliveries.at(1).to == "Dr Cadiou");
    QVERIFY(!desk.order()->deliveries.at(0).at.isNull());
}

// Printed without the store: on paper only, of what the operator has validated, and listed until a release replaces it.
void ReleaseTest::anEmergencyPrintIsReconciledByARelease()
{
    const Delivery print{0, DeliveryChannel::Print, "Réanimation", {}, {}};
    auto early = entered();
    QVERIFY(early.refusal(RecordDelivery{print}) == Code(RefusalCode::ReportMismatch));
    auto desk = validated();
    auto mailed = print;
    mailed.channel = DeliveryChannel::Email;
    QVERIFY(desk.refusal(RecordDelivery{mailed}) == Code(RefusalCode::Malformed));
    QVERIFY(!desk.order()->hasUnreleasedPrint());
    QVERIFY(desk.refusal(RecordDelivery{print}) == Code());
    QVERIFY(desk.order()->hasUnreleasedPrint() && !desk.order()->changedSinceReport());
    (void)desk.perform(desk.release(ReportKind::Complete, {1, 2, 3}));
    QVERIFY(!desk.order()->hasUnreleasedPrint());
    // A withdrawal replaces nothing that is on somebody's table.
    QVERIFY(desk.refusal(RecordDelivery{print}) == Code());
    (void)desk.perform(WithdrawReport{1, "erreur"});
    QVERIFY(desk.order()->hasUnreleasedPrint());
}

QTEST_APPLESS_MAIN(ReleaseTest)
#include "release.test.moc"
