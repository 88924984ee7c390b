// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/lab/desk.h"

using namespace paillasse;
using namespace paillasse::lab;
using namespace paillasse::lab::testing;

using Code = std::optional<RefusalCode>;

// Reception and the directory: patients, orders, tests, tubes, benches.
class RequestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsPlacedOnce();
    void anOrderNamesEachLineAndTubeOnce();
    void actsMustFitTheirDocument();
    void testsAreAddedBesideWhatIsThere();
    void onlyOpenLinesAreCancelled();
    void tubesAreReceivedOnce();
    void aReceivedTubeTakesARemarkUntilItsResultsAreOut();
    void aRemarkMakesWhatWasReadBeforeStale();
    void aRejectedTubeSendsItsLinesBack();
    void aNewTubeTakesTheLine();
    void aLateReadingOnARejectedTubeIsNotReportable();
    void patientsAreRegisteredAndCorrected();
    void qualifiedNeedsAMatriculeThatHolds();
    void benchesKeepTheirLastAttestations();
    void directoryEntriesAreReplaced();
    void codeTablesAreReplacedAsAWhole();
};

void RequestTest::anOrderIsPlacedOnce()
{
    auto desk = placed();
    QCOMPARE(desk.order()->lines.size(), std::size_t{3});
    QCOMPARE(desk.line(2).revision, 1U);
    QVERIFY(desk.order()->placedBy == receptionist);
    QVERIFY(desk.order()->specimen(1)->state == SpecimenState::Collected);
    QVERIFY(desk.refusal(smallOrder()) == Code(RefusalCode::AlreadyExists));
}

void RequestTest::anOrderNamesEachLineAndTubeOnce()
{
    const auto refusalOf = [](auto change) {
        auto place = smallOrder();
        change(place);
        return Desk().refusal(place);
    };
    QVERIFY(refusalOf([](PlaceOrder&) {}) == Code());
    QVERIFY(refusalOf([](PlaceOrder& p) { p.lines[1].id = 1; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](PlaceOrder& p) { p.lines[1].id = 0; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](PlaceOrder& p) { p.lines[1].bench = 64; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](PlaceOrder& p) { p.lines[1].specimen = 9; }) == Code(RefusalCode::UnknownSpecimen));
    QVERIFY(refusalOf([](PlaceOrder& p) { p.specimens[1].number = 1; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](PlaceOrder& p) { p.lines.clear(); }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](PlaceOrder& p) { p.patient = {}; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](PlaceOrder& p) { p.accession = "26 112"; }) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf([](PlaceOrder& p) { p.context.clinical = "a\x01"; }) == Code(RefusalCode::Malformed));
    const auto withLines = [&](LineId count) {
        return refusalOf([count](PlaceOrder& p) {
            p.lines.clear();
            for (LineId id = 1; id <= count; ++id)
                p.lines.push_back({id, "K", 1, Confidentiality::None, 1});
        });
    };
    QVERIFY(withLines(200) == Code());
    QVERIFY(withLines(201) == Code(RefusalCode::Malformed));
}

void RequestTest::actsMustFitTheirDocument()
{
    auto desk = placed();
    auto act = desk.act(AddNote{0, "à jeun"});
    act.subject = idOf<DocumentId>(31);
    QVERIFY(desk.refusal(act) == Code(RefusalCode::WrongSubject));
    act = desk.act(AddNote{0, "à jeun"});
    act.subjectKind = DocumentKind::Patient;
    QVERIFY(desk.refusal(act) == Code(RefusalCode::WrongSubject));
    act = desk.act(AddNote{0, "à jeun"});
    act.person = {};
    QVERIFY(desk.refusal(act) == Code(RefusalCode::Malformed));
    QVERIFY(Desk().refusal(AddNote{0, "à jeun"}) == Code(RefusalCode::UnknownDocument));
    QVERIFY(desk.refusal(AddNote{0, " "}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(AddNote{0, "à jeun"}) == Code());
    QVERIFY(desk.order()->notes.at(0).by == technician);
    // On a line that is there and that its author sees.
    QVERIFY(desk.refusal(AddNote{9, "à jeun"}) == Code(RefusalCode::UnknownLine));
    QVERIFY(desk.refusal(AddNote{2, "à jeun"}) == Code());
    QCOMPARE(desk.order()->notes.at(1).line, LineId(2));
    QCOMPARE(desk.line(2).revision, 1U); // a note stales nobody's work
    std::get<Order>(*desk.document()).lines[2].withheld = true;
    QVERIFY(desk.refusal(AddNote{3, "à jeun"}) == Code(RefusalCode::WithheldLine));
}

void RequestTest::testsAreAddedBesideWhatIsThere()
{
    auto desk = placed();
    QVERIFY(desk.refusal(AddTests{}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(AddTests{{}, {{3, "NA", 1, Confidentiality::None, 1}}}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(AddTests{{{3, "SST"}}, {{4, "VIH", 5, Confidentiality::Hiv, 3}}}) == Code());
    QVERIFY(desk.order()->specimen(3)->state == SpecimenState::Ordered);
    QCOMPARE(desk.line(4).examination, std::string("VIH"));
    QCOMPARE(desk.line(1).revision, 1U);
    // 400 lines at most, in whatever steps.
    std::vector<NewLine> more;
    for (LineId id = 5; id < 5 + 200; ++id)
        more.push_back({id, "K", 1, Confidentiality::None, 1});
    QVERIFY(desk.refusal(AddTests{{}, more}) == Code());
    for (auto& line : more)
        line.id = static_cast<LineId>(line.id + 200);
    QVERIFY(desk.refusal(AddTests{{}, more}) == Code(RefusalCode::Malformed));
}

void RequestTest::onlyOpenLinesAreCancelled()
{
    auto desk = entered();
    auto stale = desk.act(CancelLines{{1}, "doublon"});
    stale.based[0].revision -= 1;
    QVERIFY(desk.refusal(stale) == Code(RefusalCode::StaleLine));
    stale.based.erase(stale.based.begin());
    QVERIFY(desk.refusal(stale) == Code(RefusalCode::StaleLine));
    QVERIFY(desk.refusal(CancelLines{{1}, ""}) == Code(RefusalCode::ReasonMissing));
    QVERIFY(desk.refusal(CancelLines{{1, 9}, "doublon"}) == Code(RefusalCode::UnknownLine));
    QVERIFY(desk.line(1).state == LineState::Measured);
    QVERIFY(desk.refusal(CancelLines{{1, 2}, "doublon"}) == Code());
    QVERIFY(desk.line(1).state == LineState::Cancelled && !desk.line(1).reportable);
    QCOMPARE(desk.line(1).measurements.size(), std::size_t{1});
    QVERIFY(desk.refusal(CancelLines{{1}, "encore"}) == Code(RefusalCode::WrongState));
    QVERIFY(desk.refusal(MarkNotPerformed{{1}, "QNS"}) == Code(RefusalCode::WrongState));
    QVERIFY(desk.refusal(MarkNotPerformed{{3}, "QNS"}) == Code());
    QVERIFY(desk.line(3).state == LineState::NotPerformed);
    QVERIFY(!desk.order()->isComplete()); // no report says so yet
}

void RequestTest::tubesAreReceivedOnce()
{
    auto desk = placed();
    QVERIFY(desk.refusal(ReceiveSpecimens{{1, 1}, ""}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(ReceiveSpecimens{{1, 1}, "tube peu rempli"}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.order()->specimen(1)->receivedAt.isNull());
    QVERIFY(desk.refusal(ReceiveSpecimens{{7}, ""}) == Code(RefusalCode::UnknownSpecimen));
    QVERIFY(desk.refusal(ReceiveSpecimens{{1}, ""}) == Code());
    QVERIFY(desk.refusal(ReceiveSpecimens{{2}, "tube peu rempli"}) == Code());
    QVERIFY(desk.order()->specimen(1)->state == SpecimenState::Received);
    QVERIFY(desk.order()->specimen(2)->state == SpecimenState::AcceptedWithRemark);
    QVERIFY(desk.order()->specimen(2)->receivedBy == technician);
    QVERIFY(desk.refusal(ReceiveSpecimens{{1}, ""}) == Code(RefusalCode::WrongState));
}

void RequestTest::aReceivedTubeTakesARemarkUntilItsResultsAreOut()
{
    auto desk = validated();
    (void)desk.perform(ReceiveSpecimens{{1, 2}, ""});
    const auto came = *desk.order()->specimen(1);
    QVERIFY(desk.refusal(ReceiveSpecimens{{1}, "hémolyse vue après centrifugation"}) == Code());
    const auto& remarked = *desk.order()->specimen(1);
    QVERIFY(remarked.state == SpecimenState::AcceptedWithRemark);
    QCOMPARE(remarked.remark, std::string("hémolyse vue après centrifugation"));
    QVERIFY(remarked.receivedAt == came.receivedAt && remarked.receivedBy == came.receivedBy); // it came when it came
    QVERIFY(desk.refusal(ReceiveSpecimens{{1}, "hémolyse franche"}) == Code());
    QCOMPARE(desk.order()->specimen(1)->remark, std::string("hémolyse franche"));
    QVERIFY(desk.refusal(desk.release(ReportKind::Partial, {1})) == Code());
    QVERIFY(desk.refusal(ReceiveSpecimens{{1}, "coagulum"}) == Code(RefusalCode::Released));
    QVERIFY(desk.refusal(ReceiveSpecimens{{2}, "coagulum"}) == Code()); // nothing of this one is out
    (void)desk.perform(RejectSpecimen{2, RejectionReason::Clotted, ""});
    QVERIFY(desk.refusal(ReceiveSpecimens{{2}, "coagulum"}) == Code(RefusalCode::WrongState));
}

// It stands on their page: who read them before has not seen it.
void RequestTest::aRemarkMakesWhatWasReadBeforeStale()
{
    auto desk = validated();
    (void)desk.perform(ReceiveSpecimens{{1, 2}, ""});
    const auto read = desk.act(desk.release(ReportKind::Complete, {1, 2, 3}));
    const auto other = desk.line(3).revision;
    QVERIFY(desk.refusal(ReceiveSpecimens{{1}, "hémolyse vue après centrifugation"}) == Code());
    QVERIFY(desk.line(1).state == LineState::TechnicallyValid);
    QCOMPARE(desk.line(3).revision, other); // of another tube
    QVERIFY(desk.refusal(read) == Code(RefusalCode::StaleLine));
    const auto revision = desk.line(1).revision;
    QVERIFY(desk.refusal(ReceiveSpecimens{{1}, "hémolyse vue après centrifugation"}) == Code());
    QCOMPARE(desk.line(1).revision, revision); // it said so already
    QVERIFY(desk.refusal(desk.release(ReportKind::Complete, {1, 2, 3})) == Code());
    // One that comes with its tube, after the analyser's result, is no other matter.
    desk = validated();
    const auto before = desk.act(desk.release(ReportKind::Complete, {1, 2, 3}));
    QVERIFY(desk.refusal(ReceiveSpecimens{{1}, "peu rempli"}) == Code());
    QVERIFY(desk.refusal(before) == Code(RefusalCode::StaleLine));
}

void RequestTest::aRejectedTubeSendsItsLinesBack()
{
    auto desk = entered();
    (void)desk.perform(ValidateTechnically{{desk.control(1)}});
    const auto revision = desk.line(1).revision;
    QVERIFY(desk.refusal(RejectSpecimen{1, RejectionReason::None, ""}) == Code(RefusalCode::ReasonMissing));
    QVERIFY(desk.refusal(RejectSpecimen{1, RejectionReason::Other, " "}) == Code(RefusalCode::ReasonMissing));
    QVERIFY(desk.refusal(RejectSpecimen{1, RejectionReason::Haemolysed, ""}) == Code());
    QVERIFY(desk.line(1).state == LineState::Pending && !desk.line(1).reportable && !desk.line(1).technical);
    QCOMPARE(desk.line(1).revision, revision + 1);
    QCOMPARE(desk.line(1).measurements.size(), std::size_t{1});
    QVERIFY(desk.line(2).state == LineState::Pending);
    QVERIFY(desk.line(3).state == LineState::Measured); // another tube
    QVERIFY(desk.order()->needsNewTube(desk.line(1)));
    QVERIFY(!desk.order()->needsNewTube(desk.line(3)));
    QVERIFY(desk.refusal(RejectSpecimen{1, RejectionReason::Clotted, ""}) == Code(RefusalCode::WrongState));
    QVERIFY(desk.refusal(ReceiveSpecimens{{1}, ""}) == Code(RefusalCode::WrongState));
}

void RequestTest::aNewTubeTakesTheLine()
{
    auto desk = entered();
    (void)desk.perform(RejectSpecimen{1, RejectionReason::Haemolysed, ""});
    QVERIFY(desk.refusal(AddTests{{{3, "HEP"}}, {}}) == Code());
    QVERIFY(!desk.order()->needsNewTube(desk.line(1)));
    QVERIFY(desk.refusal(RecordMeasurements{{desk.entry(1, measured(201, "4.1"))}}) == Code());
    QVERIFY(desk.line(1).state == LineState::Measured);
    QCOMPARE(desk.line(1).specimen, SpecimenNumber{3});
    QCOMPARE(desk.line(1).reportableMeasurement()->specimen, SpecimenNumber{3});
    // The tube that counts is the one of the reportable reading: rejecting it sends the line back again.
    (void)desk.perform(RejectSpecimen{3, RejectionReason::Clotted, ""});
    QVERIFY(desk.line(1).state == LineState::Pending);
}

void RequestTest::aLateReadingOnARejectedTubeIsNotReportable()
{
    auto desk = placed();
    (void)desk.perform(RejectSpecimen{1, RejectionReason::Haemolysed, ""});
    auto entry = desk.entry(1, measured(101, "6.9"));
    QVERIFY(desk.refusal(RecordMeasurements{{entry}}) == Code(RefusalCode::SpecimenRejected));
    entry.measurement.specimen = 1;
    QVERIFY(desk.refusal(RecordMeasurements{{entry}}) == Code(RefusalCode::SpecimenRejected));
    entry.select = false;
    QVERIFY(desk.refusal(RecordMeasurements{{entry}}) == Code());
    QVERIFY(desk.line(1).state == LineState::Pending);
    QVERIFY(desk.refusal(SelectMeasurement{1, idOf<MeasurementId>(101), ""}) == Code(RefusalCode::SpecimenRejected));
    // The other tube of the order serves.
    entry.measurement = measured(102, "4.0");
    entry.measurement.specimen = 2;
    entry.select = true;
    QVERIFY(desk.refusal(RecordMeasurements{{entry}}) == Code());
    QCOMPARE(desk.line(1).specimen, SpecimenNumber{2});
}

namespace {

Patient somebody()
{
    Patient patient;
    patient.id = idOf<PatientId>(30);
    patient.number = "0048 213";
    patient.identity.birthName = "LE BIHAN";
    patient.identity.firstForename = "Maëlle";
    patient.identity.birthDate = *Date::parse("1992-05-03");
    patient.identity.sex = Sex::Female;
    return patient;
}

} // namespace

void RequestTest::patientsAreRegisteredAndCorrected()
{
    Desk desk(receptionist);
    auto patient = somebody();
    patient.identity.birthName = "  ";
    QVERIFY(desk.refusal(RegisterPatient{patient}) == Code(RefusalCode::Malformed));
    patient = somebody();
    patient.identity.birthDate = Date{1992, 2, 30};
    QVERIFY(desk.refusal(RegisterPatient{patient}) == Code(RefusalCode::Malformed));
    patient = somebody();
    patient.id = idOf<PatientId>(99);
    QVERIFY(desk.refusal(RegisterPatient{patient}) == Code(RefusalCode::WrongSubject));
    QVERIFY(desk.refusal(RegisterPatient{somebody()}) == Code());
    QVERIFY(desk.refusal(RegisterPatient{somebody()}) == Code(RefusalCode::AlreadyExists));

    auto identity = somebody().identity;
    identity.usedName = "CORRE";
    QVERIFY(desk.refusal(CorrectPatient{identity, {}, "", ""}) == Code(RefusalCode::ReasonMissing));
    QVERIFY(desk.refusal(CorrectPatient{identity, {}, "", "nom d'usage"}) == Code());
    QCOMPARE(displayName(std::get<Patient>(*desk.document()).identity), std::string("CORRE Maëlle"));
    QCOMPARE(std::get<Patient>(*desk.document()).number, std::string("0048 213"));
}

void RequestTest::qualifiedNeedsAMatriculeThatHolds()
{
    const auto refusalOf = [](const char* matricule, IdentityState state) {
        auto patient = somebody();
        patient.identity.insMatricule = matricule;
        patient.identity.insOid = matricule[0] == '\0' ? "" : "1.2.250.1.213.1.4.8";
        patient.identity.state = state;
        return Desk(receptionist).refusal(RegisterPatient{patient});
    };
    QVERIFY(refusalOf("", IdentityState::Validated) == Code());
    QVERIFY(refusalOf("", IdentityState::Qualified) == Code(RefusalCode::Malformed));
    QVERIFY(refusalOf("276037510669380", IdentityState::Qualified) == Code(RefusalCode::Malformed)); // wrong key
    QVERIFY(refusalOf("276037510669380", IdentityState::Validated) == Code());                       // kept, unqualified
    QVERIFY(refusalOf("274075176079430", IdentityState::Qualified) == Code());
}

void RequestTest::benchesKeepTheirLastAttestations()
{
    Desk desk(biologist);
    auto define = desk.act(DefineBench{3, "HEMATO", "Hématologie", {}});
    QVERIFY(desk.refusal(define) == Code(RefusalCode::WrongSubject));
    define.subject = benchId(theLaboratory, 3);
    QVERIFY(desk.refusal(define) == Code());
    const auto attest = [&desk](ControlState state, const char* comment) {
        return desk.refusal(AttestControl{3, {"1", state, comment, {}, {}}});
    };
    QVERIFY(attest(ControlState::NotTracked, "") == Code(RefusalCode::Malformed));
    QVERIFY(attest(ControlState::Rejected, "") == Code(RefusalCode::ReasonMissing));
    for (int i = 0; i < 61; ++i)
        QVERIFY(attest(ControlState::Attested, i == 0 ? "premier" : "") == Code());
    const auto& bench = std::get<BenchLog>(*desk.document());
    QCOMPARE(bench.controls.size(), std::size_t{60});
    QVERIFY(bench.controls.front().comment.empty());
    QVERIFY(bench.controls.back().by == biologist);
    // A new name keeps what was attested.
    QVERIFY(desk.refusal(DefineBench{3, "HEMATO", "Hématocytologie", "Lorient"}) == Code());
    QCOMPARE(std::get<BenchLog>(*desk.document()).controls.size(), std::size_t{60});
    QCOMPARE(std::get<BenchLog>(*desk.document()).site, std::string("Lorient"));
    QVERIFY(desk.refusal(DefineBench{3, "HEMATO", "Hématocytologie", "deux\nlignes"}) == Code(RefusalCode::Malformed));
}

void RequestTest::directoryEntriesAreReplaced()
{
    Desk desk(biologist);
    Examination potassium;
    potassium.code = "K";
    potassium.french = "Potassium";
    auto act = desk.act(DefineExamination{potassium});
    act.subject = examinationId(theLaboratory, "K");
    QVERIFY(desk.refusal(act) == Code());
    potassium.french = "Kaliémie";
    QVERIFY(desk.refusal(DefineExamination{potassium}) == Code());
    QCOMPARE(std::get<Examination>(*desk.document()).french, std::string("Kaliémie"));
    potassium.code = "NA";
    QVERIFY(desk.refusal(DefineExamination{potassium}) == Code(RefusalCode::WrongSubject));

    Desk profileDesk(biologist);
    LaboratoryProfile profile;
    profile.id = theLaboratory;
    profile.name = "Laboratoire du Blavet";
    auto define = profileDesk.act(DefineLaboratory{profile});
    define.subject = documentId(theLaboratory);
    QVERIFY(profileDesk.refusal(define) == Code());
    profile.name.clear();
    QVERIFY(profileDesk.refusal(DefineLaboratory{profile}) == Code(RefusalCode::Malformed));
}

// What the next definition leaves out is gone; the other table stays as it is.
void RequestTest::codeTablesAreReplacedAsAWhole()
{
    Desk desk(biologist);
    const TubeKind edta{"EDTA", "EDTA", "EDTA", "violet", "sang total (EDTA)", 5};
    const TubeKind serum{"SST", "sec avec gel", "serum", "jaune", "sérum", 3};
    auto define = desk.act(DefineTubes{{edta, serum}});
    QVERIFY(desk.refusal(define) == Code(RefusalCode::WrongSubject));
    define.subject = codeTablesId(theLaboratory);
    QVERIFY(desk.refusal(define) == Code());
    QVERIFY(desk.refusal(DefineComments{{{"QNS", "Quantité insuffisante.", ""}}}) == Code());
    QVERIFY(desk.refusal(DefineTubes{{serum}}) == Code());
    const auto tables = [&desk] { return std::get<CodeTables>(*desk.document()); };
    QVERIFY(!tables().tube("EDTA") && tables().tube("SST") && tables().tube("SST")->specimen == "sérum");
    QCOMPARE(tables().comments.size(), std::size_t{1});

    QVERIFY(desk.refusal(DefineTubes{{serum, serum}}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(DefineTubes{{{"", "sans code", "", "", "sérum", 1}}}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(DefineTubes{{{"X", "sans spécimen", "", "", "", 1}}}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(DefineComments{{{"DEUX MOTS", "Jamais tapé d'un mot.", ""}}}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(DefineComments{{{"VIDE", " ", ""}}}) == Code(RefusalCode::Malformed));
    QVERIFY(desk.refusal(DefineComments{std::vector<CodedComment>(1001, {"A", "b", ""})}) == Code(RefusalCode::Malformed));
    QCOMPARE(tables().tubes.size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(RequestTest)
#include "request.test.moc"
