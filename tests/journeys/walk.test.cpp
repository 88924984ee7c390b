// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every page of every role and every dialog, filled from a real store, in French, on the smallest screen: each control has a name, Tab
// comes to it, each cell can be spoken, no words are cut, and nothing asks for more room than there is.
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QSet>

#include "app/crypto/crypto.h"
#include "tests/journeys/authenticator.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "tests/ui/support/walk.h"
#include "ui/administration/askdialog.h"
#include "ui/app/workpages.h"
#include "ui/bench/benchpage.h"
#include "ui/confidential/confidentialpage.h"
#include "ui/confidential/glassdialog.h"
#include "ui/reception/orderform.h"
#include "ui/reception/orderview.h"
#include "ui/reception/patientform.h"
#include "ui/reception/receptionpage.h"
#include "ui/reports/reportspage.h"
#include "ui/shell/appearancedialog.h"
#include "ui/shell/shell.h"
#include "ui/tray/traypage.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::journeys;

namespace {

constexpr QSize screen(1366, 768);

} // namespace

class WalkJourney : public QObject {
    Q_OBJECT

public:
    explicit WalkJourney(ui::Theme& theme) : m_theme(theme) {}

private:
    ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_other; // where somebody else works
    std::unique_ptr<Station> m_desk;  // whose pages are walked
    std::unique_ptr<ui::Shell> m_shell;
    std::unique_ptr<PageDriver> m_hand;
    QHash<QString, QString> m_codes;
    QString m_in;
    QString m_prefix;
    QStringList m_faults;
    QSet<QString> m_walked; // ids of pages
    lab::PatientId m_patient;
    lab::OrderId m_toEnter;
    lab::OrderId m_commented;
    lab::OrderId m_clear;
    lab::OrderId m_toRelease;
    lab::OrderId m_disputed;

    static QString subject(const lab::OrderId& order) { return QStringLiteral("order:") + QString::fromStdString(order.toString()); }

    QString patientSubject() const { return QStringLiteral("patient:") + QString::fromStdString(m_patient.toString()); }

    lab::OrderId validated(const char* value)
    {
        const auto order = m_other->orders(m_patient, {"NA", "K"});
        for (const auto* code : {"NA", "K"})
            if (!m_other->enters(order, code, value).isCommitted())
                qFatal("not entered");
        if (!m_other->validates(order).isCommitted())
            qFatal("not validated");
        return order;
    }
    void comes(const QString& login)
    {
        m_in = login;
        if (m_codes.contains(login))
            m_desk->activate(login, m_codes.take(login));
        else
            m_desk->signIn(login);
        m_shell = std::make_unique<ui::Shell>(m_theme);
        m_hand = std::make_unique<PageDriver>(*m_shell);
        m_shell->setPages(ui::railPerson(m_desk->engine().session()), ui::workPages(m_theme, m_desk->engine(), m_desk->clock()));
        m_shell->setStatus({ui::Connection::Online, m_desk->clock().now(), 3, 1, QStringLiteral("BIOCH-01"), QStringLiteral("CQ non suivi"), {}}, m_desk->clock().now());
        uitest::showAt(*m_shell, screen);
    }
    // Those that are the same for every role.
    void lookAtTheRest()
    {
        for (const auto* page : m_shell->findChildren<ui::Page*>())
            if (!m_walked.contains(page->id()) && page->id() != QStringLiteral("confidential")) {
                m_shell->showPage(page->id());
                lookAtPage(page->id());
            }
    }
    void goes()
    {
        for (const auto* page : m_shell->findChildren<ui::Page*>())
            if (!m_walked.contains(page->id()))
                m_faults << QStringLiteral("%1: nobody looked at the page %2").arg(m_in, page->id());
        leaves();
    }
    void leaves()
    {
        m_walked.clear();
        m_hand.reset();
        m_shell.reset();
        m_desk->signOut();
    }
    template <class Page>
    Page* show(const char* id)
    {
        m_shell->showPage(QString::fromUtf8(id));
        auto* page = qobject_cast<Page*>(m_shell->currentPage());
        if (!page)
            qFatal("%s has no page %s", qPrintable(m_in), id);
        return page;
    }
    void look(QWidget& root, const QString& name)
    {
        const auto whole = QStringLiteral("%1%2-%3").arg(m_prefix, m_in, name);
        (void)m_hand->target(); // in front, and active
        QCoreApplication::processEvents(); // its words have their room
        m_hand->picture(whole.toUtf8().constData());
        for (const auto& fault : uitest::faultsOf(root, screen))
            m_faults << whole + QStringLiteral(": ") + fault;
    }
    void lookAtPage(const QString& name)
    {
        m_walked.insert(m_shell->currentPage()->id());
        m_shell->focusEntry();
        look(*m_shell, name);
        m_shell->focusEntry();
    }
    // The dialog that a key opens; looked at and left.
    void lookAtDialog(Qt::Key key, const char* kind, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_hand->press(key, modifiers);
        lookAtOpen(kind, QKeySequence(QKeyCombination(modifiers, key)).toString());
    }
    void lookAtOpen(const char* kind, const QString& name)
    {
        const auto isOpen = [&] { return QApplication::activeModalWidget() && QByteArray(QApplication::activeModalWidget()->metaObject()->className()).endsWith(kind); };
        if (!m_hand->waits(isOpen)) {
            m_faults << QStringLiteral("%1 %2: no %3").arg(m_in, name, QString::fromUtf8(kind));
            return;
        }
        auto* dialog = QApplication::activeModalWidget();
        if (!dialog->inherits("QFileDialog")) // Qt's own
            look(*dialog, m_shell->currentPage()->id() + QLatin1Char('-') + QString::fromUtf8(kind) + QLatin1Char('-') + name);
        static_cast<QDialog*>(dialog)->reject();
        if (!m_hand->waits([] { return QApplication::activeModalWidget() == nullptr; }))
            qFatal("%s does not close", kind);
    }
    void lookAtGlass()
    {
        auto* glass = m_shell->findChild<ui::ConfidentialPage*>();
        m_shell->showPage(QStringLiteral("confidential"), patientSubject());
        auto* dialog = m_hand->dialog<ui::GlassDialog>();
        look(*dialog, QStringLiteral("glass-dialog"));
        m_hand->target()->window()->findChild<QLineEdit*>()->setFocus();
        m_hand->type("Appel du service, patiente en salle de naissance");
        m_hand->press(Qt::Key_Tab);
        const auto code = m_desk->code(m_in);
        m_hand->type(std::string(asText(code.view())).c_str());
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        if (!m_hand->waits([glass] { return glass->presenter().isOpen() && !glass->presenter().orders().empty(); }))
            qFatal("the glass does not break");
        lookAtPage(QStringLiteral("confidential"));
        glass->presenter().close();
    }
    bool isWell()
    {
        for (const auto& fault : std::as_const(m_faults))
            qWarning("%s", qPrintable(fault));
        return std::exchange(m_faults, {}).isEmpty();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto add = [this](const char* login, const char* name, const char* role) { m_codes[QString::fromUtf8(login)] = m_store->addPerson(QString::fromUtf8(login), QString::fromUtf8(name), QString::fromUtf8(role)); };
        add("rozenn", "Rozenn Le Guillou", "receptionist");
        add("anais", "Anaïs Le Goff", "technician");
        add("helene", "Dr Hélène Corre", "biologist");
        add("paul", "Dr Paul Le Floch", "biologist");
        add("tangi", "Tangi Morvan", "administrator");
        add("nolwenn", "Nolwenn Bihan", "security-officer");
        m_store->importCatalogue();
        m_store->start();
        m_other = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-02"));
        m_other->enrol();
        m_other->activate(QStringLiteral("paul"), m_codes.take(QStringLiteral("paul")));
        m_desk = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_desk->enrol();
        m_patient = m_other->registers("DE KERSAUSON DE PENNENDREFF", "Marie-Antoinette", {1992, 5, 3}, "292057512345678");
        (void)validated("4.1");
        m_clear = validated("4.2");
        m_commented = validated("4.3");
        QVERIFY(m_other->does(lab::documentId(m_commented), lab::AddNote{0, "Prélèvement difficile"}).isCommitted());
        m_toRelease = validated("4.4");
        m_toEnter = m_other->orders(m_patient, {"NA", "K", "CREA", "DFG", "CRP", "FERR", "AAN", "EPS", "COVID", "TSH"});
        m_disputed = m_other->orders(m_patient, {"K"});
        QVERIFY(m_other->sent());
    }
    void cleanupTestCase()
    {
        m_hand.reset();
        m_shell.reset();
        m_desk.reset();
        m_other.reset();
        m_store->stop();
    }

    void reception()
    {
        comes(QStringLiteral("rozenn"));
        lookAtPage(QStringLiteral("home"));
        auto* page = show<ui::ReceptionPage>("reception");
        lookAtPage(QStringLiteral("reception"));
        page->search(QStringLiteral("kersau"));
        auto* hits = &page->hits();
        QVERIFY(m_hand->waits([&] { return hits->isVisible() && hits->model()->rowCount() == 1; }));
        lookAtPage(QStringLiteral("search"));
        m_shell->focusEntry();
        m_hand->press(Qt::Key_Return);
        QVERIFY(m_hand->waits([&] { return page->presenter().patient() != nullptr; }));
        look(*m_shell, QStringLiteral("patient"));
        m_hand->press(Qt::Key_F3);
        auto* form = &page->orderForm();
        QVERIFY(m_hand->waits([&] { return form->isVisible(); }));
        lookAtPage(QStringLiteral("order-form"));
        Q_EMIT form->prescriberRequested();
        lookAtOpen("PrescriberDialog", QStringLiteral("new"));
        m_hand->press(Qt::Key_Escape);
        if (m_hand->waits([&] { return !form->isVisible() || QApplication::activeModalWidget(); }) && QApplication::activeModalWidget())
            static_cast<QDialog*>(QApplication::activeModalWidget())->reject();
        page->search(QStringLiteral("ABGRALL 03/05/1992"));
        QVERIFY(m_hand->waits([&] { return hits->model()->rowCount() == 0 && page->presenter().mayCreate(); }));
        m_hand->press(Qt::Key_F2);
        auto* person = &page->patientForm();
        QVERIFY(m_hand->waits([&] { return person->isVisible(); }));
        lookAtPage(QStringLiteral("patient-form"));
        m_hand->type("X");
        m_hand->press(Qt::Key_Escape);
        lookAtOpen("QMessageBox", QStringLiteral("give-up"));
        QVERIFY(person->isVisible());
        m_hand->press(Qt::Key_Escape);
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() != nullptr; }));
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        for (auto* button : box->buttons())
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        QVERIFY(m_hand->waits([&] { return !person->isVisible(); }));
        page->search({});
        m_shell->showPage(QStringLiteral("reception"), subject(m_toEnter));
        QVERIFY(m_hand->waits([&] { return page->orderView().isVisible(); }));
        auto* tubes = &page->orderView().tubes();
        QVERIFY(m_hand->waits([&] { return tubes->model()->rowCount() > 0; }));
        tubes->focusEntry();
        look(*m_shell, QStringLiteral("order"));
        tubes->focusEntry();
        lookAtDialog(Qt::Key_F6, "ReasonDialog");
        tubes->focusEntry();
        lookAtDialog(Qt::Key_F7, "AddTestsDialog");
        lookAtDialog(Qt::Key_F1, "KeySheet");
        lookAtTheRest();
        goes();
        QVERIFY(isWell());
    }

    void bench()
    {
        comes(QStringLiteral("anais"));
        lookAtPage(QStringLiteral("home"));
        auto* page = show<ui::BenchPage>("bench");
        QVERIFY(m_hand->waits([&] { return page->presenter().worklist().rowCount() > 0; }));
        lookAtPage(QStringLiteral("queue"));
        m_shell->showPage(QStringLiteral("bench"), subject(m_toEnter));
        auto& grid = page->presenter().grid();
        const auto rowOf = [&grid](const char* code) {
            for (int row = 0; row < grid.rowCount(); ++row)
                if (grid.line(row)->examination == code)
                    return row;
            return -1;
        };
        QVERIFY(m_hand->waits([&] { return rowOf("K") >= 0; }));
        const auto choose = [&](const char* code) {
            page->grid().setFocus();
            page->grid().setCurrentIndex(grid.index(rowOf(code), ui::ResultGridModel::Result));
        };
        for (const auto& [code, keys] : {std::pair("NA", "138"), std::pair("CREA", "71"), std::pair("AAN", "1/160"), std::pair("COVID", "2"), std::pair("CRP", "7.4")}) {
            choose(code);
            m_hand->type(keys);
            m_hand->press(Qt::Key_Return);
            QVERIFY(m_hand->waits([&] { return grid.line(rowOf(code))->reportable.has_value(); }));
        }
        choose("K");
        m_hand->type("7.4");
        m_hand->press(Qt::Key_Return);
        QVERIFY(m_hand->waits([&] { return page->presenter().unanswered() != 0; }));
        lookAtPage(QStringLiteral("critical"));
        choose("K");
        lookAtDialog(Qt::Key_F8, "CallDialog");
        lookAtDialog(Qt::Key_F9, "ReasonDialog");
        lookAtDialog(Qt::Key_F7, "ReasonDialog");
        lookAtDialog(Qt::Key_F6, "ReasonDialog");
        lookAtDialog(Qt::Key_F5, "ReasonDialog");
        lookAtDialog(Qt::Key_F4, "ControlDialog");
        lookAtDialog(Qt::Key_F3, "ExaminationDialog");
        lookAtDialog(Qt::Key_F1, "KeySheet");
        lab::Measurement beside;
        beside.id = lab::MeasurementId::make(m_desk->clock().now());
        beside.value = lab::Quantity{lab::Comparator::None, lab::Decimal(71, 1)};
        beside.unit = "mmol/L";
        beside.source = lab::MeasurementSource::Instrument;
        beside.instrument = "Cobas 2";
        beside.reason = lab::EntryReason::Rerun;
        QVERIFY(m_desk->does(lab::documentId(page->presenter().opened()), lab::RecordMeasurements{{{grid.line(rowOf("K"))->id, beside, false, {}}}}).isCommitted());
        QVERIFY(m_hand->waits([&] { return grid.line(rowOf("K"))->measurements.size() == 2; }));
        choose("K");
        lookAtDialog(Qt::Key_F10, "ChoiceDialog");
        page->toggleChip(QStringLiteral("validate"), true);
        QVERIFY(m_hand->waits([&] { return page->presenter().worklist().rowCount() > 0 && page->presenter().validatesList() && page->presenter().file(); }));
        lookAtDialog(Qt::Key_F12, "TechnicalDialog");
        page->submitSearch(QStringLiteral("99-999999"));
        QVERIFY(m_hand->waits([&] { return !page->presenter().file(); }));
        lookAtPage(QStringLiteral("queue-unknown"));
        page->search({});
        page->toggleChip(QStringLiteral("enter"), true);
        m_shell->showPage(QStringLiteral("bench"), subject(m_toEnter));
        QVERIFY(m_hand->waits([&] { return page->presenter().file() && rowOf("K") >= 0; }));
        choose("K");
        m_hand->type("7.2");
        m_hand->press(Qt::Key_Return);
        lookAtOpen("ReasonDialog", QStringLiteral("again"));
        page->presenter().open(m_disputed);
        QVERIFY(m_hand->waits([&] { return page->presenter().stoppedElsewhere() && rowOf("K") >= 0 && grid.rowCount() == 1; }));
        lookAtPage(QStringLiteral("elsewhere"));
        auto* appearance = new ui::AppearanceDialog(m_theme, m_shell.get());
        appearance->open();
        lookAtOpen("AppearanceDialog", QStringLiteral("own"));

        m_desk->unplug();
        QVERIFY(m_other->enters(m_disputed, "K", "4.1").isCommitted() && m_other->sent());
        QVERIFY(m_desk->enters(m_disputed, "K", "6.4").isCommitted());
        auto* tray = show<ui::TrayPage>("tray");
        QVERIFY(m_hand->waits([&] { return tray->list().model()->rowCount() == 1; }));
        lookAtPage(QStringLiteral("tray-waiting"));
        m_desk->plugIn();
        QVERIFY(m_hand->waits([&] { return tray->count() == 1 && tray->lines().model()->rowCount() == 1; }));
        lookAtPage(QStringLiteral("tray"));
        lookAtDialog(Qt::Key_F7, "ReasonDialog");
        m_hand->press(Qt::Key_F7);
        QVERIFY(m_hand->answers(Qt::Key_1));
        QVERIFY(m_hand->waits([&] { return tray->count() == 0; }));
        lookAtPage(QStringLiteral("tray-empty"));
        show<ui::ReportsPage>("reports");
        lookAtPage(QStringLiteral("reports-empty"));
        lookAtTheRest();
        goes();
        QVERIFY(isWell());
    }

    void validation()
    {
        comes(QStringLiteral("helene"));
        auto* page = show<ui::ValidationPage>("validation");
        QVERIFY(m_hand->waits([&] { return page->presenter().worklist().rowCount() == 4 && page->presenter().batch().count() == 3; }));
        m_shell->showPage(QStringLiteral("validation"), subject(m_commented));
        const auto isInFront = [page](const lab::OrderId& order) { return page->presenter().file() && page->presenter().file()->order.id == order; };
        QVERIFY(m_hand->waits([&] { return isInFront(m_commented); }));
        lookAtPage(QStringLiteral("validation"));
        page->grid().focusEntry();
        lookAtDialog(Qt::Key_F7, "ReasonDialog");
        lookAtDialog(Qt::Key_Return, "SigningDialog", Qt::ControlModifier);
        lookAtDialog(Qt::Key_F12, "BatchDialog");
        m_desk->unplug();
        lookAtPage(QStringLiteral("validation-offline"));
        m_desk->plugIn();
        m_desk->opensSigning();
        const auto released = m_desk->releases(m_toRelease);
        QVERIFY2(released.submission.isCommitted(), Station::whyNot(released.submission).c_str());
        for (const auto* to : {"Dr Jeanne Cadiou", "EHPAD des Abers"})
            QVERIFY(m_desk->does(lab::documentId(m_toRelease), lab::RecordDelivery{{1, lab::DeliveryChannel::Other, to, {}, {}}}).isCommitted());
        auto* reports = show<ui::ReportsPage>("reports");
        m_shell->showPage(QStringLiteral("reports"), subject(m_toRelease));
        QVERIFY(m_hand->waits([&] { return reports->presenter().isGenuine() == std::optional(true) && reports->deliveries().rowCount() == 2; }));
        lookAtPage(QStringLiteral("reports"));
        lookAtDialog(Qt::Key_F8, "ReasonDialog");
        lookAtDialog(Qt::Key_F7, "ReasonDialog");
        lookAtDialog(Qt::Key_F1, "KeySheet");
        m_desk->unplug();
        lookAtPage(QStringLiteral("reports-offline"));
        m_desk->plugIn();
        m_desk->waitCaughtUp();
        lookAtGlass();
        lookAtTheRest();
        goes();
        QVERIFY(isWell());
    }

    void administration_data()
    {
        QTest::addColumn<QString>("login");
        QTest::newRow("administrator") << QStringLiteral("tangi");
        QTest::newRow("security officer") << QStringLiteral("nolwenn");
    }
    void administration()
    {
        QFETCH(QString, login);
        comes(login);
        for (auto* page : m_shell->findChildren<ui::Page*>()) {
            m_shell->showPage(page->id());
            const auto* table = page->findChild<ui::DataTable*>();
            // Where nothing need have happened yet, or is known of only a moment later.
            static const QStringList mayBeEmpty{QStringLiteral("glass"), QStringLiteral("alerts"), QStringLiteral("trail"), QStringLiteral("ledger"), QStringLiteral("migrations")};
            if (table && !mayBeEmpty.contains(page->id()))
                QVERIFY2(m_hand->waits([table] { return table->model()->rowCount() > 0; }), qPrintable(page->id()));
            if (const auto* rules = page->findChild<QComboBox*>())
                QVERIFY2(m_hand->waits([rules] { return rules->isEnabled(); }), qPrintable(page->id()));
            lookAtPage(page->id());
            // Each action that asks first.
            for (auto* button : page->findChildren<ui::ActionButton*>()) {
                // One's own account asks on its page.
                if (!button->isVisible() || !button->isEnabled() || !button->text().endsWith(QStringLiteral("…")) || page->id() == QStringLiteral("account"))
                    continue;
                button->click();
                lookAtOpen("Dialog", button->text().chopped(1));
            }
        }
        auto* handed = new ui::HandOverDialog(m_theme, QStringLiteral("Code d’activation"), QStringLiteral("Remettez-le en main propre."), SecretBytes::copyOf("ABCD-EFGH-JKMN-PQRS"), m_shell.get());
        handed->open();
        lookAtOpen("HandOverDialog", QStringLiteral("code"));
        goes();
        QVERIFY(isWell());
    }

    // What needs the store says so while it is gone, before anybody has typed a word, and goes on by itself when it is back.
    void withoutTheStore_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<QString>("pageId");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QList<int>>("keys"); // that are shut; none: all that the page has
        const auto governs = QStringLiteral("Hors ligne : tout ici a besoin du serveur");
        for (const auto* id : {"people", "roles", "workstations", "sessions", "rights", "policy"})
            QTest::addRow("administrator: %s", id) << QStringLiteral("tangi") << QString::fromUtf8(id) << governs << QList<int>();
        QTest::newRow("security officer: glass") << QStringLiteral("nolwenn") << QStringLiteral("glass") << governs << QList<int>();
        QTest::newRow("security officer: ledger") << QStringLiteral("nolwenn") << QStringLiteral("ledger") << QStringLiteral("Hors ligne : la surveillance") << QList<int>();
        QTest::newRow("biologist: account") << QStringLiteral("helene") << QStringLiteral("account") << QStringLiteral("Le serveur est injoignable") << QList<int>{Qt::Key_F2, Qt::Key_F3, Qt::Key_F4};
        QTest::newRow("biologist: reports") << QStringLiteral("helene") << QStringLiteral("reports") << QStringLiteral("Hors ligne : ") << QList<int>{Qt::Key_F7};
        QTest::newRow("biologist: validation") << QStringLiteral("helene") << QStringLiteral("validation") << QStringLiteral("Hors ligne : ") << QList<int>{Qt::Key_F9};
        QTest::newRow("biologist: glass") << QStringLiteral("helene") << QStringLiteral("confidential") << QStringLiteral("Hors ligne : bris de glace") << QList<int>();
    }
    void withoutTheStore()
    {
        QFETCH(QString, login);
        QFETCH(QString, pageId);
        QFETCH(QString, words);
        QFETCH(QList<int>, keys);
        comes(login);
        const bool isGlass = pageId == QStringLiteral("confidential");
        m_desk->unplug();
        m_shell->showPage(pageId, isGlass ? patientSubject() : QString());
        const QWidget* place = isGlass ? static_cast<QWidget*>(m_hand->dialog<ui::GlassDialog>()) : m_shell->currentPage();
        words.replace(QStringLiteral(" :"), QStringLiteral("\u00a0:"));
        QVERIFY2(m_hand->says(*place, words.toUtf8().constData()), qPrintable(PageDriver::wordsOn(*place)));
        const auto open = [&] {
            QStringList found;
            for (const auto* button : place->findChildren<ui::ActionButton*>()) {
                const auto key = button->key().isEmpty() ? 0 : button->key()[0].toCombined();
                const bool isOurs = keys.isEmpty() ? key != Qt::Key_Escape : keys.contains(key);
                if (isOurs && button->isVisible() && button->isEnabled())
                    found << button->text();
            }
            return found;
        };
        QVERIFY2(open().isEmpty(), qPrintable(open().join(QStringLiteral(", "))));
        m_hand->picture(qPrintable(QStringLiteral("%1-%2-without-store").arg(login, pageId)));
        m_desk->plugIn();
        m_desk->waitCaughtUp();
        QVERIFY(m_hand->waits([&] { return !PageDriver::wordsOn(*place).contains(words); }));
        if (keys.isEmpty())
            QVERIFY(m_hand->waits([&] { return !open().isEmpty(); }));
        if (auto* dialog = QApplication::activeModalWidget())
            static_cast<QDialog*>(dialog)->reject();
        leaves();
        QVERIFY(isWell());
    }
};

// In French, as everywhere here; the theme may change under the walk.
int main(int argc, char** argv)
{
    uitest::UiApplication application(argc, argv);
    WalkJourney test(application.theme());
    return QTest::qExec(&test, argc, argv);
}
#include "walk.test.moc"
