// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <random>

#include "app/crypto/crypto.h"
#include "app/store/channels/channeldesk.h"
#include "tests/store/channels/fakechannel.h"
#include "tests/store/core/must.h"

using namespace paillasse;
using namespace paillasse::store;
using store::testing::must;

namespace {

constexpr int waitMs = 20'000;

// As short as a test likes; nothing is asserted on how long anything takes.
RetryRules quick()
{
    RetryRules rules;
    rules.firstMs = 2;
    rules.longestMs = 8;
    rules.remindMs = 5;
    return rules;
}

} // namespace

// The desk over channels whose other ends are the test's: what is owed is durable, in order, and nobody waits for anybody.
class DeskTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;
    Log m_log{m_clock, [](std::string_view) {}};
    SecretBytes m_key;
    std::atomic<int> m_failed{0};
    std::atomic<int> m_recovered{0};
    std::vector<AlertNotice> m_standing;
    test::FakeEnd m_one;
    test::FakeEnd m_two;

    std::unique_ptr<ChannelDesk> open(const RetryRules& rules = quick())
    {
        auto database = must(sql::Database::open(m_folder.filePath(QStringLiteral("watch.db")).toStdString(), m_key, {.create = true, .synchronous = sql::Synchronous::Full}));
        ChannelHooks hooks;
        hooks.failed = [this](const std::string&, ErrorCode) { ++m_failed; };
        hooks.recovered = [this](const std::string&) { ++m_recovered; };
        hooks.standing = [this] { return m_standing; };
        return must(ChannelDesk::open(std::move(database), hooks, m_clock, m_log, rules));
    }
    std::vector<ChannelDesk::NamedChannel> both(wire::Severity least = wire::Severity::Low)
    {
        std::vector<ChannelDesk::NamedChannel> channels;
        channels.push_back({"one", wire::Severity::Low, std::make_unique<test::FakeChannel>(m_one)});
        channels.push_back({"two", least, std::make_unique<test::FakeChannel>(m_two)});
        return channels;
    }
    AlertNotice notice(std::uint32_t number, wire::Severity severity = wire::Severity::High)
    {
        auto made = testNotice(m_clock.now());
        made.count = number;
        made.severity = severity;
        return made;
    }
    static bool areInOrder(const std::vector<AlertNotice>& taken, std::size_t howMany)
    {
        bool inOrder = taken.size() == howMany;
        for (std::size_t i = 0; inOrder && i < howMany; ++i)
            inOrder = taken[i].count == i + 1;
        return inOrder;
    }

private Q_SLOTS:
    void initTestCase() { must(crypto::initialise()); m_key = crypto::randomSecret(sql::Database::keySize); }

    void delaysGrowToADayAndAreSpread()
    {
        const RetryRules rules;
        QCOMPARE(rules.delayMs(1, 1), 5'000);
        QCOMPARE(rules.delayMs(1, 0), 2'500);
        QCOMPARE(rules.delayMs(2, 1), 10'000);
        QCOMPARE(rules.delayMs(3, 0.5), 15'000);
        QCOMPARE(rules.delayMs(60, 1), dayMs);
        QCOMPARE(rules.delayMs(4'000'000'000U, 0), dayMs / 2);
        for (unsigned failures = 1; failures < 40; ++failures)
            QVERIFY(rules.delayMs(failures + 1, 0) >= rules.delayMs(failures, 0));
        QVERIFY(!rules.isFailing(2, rules.failingMs - 1));
        QVERIFY(rules.isFailing(3, 0));
        QVERIFY(rules.isFailing(1, rules.failingMs));
        QVERIFY(!rules.isFailing(0, dayMs));
    }

    void whatIsSentArrivesInOrderOnEach()
    {
        const auto desk = open();
        must(desk->use(both(wire::Severity::Medium)));
        constexpr std::uint32_t many = 50;
        for (std::uint32_t i = 1; i <= many; ++i)
            must(desk->send(notice(i)));
        must(desk->send(notice(many + 1, wire::Severity::Low)));
        QTRY_COMPARE_WITH_TIMEOUT(m_one.taken().size(), many + 1, waitMs);
        QVERIFY(areInOrder(m_one.taken(), many + 1));
        QTRY_COMPARE_WITH_TIMEOUT(m_two.taken().size(), many, waitMs); // less than it takes stays away
        QVERIFY(areInOrder(m_two.taken(), many));
        QCOMPARE(m_failed.load(), 0);
        for (const auto& standing : desk->standings())
            QTRY_COMPARE_WITH_TIMEOUT(standing.waiting, std::uint64_t{0}, waitMs);
    }

    void nothingIsLostWhileAChannelIsDownOrTheStore()
    {
        constexpr std::size_t many = 7;
        m_one.refuse(true);
        {
            const auto desk = open();
            must(desk->use(both()));
            for (std::uint32_t i = 1; i <= many; ++i)
                must(desk->send(notice(i)));
            QTRY_COMPARE_WITH_TIMEOUT(m_two.taken().size(), many, waitMs);
            QTRY_COMPARE_WITH_TIMEOUT(m_failed.load(), 1, waitMs);
            const auto before = m_one.attempts();
            QTRY_VERIFY_WITH_TIMEOUT(m_one.attempts() > before + 5, waitMs); // and again, and said once
            QCOMPARE(m_failed.load(), 1);
            const auto standings = desk->standings();
            QCOMPARE(standings[0].waiting, many);
            QVERIFY(standings[0].failing && !standings[1].failing);
        }
        const auto desk = open();
        must(desk->use(both()));
        const auto before = m_one.attempts();
        QTRY_VERIFY_WITH_TIMEOUT(m_one.attempts() > before + 5, waitMs);
        QCOMPARE(m_failed.load(), 1); // it was said before the store stopped
        QCOMPARE(m_recovered.load(), 0);
        m_one.refuse(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_one.taken().size(), many, waitMs);
        QVERIFY(areInOrder(m_one.taken(), many));
        QTRY_COMPARE_WITH_TIMEOUT(m_recovered.load(), 1, waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(!desk->standings()[0].failing, waitMs);
        QCOMPARE(m_two.taken().size(), many);
    }

    void aSlowChannelHoldsUpNobody()
    {
        const auto desk = open();
        must(desk->use(both()));
        m_one.hold(true);
        constexpr std::size_t many = 20;
        for (std::uint32_t i = 1; i <= many; ++i)
            must(desk->send(notice(i)));
        QTRY_COMPARE_WITH_TIMEOUT(m_two.taken().size(), many, waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_one.attempts(), std::size_t{1}, waitMs);
        QCOMPARE(m_one.taken().size(), std::size_t{0});
        m_one.hold(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_one.taken().size(), many, waitMs);
        QVERIFY(areInOrder(m_one.taken(), many));
    }

    void aStopWaitsForNoOtherEnd()
    {
        m_one.hold(true);
        {
            const auto desk = open();
            must(desk->use(both()));
            must(desk->send(notice(1)));
            QTRY_COMPARE_WITH_TIMEOUT(m_one.attempts(), std::size_t{1}, waitMs);
        }
        QCOMPARE(m_failed.load(), 0);
        m_one.hold(false);
        const auto desk = open();
        must(desk->use(both()));
        QTRY_COMPARE_WITH_TIMEOUT(m_one.taken().size(), std::size_t{1}, waitMs);
    }

    // A long time to the next attempt is cut short by something new.
    void whatComesNewBringsTheNextAttemptForward()
    {
        RetryRules rules;
        rules.firstMs = dayMs;
        rules.longestMs = dayMs;
        rules.freshMs = 1;
        const auto desk = open(rules);
        must(desk->use(both()));
        m_one.refuse(true);
        must(desk->send(notice(1)));
        QTRY_COMPARE_WITH_TIMEOUT(m_one.attempts(), std::size_t{1}, waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_two.taken().size(), std::size_t{1}, waitMs);
        m_one.refuse(false);
        QTest::qWait(0);
        must(desk->send(notice(2)));
        QTRY_COMPARE_WITH_TIMEOUT(m_one.taken().size(), std::size_t{2}, waitMs);
        QVERIFY(areInOrder(m_one.taken(), 2));
    }

    void aChannelThatIsRemovedIsOwedNothing()
    {
        m_one.refuse(true);
        const auto desk = open();
        must(desk->use(both()));
        must(desk->send(notice(1)));
        QTRY_COMPARE_WITH_TIMEOUT(m_failed.load(), 1, waitMs);
        must(desk->use(std::vector<ChannelDesk::NamedChannel>()));
        must(desk->send(notice(2)));
        m_one.refuse(false);
        must(desk->use(both()));
        must(desk->send(notice(3)));
        QTRY_COMPARE_WITH_TIMEOUT(m_one.taken().size(), std::size_t{1}, waitMs);
        QCOMPARE(m_one.taken().front().count, 3U);
        QCOMPARE(m_recovered.load(), 0);
    }

    void whoWantsRemindersIsToldWhatIsOpenAgainAndAgain()
    {
        m_standing = {notice(41), notice(42)};
        const auto desk = open();
        auto channels = both();
        channels.front().channel = std::make_unique<test::FakeChannel>(m_one, true);
        must(desk->use(std::move(channels)));
        QTRY_VERIFY_WITH_TIMEOUT(m_one.taken().size() >= 6, waitMs);
        const auto taken = m_one.taken();
        for (std::size_t i = 0; i < 6; ++i)
            QCOMPARE(taken[i].count, i % 2 == 0 ? 41U : 42U);
        QCOMPARE(m_two.taken().size(), std::size_t{0});
        m_one.refuse(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_failed.load(), 1, waitMs); // a channel is known to fail before there is anything to send
        m_one.refuse(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_recovered.load(), 1, waitMs);
    }

    void init()
    {
        QVERIFY(QFile::remove(m_folder.filePath(QStringLiteral("watch.db"))) || !QFile::exists(m_folder.filePath(QStringLiteral("watch.db"))));
        m_failed = 0;
        m_recovered = 0;
        m_standing.clear();
        std::destroy_at(&m_one);
        std::construct_at(&m_one);
        std::destroy_at(&m_two);
        std::construct_at(&m_two);
    }
};

QTEST_GUILESS_MAIN(DeskTest)
#include "desk.test.moc"
