// SPDX-License-Identifier: GPL-3.0-or-later
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
