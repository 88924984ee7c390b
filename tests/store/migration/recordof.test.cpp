// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/migration/outbound/recordof.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using exchange::ResultStatus;

namespace {

const Instant collected{1'773'300'000'000};
const Instant measured{1'773'310'000'000};

lab::Measurement measurement(std::uint64_t id, lab::Value value)
{
    lab::Measurement made;
    made.id = idOf<lab::MeasurementId>(id, 5);
    made.value = std::move(value);
    made.unit = "mmol/L";
    made.at = measured;
    return made;
}

// One line on one tube, measured twice; the first is what its report says.
lab::Order reportedOrder()
{
    lab::Order order;
    order.accession = "26-1";
    order.context.collectedAt = collected;
    order.specimens.push_back({1, "HEP", lab::SpecimenState::Accepted, collected, measured, {}, lab::RejectionReason::None, " tube "});
    auto& line = order.lines.emplace_back();
    line.id = 1;
    line.examination = "K";
    line.specimen = 1;
    line.state = lab::LineState::BiologicallyValid;
    line.measurements = {measurement(1, lab::Quantity{lab::Comparator::None, lab::Decimal(64, 1)}), measurement(2, lab::Quantity{lab::Comparator::None, lab::Decimal(41, 1)})};
    line.reportable = line.measurements[1].id;
    lab::ReportVersion report;
    report.version = 1;
    report.lines.push_back({1, 3, line.measurements[0].id, {}});
    order.reports.push_back(report);
    return order;
}

void addVersion(lab::Order& order, lab::ReportKind kind, std::uint64_t measurementId, std::uint16_t replaces = 0)
{
    lab::ReportVersion report;
    report.version = static_cast<std::uint16_t>(order.reports.size() + 1);
    report.kind = kind;
    report.replaces = replaces;
    if (kind != lab::ReportKind::Withdrawn)
        report.lines.push_back({1, 4, measurementId == 0 ? lab::MeasurementId() : idOf<lab::MeasurementId>(measurementId, 5), {}});
    order.reports.push_back(report);
}

SourceLaboratory laboratory()
{
    lab::Examination potassium;
    potassium.code = "K";
    potassium.loinc = "2823-3";
    potassium.french = "Potassium";
    return {idOf<lab::LaboratoryId>(1, 6), "Laboratoire d'Armor", lab::Catalogue({potassium})};
}

exchange::ImportedRecord told(const lab::Order& order, const lab::Patient& patient = {})
{
    return recordOf(laboratory(), patient, {order}).record;
}

double numberOf(const exchange::ImportedResult& result)
{
    return std::get<lab::Quantity>(*result.value).number.toDouble();
}

} // namespace

// What of a patient's documents goes out, and as what.
class RecordOfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineSaysWhatItsReportSigned()
    {
        const auto record = told(reportedOrder());
        QCOMPARE(record.orders.size(), std::size_t{1});
        const auto& order = record.orders[0];
        QCOMPARE(order.ids, std::vector<std::string>{"urn:uuid:" + laboratory().id.toString() + "|26-1"});
        QCOMPARE(order.context.sourceId, order.ids[0]);
        const auto& result = order.results.at(0);
        QCOMPARE(numberOf(result), 6.4); // the other measurement was never released
        QVERIFY(result.status == ResultStatus::Final);
        QCOMPARE(result.examination.loinc, std::string("2823-3"));
        QCOMPARE(result.examination.text, std::string("Potassium"));
        QCOMPARE(result.performingLaboratory, std::string("Laboratoire d'Armor"));
        QVERIFY(result.observedAt == collected && result.analysedAt == measured);
        QCOMPARE(order.specimens.at(0).id, std::string("26-1-1"));
        QCOMPARE(order.specimens[0].remark, std::string("tube"));
        QVERIFY(order.specimens[0].serves == order.requested);
    }

    void aCorrectionIsToldAsOne()
    {
        auto order = reportedOrder();
        addVersion(order, lab::ReportKind::Corrected, 2, 1);
        const auto record = told(order);
        QVERIFY(record.orders[0].results[0].status == ResultStatus::Corrected);
        QCOMPARE(numberOf(record.orders[0].results[0]), 4.1);
        // Withdrawn, it counts no more: what stood before it does.
        addVersion(order, lab::ReportKind::Withdrawn, 0, 2);
        QCOMPARE(numberOf(told(order).orders[0].results[0]), 6.4);
        QVERIFY(told(order).orders[0].results[0].status == ResultStatus::Final);
    }

    void whatIsNotReleasedIsNotTold()
    {
        auto open = reportedOrder();
        open.lines[0].state = lab::LineState::TechnicallyValid; // taken back to be done again
        QVERIFY(told(open).orders.empty());
        auto never = reportedOrder();
        never.reports.clear();
        QVERIFY(told(never).orders.empty());
        auto withdrawn = reportedOrder();
        addVersion(withdrawn, lab::ReportKind::Withdrawn, 0, 1);
        QVERIFY(told(withdrawn).orders.empty());
    }

    void whatWasNotPerformedSaysWhy()
    {
        auto order = reportedOrder();
        order.lines[0].state = lab::LineState::NotPerformed;
        order.lines[0].reason = "tube cassé";
        order.reports[0].lines[0].measurement = {};
        const auto result = told(order).orders.at(0).results.at(0);
        QVERIFY(result.status == ResultStatus::NotPerformed);
        QVERIFY(!result.value);
        QCOMPARE(result.comment, std::string("tube cassé"));
    }

    void aUnitStandsWithANumber()
    {
        auto order = reportedOrder();
        order.lines[0].measurements[0].value = lab::Coded{"NEG", "négatif"};
        order.lines[0].measurements[0].range.text = "négatif";
        const auto result = told(order).orders[0].results[0];
        QVERIFY(result.unit.empty());
        QCOMPARE(result.range.text, std::string("négatif"));
    }

    void theNationalIdentityTravelsOnlyQualified()
    {
        lab::Patient patient;
        patient.number = "4711";
        patient.identity.birthName = " LE BIHAN ";
        patient.identity.firstForename = "Maëlle";
        patient.identity.insMatricule = "255081416802538";
        patient.identity.insOid = "1.2.250.1.213.1.4.8";
        patient.identity.state = lab::IdentityState::Retrieved;
        auto record = told(reportedOrder(), patient);
        QVERIFY(record.patient->identity.insMatricule.empty() && record.patient->identity.insOid.empty());
        QVERIFY(record.patient->identity.state == lab::IdentityState::Provisional);
        QCOMPARE(record.patient->identity.birthName, std::string("LE BIHAN"));
        QCOMPARE(record.patient->identity.birthForenames, std::string("Maëlle"));
        QCOMPARE(record.patient->sourceIds.at(0), "urn:uuid:" + laboratory().id.toString() + "|4711");
        patient.identity.state = lab::IdentityState::Qualified;
        record = told(reportedOrder(), patient);
        QCOMPARE(record.patient->identity.insMatricule, patient.identity.insMatricule);
        QVERIFY(record.patient->identity.state == lab::IdentityState::Validated); // qualifying is their own act
    }

    void aConclusionIsAFieldOfItsOwn()
    {
        auto order = reportedOrder();
        order.reports[0].interpretation = "à contrôler";
        order.notes.push_back({0, "rappelé", {}, measured});
        for (const bool isMandated : {false, true}) {
            auto outbound = recordOf(laboratory(), {}, {order});
            migration::FieldTally inSource;
            migration::FieldTally produced;
            migration::FieldSet fields{migration::Field::OrderComment};
            if (isMandated)
                fields.add(migration::Field::Interpretation);
            addInterpretations(outbound, fields, inSource, produced);
            QCOMPARE(outbound.record.orders[0].comment, isMandated ? std::string("rappelé\nà contrôler") : std::string("rappelé"));
            QCOMPARE(inSource.of(migration::Field::Interpretation), std::uint64_t{1});
            QCOMPARE(produced.of(migration::Field::Interpretation), std::uint64_t{isMandated ? 1U : 0U});
        }
    }
};

QTEST_GUILESS_MAIN(RecordOfTest)
#include "recordof.test.moc"
