// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QTest>

#include "app/client/cache/cachewriter.h"
#include "app/client/cache/scour.h"
#include "app/client/outbox/outbox.h"
#include "tests/client/cachefixture.h"
#include "tests/client/rawpages.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;
using lab::testing::nine;

// What left a cache because it may no longer be seen is not in the file's pages any more, nor in its log: rows, former copies, index.
class CacheRemovalTest : public CacheTestBase {
    Q_OBJECT

    static constexpr std::uint32_t orders = 400;
    static constexpr std::uint32_t firstOrder = 1000;

    std::mt19937 m_random;

    static std::string name(std::uint32_t i) { return "CONSTAT" + std::to_string(i) + "Z"; }
    QByteArray pages() const { return rawPages(QString::fromStdString(path()), cacheKey()); }
    // As a day leaves it: orders that grow and shrink, in any order, so that rows moved from page to page.
    void livesADay()
    {
        const auto seed = std::random_device()();
        qInfo("seed %u", seed);
        m_random.seed(seed);
        std::vector<std::uint32_t> all;
        for (std::uint32_t i = 0; i < orders; ++i)
            all.push_back(i);
        for (std::uint64_t revision = 1; revision <= 4; ++revision) {
            std::shuffle(all.begin(), all.end(), m_random);
            for (const auto i : all) {
                auto order = orderOf(firstOrder + i, idOf<lab::PatientId>(20), nine);
                order.notes.assign(1 + m_random() % 6, lab::OrderNote{0, name(i) + std::string(m_random() % 200, '.'), lab::testing::biologist, nine});
                m_feed.add(order, revision);
            }
            take({m_feed.frame()});
        }
    }
    wire::DropFrame everyThird() const
    {
        wire::DropFrame drop{"d", {}};
        for (std::uint32_t i = 0; i < orders; i += 3)
            drop.documents.push_back(idOf<lab::DocumentId>(firstOrder + i));
        return drop;
    }
    int leftOfThose() const
    {
        const auto all = pages();
        int left = 0;
        for (std::uint32_t i = 0; i < orders; i += 3)
            left += static_cast<int>(all.count(name(i).c_str()));
        return left;
    }

private Q_SLOTS:
    void singleDocumentsGo()
    {
        livesADay();
        QVERIFY(leftOfThose() > 100);
        take({everyThird()});
        QVERIFY(m_last.owes);
        QCOMPARE(*scour(*m_writer), true);
        QCOMPARE(leftOfThose(), 0);
        QVERIFY(pages().contains(name(1).c_str())); // what stays does
        QCOMPARE(order(firstOrder + 1).notes.empty(), false);
        QCOMPARE(*scour(*m_writer), false);
    }

    void everythingGoes()
    {
        livesADay();
        take({wire::RestartFrame{"view"}});
        QVERIFY(m_last.owes);
        QVERIFY(leftOfThose() > 0); // in the log
        QCOMPARE(*scour(*m_writer), true);
        QCOMPARE(leftOfThose(), 0);
    }

    // A patient's name stands in two places, of which one is an index that only notes what was deleted.
    void theIndexForgetsToo()
    {
        for (std::uint32_t i = 0; i < 50; ++i)
            m_feed.add(patientOf(2000 + i, "QUI RESTE", "Maelle", {1992, 5, 3}), 1);
        take({m_feed.add(patientOf(3000, "KERZERHO", "Solenezenn", {1957, 5, 9}), 1).frame()});
        QVERIFY(pages().contains("solenezenn") && pages().contains("Solenezenn"));
        take({wire::DropFrame{"d", {idOf<lab::DocumentId>(3000)}}});
        QCOMPARE(*scour(*m_writer), true);
        QVERIFY(!pages().toLower().contains("solenezenn"));
        QCOMPARE(found("maelle").size(), 50u);
    }

    void whatWasNotHereOwesNothing()
    {
        take({m_feed.add(orderOf(30, idOf<lab::PatientId>(20), nine), 1).frame(), wire::DropFrame{"d", {idOf<lab::DocumentId>(31)}}});
        QVERIFY(!m_last.owes);
        QCOMPARE(*scour(*m_writer), false);
    }

    // The program ended before it came to it: whoever opens the cache next does it, while nothing else is to be done.
    void theNextProgramDoesIt()
    {
        livesADay();
        take({everyThird()});
        m_ingest.reset();
        const SetClock clock;
        const Log log(clock, {});
        const Profile profile(m_folder->filePath(QStringLiteral("profile")));
        QVERIFY(profile.prepare());
        auto outbox = Outbox::open(profile, clock);
        QVERIFY(outbox);
        {
            const CacheWriter writer(std::move(*m_writer), **outbox, clock, log, {});
            QTRY_COMPARE(leftOfThose(), 0);
        }
        m_writer.reset();
    }
};

QTEST_GUILESS_MAIN(CacheRemovalTest)
#include "cacheremoval.test.moc"
