// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/client/cachefixture.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;
using lab::testing::nine;

namespace {

std::string valueOf(const lab::Order& order, lab::LineId line)
{
    const auto* measurement = order.line(line)->reportableMeasurement();
    return measurement ? lab::toString(measurement->value, '.') : std::string();
}

} // namespace

// What this person did and the store does not have yet: on show at once, and settled by what comes back.
class PendingActsTest : public CacheTestBase {
    Q_OBJECT

private Q_SLOTS:
    void waitingActsAreOnShow()
    {
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        take({m_feed.add(placed, 1).frame()});
        pend(actOn(placed, potassium(500, "6.4"), 1));
        QCOMPARE(valueOf(order(30), 1), std::string("6.4"));
        QCOMPARE(m_file.pending, std::set<lab::LineId>{1});
        WorklistFilter filter;
        filter.queue = Queue::ToValidateTechnically;
        const auto list = readWorklist(*m_reader, filter, nine);
        QCOMPARE(list->rows.size(), 1u);
        QVERIFY(list->rows.front().pending);
        QCOMPARE(list->rows.front().entered, 1);
    }

    void waitingActsAreRebasedOnTheStoresVersion()
    {
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        take({m_feed.add(placed, 1).frame()});
        pend(actOn(placed, potassium(500, "6.4"), 1));
        // Somebody else measured creatinine meanwhile.
        const auto other = actOn(placed, lab::RecordMeasurements{{{2, lab::testing::measured(600, "71"), true, {}}}}, 2);
        take({m_feed.add(applied(lab::Document(placed), other), 2).frame()});
        const auto both = order(30);
        QCOMPARE(valueOf(both, 1), std::string("6.4"));
        QCOMPARE(valueOf(both, 2), std::string("71"));
        QCOMPARE(m_file.pending, std::set<lab::LineId>{1});
    }

    void anAcknowledgedActIsSettledByItsRevision()
    {
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        take({m_feed.add(placed, 1).frame()});
        const auto act = actOn(placed, potassium(500, "6.4"), 1);
        pend(act);
        QVERIFY(*PendingActs(*m_writer).answer({act.id, wire::ActOutcome::Accepted, {}, 0, 2, 9}, nine));
        QCOMPARE(valueOf(order(30), 1), std::string("6.4")); // still shown, the document has not come
        QCOMPARE(m_file.pending.size(), 1u);
        take({m_feed.add(applied(lab::Document(placed), act), 2).frame()});
        QCOMPARE(valueOf(order(30), 1), std::string("6.4"));
        QVERIFY(m_file.pending.empty());
        QCOMPARE(*PendingActs(*m_writer).count(PendingState::Acknowledged), 0);
    }

    void aRefusedActIsKeptAndOffShow()
    {
        const auto placed = orderOf(30, idOf<lab::PatientId>(20), nine);
        take({m_feed.add(placed, 1).frame()});
        const auto act = actOn(placed, potassium(500, "6.4"), 1);
        pend(act);
        QVERIFY(*PendingActs(*m_writer).answer({act.id, wire::ActOutcome::Refused, lab::RefusalCode::ReportableChanged, 1, 0, 0}, nine));
        QVERIFY(refreshRow(*m_writer, act.subject));
        QCOMPARE(valueOf(order(30), 1), std::string());
        const auto refused = PendingActs(*m_writer).all(PendingState::Refused);
        QCOMPARE(refused->size(), 1u);
        QCOMPARE(refused->front().act, act);
        QCOMPARE(refused->front().refusal, (lab::Refusal{lab::RefusalCode::ReportableChanged, 1}));
        QCOMPARE(readCounts(*m_reader, 0)->refusedActs, 1);
        QCOMPARE(readCounts(*m_reader, 0)->toEnter, 1);
    }

    void anOrderMadeHereIsThereBeforeTheStoreKnows()
    {
        const auto patient = patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3});
        lab::Act registration;
        registration.laboratory = lab::testing::theLaboratory;
        registration.person = lab::testing::receptionist;
        registration.workstation = idOf<lab::WorkstationId>(40);
        registration.at = nine;
        registration.id = idOf<lab::ActId>(1);
        registration.subjectKind = lab::DocumentKind::Patient;
        registration.subject = lab::documentId(patient.id);
        registration.body = lab::RegisterPatient{patient};
        pend(registration);
        auto act = registration;
        act.id = idOf<lab::ActId>(2);
        act.subjectKind = lab::DocumentKind::Order;
        act.subject = idOf<lab::DocumentId>(30);
        auto place = lab::testing::smallOrder();
        place.patient = patient.id;
        act.body = place;
        pend(act);
        QCOMPARE(found("le bihan").size(), 1u);
        QCOMPARE(order(30).lines.size(), 3u);
        QVERIFY(m_file.orderPending);
        QCOMPARE(m_file.patient->number, patient.number);
        // A restart takes everything of the store's away, and nothing of this person's.
        take({wire::RestartFrame{"epoch"}});
        QVERIFY(m_last.restarted);
        QCOMPARE(found("le bihan").size(), 1u);
        QCOMPARE(order(30).lines.size(), 3u);
        // The store's versions take their places.
        take({m_feed.add(patient, 1).add(order(30), 1).frame()});
        QCOMPARE(found("le bihan").size(), 1u);
    }
};

QTEST_GUILESS_MAIN(PendingActsTest)
#include "pendingacts.test.moc"
