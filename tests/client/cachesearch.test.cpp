// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/client/cachefixture.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;
using lab::testing::nine;

// Worklists, searches and histories, as the pages ask for them.
class CacheSearchTest : public CacheTestBase {
    Q_OBJECT

private Q_SLOTS:
    void urgentFirstThenTheOldest()
    {
        const auto patient = idOf<lab::PatientId>(20);
        m_feed.add(orderOf(30, patient, nine), 1).add(orderOf(31, patient, nine - hourMs), 1);
        m_feed.add(orderOf(32, patient, nine + hourMs, lab::Priority::Urgent), 1).add(orderOf(33, patient, nine - 10 * dayMs), 1);
        take({m_feed.frame()});
        WorklistFilter filter;
        filter.queue = Queue::ToEnter;
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{32, 33, 31, 30}));
        filter.days = 7;
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{32, 31, 30}));
        filter.urgentOnly = true;
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{32}));
        filter = {};
        filter.queue = Queue::All;
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{32, 30, 31, 33}));
    }

    void aBenchSeesItsOwn()
    {
        auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        auto measured = applied(lab::Document(placed), actOn(placed, lab::RecordMeasurements{{{3, lab::testing::measured(103, "13.2"), true, {}}}}, 1));
        take({m_feed.add(placed, 1).add(orderOf(31, idOf<lab::PatientId>(20), nine + 1), 1).frame()});
        take({m_feed.add(measured, 2).frame()});
        WorklistFilter filter;
        filter.queue = Queue::ToEnter;
        filter.benches = lab::benchBit(2);
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{31}));
        filter.benches = lab::benchBit(1);
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{30, 31}));
        filter.queue = Queue::ToValidateTechnically;
        filter.benches = lab::benchBit(2);
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{30}));
        filter = {};
        filter.examination = "HB";
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{30, 31}));
        const auto counts = readCounts(*m_reader, lab::benchBit(2));
        QVERIFY(counts);
        QCOMPARE(counts->toEnter, 1);
        QCOMPARE(counts->toValidateTechnically, 1);
        const auto open = readOpenExaminations(*m_reader, 0);
        QVERIFY(open);
        QCOMPARE(*open, (std::vector<OpenExamination>{{"CREA", 2, 0}, {"HB", 1, 0}, {"K", 2, 0}}));
        QCOMPARE(*readOpenExaminations(*m_reader, lab::benchBit(2)), (std::vector<OpenExamination>{{"HB", 1, 0}}));
        filter.queue = Queue::ToEnter;
        QCOMPARE(numbers(filter), (std::vector<std::uint32_t>{31})); // still to be entered there
    }

    // Where a confidential line waits, and that it waits, is told to those who may see it, and to nobody else.
    void aConfidentialLineWaitsForItsReadersOnly_data()
    {
        QTest::addColumn<int>("readers");
        QTest::newRow("may read it") << 1;
        QTest::newRow("may not") << 0;
    }
    void aConfidentialLineWaitsForItsReadersOnly()
    {
        QFETCH(int, readers);
        const auto classes = access::ConfidentialMask(readers != 0 ? access::bitOf(lab::Confidentiality::Hiv) : 0);
        auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        placed.lines[2].bench = 5;
        placed.lines[2].confidentiality = lab::Confidentiality::Hiv;
        auto alone = orderOf(31, idOf<lab::PatientId>(20), nine + 1);
        alone.lines = {placed.lines[2]};
        auto valid = orderOf(32, idOf<lab::PatientId>(20), nine + 2);
        valid.lines = alone.lines;
        valid.lines[0].state = lab::LineState::TechnicallyValid;
        auto entered = orderOf(33, idOf<lab::PatientId>(20), nine + 3);
        entered.lines = alone.lines;
        entered.lines[0].state = lab::LineState::Measured;
        take({m_feed.add(placed, 1, classes).add(alone, 1, classes).add(valid, 1, classes).add(entered, 1, classes).frame()});
        const auto check = [this, readers] {
            const auto ofBench = readCounts(*m_reader, lab::benchBit(5));
            const auto all = readCounts(*m_reader, 0);
            QVERIFY(ofBench && all);
            QCOMPARE(ofBench->toEnter, 2 * readers);
            QCOMPARE(ofBench->toValidateTechnically, readers);
            QCOMPARE(all->toEnter, 1 + readers);
            QCOMPARE(all->toValidate, readers);
            WorklistFilter filter;
            filter.queue = Queue::ToEnter;
            filter.benches = lab::benchBit(5);
            QCOMPARE(numbers(filter).size(), std::size_t(2 * readers));
            filter = {};
            filter.queue = Queue::ToValidateBiologically;
            QCOMPARE(numbers(filter).size(), std::size_t(readers));
        };
        check();
        // The same once this workstation computes it, with something of its own that waits for the store.
        const auto seen = order(30);
        QCOMPARE(seen.line(3)->withheld, readers == 0);
        pend(actOn(seen, potassium(500, "6.4"), 1));
        for (std::uint32_t number = 31; number <= 33; ++number)
            pend(actOn(order(number), lab::AddNote{0, "pour le biologiste"}, number));
        check();
    }

    void aLineWithoutABenchWaitsForWhoeverDoesAll()
    {
        auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        for (auto& line : placed.lines)
            line.bench = 0;
        take({m_feed.add(placed, 1).frame()});
        QCOMPARE(readCounts(*m_reader, 0)->toEnter, 1);
        QCOMPARE(readCounts(*m_reader, lab::benchBit(1))->toEnter, 0);
    }

    void patientsAreFoundAsTheyAreTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* typed, QStringList names) { QTest::newRow(typed) << QString::fromUtf8(typed) << names; };
        const auto maelle = QStringLiteral("LE BIHAN Maëlle");
        const auto coeur = QStringLiteral("CŒURDACIER Noé");
        row("le bi", {maelle});
        row("MAELLE", {maelle});
        row("maë bih", {maelle});
        row("03/05/1992", {maelle});
        row("3/5/92", {maelle});
        row("03.05.1992", {maelle});
        row("1992-05-03", {maelle});
        row("03051992", {maelle});
        row("03/05", {maelle});
        row("bihan 3/5/1992", {maelle});
        row("0000020", {maelle});
        row("2 92 05 29 019 001 23", {maelle});
        row("29205", {maelle});
        row("2 65 03 35 238 012 41", {QStringLiteral("RIOU Tom")}); // a child with an INS, by the parent's number
        row("119062923801255", {QStringLiteral("RIOU Tom")});
        row("coeurd", {coeur});
        row("cœur", {coeur});
        row("guivarch", {QStringLiteral("TANGUY Anne")}); // the birth name of somebody who uses another
        row("guivarc'h", {QStringLiteral("TANGUY Anne")});
        row("lebihan", {maelle});
        row("a", {});
        row("zz", {});
        row("\"' *", {});
    }

    void patientsAreFoundAsTheyAreTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, expected);
        auto maelle = patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3});
        maelle.insuredNir = "292052901900123";
        auto child = patientOf(23, "RIOU", "Tom", {2019, 6, 9});
        child.identity.insMatricule = "119062923801255";
        child.insuredNir = "265033523801241";
        m_feed.add(child, 1).add(maelle, 1).add(patientOf(21, "CŒURDACIER", "Noé", {2001, 1, 12}), 1).add(patientOf(22, "GUIVARC'H", "Anne", {1950, 2, 28}, "TANGUY"), 1);
        take({m_feed.frame()});
        QStringList names;
        for (const auto& name : found(typed.toStdString()))
            names << QString::fromStdString(name);
        QCOMPARE(names, expected);
    }

    void aSnapshotIsSearchableOnceIndexed()
    {
        for (std::uint32_t i = 0; i < 10; ++i)
            m_feed.add(patientOf(100 + i, "PATIENT" + std::to_string(i), "Yann", {1980, 1, 1}), 1);
        take({m_feed.snapshot(10, 10).frame()});
        QCOMPARE(found("yann").size(), 0u);
        PatientIndex index(*m_writer);
        QVERIFY(!*index.isComplete());
        while (*index.indexSome(4) > 0) { }
        QVERIFY(*index.isComplete());
        QCOMPARE(found("yann").size(), 10u);
        // A correction replaces the words.
        take({m_feed.add(patientOf(100, "AUTRE", "Yann", {1980, 1, 1}), 2).frame()});
        QCOMPARE(found("patient0").size(), 0u);
        QCOMPARE(found("autre").size(), 1u);
        take({wire::DropFrame{"d", {idOf<lab::DocumentId>(100)}}});
        QCOMPARE(found("autre").size(), 0u);
    }

    void aCorrectionBeforeIndexingIsIndexedOnce()
    {
        take({m_feed.add(patientOf(100, "AVANT", "Yann", {1980, 1, 1}), 1).snapshot(1, 1).frame()});
        take({m_feed.add(patientOf(100, "APRES", "Yann", {1980, 1, 1}), 2).frame()});
        QVERIFY(PatientIndex(*m_writer).indexSome(10));
        QCOMPARE(found("apres").size(), 1u);
        QCOMPARE(found("avant").size(), 0u);
    }

    void historyComparesWhatIsComparable()
    {
        const auto patient = patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3});
        const auto with = [&](std::uint32_t number, Instant at, std::string_view value, std::string unit) {
            auto placed = orderOf(number, patient.id, at);
            auto measurement = lab::testing::measured(500 + number, value);
            measurement.unit = std::move(unit);
            return applied(lab::Document(placed), actOn(placed, lab::RecordMeasurements{{{1, measurement, true, {}}}}, number));
        };
        m_feed.add(patient, 1).add(with(30, nine - 2 * dayMs, "4.1", "mmol/L"), 1).add(with(31, nine - dayMs, "4.5", "mmol/L"), 1).add(with(32, nine - hourMs, "17", "mg/dL"), 1);
        m_feed.add(with(33, nine, "5.0", "mmol/L"), 1);
        take({m_feed.frame()});
        (void)order(33);
        QCOMPARE(m_file.history.size(), 1u);
        const auto& values = m_file.history.at(1);
        QCOMPARE(values.size(), 2u);
        QCOMPARE(lab::toString(values[0].value, '.'), std::string("4.1"));
        QCOMPARE(lab::toString(values[1].value, '.'), std::string("4.5"));
        const auto file = readPatientFile(*m_reader, patient.id);
        QVERIFY(file);
        QCOMPARE(file->orders.size(), 4u);
        QCOMPARE(file->orders.front().order, idOf<lab::OrderId>(33));
    }

    void ordersAreFoundByWhatIsScanned()
    {
        take({m_feed.add(orderOf(30, idOf<lab::PatientId>(20), nine), 1).add(orderOf(31, idOf<lab::PatientId>(20), nine), 1).frame()});
        QCOMPARE(findAccession(*m_reader, "26-1000", 10)->size(), 2u);
        QCOMPARE(*findAccession(*m_reader, "26-100031", 10), std::vector{idOf<lab::OrderId>(31)});
        WorklistFilter filter;
        filter.text = "26-100030-1";
        QCOMPARE(numbers(filter), std::vector<std::uint32_t>{30});
    }
};

QTEST_GUILESS_MAIN(CacheSearchTest)
#include "cachesearch.test.moc"
