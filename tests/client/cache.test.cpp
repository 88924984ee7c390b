// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/client/cachefixture.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;
using lab::testing::nine;

namespace {

wire::FeedFrame caughtUp(std::string cursor)
{
    return wire::CaughtUpFrame{std::move(cursor), nine, {}};
}

} // namespace

// What the feed brings into the cache, and what leaves it again.
class CacheTest : public CacheTestBase {
    Q_OBJECT

private Q_SLOTS:
    void theFileIsCiphertext()
    {
        take({m_feed.add(patientOf(20, "KERVELLA", "Soazig", {1992, 5, 3}), 1).frame()});
        QVERIFY(m_writer->checkpoint());
        QFile file(QString::fromStdString(path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        QVERIFY(bytes.size() > 8192);
        QVERIFY(!bytes.startsWith("SQLite format 3"));
        QVERIFY(!bytes.contains("KERVELLA"));
        QVERIFY(!bytes.contains("kervella"));
    }

    void anotherKeyDoesNotOpenIt()
    {
        take({m_feed.add(patientOf(20, "KERVELLA", "Soazig", {1992, 5, 3}), 1).frame()});
        QVERIFY(m_writer->checkpoint());
        const auto other = openCache(path(), SecretBytes::copyOf(std::string_view("abcdefabcdefabcdefabcdefabcdefab")), CacheAccess::Writer);
        QVERIFY(!other);
        QVERIFY(other.error().code == ErrorCode::WrongSecret);
    }

    void aNewerFileIsLeftAlone()
    {
        QVERIFY(m_writer->execute("UPDATE schema_part SET version = 99 WHERE part = 'cache'"));
        const auto again = openCache(path(), cacheKey(), CacheAccess::Writer);
        QVERIFY(!again);
        QVERIFY(again.error().code == ErrorCode::Incompatible);
    }

    void aDocumentComesBackWhole()
    {
        const auto patient = patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3});
        const auto placed = orderOf(30, patient.id, nine);
        take({m_feed.add(patient, 1).add(placed, 4).frame("here")});
        QCOMPARE(order(30), placed);
        QCOMPARE(m_file.patient, std::optional(patient));
        QCOMPARE(m_file.revision, 4u);
        QCOMPARE(*m_ingest->cursor(), std::string("here"));
    }

    void cursorAndDocumentsAreOneTransaction()
    {
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        take({m_feed.add(placed, 1).frame("first")});
        // The second document of this frame does not read: nothing of the frame counts.
        auto broken = m_feed.add(orderOf(31, idOf<lab::PatientId>(20), nine), 1).add(orderOf(32, idOf<lab::PatientId>(20), nine), 1).frame("second");
        auto& documents = std::get<wire::DocumentsFrame>(broken).documents;
        documents[1].sections[0].bytes = documents[1].sections[0].bytes.subspan(1);
        QVERIFY(!m_ingest->apply(std::vector{broken}));
        QCOMPARE(*m_ingest->cursor(), std::string("first"));
        QVERIFY(!readOrderFile(*m_reader, {}, idOf<lab::OrderId>(31)));
    }

    void anOlderVersionDoesNotReplaceANewerOne()
    {
        auto older = orderOf(30, idOf<lab::PatientId>(20), nine);
        auto newer = older;
        newer.notes.push_back({0, "newer", lab::testing::biologist, nine});
        auto first = m_feed.add(older, 1).frame();
        take({m_feed.add(newer, 2).frame(), first});
        QCOMPARE(order(30).notes.size(), 1u);
    }

    void aRestartBeginsAgain()
    {
        take({m_feed.add(patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3}), 1).add(orderOf(30, idOf<lab::PatientId>(20), nine), 1).frame("c1")});
        QVERIFY(!*isComplete(*m_reader));
        take({caughtUp("c1")});
        QVERIFY(*isComplete(*m_reader));
        // From the moment that nothing is there, whatever becomes of the program: without the store one does not work with it.
        take({wire::RestartFrame{"view"}});
        QVERIFY(!*isComplete(*m_reader));
        QCOMPARE(*m_ingest->cursor(), std::string());
        QCOMPARE(found("bihan").size(), 0u);
        WorklistFilter filter;
        QCOMPARE(numbers(filter).size(), 0u);
        take({m_feed.add(patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3}), 1).frame("c2"), caughtUp("c3")});
        QVERIFY(m_last.caughtUp);
        QCOMPARE(*m_ingest->cursor(), std::string("c3"));
        QVERIFY(*isComplete(*m_reader));
        QCOMPARE(found("bihan").size(), 1u);
    }

    void fetchedDocumentsLeaveAgain()
    {
        const auto frame = m_feed.add(orderOf(30, idOf<lab::PatientId>(20), nine), 1).frame();
        QVERIFY(m_ingest->applyFetched(std::get<wire::DocumentsFrame>(frame)));
        QCOMPARE(order(30).id, idOf<lab::OrderId>(30));
        QVERIFY(m_ingest->dropFetched());
        QVERIFY(!readOrderFile(*m_reader, {}, idOf<lab::OrderId>(30)));
    }

    // What was looked up stays while its session lasts, is no work of today, and becomes the cache's own once the feed brings it.
    void fetchedDocumentsAreNotEvictedAndNotListed()
    {
        const auto closed = [](std::uint32_t number) {
            const auto placed = orderOf(number, idOf<lab::PatientId>(20), nine - 100 * dayMs);
            auto order = std::get<lab::Order>(lab::Document(applied(lab::Document(placed), actOn(placed, lab::CancelLines{{1, 2, 3}, "double"}, 1))));
            lab::ReportVersion report;
            report.version = 1;
            report.kind = lab::ReportKind::Complete;
            report.releasedAt = nine - 99 * dayMs;
            order.reports.push_back(report);
            return order;
        };
        const auto frame = m_feed.add(closed(30), 1).add(closed(31), 1).frame();
        QVERIFY(m_ingest->applyFetched(std::get<wire::DocumentsFrame>(frame)));
        QCOMPARE(*m_ingest->evict(nine - 90 * dayMs), 0u);
        WorklistFilter filter;
        for (const auto queue : {Queue::Released, Queue::ToDeliver, Queue::All}) {
            filter.queue = queue;
            QVERIFY(numbers(filter).empty());
        }
        QCOMPARE(readCounts(*m_reader, 0)->reportsToDeliver, 0);
        filter.text = "26-100031";
        filter.queue = Queue::Released;
        QCOMPARE(numbers(filter), std::vector<std::uint32_t>{31});
        QCOMPARE(readPatientFile(*m_reader, idOf<lab::PatientId>(20)).has_value(), false); // no such patient here
        // The feed tells of a change: it is in scope again, or leaves as others do.
        take({m_feed.add(closed(31), 2).frame()});
        QVERIFY(m_ingest->dropFetched());
        QVERIFY(!readOrderFile(*m_reader, {}, idOf<lab::OrderId>(30)));
        QVERIFY(readOrderFile(*m_reader, {}, idOf<lab::OrderId>(31)));
        QCOMPARE(*m_ingest->evict(nine - 90 * dayMs), 1u);
    }

    void closedOrdersOutOfScopeAreEvicted()
    {
        auto cancelled = orderOf(30, idOf<lab::PatientId>(20), nine - 100 * dayMs);
        cancelled = applied(lab::Document(cancelled), actOn(cancelled, lab::CancelLines{{1, 2, 3}, "double"}, 1));
        take({m_feed.add(cancelled, 1).add(orderOf(31, idOf<lab::PatientId>(20), nine - 100 * dayMs), 1).frame()});
        QCOMPARE(*m_ingest->evict(nine - 90 * dayMs), 1u);
        QVERIFY(!readOrderFile(*m_reader, {}, idOf<lab::OrderId>(30)));
        QVERIFY(readOrderFile(*m_reader, {}, idOf<lab::OrderId>(31))); // still open, however old
    }

    void theDirectoryIsRead()
    {
        lab::Examination potassiumEntry;
        potassiumEntry.code = "K";
        potassiumEntry.unit = "mmol/L";
        potassiumEntry.bench = 1;
        lab::Prescriber prescriber;
        prescriber.id = idOf<lab::PrescriberId>(50);
        prescriber.name = "Dr CADIOU Jeanne-Élise";
        lab::LaboratoryProfile profile;
        profile.id = lab::testing::theLaboratory;
        profile.enteringPersonMayValidate = true;
        take({m_feed.add(potassiumEntry, 1).add(prescriber, 1).add(profile, 1).frame()});
        QVERIFY(m_last.directory);
        const auto directory = readDirectory(*m_reader);
        QVERIFY(directory);
        QVERIFY(directory->catalogue.find("K") != nullptr);
        QVERIFY(directory->rules().enteringPersonMayValidate);
        QCOMPARE(directory->findPrescribers("elise cadi").size(), 1u);
        QCOMPARE(directory->findPrescribers("dupont").size(), 0u);
    }

    void aFullDiskIsSaidAndNothingHalfIsKept()
    {
        take({m_feed.add(orderOf(30, idOf<lab::PatientId>(20), nine), 1).frame("before")});
        // As many pages as there are now: the next one does not fit.
        QVERIFY(m_writer->execute("PRAGMA max_page_count = 1"));
        Feed many = m_feed;
        for (std::uint32_t i = 0; i < 200; ++i)
            many.add(orderOf(1000 + i, idOf<lab::PatientId>(20), nine), 1);
        const auto done = m_ingest->apply(std::vector{many.frame("after")});
        QVERIFY(!done);
        QVERIFY(done.error().error.code == ErrorCode::DiskFull);
        QCOMPARE(*m_ingest->cursor(), std::string("before"));
        QCOMPARE(order(30).id, idOf<lab::OrderId>(30));
    }
};

QTEST_GUILESS_MAIN(CacheTest)
#include "cache.test.moc"
