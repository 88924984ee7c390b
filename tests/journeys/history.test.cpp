// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QSignalSpy>

#include "app/crypto/crypto.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/bench/benchpage.h"
#include "ui/reception/orderview.h"
#include "ui/reception/receptionpage.h"
#include "ui/reports/reportspage.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::journeys;

// What a patient had before the cache's scope of 90 days: the pages show it when somebody opens an order, and say when they cannot.
class HistoryJourney : public QObject {
    Q_OBJECT

public:
    explicit HistoryJourney(const ui::Theme& theme) : m_theme(theme) {}

private:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station;
    lab::PatientId m_patient;
    lab::OrderId m_old;
    lab::OrderId m_new;
    QString m_oldNumber;

    // As a page that shows the order would: what its cells say of the value before.
    static QString previous(const ui::ResultGridModel& grid)
    {
        return grid.rowCount() > 0 ? grid.index(0, ui::ResultGridModel::Previous).data().toString() : QString();
    }
    static QString limit(const QWidget& page)
    {
        const auto* label = page.findChild<QLabel*>(QStringLiteral("historyLimit"));
        return label && label->isVisible() ? label->text() : QString();
    }
    // Another session, whose cache holds what is in scope and no more.
    void signInAgain()
    {
        m_station->signOut();
        m_station->signIn(QStringLiteral("anais"));
        QVERIFY(m_station->waits([&] { return m_station->file(m_new).has_value(); }));
        QVERIFY(m_station->waits([&] { return !m_station->file(m_old).has_value(); })); // evicted once it has caught up
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto anais = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        const auto helene = m_store->addPerson(QStringLiteral("helene"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"));
        m_store->importCatalogue();
        m_store->start();
        m_station = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_station->enrol();
        m_station->activate(QStringLiteral("anais"), anais);
        m_patient = m_station->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        // What was done a hundred and twenty days ago, by the station's clock.
        m_station->clock().ahead = -120 * dayMs;
        m_old = m_station->orders(m_patient, {"K"});
        QVERIFY(m_station->enters(m_old, "K", "3.9").isCommitted());
        QVERIFY(m_station->validates(m_old).isCommitted());
        m_station->clock().ahead = 0;
        m_new = m_station->orders(m_patient, {"K"});
        QVERIFY(m_station->sent());
        m_oldNumber = QString::fromStdString(m_station->file(m_old)->order.accession);
        m_station->signOut();
        m_station->activate(QStringLiteral("helene"), helene);
        QVERIFY(m_station->waits([&] { return m_station->file(m_old).has_value(); }));
        m_station->opensSigning();
        const auto released = m_station->releases(m_old);
        QVERIFY2(released.submission.isCommitted(), Station::whyNot(released.submission).c_str());
        signInAgain();
    }
    void cleanupTestCase()
    {
        m_station.reset();
        m_store->stop();
        m_store->verify();
    }

    void theBenchFillsInWhatIsOlder()
    {
        ui::BenchPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        page.presenter().open(m_new);
        QVERIFY(PageDriver::waits([&] { return previous(page.presenter().grid()).startsWith(QStringLiteral("3,9")); }));
        QVERIFY(limit(page).isEmpty());
        PageDriver(page).picture("bench-older-history");
        // It is no work of today, and a connection that comes back does not take it away.
        QVERIFY(m_station->file(m_old).has_value());
        QCOMPARE(page.presenter().counts().reportsToDeliver, 0);
        m_station->unplug();
        m_station->plugIn();
        m_station->waitCaughtUp();
        QVERIFY(m_station->file(m_old).has_value());
        // Next to nothing is asked twice.
        QVERIFY(m_station->engine().hasWholeHistory(m_patient));
    }

    void withoutTheStoreItSaysSo()
    {
        signInAgain();
        ui::BenchPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        m_station->unplug();
        page.presenter().open(m_new);
        QVERIFY(PageDriver::waits([&] { return page.presenter().grid().rowCount() > 0 && !limit(page).isEmpty(); }));
        QCOMPARE(limit(page), QStringLiteral("Historique limité à 90 jours (hors ligne)"));
        QCOMPARE(previous(page.presenter().grid()), QStringLiteral("—"));
        PageDriver(page).picture("bench-history-offline");
        ui::ValidationPage validation(m_theme, m_station->engine());
        uitest::showAt(validation, {1162, 718});
        validation.presenter().open(m_new);
        QVERIFY(PageDriver::waits([&] { return validation.presenter().older().note().contains(QStringLiteral("90 jours")); }));
        // It comes by itself with the network.
        m_station->plugIn();
        QVERIFY(PageDriver::waits([&] { return previous(page.presenter().grid()).startsWith(QStringLiteral("3,9")) && limit(page).isEmpty(); }));
        QVERIFY(PageDriver::waits([&] { return previous(validation.presenter().grid()).startsWith(QStringLiteral("3,9")) && validation.presenter().older().note().isEmpty(); }));
    }

    // What is drawn can be read by keys, and what cannot be drawn is there all the same.
    void theChartHasATableBesideIt()
    {
        const auto patient = m_station->registers("GUILLOU", "Pierre", {1961, 2, 14});
        const auto measured = [&](std::int64_t ago, const lab::Value& value, const char* examination, const char* unit) {
            m_station->clock().ahead = -ago;
            const auto order = m_station->orders(patient, {examination});
            lab::Measurement measurement;
            measurement.id = lab::MeasurementId::make(m_station->clock().now());
            measurement.value = value;
            measurement.unit = unit;
            measurement.specimen = 1;
            if (const auto entered = m_station->does(lab::documentId(order), lab::RecordMeasurements{{{1, measurement, true, {}}}}); !entered.isCommitted())
                qFatal("not entered: %s", Station::whyNot(entered).c_str());
            m_station->clock().ahead = 0;
            return order;
        };
        const auto number = [](int tenths) { return lab::Quantity{lab::Comparator::None, lab::Decimal(tenths, 1)}; };
        (void)measured(40 * dayMs, number(39), "K", "mmol/L");
        const auto potassium = measured(0, number(44), "K", "mmol/L");
        (void)measured(40 * dayMs, lab::Coded{"NEG", "absence"}, "SCHIZO", "");
        const auto coded = measured(0, lab::Coded{"POS", "présence"}, "SCHIZO", "");
        ui::ValidationPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        ui::DataTable* table = nullptr;
        for (auto* one : page.findChildren<ui::DataTable*>())
            if (one->accessibleName() == QStringLiteral("Cet examen dans le temps"))
                table = one;
        QVERIFY(table && (table->focusPolicy() & Qt::TabFocus));
        const auto chosen = [&](const lab::OrderId& order, const char* picture) {
            page.presenter().open(order);
            const bool isThere = PageDriver::waits([&] { return page.presenter().file() && page.presenter().file()->order.id == order; });
            page.grid().setCurrentId(1);
            PageDriver(page).picture(picture);
            QStringList rows;
            for (int row = 0; row < table->model()->rowCount(); ++row)
                rows << table->model()->index(row, 1).data().toString() + u' ' + table->model()->index(row, 2).data().toString();
            return isThere && table->isVisible() ? rows : QStringList();
        };
        QCOMPARE(chosen(potassium, "history-table"), (QStringList{QStringLiteral("4,4 "), QStringLiteral("3,9 n.v.")}));
        table->setFocus();
        PageDriver(page).press(Qt::Key_Down);
        PageDriver(page).press(Qt::Key_Down);
        QCOMPARE(table->currentIndex().row(), 1);
        QCOMPARE(chosen(coded, "history-coded"), (QStringList{QStringLiteral("présence "), QStringLiteral("absence n.v.")}));
        QVERIFY(!PageDriver::wordsOn(page).contains(QStringLiteral("Pas d’antérieur")));
    }

    void thePatientsViewListsThem()
    {
        signInAgain();
        ui::ReceptionPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.presenter().openPatient(m_patient);
        QVERIFY(PageDriver::waits([&] { return page.presenter().orders().rowCount() == 2; }));
        PageDriver(page).picture("patient-older-orders");
    }

    // Scanned again at the bench: the store is asked, and its order comes to the front with why it is not in the list.
    void aTubeOfLongAgoIsFoundByItsNumber()
    {
        signInAgain();
        ui::BenchPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        m_station->unplug();
        page.submitSearch(m_oldNumber);
        QVERIFY(PageDriver::says(page, "n’est pas sur ce poste, et le serveur ne peut pas être interrogé maintenant."));
        m_station->plugIn();
        m_station->waitCaughtUp();
        page.submitSearch(m_oldNumber + QStringLiteral("-1"));
        QVERIFY(PageDriver::waits([&] { return page.presenter().file() && page.presenter().file()->order.id == m_old; }));
        QVERIFY(PageDriver::says(page, "n’est pas dans cette liste\u00a0: elle est déjà validée."));
    }

    void aTubeOfAnOldOrderIsFoundByItsLabel()
    {
        signInAgain();
        ui::ReceptionPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        auto& presenter = page.presenter();
        page.submitSearch(m_oldNumber + QStringLiteral("-1"));
        QVERIFY(PageDriver::waits([&] { return presenter.desk().file() && presenter.desk().file()->order.id == m_old; }));
        QVERIFY(PageDriver::waits([&] { return page.orderView().tubes().currentId().toInt() == 1; }));
        // A number that nobody gave is no name: nobody is created of it.
        page.search(QStringLiteral("99-999999-1"));
        page.submitSearch(QStringLiteral("99-999999-1"));
        QVERIFY(PageDriver::says(page, "Aucune demande ne porte le numéro 99-999999"));
        QVERIFY(PageDriver::waits([&] { return presenter.searching().isAnswered() && presenter.searching().isWhole(); }));
        QVERIFY(!presenter.mayCreate());
        PageDriver(page).picture("number-nowhere");
    }

    void withoutTheStoreAnUnknownLabelIsNotCalledUnknown()
    {
        signInAgain();
        ui::ReceptionPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        m_station->unplug();
        page.submitSearch(m_oldNumber + QStringLiteral("-1"));
        QVERIFY(PageDriver::says(page, "n’est pas sur ce poste"));
        PageDriver(page).picture("number-offline");
        m_station->plugIn();
        m_station->waitCaughtUp();
    }

    void aReportIsFoundByItsNumber()
    {
        signInAgain();
        ui::ReportsPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        page.search(m_oldNumber);
        QVERIFY(PageDriver::waits([&] { return page.presenter().worklist().rowCount() == 1; }));
        QCOMPARE(page.presenter().worklist().row(0)->order, m_old);
        page.presenter().open(m_old);
        QVERIFY(PageDriver::waits([&] { return page.presenter().file() && !page.presenter().pdf().isEmpty(); }));
        PageDriver(page).picture("report-older");
        page.search({});
        QVERIFY(PageDriver::waits([&] { return page.presenter().worklist().rowCount() == 0; }));
    }

    void aReportIsFoundByItsPatient()
    {
        signInAgain();
        ui::ReportsPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        page.search(QStringLiteral("le bihan"));
        QVERIFY(PageDriver::waits([&] { return page.presenter().worklist().rowCount() == 1; }));
        QCOMPARE(page.presenter().worklist().row(0)->order, m_old);
    }

    void offlineTheSearchSaysThatItIsNotWhole()
    {
        signInAgain();
        ui::ReportsPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        QSignalSpy said(&page.presenter(), &ui::ReportsPresenter::said);
        m_station->unplug();
        page.search(m_oldNumber);
        QVERIFY(PageDriver::waits([&] { return !said.isEmpty(); }));
        QVERIFY2(said.last()[0].toString().contains(QStringLiteral("poste")), qPrintable(said.last()[0].toString()));
        m_station->plugIn();
        m_station->waitCaughtUp();
    }
};

PAILLASSE_UI_TEST_MAIN(HistoryJourney)
#include "history.test.moc"
