// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/client/session/cachekeeper.h"
#include "tests/client/cachefixture.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;
using lab::testing::nine;

namespace {

auto& documentOf(auto& frame)
{
    return std::get<wire::DocumentsFrame>(frame).documents.front();
}

// What lists need of it reads, the whole does not.
wire::FeedFrame cut(wire::FeedFrame frame)
{
    for (auto& section : documentOf(frame).sections)
        section.bytes = section.bytes.first(section.bytes.size() - 3);
    return frame;
}

// Of a form that this version does not know.
wire::FeedFrame newer(wire::FeedFrame frame)
{
    documentOf(frame).sections.front().section = static_cast<wire::Section>(12);
    return frame;
}

lab::Examination potassiumIn(const char* unit)
{
    lab::Examination examination;
    examination.code = "K";
    examination.unit = unit;
    return examination;
}

} // namespace

// What does not read is the feed's, whatever of it is needed here: the file is not blamed for it, the cursor does not pass it, and what
// was here stays as it was.
class UnreadableTest : public CacheTestBase {
    Q_OBJECT

    void isTheFeeds(const IngestFailure& failure)
    {
        QCOMPARE(nameOf(troubleOfFeed(failure).failure), nameOf(Failure::FeedUnreadable));
        QVERIFY(failure.isOfFeed);
        QCOMPARE(*m_ingest->cursor(), std::string("before"));
    }
    void refused(const wire::FeedFrame& frame)
    {
        const auto done = m_ingest->apply({&frame, 1});
        QVERIFY(!done);
        isTheFeeds(done.error());
    }

private Q_SLOTS:
    void anActWaitsOnIt_data()
    {
        QTest::addColumn<bool>("isRefused");
        QTest::addColumn<bool>("isFetched");
        QTest::newRow("to be sent") << false << false;
        QTest::newRow("in the tray") << true << false;
        QTest::newRow("to be sent; asked for") << false << true;
    }
    void anActWaitsOnIt()
    {
        QFETCH(bool, isRefused);
        QFETCH(bool, isFetched);
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        take({m_feed.add(placed, 1).frame("before")});
        const auto act = actOn(placed, potassium(500, "6.4"), 1);
        pend(act);
        if (isRefused)
            QVERIFY(*PendingActs(*m_writer).answer({act.id, wire::ActOutcome::Refused, lab::RefusalCode::ReportableChanged, 1, 0, 0}, nine));
        const auto present = order(30);
        auto noted = placed;
        noted.notes.push_back({0, "newer", lab::testing::biologist, nine});
        const auto good = m_feed.add(noted, 2).frame("behind");
        const auto bad = cut(good);
        QVERIFY(wire::readOrderSummary(documentOf(bad).sections)); // nothing else would have told
        const auto done = isFetched ? m_ingest->applyFetched(std::get<wire::DocumentsFrame>(bad)) : m_ingest->apply({&bad, 1});
        QVERIFY(!done);
        isTheFeeds(done.error());
        QCOMPARE(order(30), present);
        take({good});
        QCOMPARE(order(30).notes.size(), 1u);
    }

    void theDirectory_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 3; kind <= 8; ++kind)
            QTest::addRow("kind %d", kind) << kind;
    }
    void theDirectory()
    {
        QFETCH(int, kind);
        take({m_feed.add(potassiumIn("mmol/L"), 1).frame("before")});
        for (const bool snapshot : {false, true}) {
            auto bad = m_feed.snapshot(snapshot ? 1 : 0, snapshot ? 2 : 0).add(potassiumIn("mEq/L"), 2).frame("behind");
            documentOf(bad).kind = static_cast<lab::DocumentKind>(kind);
            refused(cut(bad));
        }
        const auto directory = readDirectory(*m_reader);
        QVERIFY(directory);
        QCOMPARE(directory->catalogue.find("K")->unit, std::string("mmol/L"));
    }

    void aDirectoryThatIsNewer()
    {
        take({m_feed.add(potassiumIn("mmol/L"), 1).frame("before")});
        refused(newer(m_feed.add(potassiumIn("mEq/L"), 2).frame("behind")));
        QVERIFY(readDirectory(*m_reader));
    }

    // Who cannot be indexed would be here and never found.
    void aPatientOfASnapshot()
    {
        take({m_feed.add(patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3}), 1).frame("before")});
        auto bad = m_feed.snapshot(1, 2).add(patientOf(21, "GUIVARC'H", "Yann", {1980, 1, 2}), 1).frame("behind");
        auto& identity = documentOf(bad).sections.front();
        identity.bytes = identity.bytes.subspan(1);
        refused(bad);
        QVERIFY(!readPatientFile(*m_reader, idOf<lab::PatientId>(21)));
    }
};

QTEST_GUILESS_MAIN(UnreadableTest)
#include "unreadable.test.moc"
