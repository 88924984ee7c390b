// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>

#include "tests/faults/fulldisk.h"
#include "tests/journeys/twobenches.h"

using namespace paillasse;
using namespace paillasse::journeys;

// The workstation's own disk has no room for what the store has answered.
class OwnDiskJourney : public TwoBenches {
    Q_OBJECT

    static constexpr rlim_t outboxAlone = 8192; // and not a page of the cache's log

    // To either, whose disk is the same.
    void nothingIsUnderWay()
    {
        const auto order = orderOf({"K"});
        QVERIFY(m_b->enters(order, "K", "4.4").isCommitted());
        QVERIFY(m_a->sees(order, "K", "4,4"));
        QVERIFY(m_a->sent() && m_b->sent());
        QVERIFY(m_b->waits([&] { return m_a->file(order)->pending.empty() && m_b->file(order)->pending.empty(); }));
    }

private Q_SLOTS:
    // The feed brings nothing of a refusal: the status says why it is not seen, and it is there by itself once there is room.
    void aRefusalThatFindsNoRoom_data()
    {
        QTest::addColumn<bool>("isOutbox");
        QTest::newRow("in the outbox") << true;
        QTest::newRow("in the cache") << false;
    }
    void aRefusalThatFindsNoRoom()
    {
        QFETCH(bool, isOutbox);
        auto& engine = m_a->engine();
        nothingIsUnderWay();
        lab::Patient patient;
        patient.id = lab::PatientId::make(m_a->clock().now());
        patient.number = "26999999"; // nobody gave it out
        patient.identity.birthName = "LE GOFF";
        patient.identity.firstForename = patient.identity.birthForenames = "NOLWENN";
        patient.identity.birthDate = {1988, 4, 2};
        patient.identity.sex = lab::Sex::Female;
        m_store->freeze();
        const auto kept = m_a->does(lab::documentId(patient.id), lab::RegisterPatient{patient});
        QVERIFY2(kept.isCommitted(), Station::whyNot(kept).c_str());
        QVERIFY(engine.connection() == client::Connection::Online);
        {
            QVERIFY(QFileInfo(m_a->folder() + QStringLiteral("/outbox/acts.outbox")).size() < static_cast<qint64>(outboxAlone) - 1024);
            const faults::FullDisk full(isOutbox ? 0 : outboxAlone);
            m_store->thaw();
            QVERIFY(m_a->waits([&] { return engine.connection() == client::Connection::DiskFull && engine.acts().pendingCount() == (isOutbox ? 1 : 0); }));
            QVERIFY(m_a->tray().empty());
        }
        QVERIFY(m_a->waits([&] { return engine.connection() == client::Connection::Online && engine.acts().refusedCount() == 1; }, 60'000));
        QCOMPARE(engine.acts().pendingCount(), 0);
        const auto tray = m_a->tray();
        QCOMPARE(tray.size(), 1u);
        QVERIFY(tray.front().refusal.code == lab::RefusalCode::NumberNotLeased);
        QVERIFY(m_a->resolves(tray.front().act.id, client::TrayDecision::Discard).isCommitted());
    }
};

QTEST_GUILESS_MAIN(OwnDiskJourney)
#include "owndisk.test.moc"
