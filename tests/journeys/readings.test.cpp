// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/ledgerreadings.h"
#include "tests/journeys/twobenches.h"

using namespace paillasse;
using namespace paillasse::journeys;
using lab::DocumentKind;
using lab::ReadingKind;

// Who read what, from the workstation into the laboratory's ledger, whatever stands between.
class ReadingJourneys : public TwoBenches {
    Q_OBJECT

private:
    static void opens(Station& station, const lab::OrderId& order, const lab::PatientId& patient)
    {
        station.engine().trail().opened(ReadingKind::OpenedOrder, DocumentKind::Order, lab::documentId(order), patient);
    }
    // Those of the order, once they are so many.
    std::vector<LedgerReading> ofOrder(const lab::OrderId& order, std::size_t count)
    {
        std::vector<LedgerReading> found;
        (void)m_b->waits([&] { // the caller counts them
            found = readings(*m_store, ReadingKind::OpenedOrder);
            std::erase_if(found, [&](const LedgerReading& one) { return one.reading.subject != lab::documentId(order); });
            return found.size() >= count;
        });
        return found;
    }
    static SecretBytes typed(const char* text) { return SecretBytes::copyOf(std::string_view(text)); }

private Q_SLOTS:
    void whatIsReadIsInTheLedger()
    {
        const auto order = orderOf({"K"});
        const auto before = SystemClock().now();
        opens(*m_b, order, m_patient);
        opens(*m_b, order, m_patient); // again, within the minute
        m_b->engine().trail().searched(3);
        const auto found = ofOrder(order, 1);
        QCOMPARE(found.size(), 1u);
        QVERIFY(found[0].person == m_b->engine().session().person().id && found[0].reading.patient == m_patient);
        QVERIFY(!found[0].reading.offline && found[0].reading.at >= before && found[0].arrived >= found[0].reading.at);
        const auto searches = readings(*m_store, ReadingKind::Searched);
        QVERIFY(searches.size() == 1 && searches[0].reading.count == 3 && searches[0].reading.subject.isNull());
    }

    // Without the store nobody waits and nobody is told that anything does; it arrives later, with both times.
    void whatIsReadOfflineArrivesLater()
    {
        const auto order = orderOf({"NA"});
        m_b->unplug();
        opens(*m_b, order, m_patient);
        const auto read = SystemClock().now();
        // The next life of the program has it from the outbox.
        m_b->switchOff();
        m_b->switchOn();
        m_b->engine().session().signIn(QStringLiteral("yann"), typed(qPrintable(Station::password())));
        m_b->answersDoor(QStringLiteral("yann"));
        QCOMPARE(m_b->engine().acts().pendingCount(), 0);
        QCOMPARE(ofOrder(order, 0).size(), 0u);
        const auto plugged = SystemClock().now();
        m_b->plugIn();
        const auto found = ofOrder(order, 1);
        QCOMPARE(found.size(), 1u);
        QVERIFY(found[0].reading.offline && found[0].reading.at <= read && found[0].arrived >= plugged);
        QVERIFY(m_b->waits([this] { return m_b->engine().connection() == client::Connection::Online; }, 60'000));
        QVERIFY(m_b->tray().empty());
        QCOMPARE(m_b->engine().acts().refusedCount(), 0);
    }

    // The store is put back to an earlier day: what it had acknowledged comes again, once.
    void afterARestoreTheyComeAgain()
    {
        m_b->waitCaughtUp();
        const auto order = orderOf({"CL"});
        QVERIFY(m_a->sent());
        m_store->backup();
        opens(*m_b, order, m_patient);
        QCOMPARE(ofOrder(order, 1).size(), 1u);
        m_store->stop();
        m_store->restore();
        QCOMPARE(readings(*m_store, ReadingKind::OpenedOrder).size(), 2u);
        m_store->start();
        QCOMPARE(ofOrder(order, 1).size(), 1u);
        m_a->waitCaughtUp();
        m_b->waitCaughtUp();
    }

    void theLockIsInIt()
    {
        auto& session = m_b->engine().session();
        session.lock();
        QVERIFY(m_b->waits([this] { return readings(*m_store, ReadingKind::Locked).size() == 1; }));
        for (int i = 1; i <= 2; ++i) {
            session.unlock(typed("pas celui-là"));
            QVERIFY(m_b->waits([&] { return !session.isBusy(); }));
        }
        session.unlock(typed(qPrintable(Station::password())));
        m_b->waitState(client::SessionState::Open);
        QVERIFY(m_b->waits([this] { return readings(*m_store, ReadingKind::Unlocked).size() == 1; }));
        const auto refused = readings(*m_store, ReadingKind::UnlockRefused);
        QCOMPARE(refused.size(), 2u);
        QVERIFY(refused[0].reading.count == 1 && refused[1].reading.count == 2 && refused[1].person == session.person().id);
    }

    void whoSignsOutLeavesNothingBehind()
    {
        const auto order = orderOf({"UREE"});
        opens(*m_b, order, m_patient);
        m_b->signOut();
        QCOMPARE(ofOrder(order, 1).size(), 1u);
        m_b->signIn(QStringLiteral("yann"));
        QVERIFY(readings(*m_store, ReadingKind::Unlocked).size() == 1);
    }
};

QTEST_GUILESS_MAIN(ReadingJourneys)
#include "readings.test.moc"
