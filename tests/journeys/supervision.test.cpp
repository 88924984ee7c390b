// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/watch.h"
#include "tests/journeys/governedstations.h"

using namespace paillasse;
using namespace paillasse::journeys;
using wire::AlertState;
using wire::AlertStep;
using wire::EventKind;

// A real store that watches, and somebody who answers for what it finds.
class SupervisionJourneys : public GovernedStations {
    Q_OBJECT

private:
    std::unique_ptr<Station> m_office; // the security officer's

    client::Watch& watch() { return m_office->engine().watch(); }
    // The newest of the rule; null: none.
    const wire::Alert* alertOf(const char* rule)
    {
        const auto& all = watch().alerts();
        const auto found = std::ranges::find(all, rule, &wire::Alert::rule);
        return found == all.end() ? nullptr : &*found;
    }
    Result<> steps(const Uuid& alert, AlertStep step, const char* text = "")
    {
        return wait<Result<>>([&](auto done) { watch().step(alert, step, text, this, done); });
    }
    wire::TrailReply trail(wire::TrailQuery query)
    {
        auto reply = wait<Result<wire::TrailReply>>([&](auto done) { watch().trail(query, this, done); });
        if (!reply)
            qFatal("no trail: %s", reply.error().detail.c_str());
        return std::move(*reply);
    }

private Q_SLOTS:
    void theOfficerSitsDown()
    {
        const auto marc = m_store->addPerson(QStringLiteral("marc"), QStringLiteral("Marc Olivier"), QStringLiteral("security-officer"));
        m_office = std::make_unique<Station>(*m_store, QStringLiteral("SECURITE-01"));
        m_office->enrol();
        m_office->activate(QStringLiteral("marc"), marc);
    }

    // The workstations that were enrolled for this journey are news to the store.
    void aNewWorkstationIsAnAlertWithALife()
    {
        QVERIFY(m_office->waits([&] { return alertOf("new-workstation") != nullptr; }));
        const auto id = alertOf("new-workstation")->id;
        const auto causes = wait<Result<wire::TrailReply>>([&](auto done) { watch().causes(id, this, done); });
        QVERIFY(causes && !causes->rows.empty());
        const auto early = steps(id, AlertStep::Close, "too early to close this");
        QVERIFY(!early && early.error().code == ErrorCode::Conflict);
        QVERIFY(steps(id, AlertStep::Own));
        QVERIFY(m_office->waits([&] { return alertOf("new-workstation")->state == AlertState::Owned && alertOf("new-workstation")->ownerName == "Marc Olivier"; }));
        QVERIFY(steps(id, AlertStep::Explain, "the three benches of the new site"));
        QVERIFY(steps(id, AlertStep::Close, "seen on the spot, by their labels"));
        QVERIFY(m_office->waits([&] {
            const auto& all = watch().alerts();
            const auto found = std::ranges::find(all, id, &wire::Alert::id);
            return found != all.end() && found->state == AlertState::Closed && found->life.size() == 3;
        }));
    }

    void whoSawMyPatientIsAnswered()
    {
        const auto order = m_a->orders(m_patient, {"K"});
        QVERIFY(m_a->sent());
        m_a->engine().trail().opened(lab::ReadingKind::OpenedOrder, lab::DocumentKind::Order, lab::documentId(order), m_patient);
        wire::TrailQuery query;
        query.patient = m_patient;
        query.kinds = std::uint64_t{1} << static_cast<unsigned>(EventKind::OpenedOrder);
        wire::TrailReply reply;
        QVERIFY(m_office->waits([&] {
            reply = trail(query);
            return !reply.rows.empty();
        }));
        QCOMPARE(reply.rows.size(), 1u);
        QCOMPARE(reply.rows.front().personName, std::string("Anaïs Le Goff"));
        QCOMPARE(reply.rows.front().workstationName, std::string("BIOCH-01"));
        QVERIFY(reply.rows.front().subject == lab::documentId(order));
        // That it was asked is in the trail, too.
        wire::TrailQuery asked;
        asked.person = m_office->engine().session().person().id;
        asked.kinds = std::uint64_t{1} << static_cast<unsigned>(EventKind::TrailAsked);
        QVERIFY(m_office->waits([&] { return !trail(asked).rows.empty(); }));
    }

    // Broken where it counts: a colleague's file without an order, and a glass.
    void whatIsOutOfTheOrdinaryRings()
    {
        const auto reason = std::string("urgence vitale, médecin au téléphone");
        m_a->opensSigning();
        const auto broken = wait<Result<client::GlassReply>>([&](auto done) { m_a->engine().administration().breakGlass(m_patient, reason, m_a->code(QStringLiteral("anais")), this, done); });
        QVERIFY2(broken, broken ? "" : broken.error().detail.c_str());
        QVERIFY(m_office->waits([&] { return alertOf("glass-broken") != nullptr; }));
        QCOMPARE(alertOf("glass-broken")->personName, std::string("Anaïs Le Goff"));
        const auto overview = wait<Result<wire::WatchReply>>([&](auto done) { watch().overview(this, done); });
        QVERIFY2(overview, overview ? "" : overview.error().detail.c_str());
        QVERIFY(overview->ledger.size > 0 && !overview->ledger.headAt.isNull());
        QVERIFY(overview->signIns.today >= 4);
    }

    // What was found before the end is not found anew after it.
    void aRestartRaisesNothingTwice()
    {
        const auto before = watch().alerts().size();
        m_store->stop();
        m_store->start();
        m_office->waitCaughtUp();
        const auto order = m_a->orders(m_patient, {"NA"});
        QVERIFY(m_a->sent());
        wire::TrailQuery query;
        query.patient = m_patient;
        query.kinds = std::uint64_t{1} << static_cast<unsigned>(EventKind::Acted);
        QVERIFY(m_office->waits([&] {
            const auto reply = trail(query);
            return std::ranges::find(reply.rows, lab::documentId(order), &wire::TrailRow::subject) != reply.rows.end();
        }));
        QCOMPARE(watch().alerts().size(), before);
    }

    void theyGo() { m_office.reset(); }
};

QTEST_GUILESS_MAIN(SupervisionJourneys)
#include "supervision.test.moc"
