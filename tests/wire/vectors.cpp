// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/wire/vectors.h"

#include "app/crypto/enrolmentcode.h"
#include "app/crypto/seal.h"
#include "app/crypto/sign.h"
#include "app/crypto/treehead.h"
#include "app/wire/actcodec.h"
#include "app/wire/cursor.h"
#include "app/wire/feedframe.h"
#include "app/wire/messages.h"
#include "app/wire/personcodec.h"
#include "app/wire/sections.h"
#include "tests/lab/desk.h"

namespace paillasse::wire::testing {

namespace {

using namespace lab::testing;

// 00 01 02 …
Bytes counting(std::size_t size, std::uint8_t first = 0)
{
    Bytes bytes(size);
    for (auto& byte : bytes)
        byte = first++;
    return bytes;
}

crypto::SigningKey signingKey()
{
    return *crypto::SigningKey::fromSecret(SecretBytes::copyOf(counting(32)));
}

lab::Act actOf(lab::ActBody body, std::uint32_t id)
{
    lab::Act act;
    act.id = idOf<lab::ActId>(id);
    act.laboratory = theLaboratory;
    act.subjectKind = lab::subjectKindOf(body);
    act.subject = idOf<lab::DocumentId>(30);
    act.person = technician;
    act.seat = 3;
    act.workstation = idOf<lab::WorkstationId>(40);
    act.at = nine;
    act.body = std::move(body);
    return act;
}

lab::Patient samplePatient()
{
    lab::Patient patient;
    patient.id = thePatient;
    patient.number = "100042";
    patient.identity.birthName = "LE BIHAN";
    patient.identity.birthForenames = "Maëlle Anne";
    patient.identity.firstForename = "Maëlle";
    patient.identity.birthDate = {1961, 3, 9};
    patient.identity.sex = lab::Sex::Female;
    patient.contact.city = "Brest";
    return patient;
}

lab::Measurement sampleMeasurement()
{
    auto measurement = measured(101, "6.4", lab::Level::CriticalHigh);
    measurement.specimen = 1;
    measurement.method = "ISE";
    measurement.at = nine;
    measurement.range.low = lab::Decimal(35, 1);
    measurement.range.high = lab::Decimal(50, 1);
    measurement.range.reason = "adulte";
    measurement.delta = lab::DeltaMark{lab::Decimal(-12, 1), idOf<lab::MeasurementId>(90)};
    return measurement;
}

lab::Examination sampleExamination()
{
    lab::Examination examination;
    examination.code = "K";
    examination.loinc = "2823-3";
    examination.french = "Potassium";
    examination.english = "Potassium";
    examination.discipline = "BIOCH";
    examination.bench = 1;
    examination.container = "HEP";
    examination.unit = "mmol/L";
    examination.unitDisplay = "mmol/L";
    examination.decimals = 1;
    examination.ranges = {{lab::Sex::Unknown, 6575, 0, lab::Decimal(35, 1), lab::Decimal(50, 1), "", "adulte"}};
    examination.critical = {{0, 0, lab::Decimal(28, 1), lab::Decimal(60, 1)}};
    examination.delta = {lab::DeltaKind::Absolute, lab::Decimal(10, 1), 7};
    examination.plausibleLow = lab::Decimal(10, 1);
    examination.plausibleHigh = lab::Decimal(120, 1);
    examination.method = "ISE";
    examination.accredited = true;
    examination.rank = 2;
    return examination;
}

// Line 1 of the small order, measured and validated; line 2 pending; line 3 confidential.
lab::Order sampleOrder()
{
    auto order = *placed().order();
    auto& line = order.lines[0];
    line.revision = 3;
    line.state = lab::LineState::TechnicallyValid;
    line.measurements = {sampleMeasurement()};
    line.reportable = line.measurements.front().id;
    line.technical = lab::Signing{technician, nine};
    line.control = lab::ControlState::Attested;
    order.lines[2].confidentiality = lab::Confidentiality::Hiv;
    order.lines[2].examination = "VIH";
    return order;
}

lab::ReportVersion sampleReport(const lab::Order& order)
{
    lab::ReportVersion report;
    report.version = 1;
    report.kind = lab::ReportKind::Partial;
    report.lines = {{1, 3, idOf<lab::MeasurementId>(101), crypto::digestBytes(crypto::sha256(reportedLineBytes(order.lines[0])))}};
    report.interpretation = "Hyperkaliémie.";
    report.signerKey = signingKey().publicKey();
    report.signature = signingKey().sign("paillasse.report.v1", reportBytes(theLaboratory, order, report, {}));
    return report;
}

// The same released with its confidential line, about which there was a call: what stands in which section.
lab::Order releasedOrder()
{
    auto order = sampleOrder();
    auto& line = order.lines[2];
    line.revision = 4;
    line.measurements = {measured(103, "1", lab::Level::CriticalAbnormal)};
    line.measurements.front().value = lab::Coded{"POS", "positif"};
    line.reportable = line.measurements.front().id;
    line.technical = lab::Signing{technician, nine};
    order.lines[0].revision = 4;
    for (auto* released : {&order.lines[0], &line}) {
        released->state = lab::LineState::BiologicallyValid;
        released->biological = lab::Signing{biologist, nine};
    }
    order.calls = {{3, idOf<lab::MeasurementId>(103), lab::CallOutcome::Acknowledged, "Dr Cadiou", "prescripteur", true, "", technician, nine},
                   {1, idOf<lab::MeasurementId>(101), lab::CallOutcome::Attempted, "Dr Cadiou", "", false, "", technician, nine}};
    order.notes = {{3, "Prévenir le référent.", technician, nine}, {0, "Patient à jeun.", technician, nine}};
    order.lines[0].choiceReason = "dilution vérifiée";
    order.reports = {sampleReport(order)};
    auto& report = order.reports.front();
    report.lines = {{1, 3, idOf<lab::MeasurementId>(101), counting(32)}, {3, 3, idOf<lab::MeasurementId>(103), counting(32, 32)}};
    report.interpretation = "À confirmer.";
    report.releasedBy = biologist;
    report.releasedAt = nine;
    report.sheet = {{0, {0xa1, 0x05, 0x61, 0x4c}}, {1, {0xa1, 0x04, 0x61, 0x4b}}, {3, {0xa1, 0x04, 0x61, 0x56}}};
    return order;
}

access::Person samplePerson()
{
    return {biologist, "h.corre", "Dr Hélène Corre", "Biologiste médicale", {{theLaboratory, access::Role::Biologist, 0, access::bitOf(lab::Confidentiality::Hiv)}}, false};
}

SessionCertificate sampleCertificate()
{
    return {idOf<Uuid>(50), technician, idOf<lab::WorkstationId>(40), 3, signingKey().publicKey(), nine, nine + 3 * dayMs};
}

Bytes sampleFrame(const std::vector<SectionBytes>& sections)
{
    FeedDocument document{lab::DocumentKind::Order, idOf<lab::DocumentId>(30), 4, 1207, {}};
    for (const auto& section : sections)
        document.sections.push_back({section.section, section.bytes});
    return encodeFrame(DocumentsFrame{"oA", 1, 250, {document}});
}

void addActs(std::map<std::string, Bytes>& vectors)
{
    vectors["act register-patient"] = encodeAct(actOf(lab::RegisterPatient{samplePatient()}, 1000));
    vectors["act place-order"] = encodeAct(actOf(smallOrder(), 1001));
    auto record = actOf(lab::RecordMeasurements{{{1, sampleMeasurement(), true, {}}}}, 1002);
    record.based = {{1, 1}};
    vectors["act record-measurements"] = encodeAct(record);
    auto groundless = actOf(lab::RecordMeasurements{{}, {{2, idOf<lab::MeasurementId>(104)}}}, 1006);
    groundless.based = {{2, 3}};
    vectors["groundless entry"] = encodeAct(groundless);
    auto validate = actOf(lab::ValidateTechnically{{{1, lab::ControlState::Attested, idOf<lab::MeasurementId>(101)}}}, 1003);
    validate.based = {{1, 2}};
    vectors["act validate-technically"] = encodeAct(validate);
    vectors["act record-call"] = encodeAct(actOf(lab::RecordCall{{1, idOf<lab::MeasurementId>(101), lab::CallOutcome::Acknowledged, "Dr Cadiou", "prescripteur", true, "", {}, nine}}, 1004));
    vectors["act release"] = encodeAct(actOf(lab::Release{sampleReport(sampleOrder())}, 1005));
}

// The rest of them, in the order of ActBody.
void addFurtherActs(std::map<std::string, Bytes>& vectors)
{
    std::uint32_t id = 1010;
    const auto add = [&](lab::ActBody body, std::optional<lab::DocumentId> subject = {}, std::vector<lab::BasedOn> based = {}) {
        auto act = actOf(std::move(body), id++);
        act.subject = subject.value_or(act.subject);
        act.based = std::move(based);
        vectors[std::string("act ") + lab::nameOf(act.body)] = encodeAct(act);
    };
    const auto patient = samplePatient();
    add(lab::CorrectPatient{patient.identity, patient.contact, "2610329019123", "nom d'usage"}, lab::documentId(thePatient));
    add(lab::AddTests{{{3, "SST"}}, {{4, "CRP", 1, lab::Confidentiality::None, 3}}});
    add(lab::CancelLines{{2}, "demande annulée"}, {}, {{2, 1}});
    add(lab::ReceiveSpecimens{{1, 2}, "peu rempli"});
    add(lab::RejectSpecimen{2, lab::RejectionReason::Clotted, "caillot"});
    auto calculated = measured(104, "8.4");
    calculated.source = lab::MeasurementSource::Calculated;
    calculated.formulaVersion = "F / 1";
    add(lab::SelectMeasurement{1, idOf<lab::MeasurementId>(102), "dilution vérifiée", {{2, calculated, true, {}}}}, {}, {{1, 4}});
    auto choice = actOf(lab::SelectMeasurement{1, idOf<lab::MeasurementId>(102), "dilution vérifiée", {}, {{2, idOf<lab::MeasurementId>(104)}}}, 1007);
    choice.based = {{2, 3}, {1, 4}};
    vectors["groundless choice"] = encodeAct(choice);
    add(lab::MarkNotPerformed{{2}, "quantité insuffisante"}, {}, {{2, 1}});
    add(lab::AskRerun{{1}, "discordance"}, {}, {{1, 2}});
    add(lab::AttestControl{1, {"2", lab::ControlState::Rejected, "relancé après nettoyage", {}, {}}}, lab::benchId(theLaboratory, 1));
    add(lab::SendBack{{1}, "à contrôler"}, {}, {{1, 3}});
    add(lab::WithdrawReport{1, "mauvais patient"});
    add(lab::Devalidate{{1}, "erreur de tube"}, {}, {{1, 4}});
    add(lab::RegisterPdf{1, counting(32), {}, {{0, {0xa1, 0x05, 0x61, 0x4c}}, {1, {0xa1, 0x04, 0x61, 0x4b}}, {3, {}}}});
    add(lab::RecordDelivery{{1, lab::DeliveryChannel::Print, "patient", {}, {}}});
    add(lab::AddNote{3, "Patient à jeun."});
    add(lab::DefineExamination{sampleExamination()}, lab::examinationId(theLaboratory, "K"));
    add(lab::DefineBench{1, "BIOCH", "Biochimie", "Lorient"}, lab::benchId(theLaboratory, 1));
    const auto prescriber = idOf<lab::PrescriberId>(60);
    add(lab::RegisterPrescriber{{prescriber, "Dr CADIOU Jeanne", "10001234567", "Brest", "0298000000"}}, lab::documentId(prescriber));
    add(lab::DefineLaboratory{{theLaboratory, "Laboratoire du Ponant", "SELAS", "Brest", "0298000001", "8-0000", {"Dr Hélène Corre"}, false, "exemple"}}, lab::documentId(theLaboratory));
    add(lab::DefineTubes{{{"EDTA", "EDTA", "EDTA", "violet", "sang total (EDTA)", 5}}}, lab::codeTablesId(theLaboratory));
    add(lab::DefineComments{{{"QNS", "Quantité insuffisante.", "Quantity not sufficient."}}}, lab::codeTablesId(theLaboratory));
    const lab::Reading opened{lab::ReadingKind::OpenedOrder, nine, lab::DocumentKind::Order, idOf<lab::DocumentId>(30), idOf<lab::PatientId>(20), 0, true};
    add(lab::RecordReadings{{opened, {lab::ReadingKind::Searched, nine + secondMs, {}, {}, {}, 12, false}}}, lab::DocumentId());
}

void addProofs(std::map<std::string, Bytes>& vectors)
{
    const auto certificate = encodeSessionCertificate(sampleCertificate());
    vectors["session certificate"] = certificate;
    const auto act = vectors.at("act record-call");
    vectors["signed act"] = encodeSignedAct({certificate, signingKey().sign("paillasse.session.v1", certificate), act, signingKey().sign("paillasse.act.v1", act)});

    const auto order = sampleOrder();
    const auto report = sampleReport(order);
    vectors["reported line"] = reportedLineBytes(order.lines[0]);
    vectors["report"] = reportBytes(theLaboratory, order, report, {});
    vectors["report signature"] = report.signature;
    vectors["report link"] = reportLinkBytes(theLaboratory, order, report, {});

    crypto::Digest root{};
    const auto bytes = counting(32);
    std::copy(bytes.begin(), bytes.end(), root.begin());
    vectors["tree head"] = crypto::encodeHead(crypto::signHead(signingKey(), theLaboratory.uuid(), 1, 1207, root, nine));
    vectors["associated data"] = crypto::associatedData({1, theLaboratory.uuid(), idOf<Uuid>(30), static_cast<std::uint8_t>(Section::Results), 4});
    crypto::EnrolmentCode code{counting(16), SecretBytes::copyOf(counting(10, 0x80))};
    vectors["enrolment code"] = toBytes(code.text().view());
}

} // namespace

std::map<std::string, Bytes> goldenVectors()
{
    std::map<std::string, Bytes> vectors;
    addActs(vectors);
    addFurtherActs(vectors);
    addProofs(vectors);

    access::View view;
    view.laboratory = theLaboratory;
    view.identities = view.orders = view.results = view.catalogue = view.staff = true;
    view.confidential = access::bitOf(lab::Confidentiality::Hiv);
    vectors["view"] = viewBytes(view);
    const Cursor cursor{idOf<Uuid>(50), 1, 1207, 1300, 900, counting(16)};
    vectors["cursor"] = toBytes(asBytes(encodeCursor(cursor)));

    const auto sections = split(sampleOrder());
    for (const auto& section : sections)
        vectors["section " + std::to_string(static_cast<int>(section.section))] = section.bytes;
    vectors["section 1"] = split(samplePatient()).front().bytes;
    for (const auto& section : split(releasedOrder()))
        vectors["released section " + std::to_string(static_cast<int>(section.section))] = section.bytes;
    vectors["person section"] = encodePerson(samplePerson());
    vectors["frame drop"] = encodeFrame(DropFrame{"oA", {idOf<lab::DocumentId>(30), idOf<lab::DocumentId>(31)}});
    vectors["frame restart"] = encodeFrame(RestartFrame{"view"});
    vectors["frame heartbeat"] = encodeFrame(HeartbeatFrame{nine});
    vectors["frame documents"] = sampleFrame(sections);
    vectors["frame caught-up"] = encodeFrame(CaughtUpFrame{"oA", nine, counting(4)});
    const ActReply reply{idOf<lab::ActId>(1002), ActOutcome::Refused, lab::RefusalCode::ReportableChanged, 1, 0, 0};
    vectors["push reply"] = encodeMessage(PushReply{{reply}, {}});
    vectors["problem"] = encodeMessage(Problem{ErrorCode::Missing, "sign in first"});
    return vectors;
}

} // namespace paillasse::wire::testing
