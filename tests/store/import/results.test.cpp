// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QTest>

#include "app/crypto/crypto.h"
#include "app/lab/value.h"
#include "app/store/import/storedrecords.h"
#include "tests/store/import/importsite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// Results find the order that they answer, as this laboratory's own or as another's; what finds none is kept for a person.
class ResultImportTest : public QObject {
    Q_OBJECT

private:
    // A site with one order that waits for K and CREA; its accession number.
    static std::string placed(ImportSite& site)
    {
        site.take("order.hl7", orderMessage());
        return site.onlyOrder().accession;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void anInstrumentsResultBecomesAMeasurement()
    {
        ImportSite site;
        const auto accession = placed(site);
        // The tube's label: the accession and the tube's number.
        const auto said = site.take("analyser.hl7", resultMessage(potassium("6.4"), accession + "-1", {}, "ANALYSEUR"), ResultSource::Instrument);
        QCOMPARE(said.accepted, 1u);
        QCOMPARE(said.results, 1u);
        QVERIFY(said.tray.empty());
        const auto order = site.onlyOrder();
        const auto& line = order.lines.at(0);
        QVERIFY(line.state == lab::LineState::Measured);
        QCOMPARE(line.measurements.size(), 1u);
        const auto& measurement = line.measurements[0];
        QVERIFY(measurement.source == lab::MeasurementSource::Instrument);
        QVERIFY(line.reportable == measurement.id);
        QCOMPARE(lab::toString(measurement.value, '.'), std::string("6.4"));
        QCOMPARE(measurement.unit, std::string("mmol/L"));
        QVERIFY(measurement.performingLaboratory.empty());
        QVERIFY(!measurement.instrument.empty());
        QVERIFY(order.lines.at(1).state == lab::LineState::Pending);
        QCOMPARE(site.patients().size(), 1u);
    }

    void anInstrumentsResultWithoutItsOrderIsKept()
    {
        ImportSite site;
        placed(site);
        const auto said = site.take("analyser.hl7", resultMessage(potassium(), "99-999999-1", {}, "ANALYSEUR"), ResultSource::Instrument);
        QCOMPARE(said.accepted, 1u);
        QCOMPARE(said.results, 0u);
        QCOMPARE(said.tray.size(), 1u);
        QCOMPARE(said.tray[0].where, std::string("specimen"));
        QCOMPARE(said.tray[0].reason, std::string("results that match no order"));
        QCOMPARE(site.orders().size(), 1u);
        const auto kept = site.kept(KeptKind::Tray);
        QCOMPARE(kept.size(), 1u);
        const auto message = site.shown(kept[0].id);
        QVERIFY(message.text.find("2823-3^Potassium^LN||4.1|mmol/L") != std::string::npos);
        QCOMPARE(message.type, std::string("ORU^R01"));
        // When its order has come, the same message finds its place.
        const auto late = orderMessage("L1", "PID|1||4711^^^CHCB^PI||LE BIHAN^Maëlle^^^^^L||19920503|F\r");
        QCOMPARE(site.take("late.hl7", late).orders, 1u);
        const auto accession = site.orders().back().accession;
        const auto found = site.take("again.hl7", resultMessage(potassium(), accession, {}, "ANALYSEUR"), ResultSource::Instrument);
        QCOMPARE(found.results, 1u);
    }

    void anInstrumentsResultMustFit_data()
    {
        QTest::addColumn<QByteArray>("obx");
        QTest::addColumn<QByteArray>("patient");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char* name, const std::string& obx, std::string_view patient, const char* where) {
            QTest::newRow(name) << QByteArray::fromStdString(obx) << QByteArray(patient.data(), qsizetype(patient.size())) << QByteArray(where);
        };
        row("another unit", potassium("41", "mg/L"), patientSegment, "unit");
        row("another patient", potassium(), "PID|1||4711^^^CHCB^PI||MARTIN^Anne^^^^^L||19800203|F\r", "patient");
        row("not asked", "OBX|1|NM|718-7^Hb^LN||13|g/dL||||||F\r", patientSegment, "results");
        row("not in the catalogue", "OBX|1|NM|5902-2^PT^LN||13|s||||||F\r", patientSegment, "examination");
    }

    void anInstrumentsResultMustFit()
    {
        QFETCH(QByteArray, obx);
        QFETCH(QByteArray, patient);
        QFETCH(QByteArray, where);
        ImportSite site;
        const auto accession = placed(site);
        const auto said = site.take("analyser.hl7", resultMessage(obx.toStdString(), accession, {}, "ANALYSEUR", patient.toStdString()), ResultSource::Instrument);
        QCOMPARE(said.results, 0u);
        QCOMPARE(said.tray.size(), 1u);
        QCOMPARE(said.tray[0].where, where.toStdString());
        for (const auto& line : site.onlyOrder().lines)
            QVERIFY(line.measurements.empty());
        QCOMPARE(site.kept(KeptKind::Tray).size(), 1u);
    }

    void anotherLaboratorysResultIsShownAndNotOurs()
    {
        ImportSite site;
        const auto said = site.take("external.hl7", resultMessage(potassium("4.1") + "OBX|2|NM|2951-2^Sodium^LN||140|mmol/L|136-145||||F\r", "PRE-7^HOPITAL", "CR-9"));
        QCOMPARE(said.patients, 1u);
        QCOMPARE(said.orders, 1u);
        QCOMPARE(said.results, 2u);
        const auto order = site.onlyOrder();
        QCOMPARE(order.lines.size(), 2u);
        QVERIFY(order.specimens.empty());
        for (const auto& line : order.lines) {
            QVERIFY(line.bench == 0 && line.specimen == 0);
            const auto& measurement = line.measurements.at(0);
            QVERIFY(measurement.source == lab::MeasurementSource::External);
            QCOMPARE(measurement.performingLaboratory, std::string("LABO VOISIN"));
            QVERIFY(line.reportable == measurement.id);
            // Never to be entered, validated or signed here.
            QVERIFY(line.state == lab::LineState::Elsewhere);
        }
        QCOMPARE(order.lines[0].measurements[0].range.low->toString(), std::string("3.5"));
    }

    void anotherLaboratorysResultNeverAnswersWhatIsAskedHere()
    {
        ImportSite site;
        placed(site);
        const auto said = site.take("external.hl7", resultMessage(potassium("4.1"), "A1^HIS"));
        QCOMPARE(said.results, 1u);
        QCOMPARE(said.tray.size(), 1u); // a person is told
        const auto line = site.onlyOrder().lines.at(0);
        QVERIFY(line.state == lab::LineState::Pending && !line.reportable);
        QCOMPARE(line.measurements.size(), 1u);
        QVERIFY(line.measurements[0].source == lab::MeasurementSource::External);
    }

    void aCorrectionTakesThePlaceOfWhatItCorrects()
    {
        ImportSite site;
        site.take("first.hl7", resultMessage(potassium("4.1"), "PRE-7^HOPITAL"));
        const auto said = site.take("second.hl7", resultMessage(potassium("5.9", "mmol/L", "C"), "PRE-7^HOPITAL"));
        QCOMPARE(said.results, 1u);
        const auto line = site.onlyOrder().lines.at(0);
        QCOMPARE(line.measurements.size(), 2u);
        QCOMPARE(lab::toString(line.measurement(*line.reportable)->value, '.'), std::string("5.9"));
        // A word taken back is no result: a person says what becomes of it.
        const auto withdrawn = site.take("third.hl7", resultMessage(potassium("5.9", "mmol/L", "D"), "PRE-7^HOPITAL"));
        QCOMPARE(withdrawn.results, 0u);
        QVERIFY(!withdrawn.tray.empty());
    }

    // A rerun of which nothing can be calculated leaves no calculated value of the one before.
    void whatCannotBeCalculatedAnewWaitsAgain()
    {
        ImportSite site;
        site.take("order.hl7", "MSH|^~\\&|HIS|CHCB|||20260312080000||OML^O21|1|P|2.5\r" + std::string(patientSegment) + "ORC|NW|A1^HIS\rOBR|1|A1^HIS||2823-3^Potassium^LN\rOBR|2|A1^HIS||99999-1^Sum^LN\r");
        const auto accession = site.onlyOrder().accession;
        site.take("analyser.hl7", resultMessage(potassium("4.1"), accession, {}, "ANALYSEUR"), ResultSource::Instrument);
        auto line = site.onlyOrder().lines.at(1);
        QVERIFY(line.state == lab::LineState::Measured);
        QCOMPARE(lab::toString(line.reportableMeasurement()->value, '.'), std::string("5.1"));
        lab::Act act;
        act.id = lab::ActId::make(site.site.clock.now());
        act.laboratory = site.site.made.laboratory;
        act.subjectKind = lab::DocumentKind::Order;
        act.subject = lab::documentId(site.onlyOrder().id);
        act.person = lab::PersonId(site.site.store->identity().store);
        act.at = site.site.clock.now();
        act.based = {{1, site.onlyOrder().lines.at(0).revision}};
        act.body = lab::AskRerun{{1}, "discordance"};
        QVERIFY(site.site.import(act).outcome == wire::ActOutcome::Accepted);
        const auto said = site.take("again.hl7", resultMessage("OBX|1|SN|2823-3^Potassium^LN||>^9|mmol/L||||||F\r", accession, {}, "ANALYSEUR"), ResultSource::Instrument);
        QVERIFY(said.refused.empty());
        QVERIFY(lab::toString(site.onlyOrder().lines.at(0).reportableMeasurement()->value, '.').starts_with('>'));
        line = site.onlyOrder().lines.at(1);
        QVERIFY(line.state == lab::LineState::Pending && !line.reportable && line.measurements.size() == 1);
    }

    // Several values of one examination, told apart by OBX-4: each has its own line, and finds it again.
    void partsOfOneExaminationStayApart()
    {
        ImportSite site;
        const auto germ = [](const char* part, const char* value, const char* status = "F") { return std::string("OBX|1|ST|600-7^Germe^LN|") + part + '|' + value + "||||||" + status + "\r"; };
        const auto said = site.take("first.hl7", resultMessage(germ("1", "E. coli") + germ("2", "P. mirabilis") + germ("3", "K. oxytoca"), "PRE-7^HOPITAL"));
        QCOMPARE(said.results, 3u);
        QVERIFY(said.tray.empty());
        const auto reported = [](const lab::ResultLine& line) { return lab::toString(line.reportableMeasurement()->value); };
        auto order = site.onlyOrder();
        QCOMPARE(order.lines.size(), 3u);
        QCOMPARE(reported(order.lines[1]), std::string("P. mirabilis"));
        QCOMPARE(order.lines[1].measurements[0].comment, std::string("[OBX-4 2]"));
        QVERIFY(order.lines[0].measurements[0].comment.empty()); // the first alone says nothing
        // A correction of the second only, and one more that nobody had told of.
        QCOMPARE(site.take("second.hl7", resultMessage(germ("2", "P. vulgaris", "C") + germ("4", "S. aureus"), "PRE-7^HOPITAL")).results, 2u);
        order = site.onlyOrder();
        QCOMPARE(order.lines.size(), 4u);
        QCOMPARE(reported(order.lines[0]), std::string("E. coli"));
        QCOMPARE(reported(order.lines[1]), std::string("P. vulgaris"));
        QCOMPARE(order.lines[1].measurements.size(), 2u);
        QCOMPARE(reported(order.lines[2]), std::string("K. oxytoca"));
        QCOMPARE(reported(order.lines[3]), std::string("S. aureus"));
    }

    // An instrument's values of one examination are measurements of its one line; the import makes no choice among them.
    void anInstrumentsSeveralValuesAreAPersonsChoice()
    {
        ImportSite site;
        const auto accession = placed(site);
        const auto value = [](const char* part, const char* number) { return std::string("OBX|1|NM|2823-3^Potassium^LN|") + part + '|' + number + "|mmol/L||||||F\r"; };
        const auto said = site.take("analyser.hl7", resultMessage(value("1", "6.4") + value("2", "4.1"), accession + "-1", {}, "ANALYSEUR"), ResultSource::Instrument);
        QCOMPARE(said.results, 2u);
        QCOMPARE(said.tray.size(), 1u);
        const auto line = site.onlyOrder().lines.at(0);
        QCOMPARE(line.measurements.size(), 2u);
        QVERIFY(line.state == lab::LineState::Pending && !line.reportable);
        QCOMPARE(line.measurements[0].specimen, lab::SpecimenNumber{1});
        // The same value twice leaves no doubt.
        ImportSite other;
        const auto again = other.take("analyser.hl7", resultMessage(value("1", "6.4") + value("2", "6.4"), placed(other) + "-1", {}, "ANALYSEUR"), ResultSource::Instrument);
        QCOMPARE(again.results, 2u);
        QVERIFY(again.tray.empty() && other.onlyOrder().lines.at(0).reportable);
    }

    // The label names the tube that was measured, whatever tube the line was meant for; one that is not there is told.
    void anInstrumentsResultStandsOnItsTube()
    {
        ImportSite site;
        site.take("order.hl7", "MSH|^~\\&|HIS|CHCB|||20260312080000||OML^O21|1|P|2.5\r" + std::string(patientSegment) + "ORC|NW|A1^HIS\rOBR|1|A1^HIS||2823-3^Potassium^LN\rOBR|2|A1^HIS||718-7^Hb^LN\r");
        const auto order = site.onlyOrder();
        QCOMPARE(order.lines.at(0).specimen, lab::SpecimenNumber{1});
        site.take("analyser.hl7", resultMessage(potassium("4.1"), order.accession + "-2", {}, "ANALYSEUR"), ResultSource::Instrument);
        QCOMPARE(site.onlyOrder().lines.at(0).measurements.at(0).specimen, lab::SpecimenNumber{2});
        const auto unknown = site.take("other.hl7", resultMessage("OBX|1|NM|718-7^Hb^LN||13|g/dL||||||F\r", order.accession + "-7", {}, "ANALYSEUR"), ResultSource::Instrument);
        QCOMPARE(unknown.results, 1u);
        QVERIFY(isNamed(unknown, "OBR-2/OBR-3/ORC ("));
    }

    // Refused by the store, not by a reader: counted, told in words, kept, and tried again when it comes again.
    void whatTheStoreRefusesIsCountedRefused()
    {
        ImportSite site;
        const auto rejected = "MSH|^~\\&|HIS|CHCB|||20260312080000||OML^O21|1|P|2.5\r" + std::string(patientSegment) + "ORC|NW|A1^HIS\rOBR|1|A1^HIS||2823-3^Potassium^LN|||20260312074500\r"
            + "SPM|1|||HEP||||||||||||||||N|RH^Hémolysé\r";
        site.take("order.hl7", rejected);
        const auto accession = site.onlyOrder().accession;
        const auto bad = resultMessage(potassium("6.4") + "OBX|2|NM|5902-2^PT^LN||13|s||||||F\r", accession + "-1", {}, "ANALYSEUR");
        const auto file = site.write("analyser.hl7", orderMessage("A2") + bad);
        for (int time = 0; time < 2; ++time) {
            const auto said = site.take({file}, ResultSource::Instrument);
            QCOMPARE(said.messages, 2u);
            QCOMPARE(said.accepted, 1u);
            QCOMPARE(said.results, 0u);
            QCOMPARE(said.refused.size(), 1u);
            QCOMPARE(said.refused[0].file, file);
            QCOMPARE(said.refused[0].message, 2u);
            QCOMPARE(said.refused[0].where, std::string("results"));
            QVERIFY2(said.refused[0].reason.starts_with("the tube was rejected (line 1)"), said.refused[0].reason.c_str());
            // What else is to be said of it goes with the refusal: it is not in the tray too.
            QVERIFY(said.refused[0].reason.find("an examination that the catalogue does not have") != std::string::npos);
            QVERIFY(said.tray.empty());
        }
        const auto kept = site.kept(KeptKind::Refused);
        QCOMPARE(kept.size(), 1u);
        QCOMPARE(site.shown(kept[0].id).text, bad);
        QVERIFY(site.orderOf(accession).lines.at(0).measurements.empty());
    }

    // What the writer refuses is known when the message was taken in already: it counts all the same, with all that hangs on it.
    void whatTheWriterRefusesIsCountedRefused()
    {
        ImportSite site;
        site.take("patient.hl7", "MSH|^~\\&|HIS|CHCB|||20260312080000||ADT^A04|1|P|2.5\r" + std::string(patientSegment));
        const auto ids = must(DerivedIds::load(*site.site.store));
        const lab::OrderId order(ids.document("order").add(site.site.made.laboratory.bytes()).add(site.patients().at(0).id.bytes()).add("HIS|A1").finish());
        // Another process had an act of that name before.
        lab::Act other;
        other.id = lab::ActId(ids.act("act.place", order).finish());
        other.laboratory = site.site.made.laboratory;
        other.subjectKind = lab::DocumentKind::Examination;
        other.subject = lab::examinationId(other.laboratory, "K");
        other.person = lab::PersonId(site.site.store->identity().store);
        other.at = site.site.clock.now();
        other.body = lab::DefineExamination{*must(must(StoredRecords::open(*site.site.store, other.laboratory))->catalogue()).find("K")};
        QVERIFY(site.site.import(other).outcome == wire::ActOutcome::Accepted);
        const auto said = site.take("order.hl7", orderMessage() + orderMessage("A2"));
        QCOMPARE(said.messages, 2u);
        QCOMPARE(said.accepted, 1u);
        QCOMPARE(said.refused.size(), 1u);
        QCOMPARE(said.refused[0].message, 1u);
        QCOMPARE(said.refused[0].where, std::string("store"));
        QVERIFY2(said.refused[0].reason.starts_with("the same act came before with other contents"), said.refused[0].reason.c_str());
        QCOMPARE(site.orders().size(), 1u);
        QCOMPARE(said.orders, 1u);
        QCOMPARE(site.shown(site.kept(KeptKind::Refused).at(0).id).text, orderMessage());
    }

    // What stands beside a value is not lost for it.
    void whatStandsBesideAValueIsKept()
    {
        ImportSite site;
        const auto whole = std::string(5000, 'x') + "LA-FIN";
        const auto said = site.take("long.hl7", resultMessage("OBX|1|TX|X^Conclusion^L||" + whole + "||||||F\rOBX|2|ED|PDF^Document^L||^application^pdf^Base64^JVBERg==||||||F\r", "PRE-7^HOPITAL"));
        QCOMPARE(said.results, 1u);
        QCOMPARE(said.tray.size(), 2u);
        QVERIFY(said.tray[0].reason.starts_with("a text that is longer"));
        QVERIFY(said.tray[1].reason.starts_with("a document"));
        const auto kept = site.kept(KeptKind::Tray);
        QCOMPARE(kept.size(), 1u);
        const auto text = site.shown(kept[0].id).text;
        QVERIFY(text.find("LA-FIN") != std::string::npos && text.find("JVBERg==") != std::string::npos);
    }

    void whatSaysNothingOfItselfIsForAPerson_data()
    {
        QTest::addColumn<QByteArray>("obx");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("no name") << QByteArray("OBX|1|NM|||4.1|mmol/L||||||F\r") << QByteArray("a result that does not say of which examination it is");
        QTest::newRow("no value") << QByteArray("OBX|1|NM|2823-3^Potassium^LN||||||||C\r") << QByteArray("a correction without a value");
        QTest::newRow("a value of what was not done") << QByteArray("OBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L|||||X\r") << QByteArray("a value that its sender calls not performed");
    }

    void whatSaysNothingOfItselfIsForAPerson()
    {
        QFETCH(QByteArray, obx);
        QFETCH(QByteArray, reason);
        ImportSite site;
        const auto said = site.take("external.hl7", resultMessage(obx.toStdString() + "OBX|2|NM|2951-2^Sodium^LN||140|mmol/L||||||F\r", "PRE-7^HOPITAL"));
        QCOMPARE(said.results, 1u);
        QCOMPARE(said.tray.size(), 1u);
        QCOMPARE(said.tray[0].reason, reason.toStdString());
        QCOMPARE(site.kept(KeptKind::Tray).size(), 1u);
    }

    // Said again with other words, a value stays as it is: the words are kept.
    void otherWordsForAKnownValueAreTold()
    {
        ImportSite site;
        site.take("first.hl7", resultMessage(potassium("4.1"), "PRE-7^HOPITAL"));
        const auto said = site.take("second.hl7", resultMessage(potassium("4.1") + "NTE|1||hémolyse légère\r", "PRE-7^HOPITAL"));
        QCOMPARE(said.results, 0u);
        QVERIFY(isNamed(said, "NTE-3 ("));
        QCOMPARE(site.kept(KeptKind::Unread).size(), 2u);
    }

    void resultsWithoutAPatientAreKept()
    {
        ImportSite site;
        const auto said = site.take("nobody.hl7", resultMessage(potassium(), "PRE-7", {}, "LABO VOISIN", "PID|1\r"));
        QCOMPARE(said.accepted, 1u);
        QCOMPARE(said.patients + said.orders + said.results, 0u);
        QCOMPARE(said.tray.size(), 1u);
        QCOMPARE(site.kept(KeptKind::Tray).size(), 1u);
    }
};

QTEST_GUILESS_MAIN(ResultImportTest)
#include "results.test.moc"
