// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/crypto/crypto.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/app/workpages.h"
#include "ui/bench/benchpage.h"
#include "ui/shell/shell.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::journeys;

// Home says what is next, and each of its keys leads to a page that this person has.
class HomeJourney : public QObject {
    Q_OBJECT

public:
    explicit HomeJourney(const ui::Theme& theme) : m_theme(theme) {}

private:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station;
    std::map<QString, QString> m_codes;

    // As if everything there is waited.
    static client::WorkCounts everything()
    {
        client::WorkCounts counts;
        counts.toReceive = counts.toEnter = counts.toValidateTechnically = counts.toValidate = counts.callsToRecord = 1;
        counts.reportsToDeliver = counts.unreleasedPrints = counts.refusedActs = 1;
        return counts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        for (const auto* role : {"receptionist", "technician", "biologist", "security-officer", "administrator"})
            m_codes[QString::fromUtf8(role)] = m_store->addPerson(QString::fromUtf8(role), QStringLiteral("Anaïs Le Goff"), QString::fromUtf8(role));
        m_store->start();
        m_station = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_station->enrol();
    }
    void cleanupTestCase()
    {
        m_station.reset();
        m_store->stop();
    }

    void everyTaskHasItsPage_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QStringList>("tasks");
        const auto row = [](const char* role, QStringList tasks) { QTest::newRow(role) << QString::fromUtf8(role) << tasks; };
        row("receptionist", {QStringLiteral("tray"), QStringLiteral("reception"), QStringLiteral("tray")});
        row("technician", {QStringLiteral("tray"), QStringLiteral("bench"), QStringLiteral("reports"), QStringLiteral("reception"), QStringLiteral("bench"), QStringLiteral("bench"), QStringLiteral("reports"), QStringLiteral("tray")});
        row("biologist", {QStringLiteral("tray"), QStringLiteral("bench"), QStringLiteral("reports"), QStringLiteral("reception"), QStringLiteral("bench"), QStringLiteral("bench"), QStringLiteral("validation"), QStringLiteral("reports"), QStringLiteral("tray")});
        row("security-officer", {});
        row("administrator", {});
    }
    void everyTaskHasItsPage()
    {
        QFETCH(QString, role);
        QFETCH(QStringList, tasks);
        m_station->activate(role, m_codes.at(role));
        const auto pages = ui::workPages(m_theme, m_station->engine(), m_station->clock());
        QStringList ids;
        for (const auto& page : pages)
            ids << page->id();
        QStringList asked;
        for (const auto& task : ui::homeTasks(ui::homeCounts(everything(), 1, m_station->engine().session()))) {
            asked << task.page;
            QVERIFY2(ids.contains(task.page), qPrintable(task.page + QStringLiteral(" is not one of ") + ids.join(QLatin1Char(' '))));
        }
        QCOMPARE(asked, tasks);
        m_station->signOut();
    }

    // The key of the calls opens the bench on the orders whose call waits; and what the outbox holds is counted.
    void theCallsAreOneKeyAway()
    {
        m_station->signIn(QStringLiteral("biologist"));
        const auto order = m_station->orders(m_station->registers("LE BIHAN", "Maëlle", {1992, 5, 3}), {"K", "NA"});
        lab::Measurement critical;
        critical.id = lab::MeasurementId::make(m_station->clock().now());
        critical.value = lab::Quantity{lab::Comparator::None, lab::Decimal(74, 1)};
        critical.unit = "mmol/L";
        critical.specimen = 1;
        critical.level = lab::Level::CriticalHigh;
        QVERIFY(m_station->does(lab::documentId(order), lab::RecordMeasurements{{{2, critical, true, {}}}}).isCommitted());
        QVERIFY(m_station->sent());
        ui::Shell shell(m_theme);
        shell.setPages(ui::railPerson(m_station->engine().session()), ui::workPages(m_theme, m_station->engine(), m_station->clock()));
        uitest::showAt(shell, {1366, 768});
        const auto refresh = [&] {
            std::optional<client::WorkCounts> counts;
            m_station->engine().records().counts(0, &shell, [&](Result<client::WorkCounts> answer) { counts = *answer; });
            if (!m_station->waits([&] { return counts.has_value(); }))
                qFatal("no counts");
            return ui::homeTasks(ui::homeCounts(*counts, m_station->engine().acts().pendingCount(), m_station->engine().session()));
        };
        auto* home = qobject_cast<ui::HomePage*>(shell.page(QStringLiteral("home")));
        QVERIFY(home);
        QVERIFY(m_station->waits([&] { return !refresh().isEmpty() && refresh().first().subject == QStringLiteral("queue:calls"); }));
        home->setTasks(refresh());
        shell.showPage(QStringLiteral("home"));
        QTest::keyClick(home, Qt::Key_1);
        auto* bench = qobject_cast<ui::BenchPage*>(shell.page(QStringLiteral("bench")));
        QVERIFY(bench && bench->isVisible());
        QVERIFY(m_station->waits([&] { return bench->presenter().filter().queue == client::Queue::CallsToRecord && bench->presenter().worklist().rowCount() == 1; }));
        QCOMPARE(bench->presenter().worklist().row(0)->order, order);
        // With the cursor on the line that the call is about: F8 is the next key.
        QVERIFY(m_station->waits([&] { return bench->presenter().toCall() == 2 && bench->grid().currentId().toInt() == 2; }));
        QTRY_VERIFY(std::ranges::any_of(bench->chips(), [](const ui::Chip& chip) { return chip.id == QStringLiteral("calls") && chip.checked && chip.count == 1; }));
        if (const auto folder = qEnvironmentVariable("PAILLASSE_PICTURES"); !folder.isEmpty())
            shell.grab().save(folder + QStringLiteral("/bench-calls.png"));
        m_station->unplug();
        QVERIFY(m_station->enters(order, "K", "4.1").isCommitted());
        QVERIFY(m_station->waits([&] { return std::ranges::any_of(refresh(), [](const ui::HomeTask& task) { return task.page == QStringLiteral("tray") && task.count == 1; }); }));
        m_station->plugIn();
        QVERIFY(m_station->sent());
    }
};

PAILLASSE_UI_TEST_MAIN(HomeJourney)
#include "home.test.moc"
