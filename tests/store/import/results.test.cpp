// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/crypto/crypto.h"
#include "app/lab/value.h"
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
