// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QTest>

#include "app/crypto/crypto.h"
#include "tests/store/import/importsite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

std::string patientJson(const char* id = "p1", const char* family = "LE BIHAN", const char* given = "Maëlle")
{
    return std::string(R"({"resourceType":"Patient","id":")") + id + R"(","identifier":[{"system":"urn:oid:1.2.3","value":")" + id + R"("}],"name":[{"use":"official","family":")" + family
           + R"(","given":[")" + given + R"("]}],"gender":"female","birthDate":"1992-05-03"})";
}

std::string requestJson(const char* id, const char* loinc, const char* status = "active")
{
    return std::string(R"({"resourceType":"ServiceRequest","id":")") + id + R"(","status":")" + status + R"(","intent":"order","priority":"stat","requisition":{"system":"urn:oid:9.9","value":"G7"},)"
           + R"("code":{"coding":[{"system":"http://loinc.org","code":")" + loinc + R"("}]},"subject":{"reference":"Patient/p1"}})";
}

// Potassium and haemoglobin under one number, each with its own specimens after it.
std::string specimenOrder(const std::string& ofPotassium, const std::string& ofHaemoglobin)
{
    std::string text = "MSH|^~\\&|HIS|CHCB|||20260312080000||OML^O21|1|P|2.5.1|||||FR|UNICODE UTF-8\r" + std::string(patientSegment);
    text += "ORC|NW|A1^HIS\rOBR|1|A1^HIS||2823-3^Potassium^LN|||20260312074500\r" + ofPotassium;
    if (!ofHaemoglobin.empty())
        text += "ORC|NW|A1^HIS\rOBR|2|A1^HIS||718-7^Hb^LN|||20260312074500\r" + ofHaemoglobin;
    return text;
}

} // namespace

// An order of another system becomes a patient, an order and lines that wait, once.
class OrderImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void anOrderMessageBecomesAnOrder()
    {
        ImportSite site;
        const auto said = site.take("order.hl7", orderMessage());
        QCOMPARE(said.files, 1u);
        QCOMPARE(said.messages, 1u);
        QCOMPARE(said.accepted, 1u);
        QVERIFY(said.refused.empty() && said.tray.empty());
        QCOMPARE(said.patients, 1u);
        QCOMPARE(said.orders, 1u);
        QCOMPARE(said.results, 0u);
        const auto patient = site.patients().at(0);
        QCOMPARE(patient.identity.birthName, std::string("LE BIHAN"));
        QCOMPARE(patient.identity.firstForename, std::string("Maëlle"));
        QCOMPARE(patient.identity.birthDate.toIso(), std::string("1992-05-03"));
        QVERIFY(patient.identity.state != lab::IdentityState::Qualified);
        QVERIFY(!patient.number.empty() && patient.number != "4711"); // its number here is ours
        const auto order = site.onlyOrder();
        QVERIFY(order.patient == patient.id);
        QVERIFY(order.accession.starts_with("26-"));
        QCOMPARE(order.lines.size(), 2u);
        for (const auto& line : order.lines) {
            QVERIFY(line.state == lab::LineState::Pending && line.measurements.empty());
            QVERIFY(line.bench == 1 && line.specimen == 1);
        }
        QCOMPARE(order.lines[0].examination, std::string("K"));
        QCOMPARE(order.lines[1].examination, std::string("CREA"));
        QCOMPARE(order.specimens.size(), 1u);
        QCOMPARE(toIsoUtc(order.context.collectedAt), std::string("2026-03-12T06:45:00.000Z"));
    }

    void theSameFileTwiceAddsNothing()
    {
        ImportSite site;
        const auto refused = std::string("MSH|^~\\&|A|B|||2026||SIU^S12|1|P|2.5\rPID|1||1||DUPONT^A\r");
        const std::vector<std::string> files = {site.write("a.hl7", orderMessage() + refused + resultMessage("OBX|1|NM|2951-2^Sodium^LN||140|mmol/L||||||F\r", "EXT-1") + orderMessage("A9", "PID|1\r")),
                                                site.write("damaged.gz", std::string("\x1f\x8bnothing")), site.write("b.ndjson", patientJson("p2", "MARTIN", "Anne") + "\n" + "no json\n")};
        const auto first = site.take(files);
        QCOMPARE(first.orders, 2u);
        QCOMPARE(first.refused.size(), 3u);
        QVERIFY(!first.tray.empty());
        const auto orders = site.orders();
        const auto patients = site.patients();
        const auto leaves = site.leaves();
        site.site.clock.advance(hourMs);
        const auto again = site.take(files);
        QCOMPARE(again.messages, first.messages);
        QCOMPARE(again.accepted, first.accepted);
        QCOMPARE(again.refused.size(), first.refused.size());
        QCOMPARE(again.patients + again.orders + again.results, 0u);
        QVERIFY(site.orders() == orders && site.patients() == patients);
        QCOMPARE(site.leaves(), leaves);
    }

    void aSecondMessageAddsToTheOrder()
    {
        ImportSite site;
        site.take("first.hl7", orderMessage());
        const auto more = "MSH|^~\\&|HIS|CHCB|||20260312081000||ORM^O01|A1b|P|2.5\r" + std::string(patientSegment) + "ORC|NW|A1^HIS\rOBR|1|A1^HIS||2951-2^Sodium^LN\rOBR|2|A1^HIS||2823-3^Potassium^LN\r";
        const auto said = site.take("more.hl7", more);
        QCOMPARE(said.orders, 0u);
        const auto order = site.onlyOrder();
        QCOMPARE(order.lines.size(), 3u); // potassium was asked for already
        QCOMPARE(order.lines[2].examination, std::string("NA"));
        QCOMPARE(site.patients().size(), 1u);
    }

    void aCancellationCancelsWhatWaits()
    {
        ImportSite site;
        site.take("order.hl7", orderMessage());
        const auto cancel = "MSH|^~\\&|HIS|CHCB|||20260312081000||ORM^O01|C1|P|2.5\r" + std::string(patientSegment) + "ORC|CA|A1^HIS\rOBR|1|A1^HIS||2823-3^Potassium^LN\r";
        QVERIFY(site.take("cancel.hl7", cancel).tray.empty());
        auto order = site.onlyOrder();
        QVERIFY(order.lines[0].state == lab::LineState::Cancelled);
        QVERIFY(order.lines[1].state == lab::LineState::Pending);
        // Of an order that nobody knows: for a person.
        const auto unknown = site.take("unknown.hl7", orderMessage("Z9", patientSegment, "CA"));
        QCOMPARE(unknown.tray.size(), 1u);
        QCOMPARE(unknown.tray[0].where, std::string("order number"));
        QCOMPARE(site.kept(KeptKind::Tray).size(), 1u);
    }

    void examinationsThatTheCatalogueDoesNotHaveStay()
    {
        ImportSite site;
        const auto text = "MSH|^~\\&|HIS|CHCB|||20260312081000||OML^O21|1|P|2.5\r" + std::string(patientSegment) + "ORC|NW|A1^HIS\rOBR|1|A1^HIS||VIH^Sérologie VIH^L\rOBR|2|A1^HIS||2823-3^Potassium^LN\r";
        QCOMPARE(site.take("order.hl7", text).orders, 1u);
        const auto order = site.onlyOrder();
        QCOMPARE(order.lines.size(), 2u);
        const auto foreign = std::ranges::find_if(order.lines, [](const lab::ResultLine& line) { return line.examination != "K"; });
        QVERIFY(foreign->examination.starts_with("VIH"));
        QVERIFY(foreign->confidentiality == lab::Confidentiality::Hiv); // as far as its words tell
    }

    void aBatchIsItsMessages()
    {
        ImportSite site;
        const auto other = "PID|1||4712^^^CHCB^PI||MARTIN^Anne^^^^^L||19800203|F\r";
        const auto said = site.take("batch.hl7", "FHS|^~\\&|HIS\rBHS|^~\\&|HIS\r" + orderMessage("A1") + orderMessage("A2", other) + "BTS|2\rFTS|1\r");
        QCOMPARE(said.messages, 2u);
        QCOMPARE(said.accepted, 2u);
        QCOMPARE(said.patients, 2u);
        QCOMPARE(said.orders, 2u);
        QVERIFY(said.notes.empty());
        // One that counts otherwise says so and loses nothing.
        const auto miscounted = site.take("miscounted.hl7", "FHS|^~\\&|HIS\rBHS|^~\\&|HIS\r" + orderMessage("A3") + "BTS|5\rFTS|1\r");
        QCOMPARE(miscounted.orders, 1u);
        QCOMPARE(miscounted.notes.size(), 1u);
        QVERIFY(miscounted.notes[0].text.find("5") != std::string::npos);
    }

    void fhirRequestsBecomeOneOrder()
    {
        ImportSite site;
        const auto bundle = R"({"resourceType":"Bundle","type":"transaction","entry":[{"resource":)" + patientJson() + R"(},{"resource":)" + requestJson("a", "2823-3") + R"(},{"resource":)" + requestJson("b", "2951-2") + "}]}";
        const auto said = site.take("bundle.json", bundle);
        QCOMPARE(said.messages, 1u);
        QVERIFY(said.refused.empty() && said.tray.empty());
        const auto order = site.onlyOrder();
        QVERIFY(order.priority == lab::Priority::Urgent);
        QCOMPARE(order.lines.size(), 2u);
        QCOMPARE(site.patients().at(0).identity.birthName, std::string("LE BIHAN"));
    }

    // Single resources, one a line, packed, of several files: they belong together.
    void packedLinesOfSeveralFilesBelongTogether()
    {
        ImportSite site;
        const auto patients = site.write("Patient.ndjson.gz", gzipped(patientJson() + "\n"));
        const auto requests = site.write("ServiceRequest.ndjson.gz", gzipped(requestJson("a", "2823-3") + "\n\n" + requestJson("b", "2951-2") + "\n"));
        const auto said = site.take({requests, patients}); // the patient comes after
        QCOMPARE(said.files, 2u);
        QCOMPARE(said.messages, 3u);
        QCOMPARE(said.accepted, 3u);
        QCOMPARE(said.patients, 1u);
        QCOMPARE(site.onlyOrder().lines.size(), 2u);
        // Several members in one file are one text (RFC 1952).
        ImportSite other;
        const auto joined = other.take("all.ndjson.gz", gzipped(patientJson() + "\n") + gzipped(requestJson("a", "2823-3") + "\n"));
        QCOMPARE(joined.messages, 2u);
        QCOMPARE(joined.orders, 1u);
    }

    void aDryRunDoesNothing()
    {
        ImportSite site;
        const auto leaves = site.leaves();
        ImportOptions options;
        options.isDryRun = true;
        const std::vector<std::string> files = {site.write("a.hl7", orderMessage() + "MSH|^~\\&|A|B|||2026||SIU^S12|1|P|2.5\r"), site.write("b.gz", std::string("\x1f\x8bnothing"))};
        const auto said = must(importFiles(*site.site.store, *site.site.writer, site.site.clock, site.site.made.laboratory, files, options, {}));
        QCOMPARE(said.orders, 1u);
        QCOMPARE(said.refused.size(), 2u);
        QVERIFY(site.orders().empty() && site.patients().empty());
        QCOMPARE(site.leaves(), leaves);
    }

    // Received, accepted with a remark, rejected with its reason: as the requester says, on the tube that it was taken for.
    void specimensReachTheirTubes()
    {
        ImportSite site;
        const auto said = site.take("order.hl7", specimenOrder("SPM|1|||HEP|||||||||||||20260312074500|20260312082100||||||^Ictérique\r", "SPM|1|||SANG|||||||||||||20260312074500|20260312082200||N|RC^Coagulé\r"));
        QVERIFY2(said.tray.empty() && said.refused.empty(), said.tray.empty() ? "" : said.tray[0].reason.c_str());
        const auto order = site.onlyOrder();
        QCOMPARE(order.specimens.size(), 2u);
        const auto tube = [&order](const char* container) { return *std::ranges::find(order.specimens, container, &lab::Specimen::container); };
        const auto good = tube("HEP");
        QVERIFY(good.state == lab::SpecimenState::AcceptedWithRemark);
        QCOMPARE(good.remark, std::string("Ictérique"));
        QCOMPARE(toIsoUtc(good.collectedAt), std::string("2026-03-12T06:45:00.000Z"));
        QCOMPARE(toIsoUtc(good.receivedAt), std::string("2026-03-12T07:21:00.000Z"));
        const auto bad = tube("EDTA");
        QVERIFY(bad.state == lab::SpecimenState::Rejected && bad.rejection == lab::RejectionReason::Clotted);
        QCOMPARE(bad.remark, std::string("Coagulé"));
        QCOMPARE(toIsoUtc(bad.receivedAt), std::string("2026-03-12T07:22:00.000Z"));
        QVERIFY(order.notes.empty());
        // How it was called says more than the tube's container does; the code of the reason is on the tube.
        QVERIFY(isNamed(said, "SPM-4 ("));
        for (const auto* field : {"SPM-17", "SPM-18", "SPM-20", "SPM-21", "SPM-24"})
            QVERIFY2(!isNamed(said, field), field);
    }

    void specimensThatMatchNoTubeAreTold()
    {
        ImportSite site;
        // Two specimens of one request cannot both be its one tube; another time of collection has no place on it.
        const auto said = site.take("order.hl7", specimenOrder("SPM|1|S1||HEP|||||||||||||20260312070000|20260312082100\rSPM|2|S2||LCR|||||||||||||20260312074500|20260312090000||N|RB^Tube cassé\r", ""));
        const auto order = site.onlyOrder();
        QCOMPARE(order.specimens.size(), 1u);
        QVERIFY(order.specimens[0].state == lab::SpecimenState::Received);
        QCOMPARE(order.notes.size(), 1u);
        QCOMPARE(order.notes[0].text, std::string("Prélèvement S2 (LCR) : rejeté : Tube cassé"));
        for (const auto* field : {"SPM-2 (", "SPM-4 (", "SPM-17 (the tube", "SPM-18 (no tube"})
            QVERIFY2(isNamed(said, field), field);
        QCOMPARE(site.kept(KeptKind::Unread).size(), 1u);
    }

    // Told to be received and yet not there: no tube is received, and somebody reads it.
    void aSpecimenThatIsNotThereIsNotReceived()
    {
        ImportSite site;
        const auto said = site.take("order.hl7", specimenOrder("SPM|1|||HEP||||||||||||||20260312082100||N\r", ""));
        const auto order = site.onlyOrder();
        QVERIFY(order.specimens.at(0).state == lab::SpecimenState::Collected);
        QCOMPARE(order.notes.at(0).text, std::string("Prélèvement (HEP) : non disponible"));
        QVERIFY(isNamed(said, "SPM-18 ("));
    }

    void fhirSpecimensReachTheirTubes()
    {
        ImportSite site;
        auto request = requestJson("a", "2823-3");
        request.insert(request.size() - 1, R"(,"specimen":[{"reference":"Specimen/s"}])");
        const auto bundle = R"({"resourceType":"Bundle","type":"transaction","entry":[{"resource":)" + patientJson() + R"(},{"resource":)" + request
            + R"(},{"resource":{"resourceType":"Specimen","id":"s","status":"unsatisfactory","type":{"text":"HEP"},"receivedTime":"2026-03-12T08:00:00Z","collection":{"collectedDateTime":"2026-03-12T07:00:00Z"},)"
            + R"("condition":[{"coding":[{"code":"HEM","display":"Hémolysé"}]}]}}]})";
        const auto said = site.take("bundle.json", bundle);
        const auto tube = site.onlyOrder().specimens.at(0);
        QVERIFY(tube.state == lab::SpecimenState::Rejected && tube.rejection == lab::RejectionReason::Haemolysed);
        QCOMPARE(tube.remark, std::string("Hémolysé"));
        QCOMPARE(toIsoUtc(tube.collectedAt) + toIsoUtc(tube.receivedAt), std::string("2026-03-12T07:00:00.000Z2026-03-12T08:00:00.000Z"));
        QVERIFY(!isNamed(said, "Specimen.type") && !isNamed(said, "Specimen.receivedTime"));
    }

    // No act changes what an order was placed with: what a later message says otherwise is told, and kept.
    void whatALaterMessageSaysOtherwiseIsTold()
    {
        ImportSite site;
        site.take("order.hl7", orderMessage());
        const auto later = "MSH|^~\\&|HIS|CHCB|||20260312081000||ORM^O01|A1b|P|2.5\rPID|1||4711^^^CHCB^PI||LE BIHAN^Maëlle^^^^^L||19920503|F|||||0297000000\r"
                           "ORC|NW|A1^HIS|F9^LABO||||^^^^^S\rOBR|1|A1^HIS||2823-3^Potassium^LN|||20260312080000||||||fièvre|||^ABGRALL^Paul\rNTE|1||merci\r";
        const auto said = site.take("later.hl7", later);
        QCOMPARE(said.tray.size(), 1u);
        QCOMPARE(said.tray[0].where, std::string("priority"));
        for (const auto* field : {"PID-13 (", "OBR-7 (", "OBR-13/OBR-31 (", "OBR-16 (", "OBR-2/OBR-3/ORC ("})
            QVERIFY2(isNamed(said, field), field);
        QCOMPARE(site.onlyOrder().notes.at(0).text, std::string("merci"));
        QCOMPARE(site.shown(site.kept(KeptKind::Tray).at(0).id).text, later);
        QVERIFY(site.onlyOrder().priority == lab::Priority::Routine);
    }

    void aCancellationSaysWhyAndNamesWhatIsThere()
    {
        ImportSite site;
        site.take("order.hl7", orderMessage());
        const auto cancel = [](const char* code) {
            return "MSH|^~\\&|HIS|CHCB|||20260312081000||ORM^O01|C1|P|2.5\r" + std::string(patientSegment) + "ORC|CA|A1^HIS\rOBR|1|A1^HIS||" + code + "^LN\rNTE|1||patient sorti\r";
        };
        QVERIFY(site.take("cancel.hl7", cancel("2823-3^Potassium")).tray.empty());
        QCOMPARE(site.onlyOrder().lines.at(0).reason, std::string("annulé par le demandeur : patient sorti"));
        const auto other = site.take("other.hl7", cancel("718-7^Hb"));
        QCOMPARE(other.tray.size(), 1u);
        QCOMPARE(other.tray[0].reason, std::string("a cancellation of an examination that the order does not have"));
    }

    // A document that comes with an order is for a person, with what it came with.
    void anOrdersDocumentIsKept()
    {
        ImportSite site;
        const auto said = site.take("order.hl7", orderMessage() + "OBX|1|ED|CONS^Consentement||^TEXT^XML^Base64^PGEvPg||||||F\r");
        QCOMPARE(said.orders, 1u);
        QCOMPARE(said.tray.size(), 1u);
        QVERIFY(site.shown(site.kept(KeptKind::Tray).at(0).id).text.find("PGEvPg") != std::string::npos);
    }

    // Whoever has other traits under the number of somebody here is for a person to tell.
    void nobodyIsMistakenForAnother()
    {
        ImportSite site;
        site.take("first.hl7", orderMessage());
        const auto said = site.take("other.hl7", orderMessage("B1", "PID|1||4711^^^CHCB^PI||MARTIN^Anne^^^^^L||19800203|F\r"));
        QCOMPARE(said.orders + said.patients, 0u);
        QCOMPARE(said.tray.size(), 1u);
        QCOMPARE(said.tray[0].where, std::string("patient identifiers"));
        QCOMPARE(site.patients().size(), 1u);
        QVERIFY(site.shown(site.kept(KeptKind::Tray).at(0).id).text.find("MARTIN^Anne") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(OrderImportTest)
#include "orders.test.moc"
