// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/net/ratelimit.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::store;

namespace {

Bytes place(int number)
{
    return {static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)};
}

} // namespace

class RateLimitTest : public QObject {
    Q_OBJECT

    test::SetClock m_clock;

    // How many of `times` may, one after the other and at once.
    int allowed(RateLimit& limit, int number, int times)
    {
        int may = 0;
        for (int i = 0; i < times; ++i)
            may += limit.take(place(number)).waitSeconds == 0 ? 1 : 0;
        return may;
    }

private Q_SLOTS:
    void aBurstThenTheRate()
    {
        RateLimit limit({5, 20}, 10, m_clock);
        QCOMPARE(allowed(limit, 1, 30), 20);
        m_clock.advance(secondMs);
        QCOMPARE(allowed(limit, 1, 30), 5);
        // Below the rate for as long as one likes: never met.
        for (int i = 0; i < 1000; ++i) {
            m_clock.advance(secondMs);
            QCOMPARE(allowed(limit, 1, 5), 5);
        }
        m_clock.advance(hourMs);
        QCOMPARE(allowed(limit, 1, 30), 20); // full, and no fuller
    }

    void eachPlaceHasItsOwn()
    {
        RateLimit limit({5, 20}, 10, m_clock);
        QCOMPARE(allowed(limit, 1, 1000), 20);
        QCOMPARE(allowed(limit, 2, 20), 20);
    }

    void whoWaitsAsToldMay()
    {
        RateLimit limit({0.1, 1}, 10, m_clock);
        QCOMPARE(limit.take(place(1)).waitSeconds, 0);
        const auto told = limit.take(place(1));
        QCOMPARE(told.waitSeconds, 10);
        m_clock.advance((told.waitSeconds - 1) * secondMs);
        QCOMPARE(limit.take(place(1)).waitSeconds, 1);
        m_clock.advance(secondMs);
        QCOMPARE(limit.take(place(1)).waitSeconds, 0);
    }

    void itIsNewsOnceAMinute()
    {
        RateLimit limit({1, 1}, 10, m_clock);
        QVERIFY(!limit.take(place(1)).isNews);
        int news = 0;
        for (int second = 0; second < 59; ++second) {
            news += limit.take(place(1)).isNews ? 1 : 0;
            news += limit.take(place(1)).isNews ? 1 : 0;
            m_clock.advance(secondMs);
        }
        QCOMPARE(news, 1);
        m_clock.advance(2 * secondMs);
        (void)limit.take(place(1));
        QVERIFY(limit.take(place(1)).isNews);
    }

    void aClockSetBackLocksNobodyOut()
    {
        RateLimit limit({5, 20}, 10, m_clock);
        QCOMPARE(allowed(limit, 1, 30), 20);
        m_clock.advance(-dayMs);
        QCOMPARE(allowed(limit, 1, 1), 0);
        m_clock.advance(secondMs);
        QCOMPARE(allowed(limit, 1, 30), 5);
    }

    // However many addresses somebody has: so many places, and those who come too late share one.
    void memoryIsBounded()
    {
        constexpr std::size_t places = 50;
        RateLimit limit({1, 10}, places, m_clock);
        int may = 0;
        for (int number = 0; number < 5000; ++number)
            may += limit.take(place(number)).waitSeconds == 0 ? 1 : 0;
        QCOMPARE(limit.places(), places);
        QCOMPARE(may, static_cast<int>(places) + 10);
        // One that was there keeps its own.
        QCOMPARE(allowed(limit, 7, 20), 9);
        // In a while they are as good as new, and let go.
        m_clock.advance(minuteMs);
        QCOMPARE(allowed(limit, 9000, 20), 10);
        QCOMPARE(limit.places(), 1u);
    }

    void anIpv6NetworkIsOnePlace()
    {
        QCOMPARE(networkOf("2001:db8:1:2:3:4:5:6"), networkOf("2001:db8:1:2:ffff::1"));
        QVERIFY(networkOf("2001:db8:1:2::1") != networkOf("2001:db8:1:3::1"));
        QCOMPARE(networkOf("fe80::1%eth0"), networkOf("fe80::2%eth0"));
        QVERIFY(networkOf("192.0.2.1") != networkOf("192.0.2.2"));
        QVERIFY(networkOf("::ffff:192.0.2.1") != networkOf("::ffff:192.0.2.2"));
    }
};

QTEST_APPLESS_MAIN(RateLimitTest)
#include "ratelimit.test.moc"
