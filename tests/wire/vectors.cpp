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
    auto validate = actOf(lab::ValidateTechnically{{{1, lab::ControlState::Attested, idOf<lab::MeasurementId>(101)}}}, 1003);
    validate.based = {{1, 2}};
    vectors["act validate-technically"] = encodeAct(validate);
    vectors["act record-call"] = encodeAct(actOf(lab::RecordCall{{1, idOf<lab::MeasurementId>(101), lab::CallOutcome::Acknowledged, "Dr Cadiou", "prescripteur", true, "", {}, nine}}, 1004));
    vectors["act release"] = encodeAct(actOf(lab::Release{sampleReport(sampleOrder())}, 1005));
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
    vectors["frame documents"] = sampleFrame(sections);
    vectors["frame caught-up"] = encodeFrame(CaughtUpFrame{"oA", nine, counting(4)});
    const ActReply reply{idOf<lab::ActId>(1002), ActOutcome::Refused, lab::RefusalCode::ReportableChanged, 1, 0, 0};
    vectors["push reply"] = encodeMessage(PushReply{{reply}, {}});
    vectors["problem"] = encodeMessage(Problem{ErrorCode::Missing, "sign in first"});
    return vectors;
}

} // namespace paillasse::wire::testing
