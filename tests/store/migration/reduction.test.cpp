// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <optional>
#include <set>

#include "app/store/migration/reduction.h"
#include "tests/store/migration/marks.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using migration::Field;
using migration::FieldSet;
using migration::FieldTally;

namespace {

struct Leaf {
    const char* path;
    std::optional<Field> field; // nothing: the record's frame, which is no field of a mandate
};

constexpr auto frame = std::nullopt;

// What each leaf of a record is, by the numbers of exchange/recordfields.h.
const std::vector<Leaf> leaves = {
    {"1", frame}, {"2.1", frame}, {"2.2", frame}, {"3", frame},
    {"4.1.1", Field::BirthName}, {"4.1.2", Field::Forenames}, {"4.1.3", Field::Forenames}, {"4.1.4", Field::UsedName}, {"4.1.5", Field::UsedName},
    {"4.1.6", Field::BirthDate}, {"4.1.7", Field::Sex}, {"4.1.8", Field::BirthPlace}, {"4.1.9", Field::NationalIdentity}, {"4.1.10", Field::NationalIdentity},
    {"4.1.11", Field::NationalIdentity}, {"4.1.12", Field::NationalIdentity}, {"4.1.13", Field::NationalIdentity}, {"4.1.14", Field::NationalIdentity},
    {"4.2.1", Field::Address}, {"4.2.2", Field::Address}, {"4.2.3", Field::Address}, {"4.2.4", Field::Phone}, {"4.2.5", Field::Email},
    {"4.3", Field::InsuredNir}, {"4.4", Field::PatientNumbers},
    {"5.1", frame}, {"5.2", Field::OrderNumbers}, {"5.3", Field::OrderPriority},
    {"5.4.1", Field::Prescriber}, {"5.4.2", Field::Prescriber}, {"5.4.3", Field::Ward}, {"5.4.4", Field::OrderTimes}, {"5.4.5", Field::OrderTimes}, {"5.4.6", Field::Collector},
    {"5.4.7", Field::Fasting}, {"5.4.8", Field::Treatment}, {"5.4.9", Field::ClinicalContext}, {"5.4.10", Field::Recipients}, {"5.4.11", Field::OrderNumbers},
    {"5.5.1", Field::Examination}, {"5.5.2", Field::Examination}, {"5.5.3", Field::Examination}, {"5.5.4", Field::Examination},
    {"5.6.1", Field::SpecimenNumbers}, {"5.6.2", Field::SpecimenKind}, {"5.6.3", Field::SpecimenKind}, {"5.6.4.1", Field::Examination}, {"5.6.4.2", Field::Examination},
    {"5.6.4.3", Field::Examination}, {"5.6.4.4", Field::Examination}, {"5.6.5", Field::SpecimenTimes}, {"5.6.6", Field::SpecimenTimes}, {"5.6.7", Field::SpecimenRemark},
    {"5.6.8", Field::SpecimenRejection}, {"5.6.9", Field::SpecimenRejection}, {"5.6.10", Field::SpecimenRejection}, {"5.6.11", frame},
    {"5.7.1.1", Field::Examination}, {"5.7.1.2", Field::Examination}, {"5.7.1.3", Field::Examination}, {"5.7.1.4", Field::Examination}, {"5.7.2", Field::Examination},
    {"5.7.3", Field::Value}, {"5.7.4", Field::Value}, {"5.7.5", Field::Unit}, {"5.7.6.1", Field::ReferenceRange}, {"5.7.6.2", Field::ReferenceRange},
    {"5.7.6.3", Field::ReferenceRange}, {"5.7.6.4", Field::ReferenceRange}, {"5.7.6.5", Field::ReferenceRange}, {"5.7.7", Field::Flags}, {"5.7.8", Field::Flags},
    {"5.7.9", Field::ResultTimes}, {"5.7.10", Field::ResultTimes}, {"5.7.11", Field::Instrument}, {"5.7.12", Field::Method}, {"5.7.13", Field::PerformingLaboratory},
    {"5.7.14", Field::ResultComment}, {"5.7.15.1", Field::ReportDocument}, {"5.7.15.2", Field::ReportDocument}, {"5.7.15.3", Field::ReportDocument}, {"5.7.15.4", Field::ReportDocument},
    {"5.8.1", Field::ReportDocument}, {"5.8.2", Field::ReportDocument}, {"5.8.3", Field::ReportDocument}, {"5.8.4", Field::ReportDocument},
    {"5.9", Field::OrderComment}, {"5.10.1", frame}, {"5.10.2", frame},
};

FieldSet all()
{
    return FieldSet::fromBits(~std::uint64_t{0});
}

std::set<std::string> pathsOf(const exchange::ImportedRecord& record)
{
    std::set<std::string> paths;
    for (const auto& [path, bytes] : leavesOf(record))
        paths.insert(path);
    return paths;
}

} // namespace

// Exactly what the mandate names: every leaf of a record, with each field left out and with each alone.
class ReductionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLeafIsKnown();
    void aFieldLeftOutIsGoneAndNothingElse_data() { everyField(); }
    void aFieldLeftOutIsGoneAndNothingElse();
    void aFieldAloneStaysAndNothingElse_data() { everyField(); }
    void aFieldAloneStaysAndNothingElse();
    void whatIsEmptyIsNotCounted();
    void thePeriodIsThatOfTheCollection();
    void countsAreOfWhatIsThere();

private:
    static void everyField();
};

void ReductionTest::everyField()
{
    QTest::addColumn<Field>("field");
    for (const auto& info : migration::fields())
        QTest::newRow(std::string(info.name).c_str()) << info.field;
}

void ReductionTest::everyLeafIsKnown()
{
    const auto record = markedRecord();
    std::set<std::string> known;
    for (const auto& leaf : leaves)
        known.insert(leaf.path);
    QCOMPARE(known.size(), leaves.size());
    for (const auto& path : pathsOf(record))
        QVERIFY2(known.contains(path), ("a leaf that no field is said of: " + path).c_str());
    QCOMPARE(pathsOf(record), known);
}

void ReductionTest::aFieldLeftOutIsGoneAndNothingElse()
{
    QFETCH(Field, field);
    auto record = markedRecord();
    auto expected = leavesOf(record);
    for (const auto& leaf : leaves)
        if (leaf.field == field)
            expected.erase(leaf.path);
    auto fields = all();
    fields.remove(field);
    FieldTally inSource;
    FieldTally produced;
    reduce(record, fields, inSource, produced);
    const auto left = leavesOf(record);
    for (const auto& [path, bytes] : expected)
        QVERIFY2(left.contains(path) && left.at(path) == bytes, ("went too: " + path).c_str());
    for (const auto& [path, bytes] : left)
        QVERIFY2(expected.contains(path), ("is still there: " + path).c_str());
    for (const auto& info : migration::fields()) {
        const bool isOfRecord = std::ranges::any_of(leaves, [&](const Leaf& leaf) { return leaf.field == info.field; });
        QCOMPARE(inSource.of(info.field) > 0, isOfRecord);
        QCOMPARE(produced.of(info.field), info.field == field ? 0 : inSource.of(info.field));
    }
}

void ReductionTest::aFieldAloneStaysAndNothingElse()
{
    QFETCH(Field, field);
    auto record = markedRecord();
    FieldTally inSource;
    FieldTally produced;
    reduce(record, {field}, inSource, produced);
    for (const auto& path : pathsOf(record)) {
        const auto leaf = std::ranges::find_if(leaves, [&path](const Leaf& known) { return path == known.path; });
        QVERIFY2(leaf != leaves.end() && (!leaf->field || leaf->field == field), ("came along: " + path).c_str());
    }
    for (const auto& info : migration::fields())
        QCOMPARE(produced.of(info.field), info.field == field ? inSource.of(info.field) : 0);
}

void ReductionTest::whatIsEmptyIsNotCounted()
{
    exchange::ImportedRecord record;
    record.patient.emplace().identity.birthName = "MARTIN";
    auto& order = record.orders.emplace_back();
    order.results.resize(3);
    for (auto& result : order.results)
        result.status = exchange::ResultStatus::Pending;
    order.results[1].unit = "mmol/L";
    FieldTally inSource;
    FieldTally produced;
    reduce(record, all(), inSource, produced);
    QCOMPARE(inSource.of(Field::BirthName), std::uint64_t{1});
    QCOMPARE(inSource.of(Field::Unit), std::uint64_t{1});
    QCOMPARE(inSource.of(Field::Value), std::uint64_t{0});
    QVERIFY(inSource == produced);
}

void ReductionTest::thePeriodIsThatOfTheCollection()
{
    migration::Mandate mandate;
    mandate.from = {2020, 1, 1};
    mandate.until = {2020, 12, 31};
    exchange::ImportedOrder order;
    QVERIFY(!isWithin(order, mandate)); // nobody knows when
    order.context.prescribedAt = *parseIso("2019-12-31T10:00:00Z");
    QVERIFY(!isWithin(order, mandate));
    order.results.emplace_back().observedAt = *parseIso("2020-01-01T00:00:00Z");
    QVERIFY(isWithin(order, mandate));
    // The days of the laboratory, whose new year's midnight is 23:00 UTC.
    order.context.collectedAt = *parseIso("2020-12-31T22:59:59Z");
    QVERIFY(isWithin(order, mandate));
    order.context.collectedAt = *parseIso("2020-12-31T23:00:00Z");
    QVERIFY(!isWithin(order, mandate));
    order.context.collectedAt = *parseIso("2019-12-31T23:00:00Z");
    QVERIFY(isWithin(order, mandate));
}

void ReductionTest::countsAreOfWhatIsThere()
{
    const auto counts = countsOf(markedRecord());
    QVERIFY((counts == migration::Counts{1, 1, 1, 1, 2}));
    QVERIFY(countsOf({}) == migration::Counts{});
}

QTEST_GUILESS_MAIN(ReductionTest)
#include "reduction.test.moc"
