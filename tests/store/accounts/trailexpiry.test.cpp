// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <set>

#include "app/crypto/hash.h"
#include "app/sql/transaction.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/trailexpiry.h"
#include "app/store/accounts/trailmonths.h"
#include "app/store/core/archive.h"
#include "app/store/core/expiryheader.h"
#include "app/store/core/leafheader.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"
#include "app/store/core/replytable.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"
#include "app/store/core/trailkeys.h"
#include "app/store/core/verify.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t march = 202603; // where a set clock begins

std::string words(const Verification& result)
{
    std::string text;
    for (const auto& finding : result.findings)
        text += finding.file + " [" + finding.where + "] " + finding.what + "; ";
    return text;
}

// The clock of somebody who is killed at its nth question.
class LastClock final : public Clock {
public:
    LastClock(Instant now, int questions) : m_now(now), m_left(questions) {}
    [[nodiscard]] Instant now() const override
    {
        if (--m_left == 0)
            ::_exit(9);
        return m_now;
    }

private:
    Instant m_now;
    mutable std::atomic<int> m_left;
};

struct Row {
    std::uint64_t seq = 0;
    Leaf leaf;
    Bytes leafBytes;
    KeyId key = 0;
    bool isEmpty = false;
};

std::vector<Row> rows(Store& store)
{
    std::vector<Row> all;
    auto database = must(store.connect());
    must(each(database, "SELECT seq, leaf, key, salt, header, entry FROM ledger ORDER BY seq", [&all](const auto& row) -> Result<> {
        all.push_back({row.unsignedInteger(0), must(decodeLeaf(row.blob(1))), toBytes(row.blob(1)), row.unsignedInteger(2), row.isNull(3) && row.isNull(4) && row.isNull(5)});
        return {};
    }));
    return all;
}

// How often each month of each ledger is said to be over.
std::map<std::pair<lab::LaboratoryId, std::uint32_t>, int> expiries(Store& store)
{
    std::map<std::pair<lab::LaboratoryId, std::uint32_t>, int> all;
    auto database = must(store.connect());
    must(each(database, "SELECT leaf, header FROM ledger WHERE seq < ?", [&all](const auto& row) -> Result<> {
        if (must(decodeLeaf(row.blob(0))).leafClass == LeafClass::Expire) {
            const auto header = must(decodeExpiryHeader(row.blob(1)));
            ++all[{header.laboratory, header.month}];
        }
        return {};
    }, rowOf(1, 0)));
    return all;
}

void change(Worksite& site, const std::string& text)
{
    site.close();
    {
        const auto store = must(Store::open(site.directory()));
        auto database = must(store->connect());
        must(database.execute(text));
    }
    site.open();
}

} // namespace

// Reads and security entries have their time; when it is over they are gone, and the log still verifies.
class TrailExpiryTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Worksite> m_site;

    void toMonth(std::uint32_t month)
    {
        while (monthOf(m_site->clock.now()) < month)
            m_site->clock.advance(dayMs);
    }
    // What a workstation's readings are in the laboratory's ledger.
    void read(std::uint64_t number)
    {
        m_site->close();
        {
            const auto store = must(Store::open(m_site->directory()));
            auto database = must(store->connect());
            auto transaction = must(sql::Transaction::begin(database));
            LedgerWriter ledger(database, *store);
            auto state = must(ledger.load(1, m_site->made.laboratory.uuid()));
            const auto now = m_site->clock.now();
            const auto key = must(store->keys().obtain(trailKey(m_site->made.laboratory, now)));
            SecretBytes plain;
            must(store->keys().read(key, plain));
            LeafHeader header;
            header.act = idOf<lab::ActId>(number, 9);
            header.actHash = toBytes(crypto::sha256(asBytes("read")));
            const auto leaf = must(ledger.append(state, {LeafClass::Read, now, encodeHeader(header), key, toBytes(asBytes("read")), {}}, plain));
            must(ReplyTable(database).put({header.act, wire::ActOutcome::Accepted, {}, 0, 0, 0}, header.actHash, 1, leaf));
            must(ledger.signHead(state, now));
            must(store->keys().commitNew());
            must(transaction.commit());
        }
        m_site->open();
    }
    // Fourteen months: in each a read, a security entry, one that stays and an act.
    void fill()
    {
        for (std::uint64_t i = 0; i < 14; ++i) {
            toMonth(monthBefore(202704, static_cast<unsigned>(13 - i)));
            must(enter(*m_site->writer, consoleEntry(StoreStarted{std::to_string(i)})));
            must(enter(*m_site->writer, consoleEntry(PersonGivenCode())));
            QVERIFY(m_site->import(m_site->author.registerPatient(i + 1)).outcome == wire::ActOutcome::Accepted);
            read(i + 1);
        }
    }
    TrailExpiry expiry() { return must(TrailExpiry::open(*m_site->store, *m_site->writer, m_site->clock)); }
    Verification verified()
    {
        m_site->close();
        auto result = must(verify(m_site->directory()));
        m_site->open();
        return result;
    }

private Q_SLOTS:
    void init()
    {
        m_site = std::make_unique<Worksite>();
        fill();
    }

    void aMonthIsKeptAsLongAsItsTime()
    {
        // April 2027: March 2026 is over, April 2026 is not.
        const auto before = rows(*m_site->store);
        const auto due = must(expiry().due());
        QCOMPARE(due.size(), std::size_t{2});
        for (const auto& month : due) {
            QCOMPARE(month.month, march);
            QCOMPARE(month.entries, std::uint64_t{1});
        }
        QVERIFY(rows(*m_site->store).size() == before.size()); // looking changes nothing

        const auto gone = must(expiry().expire());
        QCOMPARE(gone.size(), std::size_t{2});
        QVERIFY((expiries(*m_site->store) == std::map<std::pair<lab::LaboratoryId, std::uint32_t>, int>{{{{}, march}, 1}, {{m_site->made.laboratory, march}, 1}}));
        SecretBytes key;
        int emptied = 0;
        for (const auto& row : before) {
            const auto after = rows(*m_site->store);
            const auto same = std::ranges::find(after, row.seq, &Row::seq);
            QVERIFY(same != after.end() && same->leafBytes == row.leafBytes);
            const bool isOver = isOfTrail(row.leaf.leafClass) && monthOf(row.leaf.time) == march;
            emptied += isOver;
            QCOMPARE(same->isEmpty, isOver);
            QCOMPARE(m_site->store->keys().read(row.key, key).has_value(), !isOver);
        }
        QCOMPARE(emptied, 2);
        QVERIFY(must(expiry().expire()).empty());
        const auto result = verified();
        QVERIFY2(result.findings.empty(), words(result).c_str());
        QVERIFY(result.notes.empty());
    }

    void theLaboratoryMayKeepLessOrMore()
    {
        QCOMPARE(must(trailMonths(*m_site->store)), usualTrailMonths);
        for (const auto months : {fewestTrailMonths - 1, mostTrailMonths + 1})
            QVERIFY(setTrailMonths(*m_site->writer, months, {}, {}).error().code == ErrorCode::InvalidInput);
        must(setTrailMonths(*m_site->writer, mostTrailMonths, {}, {}));
        QVERIFY(must(expiry().due()).empty());
        must(setTrailMonths(*m_site->writer, fewestTrailMonths, {}, {}));
        QCOMPARE(must(trailMonths(*m_site->store)), fewestTrailMonths);
        // March to September 2026, in both ledgers; October's six months end with April.
        QCOMPARE(must(expiry().expire()).size(), std::size_t{2 * 7});
        const auto result = verified();
        QVERIFY2(result.findings.empty(), words(result).c_str());
    }

    void whatIsTakenAwayOtherwiseIsFound_data()
    {
        QTest::addColumn<int>("leafClass");
        QTest::addColumn<int>("month");
        QTest::newRow("a security entry whose time is not over") << int(LeafClass::Security) << 202604;
        QTest::newRow("a read whose time is not over") << int(LeafClass::Read) << 202604;
        QTest::newRow("an entry that stays, of a month that is over") << int(LeafClass::Administration) << int(march);
        QTest::newRow("an act of a month that is over") << int(LeafClass::Act) << int(march);
    }
    void whatIsTakenAwayOtherwiseIsFound()
    {
        QFETCH(const int, leafClass);
        QFETCH(const int, month);
        (void)must(expiry().expire());
        const auto all = rows(*m_site->store);
        const auto victim = std::ranges::find_if(all, [&](const Row& row) { return int(row.leaf.leafClass) == leafClass && int(monthOf(row.leaf.time)) == month && !row.leaf.time.isNull(); });
        QVERIFY(victim != all.end());
        change(*m_site, "UPDATE ledger SET salt = NULL, header = NULL, entry = NULL WHERE seq = " + std::to_string(victim->seq));
        const auto result = verified();
        QVERIFY(!result.findings.empty());
        QVERIFY(result.findings.front().where.ends_with("leaf " + std::to_string(placeOf(victim->seq))));
    }

    // Whatever ends the process between two steps, the log is whole and the next run goes on.
    void killedBetweenTheSteps()
    {
        m_site->close();
        const TemporaryDirectory work;
        const auto copy = work / "copy";
        int interrupted = 0;
        int questions = 1;
        for (;; ++questions) {
            fs::remove_all(copy);
            fs::copy(m_site->path(), copy);
            const auto child = ::fork();
            if (child == 0) {
                // Leaves without a word at the clock's nth question, or when all is done.
                const LastClock clock(m_site->clock.now(), questions);
                const Log log(m_site->clock, [](std::string_view) {});
                const auto store = must(Store::open(DataDirectory(copy)));
                ChangeHub hub;
                const auto writer = must(Writer::start(*store, *m_site->staff, hub, clock, log));
                auto expiring = must(TrailExpiry::open(*store, *writer, clock));
                ::_exit(expiring.expire() ? 0 : 8);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) != 8);
            const auto found = must(verify(DataDirectory(copy)));
            QVERIFY2(found.findings.empty(), (std::to_string(questions) + ": " + words(found)).c_str());

            Worksite again(copy);
            again.clock.advance(m_site->clock.now() - again.clock.now());
            auto database = must(again.store->connect());
            bool isPending = false;
            if (must(first(database, "SELECT 1 FROM sqlite_master WHERE name = 'trail_expiry'", [](const auto&) {})))
                isPending = must(first(database, "SELECT 1 FROM trail_expiry", [](const auto&) {}));
            interrupted += isPending;
            (void)must(must(TrailExpiry::open(*again.store, *again.writer, again.clock)).expire());
            const auto said = expiries(*again.store);
            QCOMPARE(said.size(), std::size_t{2});
            for (const auto& [month, times] : said)
                QCOMPARE(times, 1);
            for (const auto& row : rows(*again.store))
                QCOMPARE(row.isEmpty, isOfTrail(row.leaf.leafClass) && monthOf(row.leaf.time) == march);
            again.close();
            const auto result = must(verify(DataDirectory(copy)));
            QVERIFY2(result.findings.empty(), words(result).c_str());
            if (WEXITSTATUS(status) == 0)
                break;
        }
        qInfo("ended at %d places, %d of them with a month half gone", questions - 1, interrupted);
        QVERIFY(interrupted >= 4);
    }

    // A backup from before does not bring the month back.
    void aRestoredBackupHasItNoMore()
    {
        const TemporaryDirectory elsewhere;
        RestoreOrder order;
        order.dataFile = elsewhere / "data";
        order.keyFile = elsewhere / "keys";
        order.destroyedList = elsewhere / "newest.destroyed";
        order.recoveryIdentity = m_site->made.recoveryIdentity.clone();
        order.officer = "Hélène Corre";
        order.reason = "disque perdu";
        (void)must(backup(*m_site->store, order.dataFile, order.keyFile, m_site->clock));
        const auto all = rows(*m_site->store);
        m_site->clock.advance(minuteMs);
        (void)must(expiry().expire());
        must(writeDestroyedList(*m_site->store, order.destroyedList, m_site->clock));
        m_site->clock.advance(minuteMs);
        const auto path = elsewhere / "restored";
        QCOMPARE(must(restore(DataDirectory(path), order, m_site->clock)).destroyedKeys, std::uint64_t{2});
        const auto result = must(verify(DataDirectory(path)));
        QVERIFY2(result.findings.empty(), words(result).c_str());
        // It says what does not open any more, though no entry there says so.
        QCOMPARE(result.notes.size(), std::size_t{2});
        QVERIFY(result.notes.front().find("202603") != std::string::npos);
        const auto store = must(Store::open(DataDirectory(path)));
        SecretBytes key;
        for (const auto& row : all)
            QCOMPARE(store->keys().read(row.key, key).has_value(), !(isOfTrail(row.leaf.leafClass) && monthOf(row.leaf.time) == march));
    }
};

QTEST_GUILESS_MAIN(TrailExpiryTest)
#include "trailexpiry.test.moc"
