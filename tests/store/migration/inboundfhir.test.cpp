// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/core/query.h"
#include "tests/store/migration/reprise.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using migration::Difference;
using migration::DifferenceKind;

// FHIR that comes in: put together patient by patient, wherever their resources stand.
class InboundFhirTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What belongs to a patient stands before them, behind them, and in another file.
    void fhirIsPutTogetherPatientByPatient()
    {
        Reprise reprise;
        reprise.job.mandate.format = migration::Format::Fhir;
        (void)reprise.site.write("a.ndjson", fhirObservation("o1", "p1", "4.1") + "\n" + fhirPatient("p2", "DURAND", "1970-01-01") + "\n");
        (void)reprise.site.write("b.ndjson", fhirPatient("p1", "MARTIN", "1960-01-01") + "\n" + fhirObservation("o2", "p2", "5.6") + "\nnone of it\n");
        const auto& staged = reprise.stage();
        QCOMPARE(staged.sources.size(), std::size_t{2});
        QCOMPARE(staged.staged.patients, std::uint64_t{2});
        QCOMPARE(staged.staged.results, std::uint64_t{2});
        const auto checked = reprise.check();
        auto unread = of(checked.differences, DifferenceKind::UnreadMessage);
        std::erase_if(unread, isOfNoPlace);
        QCOMPARE(unread.size(), std::size_t{1});
        QVERIFY2(std::ranges::all_of(checked.differences, [](const Difference& difference) { return isOfNoPlace(difference) || difference.kind == DifferenceKind::UnreadMessage; }), words(checked.differences).c_str());
        // Names and references of resources were noted only while the source was walked through.
        const auto staging = must(Staging::open(*reprise.site.site.store, theJob));
        must(first(staging->database(), "SELECT count(*) FROM sqlite_master WHERE name LIKE 'fhir%'", [](const auto& row) { QCOMPARE(row.integer(0), std::int64_t{0}); }).map([](bool) {}));
        const auto delivered = reprise.deliver();
        QVERIFY2(delivered.differences.empty(), words(delivered.differences).c_str());
        QCOMPARE(delivered.delivered.results, std::uint64_t{2});
        // Each value is its own patient's.
        const auto patients = reprise.site.patients();
        for (const auto& order : reprise.site.orders()) {
            const auto patient = std::ranges::find(patients, order.patient, &lab::Patient::id);
            QVERIFY(patient != patients.end());
            QCOMPARE(lab::toString(order.lines.front().reportableMeasurement()->value, '.'), std::string(patient->identity.birthName == "MARTIN" ? "4.1" : "5.6"));
        }
    }

    void fhirGoesOnWhereItWasStopped()
    {
        constexpr int patients = 2600;
        std::string people;
        std::string values;
        for (int i = 0; i < patients; ++i) {
            const auto id = "p" + std::to_string(i);
            people += fhirPatient(id, "MARTIN", Date::fromDays(i * 5).toIso()) + "\n";
            values += fhirObservation("o" + std::to_string(i), id, "4." + std::to_string(i % 10)) + "\n";
        }
        Reprise reprise;
        reprise.job.mandate.format = migration::Format::Fhir;
        (void)reprise.site.write("a.ndjson", values);
        (void)reprise.site.write("b.ndjson", people);
        reprise.isStopped = true;
        int turns = 0;
        while (!reprise.work().stage(reprise.job, reprise.progress()))
            ++turns;
        QVERIFY2(turns >= 5, std::to_string(turns).c_str());
        const auto& staged = reprise.stage();
        QCOMPARE(staged.staged.patients, std::uint64_t{patients});
        QCOMPARE(staged.staged.results, std::uint64_t{patients});
        reprise.isStopped = false;
        const auto checked = reprise.check();
        QVERIFY2(std::ranges::all_of(checked.differences, isOfNoPlace), words(checked.differences).c_str());
    }
};

QTEST_GUILESS_MAIN(InboundFhirTest)
#include "inboundfhir.test.moc"
