// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/crypto/crypto.h"
#include "tests/journeys/windowat.h"

using namespace paillasse;
using namespace paillasse::journeys;
using client::Failure;
using ui::SignInStep;

// What the laboratory's rules do at a workstation, set at the store's console and seen in the program's window.
class WorkstationsJourney : public QObject {
    Q_OBJECT

public:
    explicit WorkstationsJourney(ui::Theme& theme) : m_theme(theme) {}

private:
    ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_office;
    std::unique_ptr<Station> m_bench;
    std::unique_ptr<WindowAt> m_window;
    lab::OrderId m_order;

    void rules(const QStringList& options) { m_store->run(QStringList{QStringLiteral("policy"), QStringLiteral("set")} + options); }
    bool failsWith(Failure failure)
    {
        return PageDriver::waits([&] { return m_window->isCovered() && m_window->door().step() == SignInStep::Failed && m_window->door().failure() == failure && !m_window->door().isBusy(); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto tangi = m_store->addPerson(QStringLiteral("tangi"), QStringLiteral("Tangi Morvan"), QStringLiteral("administrator"));
        const auto helene = m_store->addPerson(QStringLiteral("helene"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"));
        const auto yann = m_store->addPerson(QStringLiteral("yann"), QStringLiteral("Yann Kerbrat"), QStringLiteral("technician"));
        m_store->start();
        m_bench = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-02"));
        m_bench->enrol();
        m_bench->activate(QStringLiteral("helene"), helene);
        m_order = m_bench->orders(m_bench->registers("LE BIHAN", "Maëlle", {1992, 5, 3}), {"NA", "K", "CL"});
        QVERIFY(m_bench->sent());
        m_bench->signOut();
        m_bench->activate(QStringLiteral("yann"), yann);
        m_bench->signOut();
        m_office = std::make_unique<Station>(*m_store, QStringLiteral("BUREAU-01"));
        m_office->enrol();
        m_office->activate(QStringLiteral("tangi"), tangi);
        m_window = std::make_unique<WindowAt>(*m_bench, m_theme);
        m_window->waitStep(SignInStep::SignIn);
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_bench.reset();
        m_office.reset();
        m_store->stop();
        m_store->verify();
    }

    void peopleAreSwitchedFromTheKeyboard()
    {
        const auto& hand = m_window->hand;
        m_window->typePassword(Station::password()); // Yann was here last: his name stands there
        m_window->waitWork();
        QVERIFY(m_bench->engine().session().person().login == "yann");
        QVERIFY(!m_window->shell().page(QStringLiteral("validation")));
        hand.press(Qt::Key_U, Qt::ControlModifier);
        m_window->waitStep(SignInStep::SignIn);
        QVERIFY(m_window->isCovered() && !m_window->shell().page(QStringLiteral("bench"))); // nothing of his is left behind the cover
        hand.press(Qt::Key_Backtab, Qt::ShiftModifier);
        hand.type("helene");
        hand.press(Qt::Key_Tab);
        m_window->typePassword(Station::password());
        m_window->waitWork();
        QVERIFY(m_bench->engine().session().person().login == "helene");
        m_window->go("validation");
        hand.press(Qt::Key_U, Qt::ControlModifier);
        m_window->waitStep(SignInStep::SignIn);
        hand.press(Qt::Key_Backtab, Qt::ShiftModifier);
        hand.type("yann");
        hand.press(Qt::Key_Tab);
        m_window->typePassword(Station::password());
        m_window->waitWork();
        m_window->go("bench");
    }

    void theLongestTimeWithoutTheStoreClosesTheCache()
    {
        rules({QStringLiteral("--offline-days"), QStringLiteral("2")});
        // Told at the next sign-in.
        m_window->hand.press(Qt::Key_U, Qt::ControlModifier);
        m_window->waitStep(SignInStep::SignIn);
        m_window->typePassword(Station::password());
        m_window->waitWork();
        m_bench->waitCaughtUp();
        m_bench->unplug();
        QVERIFY(m_bench->enters(m_order, "NA", "139").isCommitted());
        m_window->hand.press(Qt::Key_U, Qt::ControlModifier);
        m_window->waitStep(SignInStep::SignIn);
        m_bench->clock().ahead = 2 * dayMs - hourMs; // within it the copy opens
        m_window->typePassword(Station::password());
        m_window->waitWork();
        QVERIFY(m_bench->sees(m_order, "NA", "139"));
        // And past it, it closes over whoever is at work.
        m_bench->clock().ahead = 2 * dayMs + hourMs;
        QVERIFY(QTest::qWaitFor([this] { return m_window->door().step() == SignInStep::Failed && m_window->door().failure() == Failure::OfflineTooLong; }, 90'000));
        QVERIFY(m_window->isCovered());
        QVERIFY(m_window->hand.says("hors ligne depuis trop longtemps"));
        m_window->hand.picture("offline-too-long");
        // A right password does not open it: not until the store was reached.
        m_bench->engine().session().retry();
        m_window->waitStep(SignInStep::SignIn);
        m_window->typePassword(Station::password());
        QVERIFY(failsWith(Failure::OfflineTooLong));
        m_bench->plugIn();
        m_bench->clock().ahead = 0;
        m_bench->engine().session().retry(); // with what was typed
        m_window->waitWork();
        QVERIFY(m_bench->sent());
        QVERIFY(m_bench->sees(m_order, "NA", "139"));
        rules({QStringLiteral("--offline-days"), QStringLiteral("7")});
    }

    void anOldProgramIsTurnedAwayInWords()
    {
        QVERIFY(m_bench->enters(m_order, "K", "4.4").isCommitted());
        m_office->unplug(); // the rule is everybody's
        rules({QStringLiteral("--oldest-client"), QStringLiteral("99.0.0")});
        QVERIFY(failsWith(Failure::ClientTooOld)); // in the middle of work
        QVERIFY(m_window->isCovered());
        QVERIFY(m_window->hand.says("trop ancien"));
        m_window->hand.picture("old-program");
        QVERIFY(m_bench->sent()); // what was entered goes on being sent
        rules({QStringLiteral("--oldest-client"), QStringLiteral("any")});
        m_office->plugIn();
        m_bench->engine().session().retry();
        m_window->waitStep(SignInStep::SignIn);
        m_window->typePassword(Station::password());
        m_window->waitWork();
        m_bench->waitCaughtUp();
    }

    // Not only what was asked of the store: the acts too say what a right was used for.
    void theReviewKnowsWhatARightWasLastUsedFor()
    {
        QVERIFY(m_bench->enters(m_order, "CL", "102").isCommitted());
        QVERIFY(m_bench->sent());
        const auto today = SystemClock().now().ms / dayMs;
        bool used = false;
        const auto ask = [&] {
            m_office->engine().administration().staff(this, [&](const Result<client::StaffReply>& staff) {
                for (const auto& entry : staff ? staff->people : std::vector<client::StaffEntry>())
                    if (entry.person.login == "yann")
                        used |= std::ranges::find(entry.uses, client::PermissionUse{access::Permission::EnterResults, today}) != entry.uses.end();
            });
        };
        // The store writes them down now and then.
        QVERIFY(QTest::qWaitFor([&] {
            ask();
            QTest::qWait(500);
            return used;
        }, 90'000));
    }
};

PAILLASSE_UI_TEST_MAIN(WorkstationsJourney)
#include "workstations.test.moc"
