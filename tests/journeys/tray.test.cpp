// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QRegularExpression>

#include "app/crypto/crypto.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/tray/traycomparison.h"
#include "ui/tray/traypage.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::journeys;

// The tray's page by its keys: two people chose different values for one line, and the one who came second decides.
class TrayJourney : public QObject {
    Q_OBJECT

public:
    explicit TrayJourney(const ui::Theme& theme) : m_theme(theme) {}

private:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_first;
    std::unique_ptr<Station> m_second;
    std::unique_ptr<ui::TrayPage> m_page;
    std::unique_ptr<PageDriver> m_hand;
    std::unique_ptr<QAbstractItemModelTester> m_entriesTester;
    std::unique_ptr<QAbstractItemModelTester> m_linesTester;
    lab::PatientId m_patient;

    // The first enters one value, the second another without knowing: theirs is refused when the cable is back.
    lab::OrderId disagree(const char* first, const char* second)
    {
        const auto order = m_first->orders(m_patient, {"K"});
        if (!m_first->sent() || !m_second->waits([&] { return m_second->file(order).has_value(); }))
            qFatal("the order did not come across");
        m_second->unplug();
        if (!m_first->enters(order, "K", first).isCommitted() || !m_first->sent() || !m_second->enters(order, "K", second).isCommitted())
            qFatal("not entered");
        m_second->plugIn();
        return order;
    }
    QAbstractItemModel& entries() const { return *m_page->list().model(); }
    QAbstractItemModel& lines() const { return *m_page->lines().model(); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto anais = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        const auto yann = m_store->addPerson(QStringLiteral("yann"), QStringLiteral("Yann Salaün"), QStringLiteral("biologist"));
        m_store->importCatalogue();
        m_store->start();
        m_first = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_first->enrol();
        m_first->activate(QStringLiteral("anais"), anais);
        m_second = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-02"));
        m_second->enrol();
        m_second->activate(QStringLiteral("yann"), yann);
        m_patient = m_first->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        m_page = std::make_unique<ui::TrayPage>(m_theme, m_second->engine());
        m_entriesTester = std::make_unique<QAbstractItemModelTester>(&entries(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_linesTester = std::make_unique<QAbstractItemModelTester>(&lines(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_hand = std::make_unique<PageDriver>(*m_page);
        uitest::showAt(*m_page, {1162, 718});
    }
    void cleanupTestCase()
    {
        m_linesTester.reset();
        m_entriesTester.reset();
        m_page.reset();
        m_second.reset();
        m_first.reset();
        m_store->stop();
        m_store->verify();
    }

    void bothValuesStandSideBySide()
    {
        const auto order = disagree("4.1", "6.4");
        QVERIFY(m_hand->waits([&] { return entries().rowCount() == 1 && lines().rowCount() == 1; }));
        QVERIFY(m_hand->waits([&] { return lines().index(0, ui::TrayComparison::Theirs).data().toString().contains(QStringLiteral("4,1")); }));
        QCOMPARE(lines().index(0, ui::TrayComparison::What).data().toString(), QStringLiteral("Potassium"));
        QVERIFY(QRegularExpression(QStringLiteral("^6,4 à \\d\\d:\\d\\d$")).match(lines().index(0, ui::TrayComparison::Mine).data().toString()).hasMatch());
        QVERIFY(lines().index(0, ui::TrayComparison::By).data().toString().contains(QStringLiteral("Anaïs Le Goff")));
        m_hand->picture("tray");
        // Mine again: now it knows what it replaces, and both measurements are kept.
        m_hand->press(Qt::Key_F12);
        QVERIFY(m_hand->waits([&] { return entries().rowCount() == 0; }));
        QVERIFY(m_first->sees(order, "K", "6,4"));
        QCOMPARE(m_first->file(order)->order.line(1)->measurements.size(), std::size_t(2));
    }

    void aRefusedValidationShowsWhatWasValidated()
    {
        const auto order = m_first->orders(m_patient, {"K"});
        QVERIFY(m_first->enters(order, "K", "4.3").isCommitted() && m_first->sent());
        QVERIFY(m_second->sees(order, "K", "4,3"));
        m_second->unplug();
        QVERIFY(m_first->enters(order, "K", "5.3").isCommitted() && m_first->sent());
        QVERIFY(m_second->validates(order).isCommitted());
        m_second->plugIn();
        QVERIFY(m_hand->waits([&] { return m_page->count() == 1 && lines().rowCount() == 1; }));
        QVERIFY(m_hand->waits([&] { return lines().index(0, ui::TrayComparison::Theirs).data().toString().startsWith(QStringLiteral("5,3 à")); }));
        QVERIFY(lines().index(0, ui::TrayComparison::Mine).data().toString().startsWith(QStringLiteral("4,3 à")));
        m_hand->picture("tray-validation");
        m_page->focusEntry();
        m_hand->press(Qt::Key_F7);
        QVERIFY(m_hand->says(*QApplication::activeModalWidget(), "plus personne ne peut le lire ici"));
        QVERIFY(m_hand->answers(Qt::Key_1));
        QVERIFY(m_hand->waits([&] { return entries().rowCount() == 0; }));
    }

    // What home counts as "to send" is here, and the store has not "taken everything" before it has.
    void whatWaitsIsListedUntilItIsSent()
    {
        const auto order = m_first->orders(m_patient, {"K"});
        QVERIFY(m_first->sent() && m_second->waits([&] { return m_second->file(order).has_value(); }));
        QVERIFY(m_hand->says("Rien à revoir"));
        m_second->unplug();
        QVERIFY(m_second->enters(order, "K", "4.4").isCommitted());
        QVERIFY(m_hand->waits([&] { return entries().rowCount() == 1; }));
        const auto cell = [&](int column) { return entries().index(0, column).data().toString(); };
        QCOMPARE(cell(ui::TrayModel::What), QStringLiteral("Résultats saisis"));
        QCOMPARE(cell(ui::TrayModel::Record), QString::fromStdString(m_second->file(order)->order.accession));
        m_page->activate(); // it is told again while one looks
        QVERIFY(m_hand->waits([&] { return cell(ui::TrayModel::State).startsWith(QStringLiteral("en attente d’envoi · dernier essai")); }));
        m_page->focusEntry();
        QVERIFY(m_hand->says("Ce que vous avez fait\u00a0: Potassium 4,4."));
        QVERIFY(!PageDriver::wordsOn(*m_page).contains(QStringLiteral("Rien à revoir")));
        QCOMPARE(m_page->count(), 0); // nothing to decide
        m_hand->picture("tray-waiting");
        m_hand->press(Qt::Key_F12);
        m_hand->press(Qt::Key_F7);
        QVERIFY(!QApplication::activeModalWidget());
        m_second->plugIn();
        QVERIFY(m_hand->waits([&] { return entries().rowCount() == 0; }));
        QVERIFY(m_hand->says("Rien à revoir"));
        m_page->deactivate();
    }

    void theStoresIsKeptAfterAQuestion()
    {
        const auto order = disagree("4.2", "5.9");
        QVERIFY(m_hand->waits([&] { return m_page->count() == 1 && lines().rowCount() == 1; }));
        m_page->focusEntry();
        m_hand->press(Qt::Key_F7);
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() != nullptr; }));
        m_hand->press(Qt::Key_Escape); // not yet
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() == nullptr; }));
        QCOMPARE(entries().rowCount(), 1);
        m_hand->press(Qt::Key_F7);
        QVERIFY(m_hand->answers(Qt::Key_1));
        QVERIFY(m_hand->waits([&] { return entries().rowCount() == 0; }));
        QVERIFY(m_second->sees(order, "K", "4,2"));
        QCOMPARE(m_page->count(), 0);
    }

    // Non-HDL is total less HDL. What it was when mine was typed is no value of anything any more.
    void whatIsSentAgainIsCalculatedAnew()
    {
        const auto order = m_first->orders(m_patient, {"CT", "HDL", "NHDL"});
        const auto entry = [&order](Station& at, lab::LineId id, const char* value, bool calculated) {
            const auto line = *at.file(order)->order.line(id);
            lab::LineMeasurement made{id, {}, true, line.reportable.value_or(lab::MeasurementId())};
            made.measurement.id = lab::MeasurementId::make(at.clock().now());
            made.measurement.value = lab::Quantity{lab::Comparator::None, lab::Decimal::parse(value).value_or(lab::Decimal())};
            made.measurement.unit = "mmol/L";
            made.measurement.reason = line.measurements.empty() ? lab::EntryReason::First : lab::EntryReason::Rerun;
            if (calculated) {
                made.measurement.source = lab::MeasurementSource::Calculated;
                made.measurement.formulaVersion = "CT − HDL / 1";
            }
            return made;
        };
        QVERIFY(m_first->does(lab::documentId(order), lab::RecordMeasurements{{entry(*m_first, 2, "1.50", false)}}).isCommitted());
        QVERIFY(m_first->sent());
        QVERIFY(m_second->sees(order, "HDL", "1,50"));
        m_second->unplug();
        QVERIFY(m_first->does(lab::documentId(order), lab::RecordMeasurements{{entry(*m_first, 1, "4.00", false), entry(*m_first, 3, "2.50", true)}}).isCommitted());
        QVERIFY(m_first->does(lab::documentId(order), lab::RecordMeasurements{{entry(*m_first, 2, "2.00", false), entry(*m_first, 3, "2.00", true)}}).isCommitted());
        QVERIFY(m_first->sent());
        QVERIFY(m_second->does(lab::documentId(order), lab::RecordMeasurements{{entry(*m_second, 1, "5.00", false), entry(*m_second, 3, "3.50", true)}}).isCommitted());
        m_second->plugIn();
        QVERIFY(m_hand->waits([&] { return entries().rowCount() == 1 && m_second->engine().acts().refusedCount() == 1; }));
        QVERIFY(m_second->sees(order, "HDL", "2,00"));
        m_page->focusEntry();
        m_hand->press(Qt::Key_F12);
        QVERIFY(m_hand->waits([&] { return entries().rowCount() == 0; }));
        QVERIFY(m_first->sees(order, "CT", "5,00"));
        QVERIFY(m_first->sees(order, "NHDL", "3,00"));
        for (const auto& measurement : m_first->file(order)->order.line(3)->measurements)
            QVERIFY(lab::toString(measurement.value, ',') != "3,50");
    }

    // Two choose different measurements of one line: the second's choice waits here, and stands once they say so again.
    void aChoiceOfAMeasurementIsDecidedToo()
    {
        const auto order = m_first->orders(m_patient, {"K"});
        const auto beside = [](const char* value) {
            lab::Measurement measurement;
            measurement.id = lab::MeasurementId::make(SystemClock().now());
            measurement.value = lab::Quantity{lab::Comparator::None, lab::Decimal::parse(value).value_or(lab::Decimal())};
            measurement.unit = "mmol/L";
            measurement.source = lab::MeasurementSource::Instrument;
            measurement.reason = lab::EntryReason::Rerun;
            return measurement;
        };
        const auto one = beside("4.6");
        const auto other = beside("5.0");
        QVERIFY(m_first->enters(order, "K", "4.1").isCommitted());
        QVERIFY(m_first->does(lab::documentId(order), lab::RecordMeasurements{{{1, one, false, {}}, {1, other, false, {}}}}).isCommitted());
        QVERIFY(m_first->sent());
        QVERIFY(m_second->waits([&] { return m_second->file(order) && m_second->file(order)->order.line(1)->measurements.size() == 3; }));
        m_second->unplug();
        QVERIFY(m_first->does(lab::documentId(order), lab::SelectMeasurement{1, one.id, "reprise"}).isCommitted());
        QVERIFY(m_first->sent());
        QVERIFY(m_second->does(lab::documentId(order), lab::SelectMeasurement{1, other.id, "autre tube"}).isCommitted());
        QCOMPARE(m_second->file(order)->pending, std::set<lab::LineId>{1});
        m_second->plugIn();
        QVERIFY(m_hand->waits([&] { return entries().rowCount() == 1 && m_second->engine().acts().refusedCount() == 1; }));
        QVERIFY(m_second->sees(order, "K", "4,6"));
        m_page->focusEntry();
        m_hand->press(Qt::Key_F12);
        QVERIFY(m_hand->waits([&] { return entries().rowCount() == 0; }));
        QVERIFY(m_first->sees(order, "K", "5,0"));
        QCOMPARE(m_first->file(order)->order.line(1)->choiceReason, std::string("autre tube"));
        QCOMPARE(m_first->file(order)->order.line(1)->measurements.size(), std::size_t(3));
    }
};

PAILLASSE_UI_TEST_MAIN(TrayJourney)
#include "tray.test.moc"
