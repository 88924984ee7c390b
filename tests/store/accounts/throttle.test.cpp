// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/accounts/throttle.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::store;

class ThrottleTest : public QObject {
    Q_OBJECT

    test::SetClock m_clock;
    lab::WorkstationId m_bench = lab::WorkstationId::make({1});
    lab::WorkstationId m_other = lab::WorkstationId::make({2});

    static void failTimes(Throttle& throttle, int times, std::string_view login, const lab::WorkstationId& workstation)
    {
        for (int i = 0; i < times; ++i)
            throttle.failed(login, workstation);
    }

private Q_SLOTS:
    void aFewMistakesCostNothing()
    {
        Throttle throttle(m_clock);
        failTimes(throttle, 3, "corre", m_bench);
        QCOMPARE(throttle.waitMs("corre", m_bench), 0);
    }

    void theDelayGrowsAndEnds()
    {
        Throttle throttle(m_clock);
        failTimes(throttle, 4, "corre", m_bench);
        QCOMPARE(throttle.waitMs("corre", m_bench), secondMs);
        throttle.failed("corre", m_bench);
        QCOMPARE(throttle.waitMs("corre", m_bench), 2 * secondMs);
        m_clock.advance(2 * secondMs);
        QCOMPARE(throttle.waitMs("corre", m_bench), 0);
        failTimes(throttle, 40, "corre", m_bench);
        QCOMPARE(throttle.waitMs("corre", m_bench), 15 * minuteMs);
    }

    void aRightPasswordClearsTheName()
    {
        Throttle throttle(m_clock);
        failTimes(throttle, 8, "corre", m_bench);
        QVERIFY(throttle.waitMs("corre", m_bench) > 0);
        throttle.succeeded("corre", m_bench);
        QCOMPARE(throttle.waitMs("corre", m_bench), 0);
    }

    // Somebody guesses at every name from one bench, for as long as they like.
    void oneBenchCannotLockOutALaboratory()
    {
        Throttle throttle(m_clock);
        for (int i = 0; i < 200; ++i)
            throttle.failed("person" + std::to_string(i), m_bench);
        QCOMPARE(throttle.waitMs("person7", m_other), 0);
        QVERIFY(throttle.waitMs("person7", m_bench) <= minuteMs);
        QVERIFY(throttle.waitMs("person7", m_bench) > 0);
    }

    void guessingAtOneNameDelaysItElsewhereByAMinuteAtMost()
    {
        Throttle throttle(m_clock);
        failTimes(throttle, 100, "corre", m_bench);
        QVERIFY(throttle.waitMs("corre", m_other) > 0);
        QVERIFY(throttle.waitMs("corre", m_other) <= minuteMs);
        QCOMPARE(throttle.waitMs("lagarde", m_other), 0);
    }

    void anHourForgets()
    {
        Throttle throttle(m_clock);
        failTimes(throttle, 40, "corre", m_bench);
        m_clock.advance(hourMs + 1);
        throttle.failed("corre", m_bench);
        QCOMPARE(throttle.waitMs("corre", m_bench), 0);
    }
};

QTEST_APPLESS_MAIN(ThrottleTest)
#include "throttle.test.moc"
