// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QPlainTextEdit>
#include <QProcess>

#include "app/crypto/crypto.h"
#include "tests/demo/workplace.h"
#include "tests/faults/fakedesktop.h"
#include "tests/journeys/cleartext.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/bench/benchpage.h"
#include "ui/drafts/draftnote.h"
#include "ui/reception/orderform.h"
#include "ui/reception/receptionpage.h"
#include "ui/shell/homepage.h"
#include "ui/shell/lockoverlay.h"
#include "ui/shell/shell.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/reasondialog.h"

using namespace paillasse;
using namespace paillasse::journeys;
using demo::Workplace;

namespace {

// To be looked at, where somebody asks for them.
QString pictures()
{
    return qEnvironmentVariable("PAILLASSE_PICTURES", QDir::tempPath());
}

QString u(const char* text) { return QString::fromUtf8(text); }

const QString canary = QStringLiteral("Zwingelstein sous amiodarone");

} // namespace

// What is typed and not saved: locked away by the desktop with a dialog open, the program killed, and there again for who typed it.
class DraftJourney : public QObject {
    Q_OBJECT

public:
    explicit DraftJourney(ui::Theme& theme) : m_theme(theme) {}

private:
    ui::Theme& m_theme;
    SystemClock m_clock;
    QByteArray m_logged;
    Log m_log{m_clock, [this](std::string_view line) { m_logged.append(line.data(), static_cast<qsizetype>(line.size())); }};
    std::unique_ptr<faults::FakeDesktop> m_desktop;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station;
    std::unique_ptr<Workplace> m_at;
    lab::PatientId m_patient;
    lab::OrderId m_order;
    lab::OrderId m_toValidate;

    void picture(const QString& name)
    {
        if (qEnvironmentVariableIsSet("PAILLASSE_PICTURES"))
            m_at->stage().picture(name);
    }
    static bool waits(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 30'000); }
    static bool noteIsShown(QWidget& page)
    {
        const auto* note = page.findChild<ui::DraftNote*>();
        return note && note->isVisible();
    }
    std::vector<client::KeptDraft> drafts() { return m_at->engine().drafts().all(); }
    bool has(const std::string& place) { return m_at->engine().drafts().find(place) != nullptr; }
    std::string benchPlace() const { return "bench.entry:" + m_order.toString(); }
    void comeIn()
    {
        m_at = std::make_unique<Workplace>(m_station->folder(), m_theme, m_clock, m_log, pictures());
        m_at->signIn(u("anais"), Station::password());
        QVERIFY(waits([&] { return m_at->engine().drafts().isLoaded(); }));
    }
    ui::BenchPage& benchOnOrder()
    {
        m_at->stage().go(u("bench"));
        auto& bench = m_at->page<ui::BenchPage>();
        bench.open(u("order:") + QString::fromStdString(m_order.toString()));
        m_at->stage().wait("the order", [&] { return bench.presenter().file() && bench.presenter().file()->order.id == m_order && bench.presenter().resumedFrom(); });
        return bench;
    }
    QPlainTextEdit& interpretation()
    {
        m_at->stage().go(u("validation"));
        auto& page = m_at->page<ui::ValidationPage>();
        page.open(u("order:") + QString::fromStdString(m_toValidate.toString()));
        m_at->stage().wait("the order to validate", [&] { return page.presenter().file() && page.presenter().file()->order.id == m_toValidate; });
        return *page.findChild<QPlainTextEdit*>();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        faults::FakeDesktop::standForTheSystem();
        m_desktop = std::make_unique<faults::FakeDesktop>();
        m_store = std::make_unique<StoreProcess>();
        const auto anais = m_store->addPerson(u("anais"), u("Anaïs Le Goff"), u("biologist"));
        const auto gwen = m_store->addPerson(u("gwen"), u("Gwen Riou"), u("biologist"));
        m_store->importCatalogue();
        m_store->start();
        m_station = std::make_unique<Station>(*m_store, u("BIOCH-01"));
        m_station->enrol();
        m_station->activate(u("gwen"), gwen);
        m_station->signOut();
        m_station->activate(u("anais"), anais);
        m_patient = m_station->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        m_order = m_station->orders(m_patient, {"NA", "K"});
        m_toValidate = m_station->orders(m_patient, {"NA"});
        QVERIFY(m_station->enters(m_toValidate, "NA", "141").isCommitted());
        QVERIFY(m_station->validates(m_toValidate).isCommitted());
        QVERIFY(m_station->sent());
        m_station->signOut();
        m_station->switchOff();
    }
    void cleanupTestCase()
    {
        m_at.reset();
        m_station.reset();
        m_store->stop();
        m_store->verify();
    }

    void theDesktopLocksOverAnOpenDialogAndTheProgramIsKilled()
    {
        QProcess typist;
        typist.start(QStringLiteral(PAILLASSE_JOURNEYS_TYPIST), {m_station->folder(), u("anais"), Station::password(), QString::fromStdString(m_patient.toString()), QString::fromStdString(m_order.toString()),
                                                                  QString::fromStdString(m_toValidate.toString()), canary});
        QByteArray said;
        const auto says = [&](const char* word) {
            return QTest::qWaitFor([&] {
                said += typist.readAllStandardOutput();
                return said.contains(word) || typist.state() == QProcess::NotRunning;
            }, 120'000) && said.contains(word);
        };
        const bool typed = says("typed");
        QVERIFY2(typed, typist.readAllStandardError().constData());
        m_desktop->lockSession();
        QVERIFY(says("locked"));
        // While it runs, and after its end: nowhere in the clear.
        const auto forms = formsOf(canary);
        QVERIFY(searchFolder(m_station->folder(), forms) >= 4);
        QVERIFY(searchFolder(qEnvironmentVariable("HOME"), forms) >= 1);
        typist.kill();
        QVERIFY(typist.waitForFinished());
        QVERIFY(searchFolder(m_station->folder(), forms) >= 4);
        QVERIFY(searchFolder(qEnvironmentVariable("HOME"), forms) >= 1);
        QVERIFY(foundIn(said + typist.readAllStandardError(), forms).isEmpty());
    }

    void whoTypedItFindsItAgain()
    {
        comeIn();
        QCOMPARE(drafts().size(), 4u);
        // The first page says so, and one key leads there: the newest is the reason in the dialog, on its order.
        auto* home = qobject_cast<ui::HomePage*>(m_at->window().shell().page(u("home")));
        QVERIFY(waits([&] { return home->summary().contains(u("brouillon à reprendre")); }));
        auto& bench = benchOnOrder();
        QVERIFY(noteIsShown(bench));
        const auto line = bench.presenter().grid().lineId(0);
        QVERIFY(bench.presenter().grid().draft(line));
        QCOMPARE(bench.presenter().grid().draft(line)->text, u("13"));
        QVERIFY(bench.presenter().file()->order.line(line)->measurements.empty()); // the lock saved nothing
        bench.grid().setFocus();
        bench.grid().setCurrentIndex(bench.presenter().grid().index(1, ui::ResultGridModel::Result));
        m_at->stage().press(Qt::Key_F6);
        m_at->stage().wait("the reason's dialog", [&] { return m_at->stage().dialog() != nullptr; });
        auto* dialog = qobject_cast<ui::ReasonDialog*>(m_at->stage().dialog());
        QVERIFY(dialog);
        QCOMPARE(dialog->freeText(), canary);
        QCOMPARE(dialog->code(), u("other"));
        picture(u("draft-reason"));
        m_at->stage().press(Qt::Key_Escape);
        QVERIFY(waits([&] { return drafts().size() == 3; })); // given up
        picture(u("draft-bench"));

        m_at->stage().go(u("reception"));
        auto& reception = m_at->page<ui::ReceptionPage>();
        QVERIFY(waits([&] { return reception.orderForm().isVisible(); }));
        QVERIFY(noteIsShown(reception));
        QVERIFY(reception.orderForm().patient() == m_patient);
        picture(u("draft-reception"));
        QCOMPARE(QString::fromStdString(reception.orderForm().draft().context.clinical), canary);
        QCOMPARE(reception.orderForm().draft().examinations, std::vector<std::string>{"NA"});

        auto& text = interpretation();
        QCOMPARE(text.toPlainText(), canary);
        picture(u("draft-validation"));
    }

    void nobodyElseSeesIt()
    {
        m_at->window().shell().focusEntry();
        m_at->signOut();
        QVERIFY(m_at->door().isOnline()); // the link ended with its person, and says nothing of the store
        m_at->signIn(u("gwen"), Station::password());
        QVERIFY(waits([&] { return m_at->engine().drafts().isLoaded(); }));
        QVERIFY(drafts().empty());
        QVERIFY(interpretation().toPlainText().isEmpty());
        m_at->stage().go(u("reception"));
        QVERIFY(!m_at->page<ui::ReceptionPage>().orderForm().isVisible());
        m_at->window().shell().focusEntry();
        m_at->stage().press(Qt::Key_U, Qt::ControlModifier);
        m_at->signIn(u("anais"), Station::password());
        QVERIFY(waits([&] { return drafts().size() == 3; }));
    }

    void oneKeyGivesItUp()
    {
        auto& bench = benchOnOrder();
        m_at->stage().press(Qt::Key_F11);
        QVERIFY(!noteIsShown(bench));
        QVERIFY(bench.presenter().grid().drafts().isEmpty());
        QVERIFY(waits([&] { return !has(benchPlace()); }));
    }

    void savedItIsGone()
    {
        m_at->stage().go(u("reception"));
        auto& reception = m_at->page<ui::ReceptionPage>();
        QVERIFY(waits([&] { return reception.orderForm().isVisible(); }));
        m_at->field("Prescripteur");
        m_at->stage().type(u("Dr Guillou"));
        m_at->stage().press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waits([&] { return !has("reception.form"); }));
        QVERIFY(!noteIsShown(reception));
        QVERIFY(!reception.orderForm().isVisible());
    }

    // The seat moves while somebody types: the last key too is there when they come back.
    void aMovedSeatTakesNothingAlong()
    {
        auto& text = interpretation();
        QCOMPARE(text.toPlainText(), canary);
        text.setFocus();
        text.moveCursor(QTextCursor::End);
        Station other(*m_store, u("BIOCH-02"));
        other.enrol();
        other.engine().session().signIn(u("anais"), SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
        other.waitState(client::SessionState::Failed);
        m_at->stage().type(u(" !"));
        other.engine().session().takeSeat();
        m_at->waitsFor(ui::SignInStep::Failed);
        QVERIFY(m_at->door().failure() == client::Failure::SeatElsewhere);
        QVERIFY(!m_at->isAtWork());
        other.signOut();
        m_at->stage().press(Qt::Key_Escape); // back to the door
        m_at->signIn(u("anais"), Station::password());
        QVERIFY(waits([&] { return m_at->engine().drafts().isLoaded(); }));
        QCOMPARE(interpretation().toPlainText(), canary + u(" !"));
    }

    void theWindowIsClosedOverADialog()
    {
        m_at->stage().go(u("bench"));
        auto& bench = m_at->page<ui::BenchPage>();
        bench.open(u("order:") + QString::fromStdString(m_order.toString()));
        m_at->stage().wait("the order", [&] { return bench.presenter().file() && bench.presenter().file()->order.id == m_order; });
        bench.grid().setFocus();
        bench.grid().setCurrentIndex(bench.presenter().grid().index(1, ui::ResultGridModel::Result));
        m_at->stage().press(Qt::Key_F6);
        m_at->stage().wait("the reason's dialog", [&] { return m_at->stage().dialog() != nullptr; });
        m_at->stage().press(Qt::Key_5);
        m_at->stage().type(u("tube fendu"));
        m_at->window().close();
        m_at.reset();
        comeIn();
        QVERIFY(std::ranges::any_of(drafts(), [](const auto& draft) { return draft.place.starts_with("bench.not-performed:") && *draft.field("text") == "tube fendu"; }));
        QVERIFY(foundIn(m_logged, formsOf(canary)).isEmpty());
    }
};

PAILLASSE_UI_TEST_MAIN(DraftJourney)
#include "drafts.test.moc"
