// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include "app/client/cache/draftrows.h"
#include "app/client/draftsfacade.h"
#include "app/client/outbox/outbox.h"
#include "app/crypto/crypto.h"
#include "app/sql/statement.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

namespace {

constexpr auto canary = "Zebulonique 6,42";

KeptDraft draftAt(std::string place, Instant at, std::string text = "4,2")
{
    return {std::move(place), "order:1", "26-100001", {{"value:1", std::move(text)}, {"comment:1", "hémolysé"}}, at};
}

std::vector<std::string> places(const std::vector<KeptDraft>& drafts)
{
    std::vector<std::string> names;
    for (const auto& draft : drafts)
        names.push_back(draft.place);
    return names;
}

using Places = std::vector<std::string>;

} // namespace

class DraftsTest : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] std::string path() const { return (m_folder->path() + QStringLiteral("/person.cache")).toStdString(); }
    sql::Database open()
    {
        auto cache = openCache(path(), cacheKey(), CacheAccess::Writer);
        if (!cache)
            qFatal("%s", cache.error().detail.c_str());
        return std::move(*cache);
    }
    // Somebody signs in: the cache on its thread, and the drafts over it.
    std::shared_ptr<CacheWriter> signIn(DraftsFacade& drafts)
    {
        auto writer = std::make_shared<CacheWriter>(open(), *m_outbox, m_clock, m_log, CacheWriter::Sinks());
        drafts.open(writer);
        return writer;
    }

    SetClock m_clock;
    Log m_log{m_clock, {}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Outbox> m_outbox;

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const Profile profile(m_folder->path());
        QVERIFY(profile.prepare());
        auto outbox = Outbox::open(profile, m_clock);
        QVERIFY(outbox);
        m_outbox = std::move(*outbox);
    }
    void cleanup() { m_outbox.reset(); }

    void rowsComeBackAsTheyWerePut()
    {
        const auto first = draftAt("bench.entry:1", m_clock.at);
        const auto second = draftAt("reception.form", m_clock.at + 5);
        {
            auto cache = open();
            DraftRows rows(cache);
            QVERIFY(rows.put(first));
            QVERIFY(rows.put(second));
            auto newer = first;
            newer.fields[0].text = "4,3";
            newer.at = m_clock.at + 9;
            QVERIFY(rows.put(newer)); // in the place of the first
        }
        auto cache = open();
        DraftRows rows(cache);
        auto kept = rows.readAll(m_clock.at);
        QVERIFY(kept);
        QCOMPARE(places(*kept), (Places{"bench.entry:1", "reception.form"}));
        QCOMPARE(*kept->front().field("value:1"), std::string("4,3"));
        QVERIFY(kept->back() == second);
        QVERIFY(rows.remove("bench.entry:1"));
        kept = rows.readAll(m_clock.at);
        QVERIFY(kept);
        QCOMPARE(places(*kept), Places{"reception.form"});
    }

    void whatIsOldOrUnreadableIsRemoved()
    {
        auto cache = open();
        DraftRows rows(cache);
        QVERIFY(rows.put(draftAt("old", m_clock.at - 1)));
        QVERIFY(rows.put(draftAt("new", m_clock.at)));
        QVERIFY(cache.execute("INSERT INTO draft (place, written_at, body) VALUES ('odd', 9999999999999, x'ff')"));
        auto kept = rows.readAll(m_clock.at);
        QVERIFY(kept);
        QCOMPARE(places(*kept), Places{"new"});
        kept = rows.readAll({0});
        QVERIFY(kept);
        QCOMPARE(places(*kept), Places{"new"});
    }

    // A cache that was made before there were drafts gets their table, and keeps what it has.
    void anEarlierCacheIsBroughtUp()
    {
        {
            auto cache = open();
            QVERIFY(writeMeta(cache, "cursor", asBytes(std::string_view("c"))));
            QVERIFY(cache.execute("DROP TABLE draft; DROP INDEX work_unreleased; ALTER TABLE work DROP COLUMN unreleased; UPDATE schema_part SET version = 1 WHERE part = 'cache'"));
        }
        auto cache = open();
        QVERIFY(DraftRows(cache).put(draftAt("bench.entry:1", m_clock.at)));
        const auto cursor = readMeta(cache, "cursor");
        QVERIFY(cursor && *cursor);
    }

    void nothingOfItIsInTheClear()
    {
        auto cache = open();
        QVERIFY(DraftRows(cache).put(draftAt("reception.form", m_clock.at, canary)));
        int looked = 0;
        for (const auto* suffix : {"", "-wal", "-shm"}) {
            QFile file(QString::fromStdString(path()) + QLatin1String(suffix));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            ++looked;
            const auto bytes = file.readAll();
            QVERIFY(!bytes.contains(canary));
            QVERIFY(!bytes.contains("reception.form"));
        }
        QVERIFY(looked >= 2);
    }

    void theyOutliveTheSession()
    {
        DraftsFacade drafts(m_clock, m_log, nullptr);
        QSignalSpy loaded(&drafts, &Drafts::loaded);
        auto writer = signIn(drafts);
        QTRY_COMPARE(loaded.size(), 1);
        QVERIFY(drafts.all().empty());
        drafts.keep(draftAt("reception.form", {}, canary));
        drafts.keep(draftAt("bench.entry:1", {}));
        drafts.drop("bench.entry:1");
        QCOMPARE(places(drafts.all()), Places{"reception.form"});
        QVERIFY(drafts.find("reception.form")->at == m_clock.at);

        // Signed out: nothing of it is known here, and nothing that closes with the windows touches it.
        drafts.close();
        QVERIFY(drafts.all().empty());
        drafts.drop("reception.form");
        drafts.keep(draftAt("reception.form", {}, "otherwise"));
        writer.reset();

        writer = signIn(drafts);
        QTRY_COMPARE(loaded.size(), 2);
        QVERIFY(drafts.find("reception.form"));
        QCOMPARE(*drafts.find("reception.form")->field("value:1"), std::string(canary));
        drafts.keep({"reception.form", {}, {}, {}, {}}); // emptied by whoever typed it
        drafts.close();
        writer.reset();
        writer = signIn(drafts);
        QTRY_COMPARE(loaded.size(), 3);
        QVERIFY(drafts.all().empty());
        drafts.close();
    }

    // A page that is still empty knows nothing of what is kept for it; one that somebody types on is newer.
    void beforeTheyAreKnown()
    {
        {
            auto cache = open();
            QVERIFY(DraftRows(cache).put(draftAt("bench.entry:1", m_clock.at)));
            QVERIFY(DraftRows(cache).put(draftAt("bench.entry:2", m_clock.at)));
        }
        DraftsFacade drafts(m_clock, m_log, nullptr);
        QSignalSpy loaded(&drafts, &Drafts::loaded);
        const auto writer = signIn(drafts);
        QVERIFY(!drafts.isLoaded());
        drafts.drop("bench.entry:1");
        drafts.keep(draftAt("bench.entry:2", {}, "5,0"));
        QTRY_COMPARE(loaded.size(), 1);
        QVERIFY(drafts.find("bench.entry:1"));
        QCOMPARE(*drafts.find("bench.entry:2")->field("value:1"), std::string("5,0"));
        drafts.close();
    }

    void theWindowsEndAndNobodyGaveUp()
    {
        DraftsFacade drafts(m_clock, m_log, nullptr);
        QSignalSpy loaded(&drafts, &Drafts::loaded);
        const auto writer = signIn(drafts);
        QTRY_COMPARE(loaded.size(), 1);
        drafts.keep(draftAt("bench.reason:1:1", {}));
        drafts.freeze();
        drafts.drop("bench.reason:1:1");
        QVERIFY(drafts.find("bench.reason:1:1"));
        drafts.close();
    }

    void fourteenDaysLater()
    {
        {
            auto cache = open();
            QVERIFY(DraftRows(cache).put(draftAt("bench.entry:1", m_clock.at - 15 * dayMs)));
            QVERIFY(DraftRows(cache).put(draftAt("bench.entry:2", m_clock.at - 13 * dayMs)));
        }
        DraftsFacade drafts(m_clock, m_log, nullptr);
        QSignalSpy loaded(&drafts, &Drafts::loaded);
        const auto writer = signIn(drafts);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(places(drafts.all()), Places{"bench.entry:2"});
        drafts.close();
    }
};

QTEST_GUILESS_MAIN(DraftsTest)
#include "drafts.test.moc"
