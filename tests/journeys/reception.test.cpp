// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLineEdit>

#include "app/crypto/crypto.h"
#include "app/lab/rules/reception.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/reception/addtestsdialog.h"
#include "ui/reception/orderform.h"
#include "ui/reception/orderview.h"
#include "ui/reception/patientform.h"
#include "ui/reception/prescriberdialog.h"
#include "ui/reception/receptionpage.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::journeys;

// The reception's page by its keys, in front of a real store.
class ReceptionJourney : public QObject {
    Q_OBJECT

public:
    explicit ReceptionJourney(const ui::Theme& theme) : m_theme(theme) {}

private:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    QString m_second; // the code of who works at the next desk
    std::unique_ptr<Station> m_station;
    std::unique_ptr<ui::ReceptionPage> m_page;
    std::unique_ptr<PageDriver> m_hand;

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { m_hand->press(key, modifiers); }
    void type(const char* text) { m_hand->type(text); }
    static bool waits(const std::function<bool()>& condition) { return PageDriver::waits(condition); }
    bool answers(Qt::Key reason) { return m_hand->answers(reason); }
    void searches(const char* text)
    {
        m_page->search(QString::fromUtf8(text));
        if (!waits([&] { return m_page->presenter().searching().isAnswered(); }))
            qFatal("the search is not answered");
    }
    bool fillsNewPatient()
    {
        if (!waits([&] { return m_page->presenter().mayCreate(); }))
            return false;
        press(Qt::Key_F2);
        if (!waits([&] { return m_page->patientForm().isVisible(); }))
            return false;
        m_page->patientForm().findChild<QComboBox*>()->setCurrentIndex(1);
        press(Qt::Key_Return, Qt::ControlModifier);
        return true;
    }
    bool orders(std::initializer_list<const char*> codes)
    {
        if (!waits([&] { return m_page->orderForm().isVisible(); }))
            return false;
        m_page->orderForm().focusEntry();
        for (const auto* code : codes) {
            type(code);
            press(Qt::Key_Return);
        }
        press(Qt::Key_Return);
        type("Dr Le Meur");
        press(Qt::Key_Return, Qt::ControlModifier);
        return waits([&] { return m_page->orderView().isVisible() && file(); });
    }
    const ui::ActionButton* button(Qt::Key key) const
    {
        for (const auto* button : m_page->orderView().findChildren<ui::ActionButton*>())
            if (button->key() == QKeySequence(key))
                return button;
        qFatal("no button has this key");
    }
    const client::OrderFile* file() const { return m_page->presenter().desk().file(); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto code = m_store->addPerson(QStringLiteral("pascale"), QStringLiteral("Pascale Kerdoncuff"), QStringLiteral("receptionist"));
        m_second = m_store->addPerson(QStringLiteral("nolwenn"), QStringLiteral("Nolwenn Le Goff"), QStringLiteral("receptionist"));
        m_store->importCatalogue();
        m_store->start();
        m_station = std::make_unique<Station>(*m_store, QStringLiteral("ACCUEIL-01"));
        m_station->enrol();
        m_station->activate(QStringLiteral("pascale"), code);
        m_page = std::make_unique<ui::ReceptionPage>(m_theme, m_station->engine());
        m_hand = std::make_unique<PageDriver>(*m_page);
        uitest::showAt(*m_page, {1168, 718});
        m_page->activate();
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_station.reset();
        m_store->stop();
        m_store->verify();
    }

    void nobodyIsCreatedWithoutASearch()
    {
        press(Qt::Key_F2);
        QVERIFY(!m_page->patientForm().isVisible());
    }

    void somebodyNewIsRegisteredAndOrderedFor()
    {
        searches("ROPARTZ Gwenola 14/02/1961");
        QVERIFY(fillsNewPatient());
        QVERIFY(orders({"NA", "K", "HBA1C"}));
        QCOMPARE(file()->order.lines.size(), 3u);
        QCOMPARE(file()->order.specimens.size(), 2u);
        QCOMPARE(file()->order.context.prescriberName, std::string("Dr Le Meur"));
        QVERIFY(waits([&] { return !m_page->presenter().desk().labels().isEmpty(); }));
        QVERIFY(m_station->sent());
        QVERIFY(waits([&] { return file()->revision > 0 && !file()->orderPending; })); // the store has it
    }

    void aTubeIsRejectedReplacedAndReceived()
    {
        m_page->orderView().tubes().setFocus();
        m_page->orderView().chooseTube(1);
        press(Qt::Key_F6);
        QVERIFY(answers(Qt::Key_4)); // haemolysed
        QVERIFY(waits([&] { return file()->order.specimen(1)->state == lab::SpecimenState::Rejected; }));
        QCOMPARE(file()->order.specimen(1)->rejection, lab::RejectionReason::Haemolysed);
        QVERIFY(waits([&] { return m_page->presenter().desk().needsNewTubes(); }));
        press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(waits([&] { return file()->order.specimens.size() == 3; }));
        QCOMPARE(file()->order.specimens.back().container, file()->order.specimen(1)->container);
        m_page->orderView().chooseTube(3);
        press(Qt::Key_F5);
        QVERIFY(answers(Qt::Key_2)); // small volume
        QVERIFY(waits([&] { return file()->order.specimen(3)->state == lab::SpecimenState::AcceptedWithRemark; }));
        QVERIFY(!file()->order.specimen(3)->remark.empty());
        press(Qt::Key_F12);
        QVERIFY(waits([&] { return m_page->presenter().desk().toReceive().empty(); }));
    }

    void anExaminationIsAddedAndOneCancelled()
    {
        press(Qt::Key_F7);
        QVERIFY(m_hand->dialog<ui::AddTestsDialog>());
        type("CREA");
        press(Qt::Key_Return);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waits([&] { return file()->order.lines.size() == 4; }));
        QCOMPARE(file()->order.specimens.size(), 3u); // on the tube that is there
        m_page->orderView().lines().setFocus();
        QVERIFY(m_page->orderView().lines().setCurrentId(QStringLiteral("4")));
        press(Qt::Key_Delete);
        QVERIFY(answers(Qt::Key_1));
        QVERIFY(waits([&] { return file()->order.line(4)->state == lab::LineState::Cancelled; }));
    }

    void oneTubeOfTwoHasCome()
    {
        m_page->submitSearch(QStringLiteral("ropartz gwenola 14/02/1961"));
        QVERIFY(waits([&] { return m_page->presenter().front() == ui::ReceptionPresenter::Front::Patient && m_page->presenter().patient() != nullptr; }));
        press(Qt::Key_F3);
        QVERIFY(orders({"NA", "K", "HBA1C"}));
        auto& desk = m_page->presenter().desk();
        const auto label = QString::fromStdString(file()->order.accession) + QStringLiteral("-2");
        QCOMPARE(button(Qt::Key_F12)->text(), QStringLiteral("Recevoir les 2 tubes"));
        m_page->submitSearch(label);
        QVERIFY(waits([&] { return desk.toReceive() == std::vector<lab::SpecimenNumber>{2}; }));
        QCOMPARE(button(Qt::Key_F12)->text(), QStringLiteral("Recevoir le tube 2"));
        m_hand->picture("tube-scanned");
        press(Qt::Key_F12);
        QVERIFY(waits([&] { return file()->order.specimen(2)->state == lab::SpecimenState::Received; }));
        QVERIFY(lab::isAwaited(*file()->order.specimen(1)));
        QVERIFY(!button(Qt::Key_F12)->isEnabled()); // the other is not "all of them" at the next press

        // The centrifuge shows more than the eye did at the door.
        const auto came = file()->order.specimen(2)->receivedAt;
        m_page->orderView().chooseTube(2);
        press(Qt::Key_F5);
        QVERIFY(answers(Qt::Key_1)); // slightly haemolysed
        QVERIFY(waits([&] { return file()->order.specimen(2)->state == lab::SpecimenState::AcceptedWithRemark; }));
        QVERIFY(file()->order.specimen(2)->receivedAt == came);
        press(Qt::Key_F5);
        QVERIFY(answers(Qt::Key_2)); // and small
        QVERIFY(waits([&] { return file()->order.specimen(2)->remark.find(" · ") != std::string::npos; }));

        m_page->orderView().tubes().setFocus();
        m_page->orderView().chooseTube(1);
        press(Qt::Key_Space);
        QCOMPARE(desk.toReceive(), std::vector<lab::SpecimenNumber>{1});
        press(Qt::Key_Space);
        QVERIFY(desk.toReceive().empty());
        press(Qt::Key_Space);
        press(Qt::Key_F12);
        QVERIFY(waits([&] { return file()->order.specimen(1)->state == lab::SpecimenState::Received; }));
        press(Qt::Key_F6);
        QVERIFY(answers(Qt::Key_5)); // clotted
        QVERIFY(waits([&] { return file()->order.specimen(1)->state == lab::SpecimenState::Rejected; }));
        QVERIFY(waits([&] { return !button(Qt::Key_F5)->isEnabled() && !button(Qt::Key_F6)->isEnabled(); }));
    }

    void theSamePersonIsNotCreatedTwiceUnseen()
    {
        searches("ropartz gwenola 14/02/1961");
        QCOMPARE(m_page->hits().model()->rowCount(), 1);
        const auto before = m_station->finds("ropartz").size();
        QVERIFY(fillsNewPatient());
        QVERIFY(waits([&] { return !m_page->presenter().registration().doubles().empty(); }));
        QVERIFY(m_page->patientForm().isVisible()); // not saved at the first Ctrl+Enter
        QCOMPARE(m_station->finds("ropartz").size(), before);
        press(Qt::Key_F8); // the known one
        QVERIFY(waits([&] { return !m_page->patientForm().isVisible() && m_page->presenter().front() == ui::ReceptionPresenter::Front::Patient; }));
    }

    void whatIsTypedIsNotLostByAScan()
    {
        QVERIFY(waits([&] { return m_page->presenter().patient() != nullptr; }));
        press(Qt::Key_F3);
        QVERIFY(m_page->orderForm().isVisible());
        type("NA");
        press(Qt::Key_Return);
        m_page->submitSearch(QStringLiteral("26-000001-1"));
        QVERIFY(m_page->orderForm().isVisible());
        QCOMPARE(m_page->orderForm().draft().examinations, std::vector<std::string>{"NA"});
        press(Qt::Key_F4);
        QVERIFY(m_hand->dialog<ui::PrescriberDialog>());
        type("Dr CADIOU Jeanne");
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waits([&] { return !m_page->orderForm().draft().context.prescriber.isNull(); }));

        // Married since: the same entry says so, and orders of before keep the name that they were made with.
        const auto jeanne = m_page->orderForm().draft().context.prescriber;
        press(Qt::Key_F4);
        auto* dialog = m_hand->dialog<ui::PrescriberDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Corriger le prescripteur"));
        const auto fields = dialog->findChildren<QLineEdit*>();
        QCOMPARE(fields.front()->text(), QStringLiteral("Dr CADIOU Jeanne"));
        fields.front()->setText(QStringLiteral("Dr CADIOU-LE GALL Jeanne"));
        m_hand->picture("prescriber-corrected");
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waits([&] { return m_page->orderForm().draft().context.prescriberName == "Dr CADIOU-LE GALL Jeanne"; }));
        QVERIFY(m_page->orderForm().draft().context.prescriber == jeanne);
        const auto entry = [&] { return m_station->engine().records().directory()->prescriber(jeanne); };
        QVERIFY(waits([&] { return entry() && entry()->name == "Dr CADIOU-LE GALL Jeanne"; }));
        QCOMPARE(m_station->engine().records().directory()->findPrescribers("cadiou").size(), std::size_t(1));
        QVERIFY(m_hand->says("est corrigée"));
        press(Qt::Key_Escape);
        QVERIFY(waits([] { return QApplication::activeModalWidget() != nullptr; })); // asks first
        press(Qt::Key_Escape);
        QVERIFY(waits([] { return QApplication::activeModalWidget() == nullptr; }));
        QVERIFY(m_page->orderForm().isVisible());
    }

    // Offline with every number given out: that is said before a name is typed, and it is over when the store is back.
    void numbersUsedUpAreSaidBeforeTheWork()
    {
        m_page = std::make_unique<ui::ReceptionPage>(m_theme, m_station->engine()); // nothing reserved, nothing half typed
        m_hand = std::make_unique<PageDriver>(*m_page);
        uitest::showAt(*m_page, {1168, 718});
        m_page->activate();
        const auto takesOne = [&] {
            std::optional<bool> taken;
            m_station->engine().acts().takePatientNumber(m_page.get(), [&](const Result<std::string>& number) { taken = number.has_value(); });
            return waits([&] { return taken.has_value(); }) && *taken;
        };
        m_station->unplug();
        for (int given = 0; takesOne(); ++given)
            QVERIFY(given < 10'000);
        searches("QUEMENER Yuna 11/05/1977");
        QVERIFY(waits([&] { return m_page->presenter().mayCreate(); }));
        press(Qt::Key_F2);
        QVERIFY(m_hand->says("Hors ligne"));
        QVERIFY(waits([&] { return !m_page->patientForm().isVisible(); }));
        m_hand->picture("no-number");
        m_station->plugIn();
        QVERIFY(waits(takesOne));
        QVERIFY(fillsNewPatient());
        QVERIFY(waits([&] { return m_page->orderForm().isVisible(); }));
    }

    // A new workstation whose first sync was cut before anybody came: "nobody found" says nothing of who is known.
    void nobodyIsCreatedBeforeEverybodyHasCome()
    {
        Station fresh(*m_store, QStringLiteral("ACCUEIL-02"));
        fresh.enrol();
        auto& session = fresh.engine().session();
        connect(&session, &client::Session::stateChanged, this, [&](client::SessionState state) {
            if (state == client::SessionState::Open)
                fresh.unplug();
        });
        session.activate(QStringLiteral("nolwenn"), SecretBytes::copyOf(std::string_view(m_second.toStdString())), SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
        QVERIFY(waits([&] { return session.state() == client::SessionState::Open && fresh.engine().connection() == client::Connection::Offline; }));
        session.disconnect(this);
        ui::ReceptionPage page(m_theme, fresh.engine());
        const PageDriver hand(page);
        uitest::showAt(page, {1168, 718});
        page.activate();
        page.submitSearch(QStringLiteral("ROPARTZ Gwenola"));
        QVERIFY(waits([&] { return page.presenter().searching().isAnswered(); }));
        QCOMPARE(page.hits().model()->rowCount(), 0);
        QVERIFY(!page.presenter().mayCreate());
        QVERIFY(hand.says("Tous les patients ne sont pas arrivés sur ce poste"));
        QVERIFY(hand.says("Personne n’a été trouvé parmi les patients déjà arrivés"));
        hand.press(Qt::Key_F2);
        QVERIFY(!page.patientForm().isVisible());
        hand.picture("not-all-here");
        // They come: the same search finds her, and says that it knows everybody.
        fresh.plugIn();
        QVERIFY(waits([&] { return page.presenter().mayCreate(); }));
        QVERIFY(waits([&] { return page.hits().model()->rowCount() == 1; }));
        QVERIFY(!PageDriver::wordsOn(page).contains(QStringLiteral("ne sont pas arrivés")));
    }
};

PAILLASSE_UI_TEST_MAIN(ReceptionJourney)
#include "reception.test.moc"
