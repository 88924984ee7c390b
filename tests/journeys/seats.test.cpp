// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "app/crypto/crypto.h"
#include "app/crypto/totp.h"
#include "tests/demo/workplace.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/bench/benchpage.h"
#include "ui/reception/orderform.h"
#include "ui/reception/patientform.h"
#include "ui/reception/receptionpage.h"
#include "ui/shell/homepage.h"
#include "ui/shell/lockoverlay.h"
#include "ui/shell/shell.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::journeys;
using demo::Workplace;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

} // namespace

// One person, two workstations. The seat goes from the first to the second while they type at the first, and comes back into the same
// window: what they typed is there, wherever it stood.
class SeatJourney : public QObject {
    Q_OBJECT

public:
    explicit SeatJourney(ui::Theme& theme) : m_theme(theme) {}

private:
    ui::Theme& m_theme;
    StationClock m_clock;
    Log m_log{m_clock, [](std::string_view) {}};
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_first;
    std::unique_ptr<Station> m_second;
    std::unique_ptr<Workplace> m_at;
    lab::PatientId m_patient;
    lab::OrderId m_order;
    lab::OrderId m_toValidate;
    lab::OrderId m_critical;
    QString m_loicsCode;

    void picture(const char* name)
    {
        if (qEnvironmentVariableIsSet("PAILLASSE_PICTURES"))
            m_at->stage().picture(u(name));
    }
    static bool waits(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 30'000); }
    static QString subjectOf(const lab::OrderId& order) { return u("order:") + QString::fromStdString(order.toString()); }
    ui::BenchPage& bench() { return benchOn(m_order); }
    ui::BenchPage& benchOn(const lab::OrderId& order)
    {
        m_at->stage().go(u("bench"));
        auto& page = m_at->page<ui::BenchPage>();
        page.open(subjectOf(order));
        m_at->stage().wait("the order", [&] { return page.presenter().file() && page.presenter().file()->order.id == order; });
        return page;
    }
    // Of the dialog in front, by what a screen reader calls it.
    QLineEdit* dialogField(const char* name)
    {
        m_at->stage().wait("the dialog", [this] { return m_at->stage().dialog() != nullptr; });
        for (auto* field : m_at->stage().dialog()->findChildren<QLineEdit*>())
            if (field->accessibleName() == u(name))
                return field;
        return nullptr;
    }
    void typesInDialog(const char* name, const QString& text)
    {
        auto* field = dialogField(name);
        QVERIFY(field);
        field->setFocus();
        field->selectAll();
        m_at->stage().type(text);
    }
    // Here, there, and here again.
    void goesAndComesBack()
    {
        sitsDownAtTheOther();
        losesTheSeat();
        takesItBack();
        QVERIFY(waits([this] { return m_at->engine().drafts().isLoaded(); }));
    }
    QPlainTextEdit& interpretation()
    {
        m_at->stage().go(u("validation"));
        auto& page = m_at->page<ui::ValidationPage>();
        page.open(subjectOf(m_toValidate));
        m_at->stage().wait("the order to validate", [&] { return page.presenter().file() && page.presenter().file()->order.id == m_toValidate; });
        return *page.findChild<QPlainTextEdit*>();
    }
    QString cell(int row)
    {
        auto& grid = bench().presenter().grid();
        const auto* draft = grid.draft(grid.lineId(row));
        return draft ? draft->text : QString();
    }
    void typesInCell(int row, const QString& text)
    {
        auto& page = bench();
        page.grid().setFocus();
        page.grid().setCurrentIndex(page.presenter().grid().index(row, ui::ResultGridModel::Result));
        m_at->stage().type(text);
    }
    // In three pages, and the bench's editor is open still.
    void typesEverywhere(const QString& mark)
    {
        m_at->stage().go(u("reception"));
        auto& reception = m_at->page<ui::ReceptionPage>();
        reception.presenter().openPatient(m_patient);
        m_at->stage().wait("the patient", [&] { return reception.presenter().patient() != nullptr; });
        m_at->stage().press(Qt::Key_F3);
        m_at->stage().type(u("NA"));
        m_at->stage().press(Qt::Key_Return);
        m_at->stage().press(Qt::Key_Return); // nothing more: on to the prescription
        m_at->field("Renseignements cliniques");
        m_at->stage().type(mark);
        auto& text = interpretation();
        text.setFocus();
        m_at->stage().type(mark);
        typesInCell(0, u("13"));
        typesInCell(1, u("4,"));
    }
    // The same person at the other workstation.
    void sitsDownAtTheOther()
    {
        auto& session = m_second->engine().session();
        session.signIn(u("anais"), SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
        m_second->waitState(client::SessionState::Failed);
        QVERIFY(session.trouble().failure == client::Failure::SeatElsewhere);
        session.takeSeat();
        m_second->waitState(client::SessionState::Open);
    }
    void losesTheSeat()
    {
        m_at->waitsFor(ui::SignInStep::Failed);
        QVERIFY(m_at->door().failure() == client::Failure::SeatElsewhere);
        QVERIFY(!m_at->isAtWork());
    }
    // From the screen that says where the seat is, by its keys: taken back into this window.
    void takesItBack(const QString& password = Station::password())
    {
        m_at->stage().press(Qt::Key_Return); // sign in here again: the password is asked for
        m_at->waitsFor(ui::SignInStep::SignIn);
        m_at->stage().fill({u("anais"), password});
        m_at->stage().press(Qt::Key_Return);
        m_at->waitsFor(ui::SignInStep::Failed);
        QVERIFY(m_at->door().failure() == client::Failure::SeatElsewhere);
        m_at->stage().press(Qt::Key_Return); // it is this person's to move
        m_at->stage().wait("the work", [this] { return m_at->isAtWork(); }, 40'000);
        m_second->waitState(client::SessionState::Failed);
    }
    void findsEverything(const QString& mark)
    {
        QVERIFY(waits([this] { return m_at->engine().drafts().isLoaded(); }));
        QCOMPARE(m_at->engine().drafts().all().size(), 3u);
        QCOMPARE(cell(0), u("13"));
        QCOMPARE(cell(1), u("4,"));
        QCOMPARE(interpretation().toPlainText(), mark);
        m_at->stage().go(u("reception"));
        auto& form = m_at->page<ui::ReceptionPage>().orderForm();
        QVERIFY(waits([&] { return form.isVisible(); }));
        QVERIFY(form.patient() == m_patient);
        QCOMPARE(QString::fromStdString(form.draft().context.clinical), mark);
        QCOMPARE(form.draft().examinations, std::vector<std::string>{"NA"});
    }
    void givesEverythingUp()
    {
        m_at->stage().go(u("reception"));
        m_at->stage().press(Qt::Key_F11);
        interpretation();
        m_at->stage().press(Qt::Key_F11);
        bench();
        m_at->stage().press(Qt::Key_F11);
        QVERIFY(waits([this] { return m_at->engine().drafts().all().empty(); }));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto anais = m_store->addPerson(u("anais"), u("Anaïs Le Goff"), u("biologist"));
        const auto yann = m_store->addPerson(u("yann"), u("Yann Le Gall"), u("technician"));
        m_loicsCode = m_store->addPerson(u("loic"), u("Dr Loïc Tanguy"), u("biologist"));
        m_store->importCatalogue();
        m_store->start();
        m_first = std::make_unique<Station>(*m_store, u("BIOCH-01"));
        m_first->enrol();
        m_first->activate(u("anais"), anais);
        m_patient = m_first->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        m_order = m_first->orders(m_patient, {"NA", "K"});
        m_toValidate = m_first->orders(m_patient, {"NA"});
        m_critical = m_first->orders(m_patient, {"K"});
        QVERIFY(m_first->enters(m_toValidate, "NA", "141").isCommitted());
        QVERIFY(m_first->validates(m_toValidate).isCommitted());
        QVERIFY(m_first->sent());
        m_first->signOut();
        m_first->switchOff();
        m_second = std::make_unique<Station>(*m_store, u("BIOCH-02"));
        m_second->enrol();
        m_second->activate(u("yann"), yann);
        m_second->signOut();
        m_at = std::make_unique<Workplace>(m_first->folder(), m_theme, m_clock, m_log, qEnvironmentVariable("PAILLASSE_PICTURES", QDir::tempPath()));
        m_at->signIn(u("anais"), Station::password());
        QVERIFY(waits([this] { return m_at->engine().drafts().isLoaded(); }));
    }
    void cleanupTestCase()
    {
        m_at.reset();
        m_second.reset();
        m_first.reset();
        m_store->stop();
        m_store->verify();
    }

    void whatWasTypedIsThereWhenTheSeatComesBack()
    {
        typesEverywhere(u("sous amiodarone"));
        goesAndComesBack();
        auto* home = qobject_cast<ui::HomePage*>(m_at->window().shell().page(u("home")));
        QVERIFY(waits([home] { return home->summary().contains(u("brouillon à reprendre")); }));
        findsEverything(u("sous amiodarone"));
        givesEverythingUp();
    }

    void alsoWhenTheWindowWasLockedMeanwhile()
    {
        typesEverywhere(u("a jeun"));
        m_at->stage().press(Qt::Key_L, Qt::ControlModifier);
        m_at->waitsFor(ui::SignInStep::Unlock);
        sitsDownAtTheOther();
        losesTheSeat();
        takesItBack();
        findsEverything(u("a jeun"));
        givesEverythingUp();
    }

    // Also on the form of somebody new: that they work here makes what is asked of them confidential.
    void theFormOfSomebodyNewIsWhole()
    {
        m_at->stage().go(u("reception"));
        m_at->stage().press(Qt::Key_F, Qt::ControlModifier);
        m_at->stage().type(u("KERVELLA Yann 01/02/1980"));
        auto& reception = m_at->page<ui::ReceptionPage>();
        m_at->stage().wait("the search", [&] { return reception.presenter().mayCreate(); });
        m_at->stage().press(Qt::Key_F2);
        auto* form = reception.findChild<ui::PatientForm*>();
        QVERIFY(waits([form] { return form->isVisible(); }));
        for (auto* box : form->findChildren<QCheckBox*>()) {
            box->setFocus();
            m_at->stage().press(Qt::Key_Space);
        }
        const auto typed = form->draft();
        QVERIFY(typed.patient.isStaff && typed.patient.isProtected && typed.documentSeen && typed.patient.identity.homonym && typed.patient.identity.doubtful);
        goesAndComesBack();
        m_at->stage().go(u("reception"));
        form = m_at->page<ui::ReceptionPage>().findChild<ui::PatientForm*>();
        QVERIFY(waits([form] { return form->isVisible(); }));
        const auto again = form->draft();
        const auto today = m_at->page<ui::ReceptionPage>().presenter().today();
        QVERIFY(ui::PatientDrafts::prepared(again, today) == ui::PatientDrafts::prepared(typed, today));
        QCOMPARE(again.documentSeen, typed.documentSeen);
        m_at->stage().press(Qt::Key_F11);
        QVERIFY(waits([this] { return m_at->engine().drafts().all().empty(); }));
    }

    // What stands in a dialog with fields, over each of two pages.
    void dialogsBeginWithWhatWasTyped()
    {
        m_at->stage().go(u("reception"));
        auto& reception = m_at->page<ui::ReceptionPage>();
        reception.presenter().openPatient(m_patient);
        m_at->stage().wait("the patient", [&] { return reception.presenter().patient() != nullptr; });
        m_at->stage().press(Qt::Key_F3);
        QVERIFY(waits([&] { return reception.orderForm().isVisible(); }));
        m_at->field("Renseignements cliniques");
        m_at->stage().type(u("fievre"));
        m_at->stage().press(Qt::Key_F4);
        typesInDialog("Téléphone, pour les valeurs critiques", u("0298"));
        goesAndComesBack();
        m_at->stage().go(u("reception"));
        QVERIFY(waits([this] { return m_at->page<ui::ReceptionPage>().orderForm().isVisible(); }));
        m_at->stage().press(Qt::Key_F4);
        QVERIFY(dialogField("Téléphone, pour les valeurs critiques"));
        QCOMPARE(dialogField("Téléphone, pour les valeurs critiques")->text(), u("0298"));
        picture("draft-prescriber");
        m_at->stage().press(Qt::Key_Escape);
        QVERIFY(waits([this] { return m_at->engine().drafts().all().size() == 1; })); // the form's alone
        m_at->stage().press(Qt::Key_F11);

        auto& page = benchOn(m_critical);
        page.grid().setFocus();
        page.grid().setCurrentIndex(page.presenter().grid().index(0, ui::ResultGridModel::Result));
        m_at->stage().type(u("7,4"));
        m_at->stage().press(Qt::Key_Return);
        QVERIFY(waits([&] { return page.presenter().unanswered() != 0; }));
        m_at->stage().press(Qt::Key_F8);
        typesInDialog("Personne appelée", u("Mme Kerneis"));
        goesAndComesBack();
        auto& again = benchOn(m_critical);
        QVERIFY(waits([&] { return again.presenter().unanswered() != 0; }));
        m_at->stage().press(Qt::Key_F8);
        QVERIFY(dialogField("Personne appelée"));
        QCOMPARE(dialogField("Personne appelée")->text(), u("Mme Kerneis"));
        picture("draft-call");
        m_at->stage().press(Qt::Key_Escape);
        QVERIFY(waits([this] { return m_at->engine().drafts().all().empty(); }));
        m_at->stage().press(Qt::Key_F9); // kept with a reason: entry goes on
        m_at->stage().wait("the reasons", [this] { return m_at->stage().dialog() != nullptr; });
        m_at->stage().press(Qt::Key_1);
        m_at->stage().press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waits([&] { return again.presenter().unanswered() == 0; }));
    }

    // At the other workstation they also take a new password: the cache of the first one goes on under it.
    void aNewPasswordInBetweenTakesNothing()
    {
        const auto next = u("encore un mot de passe bien long");
        typesEverywhere(u("avant dialyse"));
        sitsDownAtTheOther();
        losesTheSeat();
        std::optional<Result<>> changed;
        const auto secret = [](const QString& text) { return SecretBytes::copyOf(std::string_view(text.toStdString())); };
        m_second->engine().session().changePassword(secret(Station::password()), secret(next), this, [&changed](const Result<>& done) { changed = done; });
        QVERIFY(waits([&changed] { return changed.has_value(); }));
        QVERIFY2(changed->has_value(), changed->has_value() ? "" : changed->error().detail.c_str());
        takesItBack(next);
        findsEverything(u("avant dialyse"));
    }

    // Signed in with nothing on show yet is signed in all the same: who is away is locked out, and Enter alone opens nothing.
    void aFirstSynchronisationIsNotLeftUnattended()
    {
        m_at->window().shell().focusEntry();
        m_at->stage().press(Qt::Key_U, Qt::ControlModifier);
        m_at->waitsFor(ui::SignInStep::SignIn);
        m_at->stage().fill({u("yann"), Station::password()});
        m_at->stage().press(Qt::Key_Return);
        m_at->waitsFor(ui::SignInStep::FirstSync);
        m_clock.ahead = 2 * hourMs;
        m_at->window().idleWatch().check();
        m_clock.ahead = 0;
        m_at->waitsFor(ui::SignInStep::Unlock);
        QVERIFY(!m_at->isAtWork());
        m_at->stage().fill({Station::password()});
        m_at->stage().press(Qt::Key_Return);
        m_at->stage().wait("the work", [this] {
            if (m_at->door().step() == ui::SignInStep::FirstSync && m_at->door().isUsable())
                m_at->stage().press(Qt::Key_Return);
            return m_at->isAtWork();
        }, 40'000);
    }

    // Nor is a second factor that nobody has yet: whoever came by could make it theirs.
    void aFactorToSetUpIsNotLeftUnattended()
    {
        auto& session = m_second->engine().session();
        session.signOut();
        m_second->waitState(client::SessionState::SignedOut);
        session.activate(u("loic"), SecretBytes::copyOf(std::string_view(m_loicsCode.toStdString())), SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
        m_second->waitState(client::SessionState::NeedsFactor);
        session.lock();
        m_second->waitState(client::SessionState::SignedOut);
    }

    // Nor are recovery codes that were shown and that nobody has taken yet: a lock loses them, and the next sign-in begins again.
    void codesThatNobodyTookAreMadeAgain()
    {
        auto& session = m_second->engine().session();
        const auto password = [] { return SecretBytes::copyOf(std::string_view(Station::password().toStdString())); };
        session.signIn(u("loic"), password());
        m_second->waitState(client::SessionState::NeedsFactor);
        std::vector<std::string> lost;
        session.beginFactor({}, this, [&](const Result<client::FactorOffer>& offer) {
            session.confirmFactor(crypto::totpCode(offer.value().secret, crypto::totpStep(m_clock.now())), this, [&lost](const Result<std::vector<std::string>>& codes) { lost = codes.value(); });
        });
        QVERIFY(waits([&lost] { return lost.size() == 10; }));
        session.lock();
        m_second->waitState(client::SessionState::SignedOut);
        session.signIn(u("loic"), password());
        m_second->waitState(client::SessionState::NeedsFactor); // it is not in force: another one
        m_second->setsUpFactor();
        m_second->waitState(client::SessionState::Open);
        QVERIFY(session.hasFactor());
        QCOMPARE(session.recoveryCodesLeft(), 10);
        session.lock(); // setting it up opened a signing session, which asks for no code
        m_second->waitState(client::SessionState::Locked);
        session.unlock(password());
        m_second->waitState(client::SessionState::Open);
        std::optional<bool> opened;
        session.openSigning(password(), SecretBytes::copyOf(std::string_view(lost.front())), this, [&opened](const Result<Instant>& until) { opened = until.has_value(); });
        QVERIFY(waits([&opened] { return opened.has_value(); }));
        QVERIFY(!*opened);
    }
};

PAILLASSE_UI_TEST_MAIN(SeatJourney)
#include "seats.test.moc"
