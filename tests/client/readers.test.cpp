// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <thread>

#include <QTest>

#include "app/client/cache/body.h"
#include "app/client/cache/cachereaders.h"
#include "app/client/cache/filequery.h"
#include "app/client/cache/patientindex.h"
#include "app/client/cache/pendingacts.h"
#include "app/client/cache/worklistquery.h"
#include "app/client/cache/worktable.h"
#include "app/sql/transaction.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

class ReadersTest : public QObject {
    Q_OBJECT

private:
    std::string path() const { return m_folder->filePath(QStringLiteral("a.cache")).toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<sql::Database> m_writer;
    std::unique_ptr<CacheReaders> m_readers;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto writer = openCache(path(), cacheKey(), CacheAccess::Writer);
        QVERIFY(writer);
        m_writer.emplace(std::move(*writer));
        auto readers = CacheReaders::open(path(), cacheKey(), std::make_shared<const Directory>());
        QVERIFY(readers);
        m_readers = std::move(*readers);
    }
    void cleanup()
    {
        m_readers.reset();
        m_writer.reset();
    }

    // A value entered here is on show without a gap: while it waits, and once the store's version has it and the act is settled.
    void nobodySeesHalfAChange()
    {
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), lab::testing::nine);
        lab::Act act;
        act.id = idOf<lab::ActId>(1);
        act.laboratory = lab::testing::theLaboratory;
        act.subjectKind = lab::DocumentKind::Order;
        act.subject = lab::documentId(placed.id);
        act.person = lab::testing::technician;
        act.workstation = idOf<lab::WorkstationId>(40);
        act.at = lab::testing::nine;
        act.body = lab::RecordMeasurements{{{1, lab::testing::measured(500, "6.4"), true, {}}}};
        const auto measured = applied(lab::Document(placed), act);
        Ingest ingest(*m_writer);
        Feed feed;
        const auto waiting = [&] {
            // As if the store had forgotten it: the version without the value, and the act on top, in one transaction.
            auto transaction = sql::Transaction::begin(*m_writer);
            const auto body = wire::split(lab::Document(placed));
            std::vector<wire::SectionView> views;
            for (const auto& section : body)
                views.push_back({section.section, section.bytes});
            Bytes packed;
            packBody(views, packed);
            auto put = m_writer->prepare("UPDATE document SET revision = 1, body = ? WHERE id = ?");
            return transaction && put && put->bind(packed).bind(act.subject).run() && PendingActs(*m_writer).add(act, PendingState::Waiting, 0)
                && PendingActs(*m_writer).answer({act.id, wire::ActOutcome::Accepted, {}, 0, 2, 0}, lab::testing::nine) && transaction->commit();
        };
        QVERIFY(ingest.apply(std::vector{feed.add(measured, 2).frame()}));

        std::atomic<int> asked = 0;
        std::atomic<int> missing = 0;
        std::atomic<bool> done = false;
        const auto count = [&](const Result<OrderFile>& file) {
            if (!file && file.error().code == ErrorCode::Cancelled)
                return; // asked as the readers were closing
            ++asked;
            if (!file || !file->order.line(1)->reportableMeasurement())
                ++missing;
        };
        std::thread asking([&] {
            while (!done) {
                m_readers->ask<OrderFile>(CacheReaders::Lane::Pages, CacheReaders::single, nullptr,
                                          [&](sql::Database& database, const Directory& directory) { return readOrderFile(database, directory, placed.id); }, count);
                while (asked == 0 && !done) { }
                std::this_thread::sleep_for(std::chrono::microseconds(50));
            }
        });
        for (int round = 0; round < 600; ++round) {
            QVERIFY(waiting());
            QVERIFY(ingest.apply(std::vector{feed.add(measured, 2).frame()}));
        }
        done = true;
        asking.join();
        m_readers.reset();
        QVERIFY(asked > 100);
        QCOMPARE(missing.load(), 0);
    }

    void theNewestSearchWins()
    {
        Ingest ingest(*m_writer);
        Feed feed;
        for (std::uint32_t i = 0; i < 500; ++i)
            feed.add(patientOf(1000 + i, "MARTIN" + std::to_string(i), "Jean", {1980, 1, 1}), 1);
        QVERIFY(ingest.apply(std::vector{feed.frame()}));
        std::atomic<int> answered = 0;
        std::atomic<int> cancelled = 0;
        std::atomic<int> found = -1;
        int asker = 0;
        constexpr int keys = 200;
        for (int key = 1; key <= keys; ++key)
            m_readers->ask<std::vector<PatientHit>>(CacheReaders::Lane::Typing, 1, &asker, [](sql::Database& database, const Directory&) { return searchPatients(database, "martin", 50); },
                                                    [&, key](const Result<std::vector<PatientHit>>& hits) {
                                                        cancelled += !hits && hits.error().code == ErrorCode::Cancelled;
                                                        if (key == keys && hits)
                                                            found = static_cast<int>(hits->size());
                                                        ++answered;
                                                    });
        QTRY_COMPARE(answered.load(), keys);
        QCOMPARE(found.load(), 50);
        QVERIFY2(cancelled > keys / 2, qPrintable(QString::number(cancelled.load())));
    }

    void anotherQuestionIsNotInterrupted()
    {
        std::atomic<int> answered = 0;
        std::atomic<int> cancelled = 0;
        int asker = 0;
        for (int i = 0; i < 200; ++i)
            m_readers->ask<int>(CacheReaders::Lane::Typing, i % 2 == 0 ? CacheReaders::single : 5, &asker, [](sql::Database& database, const Directory&) -> Result<int> {
                const auto done = findAccession(database, "26-1", 10);
                return done ? Result<int>(1) : tl::unexpected(done.error());
            }, [&, i](const Result<int>& result) {
                cancelled += i % 2 == 0 && !result;
                ++answered;
            });
        QTRY_COMPARE(answered.load(), 200);
        QCOMPARE(cancelled.load(), 0);
    }

    void whatWaitsAtTheEndIsAnswered()
    {
        std::atomic<int> answered = 0;
        for (int i = 0; i < 50; ++i)
            m_readers->ask<WorkCounts>(CacheReaders::Lane::Pages, CacheReaders::single, nullptr, [](sql::Database& database, const Directory&) { return readCounts(database, 0); },
                                       [&](const Result<WorkCounts>&) { ++answered; });
        m_readers.reset();
        QCOMPARE(answered.load(), 50);
    }
};

QTEST_GUILESS_MAIN(ReadersTest)
#include "readers.test.moc"
