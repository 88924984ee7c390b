// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemDelegate>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "tests/ui/security/securitypages.h"
#include "ui/security/alertwords.h"
#include "ui/security/eventwords.h"
#include "ui/security/overviewwords.h"
#include "ui/security/rulewords.h"

using namespace paillasse;
using namespace paillasse::ui;
using client::AlertState;
using uitest::FakeWatch;

// The alerts over the picture of the day.
class AlertsPageTest : public SecurityPages {
    Q_OBJECT

public:
    using SecurityPages::SecurityPages;

private Q_SLOTS:
    void everyDefaultRuleHasItsWords()
    {
        const QStringList names{u("failed-sign-ins-person"), u("failed-sign-ins-workstation"), u("failed-sign-ins-everywhere"), u("second-seat"), u("former-seat-acted"), u("outside-hours"), u("far-more-patients"), u("slow-reading"), u("bulk-print"),
                                u("bulk-export"), u("no-recent-order"), u("staff-or-vip"), u("glass-broken"), u("new-workstation"), u("clock-jump"), u("certificate-expiring"), u("backup-failed"), u("backup-stale"), u("ledger-doubted"),
                                u("staging-overdue"), u("store-errors"), u("disk-nearly-full"), u("channel-failed"), u("channel-removed"), u("witness-behind"), u("migration-refused"), u("certificate-refused")};
        QCOMPARE(RuleWords::known(), names);
        QSet<QString> met;
        for (const auto& name : names) {
            auto alert = FakeWatch::alertOf(1, "");
            alert.rule = name.toStdString();
            alert.observed = 12;
            alert.usual = 2;
            const auto title = RuleWords::titleOf(alert);
            QVERIFY2(!title.isEmpty() && title != name && !met.contains(title), qPrintable(name));
            met.insert(title);
            QVERIFY2(!RuleWords::whyOf(alert.rule).isEmpty(), qPrintable(name));
            QVERIFY2(RuleWords::observedOf(alert).contains(u("12")) || name == u("clock-jump"), qPrintable(RuleWords::observedOf(alert)));
        }
        auto clock = FakeWatch::alertOf(3, "clock-jump");
        clock.observed = -6 * minuteMs;
        clock.workstation = {};
        QVERIFY(RuleWords::titleOf(clock).startsWith(u("L’horloge du serveur a sauté de 6")));
        clock.workstation = lab::WorkstationId(FakeWatch::uuid(2, 7));
        QVERIFY(RuleWords::titleOf(clock).startsWith(u("L’horloge d’un poste est décalée de 6")));
        auto own = FakeWatch::alertOf(2, "nuit-du-blavet");
        QCOMPARE(RuleWords::titleOf(own), u("nuit-du-blavet"));
        QVERIFY(RuleWords::whyOf(own.rule).isEmpty());
        QCOMPARE(RuleWords::titleOf(m_watch->alerts()[0]), u("Lit 5 fois plus de dossiers que d’habitude"));
    }

    void theListIsSoundAndTheGravestComesFirst()
    {
        AlertsPresenter presenter(*m_watch, m_clock, m_watch->me);
        const QAbstractItemModelTester list(&presenter.list(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester acts(&presenter.acts(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(presenter.list().rowCount(), 4); // not the one that is closed
        QCOMPARE(presenter.list().id(0), idOf(m_watch->alerts()[0]));
        QCOMPARE(presenter.list().index(0, 4).data().toString(), u("escalade dans 18 min"));
        QVERIFY(presenter.list().index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u("gravité haute")));
        QCOMPARE(presenter.openCount(), 4);
        QCOMPARE(presenter.mineCount(), 2);
        presenter.setFilter(AlertFilter::Mine);
        QCOMPARE(presenter.list().rowCount(), 2);
        presenter.setFilter(AlertFilter::Days30);
        QCOMPARE(presenter.list().rowCount(), 5);
        QCOMPARE(presenter.list().id(4), idOf(m_watch->alerts()[4])); // closed: last
        presenter.search(u("hémato"));
        QCOMPARE(presenter.list().rowCount(), 1);
        presenter.search(u("nobody of this name"));
        QCOMPARE(presenter.list().rowCount(), 0);
        QVERIFY(presenter.emptyWords().contains(u("nobody of this name")));
        presenter.search({});
        presenter.choose(idOf(m_watch->alerts()[0]));
        QTRY_COMPARE(presenter.acts().rowCount(), 30);
        m_watch->setAlerts({});
        QCOMPARE(presenter.list().rowCount(), 0);
        QVERIFY(!presenter.current());
    }

    // Its neighbours are read at a glance down the column: nothing in it takes two lines.
    void whoOwnsItIsSaidOnOneLine()
    {
        constexpr int owner = 4;
        auto alerts = m_watch->alerts();
        alerts[0].escalatesAt = m_clock.now() + 23 * hourMs + 45 * minuteMs;
        m_watch->setAlerts(alerts);
        showPages();
        auto& list = table(alertsPage(), u("Alertes"));
        QVERIFY(list.model()->rowCount() > 3);
        for (int row = 0; row < list.model()->rowCount(); ++row) {
            const auto index = list.model()->index(row, owner);
            QVERIFY2(list.itemDelegateForIndex(index)->sizeHint({}, index).width() <= list.columnWidth(owner), qPrintable(index.data().toString()));
        }
    }

    void anAlertGoesThroughItsLifeByKeys()
    {
        showPages();
        auto& page = alertsPage();
        auto& list = table(page, u("Alertes"));
        QVERIFY(list.hasFocus());
        QCOMPARE(page.count(), 4);
        QCOMPARE(list.currentId().toString(), idOf(m_watch->alerts()[0]));
        press(Qt::Key_F7); // nobody owns it yet: nothing to explain
        QVERIFY(!dialog());
        press(Qt::Key_F12);
        QTRY_VERIFY(m_watch->alerts()[0].state == AlertState::Owned);
        QTRY_VERIFY(page.presenter().mayExplain());
        press(Qt::Key_F9);
        QVERIFY(!dialog()); // nor to close
        press(Qt::Key_F7);
        give(u("bref"));
        QVERIFY(dialog()); // too short for who reads it next year
        give(u("Vaccination round, records prepared the day before"));
        QTRY_VERIFY(m_watch->alerts()[0].state == AlertState::Explained);
        QTRY_VERIFY(!dialog() && page.presenter().mayClose());
        press(Qt::Key_F9);
        give(u("Seen with P. Kerdoncuff, nothing else"));
        QTRY_VERIFY(m_watch->alerts()[0].state == AlertState::Closed);
        QCOMPARE(m_watch->steps.size(), 3u);
        QCOMPARE(m_watch->steps[1].text, std::string("Vaccination round, records prepared the day before"));
        QVERIFY(m_watch->steps[2].alert == m_watch->alerts()[0].id);
        QTRY_COMPARE(page.count(), 3);
        QTRY_VERIFY(list.currentId().toString() != idOf(m_watch->alerts()[0])); // it has left the list
    }

    // What is written goes to the alert it was asked about, whatever the list does meanwhile.
    void anExplanationStaysWithItsAlert()
    {
        showPages();
        const auto first = m_watch->alerts()[1]; // mine already
        alertsPage().open(idOf(first));
        press(Qt::Key_F7);
        QTRY_VERIFY(dialog());
        auto rest = m_watch->alerts();
        std::erase_if(rest, [&](const auto& alert) { return alert.id == first.id; });
        m_watch->setAlerts(rest);
        give(u("Seen with the host"));
        QTRY_COMPARE(m_watch->steps.size(), 1u);
        QVERIFY(m_watch->steps[0].alert == first.id);
    }

    void somebodyElseWasFirst()
    {
        showPages();
        m_watch->refusal = Error{ErrorCode::Conflict, {}};
        const QSignalSpy said(&alertsPage().presenter(), &AlertsPresenter::said);
        press(Qt::Key_F12);
        QTRY_VERIFY(!said.isEmpty() && said.back()[1].toBool());
        QCOMPARE(said.back()[0].toString(), AlertWords::of(*m_watch->refusal));
    }

    void enterOpensTheActsAndFromThereTheTrail()
    {
        showPages();
        auto& acts = table(alertsPage(), u("Les actes qui l’ont levée"));
        QTRY_COMPARE(acts.model()->rowCount(), 30);
        press(Qt::Key_Return);
        QVERIFY(acts.hasFocus());
        press(Qt::Key_Down);
        const auto act = alertsPage().presenter().act(acts.currentId().toString());
        QVERIFY(act);
        press(Qt::Key_Return);
        QCOMPARE(m_shell->currentPage(), static_cast<Page*>(&trailPage()));
        QTRY_VERIFY(!m_watch->asked.empty());
        QVERIFY(m_watch->asked.back().patient == act->patient);
        QVERIFY(!act->patient.isNull());
        QVERIFY(m_watch->asked.back().from <= act->at && act->at < m_watch->asked.back().to);
        QTRY_VERIFY(trailPage().presenter().hasAnswer());
        for (const auto& row : trailPage().presenter().events().rows())
            QVERIFY(row.patient == act->patient);
    }

    void theOneWhoStandsOutLeadsToTheirActs()
    {
        showPages();
        auto& outliers = table(alertsPage(), u("Qui sort de l’ordinaire aujourd’hui"));
        QCOMPARE(outliers.model()->rowCount(), 2);
        outliers.setFocus(Qt::TabFocusReason);
        press(Qt::Key_Return);
        QCOMPARE(m_shell->currentPage(), static_cast<Page*>(&trailPage()));
        QVERIFY(m_watch->asked.back().person == m_watch->alerts()[0].person);
        QCOMPARE(m_watch->asked.back().kinds, EventWords::kindsOf(EventGroup::Reads));
        QVERIFY(trailPage().presenter().groups().contains(EventGroup::Reads));
    }

    void aSessionIsEndedAfterAQuestion()
    {
        showPages();
        const auto& alert = m_watch->alerts()[0];
        press(Qt::Key_F8);
        QVERIFY(!dialog()); // who may not is not offered to
        lab::PersonId ended;
        alertsPage().presenter().setEndSession([&ended](const lab::PersonId& person, const client::Reply<void>& reply) {
            ended = person;
            reply({});
        });
        m_watch->changed();
        press(Qt::Key_F8);
        QTRY_VERIFY(dialog());
        QVERIFY(ended.isNull());
        QApplication::setActiveWindow(dialog());
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(ended == alert.person);
    }

    void anHourAboveTheUsualIsSaid()
    {
        const auto bars = OverviewWords::hoursOf(m_watch->today.reads);
        QCOMPARE(bars.size(), 24);
        QVERIFY(bars[9].isAbove());
        QVERIFY(!bars[8].isAbove() && !bars[5].isAbove());
        const HourBar few{{}, 4, 1};
        QVERIFY(!few.isAbove()); // four for one is no news
        const HourBar unknown{{}, 400, 0};
        QVERIFY(!unknown.isAbove());
        showPages();
        auto& hours = table(alertsPage(), u("Dossiers lus par heure, aujourd’hui, en tableau"));
        QVERIFY(hours.model()->index(9, 1).data(Qt::AccessibleTextRole).toString().contains(u("au-dessus de l’habituel")));
    }
};

PAILLASSE_UI_TEST_MAIN(AlertsPageTest)
#include "alerts.test.moc"
