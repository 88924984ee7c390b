// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QLabel>

#include "app/crypto/crypto.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/administration/adminwords.h"
#include "ui/administration/roledialog.h"
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
        for (const auto permission : ui::AdminWords::permissions()) {
            const auto name = QString::fromUtf8(access::nameOf(permission));
            m_store->run({QStringLiteral("roles"), QStringLiteral("define"), QStringLiteral("--name"), QStringLiteral("seul ") + name, QStringLiteral("--may"), name});
            m_codes[name] = m_store->addPerson(name, QStringLiteral("Anaïs Le Goff"), QStringLiteral("seul ") + name);
        }
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

    // A laboratory's own role may hold one permission alone, with what it rests on: it leads to a page, or whoever makes the role is
    // told that it does not and why.
    void everyPermissionLeadsSomewhere_data()
    {
        QTest::addColumn<int>("permission");
        QTest::addColumn<QString>("page"); // empty: the editor says why there is none
        using enum access::Permission;
        const std::map<access::Permission, const char*> pages{
            {SearchPatients, "reception"}, {RegisterPatients, "reception"}, {PlaceOrders, "reception"}, {ReceiveSpecimens, "reception"}, {ReadOrders, "report-check"}, {ReadResults, "reports"}, {EnterResults, "bench"},
            {ValidateTechnically, "bench"}, {RecordCalls, "bench"}, {AttestControls, "bench"}, {ValidateBiologically, "validation"}, {PrintReports, "reports"}, {ManageStaff, "people"}, {ManageWorkstations, "workstations"},
            {BreakGlass, "confidential"}, {ReviewGlass, "glass"}, {ManageRoles, "roles"}, {ManagePolicy, "policy"}, {ReviewRights, "rights"}, {ReadTrail, "alerts"}, {DraftMigrations, "migrations"}, {ApproveMigrations, "migrations"}, {ReadMigrations, "migrations"}};
        for (const auto permission : ui::AdminWords::permissions())
            QTest::newRow(access::nameOf(permission)) << static_cast<int>(permission) << (pages.contains(permission) ? QString::fromUtf8(pages.at(permission)) : QString());
    }
    void everyPermissionLeadsSomewhere()
    {
        QFETCH(int, permission);
        QFETCH(QString, page);
        const auto one = static_cast<access::Permission>(permission);
        const auto login = QString::fromUtf8(access::nameOf(one));
        m_station->activate(login, m_codes.at(login));
        const auto& session = m_station->engine().session();
        QCOMPARE(session.person().permissionsIn(session.laboratory()), access::completed({one}));
        const auto pages = ui::workPages(m_theme, m_station->engine(), m_station->clock());
        QStringList ids;
        for (const auto& each : pages)
            ids << each->id();
        ui::RoleDialog dialog(m_theme, {{}, "seul", access::completed({one}).bits()}, nullptr);
        QString said;
        for (const auto* label : dialog.findChildren<QLabel*>())
            if (label->accessibleName() == QStringLiteral("Ce qui ne montre rien à soi seul"))
                said = label->text();
        if (page.isEmpty()) {
            QVERIFY(std::ranges::all_of(ids, [](const QString& id) { return id == QStringLiteral("home") || id == QStringLiteral("account"); }));
            QVERIFY2(said.startsWith(ui::AdminWords::of(one)), qPrintable(said));
        } else {
            QVERIFY2(ids.contains(page), qPrintable(ids.join(u' ')));
            QVERIFY2(said.isEmpty(), qPrintable(said));
            // It is a page that can be come to and has something to stand on.
            auto& front = **std::ranges::find_if(pages, [&](const auto& each) { return each->id() == page; });
            uitest::showAt(front, {1162, 718});
            front.activate();
            front.focusEntry();
            QVERIFY(front.isVisible());
            if (const auto folder = qEnvironmentVariable("PAILLASSE_PICTURES"); !folder.isEmpty()) {
                QTest::qWait(200);
                front.grab().save(QStringLiteral("%1/alone-%2.png").arg(folder, login));
            }
        }
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
