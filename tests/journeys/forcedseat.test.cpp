// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/crypto.h"
#include "tests/journeys/authenticator.h"
#include "tests/journeys/windowat.h"
#include "ui/administration/askdialog.h"
#include "ui/administration/sessionspage.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::journeys;
using client::Failure;
using ui::SignInStep;

// The cable of a workstation is out with somebody at it. They take their seat at another one by force; what they still do at the first
// is kept and flagged once the cable is in again, and who governs sees both, and says that they have.
class ForcedSeatJourney : public QObject {
    Q_OBJECT

public:
    explicit ForcedSeatJourney(ui::Theme& theme) : m_theme(theme) {}

private:
    ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_first;
    std::unique_ptr<Station> m_second;
    std::unique_ptr<Station> m_office;
    std::unique_ptr<WindowAt> m_window;
    lab::OrderId m_order;

    static QString code(const char* login)
    {
        const auto next = authenticators()[login].next(SystemClock().now());
        return QString::fromStdString(std::string(asText(next.view())));
    }
    static QStringList column(ui::Page& page, int column)
    {
        const auto* model = page.findChild<ui::DataTable*>()->model();
        QStringList cells;
        for (int row = 0; row < model->rowCount(); ++row)
            cells << model->index(row, column).data(Qt::AccessibleTextRole).toString();
        return cells;
    }
    int badge(const char* id)
    {
        for (auto* button : m_window->shell().rail().buttons())
            if (button->entry().id == QLatin1String(id))
                return button->entry().count;
        return -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto helene = m_store->addPerson(QStringLiteral("helene"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"));
        const auto nolwenn = m_store->addPerson(QStringLiteral("nolwenn"), QStringLiteral("Nolwenn Bihan"), QStringLiteral("security-officer"));
        m_store->start();
        m_office = std::make_unique<Station>(*m_store, QStringLiteral("BUREAU-01"));
        m_office->enrol();
        m_office->activate(QStringLiteral("nolwenn"), nolwenn);
        m_office->signOut();
        m_second = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-02"));
        m_second->enrol();
        m_first = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_first->enrol();
        m_first->activate(QStringLiteral("helene"), helene);
        m_order = m_first->orders(m_first->registers("LE BIHAN", "Maëlle", {1992, 5, 3}), {"NA", "K"});
        QVERIFY(m_first->sent());
        m_first->unplug();
        QVERIFY(m_first->enters(m_order, "NA", "139").isCommitted());
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_first.reset();
        m_second.reset();
        m_office.reset();
        m_store->stop();
        m_store->verify();
    }

    // A workstation is given a minute to be heard of; until then the seat is asked of its person, and after it taken by force or not at all.
    void theSeatIsTakenByForce()
    {
        QVERIFY(m_second->waits([&] { return m_second->refusedSignIn(QStringLiteral("helene")).failure == Failure::SeatSilent; }, 150'000));
        m_second->restart();
        m_window = std::make_unique<WindowAt>(*m_second, m_theme);
        const auto& hand = m_window->hand;
        m_window->waitStep(SignInStep::SignIn);
        hand.type("helene");
        hand.press(Qt::Key_Tab);
        m_window->typePassword(Station::password());
        m_window->waitStep(SignInStep::Failed);
        QCOMPARE(m_window->door().failure(), Failure::SeatSilent);
        QVERIFY(hand.says("ne répond pas"));
        hand.picture("seat-silent");
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        m_window->waitStep(SignInStep::Code);
        QVERIFY(m_window->door().isForcingSeat());
        QVERIFY(hand.says("le responsable de la sécurité en est averti"));
        hand.picture("seat-forced-code");
        hand.type(code("helene").toUtf8().constData());
        hand.press(Qt::Key_Return);
        m_window->waitWork();
        QVERIFY(m_second->engine().session().person().login == "helene");
        m_second->waitCaughtUp();
        QCOMPARE(m_second->value(m_order, "NA"), std::string()); // it has not come yet
    }

    // Its person goes on there, unknowing; nothing of it is lost, and it is known where it came from.
    void whatTheFirstStillDidIsKept()
    {
        QVERIFY(m_first->enters(m_order, "K", "4.1").isCommitted());
        m_first->plugIn();
        QVERIFY(m_first->sent());
        QVERIFY(m_first->waits([&] { return m_first->engine().session().state() == client::SessionState::Failed; }));
        QCOMPARE(m_first->engine().session().trouble().failure, Failure::SeatElsewhere);
        QVERIFY(m_second->sees(m_order, "NA", "139"));
        QVERIFY(m_second->sees(m_order, "K", "4,1"));
        m_window.reset();
    }

    void whoGovernsSeesIt()
    {
        m_window = std::make_unique<WindowAt>(*m_office, m_theme);
        const auto& hand = m_window->hand;
        m_window->waitStep(SignInStep::SignIn);
        m_window->typePassword(Station::password());
        m_window->waitWork();
        QVERIFY(hand.waits([&] { return badge("sessions") == 1; })); // before anybody looks there
        m_window->go("sessions");
        auto& page = m_window->page<ui::SessionsPage>("sessions");
        QVERIFY(hand.waits([&] { return column(page, 0).size() >= 4; }));
        const auto remarks = column(page, 4);
        QCOMPARE(remarks[0], QStringLiteral("reprise de force"));
        QVERIFY(remarks.contains(QStringLiteral("2 actes d’une ancienne place")));
        auto* table = page.findChild<ui::DataTable*>();
        table->setFocus();
        hand.press(Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(hand.says("de BIOCH-01, qui ne répondait pas, à BIOCH-02"));
        hand.picture("seat-forced");
        auto* seen = page.findChild<ui::PrimaryButton*>();
        QVERIFY(hand.waits([&] { return seen->isEnabled(); })); // the store has to be there
        hand.press(Qt::Key_F12);
        QVERIFY(hand.dialog<ui::AskDialog>()); // governing asks for a code
        hand.type(code("nolwenn").toUtf8().constData());
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hand.waits([&] { return badge("sessions") == 0; }));
        QVERIFY(hand.waits([&] { return column(page, 4).contains(QStringLiteral("reprise de force, vue")); }));
        hand.press(Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(hand.says("Vu par Nolwenn Bihan"));
        hand.picture("seat-forced-seen");
    }
};

PAILLASSE_UI_TEST_MAIN(ForcedSeatJourney)
#include "forcedseat.test.moc"
