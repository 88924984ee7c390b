// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/journeys/twobenches.h"

using namespace paillasse;
using namespace paillasse::journeys;
using client::TrayDecision;
using lab::LineState;

// Two workstations and a store, over TLS, with a real keyring: what people do at one is seen at the other.
class SyncJourneys : public TwoBenches {
    Q_OBJECT

private:
    lab::OrderId newOrder() { return orderOf({"K", "NA"}); }

private Q_SLOTS:
    void aResultIsSeenAtTheOtherWorkstation()
    {
        const auto order = newOrder();
        QVERIFY(m_b->enters(order, "K", "6.4").isCommitted());
        QCOMPARE(m_b->value(order, "K"), std::string("6,4")); // at once, here
        QVERIFY(m_a->sees(order, "K", "6,4"));
        QVERIFY(m_b->sent());
        QVERIFY(m_b->waits([&] { return m_b->file(order)->pending.empty(); }));
        QCOMPARE(m_a->finds("bihan").size(), 1u);
        QVERIFY(m_b->waits([&] { return m_b->finds("3/5/1992").size() == 1; }));
    }

    // Asked for twice at once, while the lane that would tell has others to answer: the one that is overtaken is told so, and nobody that
    // there is no such tube.
    void aNumberThatIsThereIsNotDenied()
    {
        const auto order = newOrder();
        QVERIFY(m_a->sent());
        const auto number = m_b->file(order)->order.accession;
        auto& engine = m_b->engine();
        for (int i = 0; i < 20'000; ++i)
            engine.records().allAreFound(this, [](const Result<bool>&) {});
        std::vector<Result<bool>> answers;
        for (int i = 0; i < 2; ++i)
            engine.fetchNumbered(number, this, [&answers](const Result<bool>& isThere) { answers.push_back(isThere); });
        QVERIFY(m_b->waits([&] { return answers.size() == 2; }));
        int overtaken = 0;
        for (const auto& answer : answers) {
            QVERIFY(answer ? *answer : answer.error().code == ErrorCode::Cancelled);
            overtaken += answer ? 0 : 1;
        }
        QVERIFY(overtaken <= 1);
    }

    // Set at the store's console while it serves: at each workstation without another sign-in.
    void theLaboratorysParticularsReachTheWorkstations()
    {
        m_store->run({QStringLiteral("laboratory"), QStringLiteral("set"), QStringLiteral("--address"), QStringLiteral("4 quai des Indes, 56100 Lorient"), QStringLiteral("--accreditation"), QStringLiteral("8-0000"),
                      QStringLiteral("--biologist"), QStringLiteral("Dr Hélène Corre")});
        for (auto* station : {m_a.get(), m_b.get()}) {
            const auto profile = [station] { return station->engine().records().directory()->laboratory; };
            QVERIFY(station->waits([&] { return profile() && profile()->address == "4 quai des Indes, 56100 Lorient"; }));
            QCOMPARE(profile()->name, std::string("LBM des Essais"));
            QCOMPARE(profile()->accreditation, std::string("8-0000"));
            QCOMPARE(profile()->biologists, std::vector<std::string>{"Dr Hélène Corre"});
        }
    }

    void bothWorkOnDifferentLines()
    {
        const auto order = newOrder();
        m_a->unplug();
        QVERIFY(m_a->enters(order, "K", "4.1").isCommitted());
        QVERIFY(m_b->enters(order, "NA", "139").isCommitted());
        QVERIFY(m_b->sent());
        QCOMPARE(m_a->file(order)->pending, std::set<lab::LineId>{1});
        m_a->plugIn();
        QVERIFY(m_a->sees(order, "NA", "139"));
        QVERIFY(m_b->sees(order, "K", "4,1"));
        QVERIFY(m_a->tray().empty());
    }

    void twoValuesForOneLineAreOneOfThemsToDecide()
    {
        const auto order = newOrder();
        m_b->unplug();
        QVERIFY(m_a->enters(order, "K", "4.1").isCommitted());
        QVERIFY(m_a->sent());
        QVERIFY(m_b->enters(order, "K", "6.4").isCommitted());
        m_b->plugIn();
        QVERIFY(m_b->waits([&] { return m_b->engine().acts().refusedCount() == 1; }));
        const auto tray = m_b->tray();
        QCOMPARE(tray.size(), 1u);
        QVERIFY(tray[0].refusal.code == lab::RefusalCode::ReportableChanged);
        QCOMPARE(tray[0].refusal.line, lab::LineId(1));
        // Both values are there to be compared.
        const auto reportable = [](const std::optional<lab::Document>& document) { return lab::toString(std::get<lab::Order>(*document).line(1)->reportableMeasurement()->value); };
        QVERIFY(m_b->waits([&] { return m_b->value(order, "K") == "4,1"; }));
        const auto again = m_b->tray();
        QCOMPARE(reportable(again[0].theirs), std::string("4,1"));
        QCOMPARE(reportable(again[0].mine), std::string("6,4"));
        QVERIFY(m_b->resolves(again[0].act.id, TrayDecision::Resend).isCommitted());
        QVERIFY(m_a->sees(order, "K", "6,4"));
        QVERIFY(m_b->tray().empty());
        // Neither measurement was lost.
        QCOMPARE(m_a->file(order)->order.line(1)->measurements.size(), 2u);
    }

    void aRefusedActSurvivesARestartUntilItIsDiscarded()
    {
        const auto order = newOrder();
        m_b->unplug();
        QVERIFY(m_a->does(lab::documentId(order), lab::CancelLines{{2}, "double"}).isCommitted());
        QVERIFY(m_a->sent());
        QVERIFY(m_b->enters(order, "NA", "139").isCommitted());
        m_b->plugIn();
        QVERIFY(m_b->waits([&] { return m_b->engine().acts().refusedCount() == 1; }));
        m_b->restart();
        m_b->signIn(QStringLiteral("yann"));
        QVERIFY(m_b->waits([&] { return m_b->engine().acts().refusedCount() == 1; }));
        const auto tray = m_b->tray();
        QCOMPARE(tray.size(), 1u);
        QVERIFY(m_b->resolves(tray[0].act.id, TrayDecision::Discard).isCommitted());
        QVERIFY(m_b->tray().empty());
        QCOMPARE(m_b->engine().acts().refusedCount(), 0);
        QVERIFY(m_b->state(order, "NA") == LineState::Cancelled);
    }

    void workGoesOnWithoutTheStore()
    {
        const auto order = newOrder();
        m_b->unplug();
        m_b->restart();
        m_b->engine().session().signIn(QStringLiteral("yann"), SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
        QVERIFY(m_b->waits([&] { return m_b->engine().session().state() == client::SessionState::Open; }));
        QVERIFY(m_b->waits([&] { return m_b->file(order).has_value(); }));
        QVERIFY(m_b->enters(order, "K", "5.0").isCommitted());
        QVERIFY(m_b->enters(order, "NA", "141").isCommitted());
        QVERIFY(m_b->validates(order).isCommitted());
        QVERIFY(m_b->state(order, "K") == LineState::TechnicallyValid);
        // The program ends and starts again, still without a store: what was saved is there.
        m_b->restart();
        m_b->engine().session().signIn(QStringLiteral("yann"), SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
        QVERIFY(m_b->waits([&] { return m_b->engine().session().state() == client::SessionState::Open; }));
        QVERIFY(m_b->sees(order, "K", "5,0"));
        QCOMPARE(m_b->engine().acts().pendingCount(), 3);
        m_b->plugIn();
        QVERIFY(m_a->sees(order, "NA", "141"));
        QVERIFY(m_a->waits([&] { return m_a->state(order, "K") == LineState::TechnicallyValid; }));
        m_b->waitCaughtUp();
    }

    void theOutboxIsPushedWithNobodySignedIn()
    {
        const auto order = newOrder();
        m_b->unplug();
        QVERIFY(m_b->enters(order, "K", "4.4").isCommitted());
        m_b->signOut();
        m_b->plugIn();
        QVERIFY(m_a->sees(order, "K", "4,4"));
        m_b->signIn(QStringLiteral("yann"));
        QVERIFY(m_b->sees(order, "K", "4,4"));
        QVERIFY(m_b->waits([&] { return m_b->file(order)->pending.empty(); }));
    }

    void aReleaseIsSignedAndWaitsForTheStore()
    {
        const auto order = newOrder();
        QVERIFY(m_b->enters(order, "K", "4.4").isCommitted());
        QVERIFY(m_b->enters(order, "NA", "140").isCommitted());
        QVERIFY(m_b->validates(order).isCommitted());
        QVERIFY(m_a->waits([&] { return m_a->state(order, "NA") == LineState::TechnicallyValid; }));
        // Without the signing session nothing is signed.
        QVERIFY(m_a->releases(order).submission.refusal->code == lab::RefusalCode::BadSignature);
        m_a->opensSigning();
        const auto released = m_a->releases(order, "Sans particularité.");
        QVERIFY2(released.submission.isCommitted(), released.submission.refusal ? lab::toString(released.submission.refusal->code).data() : "");
        QCOMPARE(released.version, std::uint16_t(1));
        QVERIFY(released.kind == lab::ReportKind::Complete);
        QVERIFY(m_a->state(order, "K") == LineState::BiologicallyValid); // on show at once
        QVERIFY(m_b->waits([&] { return m_b->file(order)->order.reports.size() == 1; }));
        // Online-only: said before the work is done.
        QVERIFY(m_a->does(lab::documentId(order), lab::Devalidate{{1}, "erreur"}).refusal->code == lab::RefusalCode::NeedsConnection);
        m_a->engine().session().lock();
        QVERIFY(m_a->engine().session().signingUntil().isNull());
        m_a->engine().session().unlock(SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == client::SessionState::Open; }));
    }

    void aLineThatChangedComesBackForReading()
    {
        const auto order = newOrder();
        QVERIFY(m_b->enters(order, "K", "4.4").isCommitted());
        QVERIFY(m_b->enters(order, "NA", "140").isCommitted());
        QVERIFY(m_b->validates(order).isCommitted());
        QVERIFY(m_a->waits([&] { return m_a->state(order, "NA") == LineState::TechnicallyValid; }));
        client::ReleaseRequest request{order, {1, 2}, {}, {}, {}, {{1, 1}, {2, 99}}};
        std::optional<client::Released> released;
        m_a->opensSigning();
        m_a->engine().acts().release(request, this, [&](const client::Released& r) { released = r; });
        QVERIFY(m_a->waits([&] { return released.has_value(); }));
        QVERIFY(released->submission.refusal->code == lab::RefusalCode::StaleLine);
    }

    void withoutTheStoreNothingIsReleased()
    {
        const auto order = newOrder();
        QVERIFY(m_b->enters(order, "K", "4.4").isCommitted());
        QVERIFY(m_b->validates(order).isCommitted());
        QVERIFY(m_a->waits([&] { return m_a->state(order, "K") == LineState::TechnicallyValid; }));
        m_a->opensSigning();
        m_a->unplug();
        const auto released = m_a->releases(order);
        QVERIFY(!released.submission.isCommitted());
        QVERIFY(released.submission.trouble->failure == client::Failure::Offline);
        QVERIFY(m_a->state(order, "K") == LineState::TechnicallyValid);
        m_a->plugIn();
        m_a->waitCaughtUp();
    }

    // Nothing is fetched anew: what was cached is there before the store is asked. (How fast that is: ./run bench switch-person.)
    void aPersonIsSwitchedFromTheirOwnCache()
    {
        m_b->signOut();
        m_b->unplug();
        m_b->engine().session().signIn(QStringLiteral("yann"), SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
        m_b->waitState(client::SessionState::Open);
        QTRY_VERIFY(!m_b->finds("bihan").empty());
        m_b->plugIn();
        m_b->waitCaughtUp();
    }

    // Online sign-in moves the seat only when asked to.
    void aSeatIsHeldAtOnePlace()
    {
        m_a->signOut();
        const auto trouble = m_a->refusedSignIn(QStringLiteral("yann"));
        QVERIFY(trouble.failure == client::Failure::SeatElsewhere);
        m_a->engine().session().takeSeat();
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == client::SessionState::Open; }));
        // B's session ends: whoever sits there is told.
        QVERIFY(m_b->waits([&] { return m_b->engine().session().state() == client::SessionState::Failed; }));
        QVERIFY(m_b->engine().session().trouble().failure == client::Failure::SeatElsewhere);
    }
};

QTEST_GUILESS_MAIN(SyncJourneys)
#include "sync.test.moc"
