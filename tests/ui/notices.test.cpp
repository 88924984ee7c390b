// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "tests/faults/fakenotifications.h"
#include "tests/ui/support/fakewatch.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/security/alertnotifier.h"
#include "ui/shell/desktopnotice.h"
#include "ui/shell/noticebar.h"
#include "ui/theme/theme.h"

using namespace paillasse;
using namespace paillasse::ui;
using uitest::FakeWatch;

// An alert is told in the window and, over a real bus, on the desktop: with nothing of a patient, and while the work is covered no more than
// how many there are.
class NoticesTest : public QObject {
    Q_OBJECT

public:
    explicit NoticesTest(Theme& theme) : m_theme(theme) {}

private:
    Theme& m_theme;
    const Instant m_now{1'773'303'660'000};
    std::unique_ptr<faults::FakeNotifications> m_daemon;
    std::unique_ptr<FakeWatch> m_watch;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<DesktopNotice> m_desktop;
    NoticeBar* m_bar = nullptr;
    std::unique_ptr<AlertNotifier> m_notifier;
    bool m_isCovered = false;

    [[nodiscard]] client::Alert alert(std::uint8_t number) const
    {
        auto made = FakeWatch::alertOf(number, "no-recent-order", client::Severity::High);
        made.observed = 14;
        made.raisedAt = made.lastAt = m_now;
        made.personName = "P. Kerdoncuff";
        made.workstationName = "ACCUEIL-3";
        made.reference = "0048213"; // a patient's
        return made;
    }
    static QString idOf(const client::Alert& alert) { return QString::fromStdString(alert.id.toString()); }

private Q_SLOTS:
    void init()
    {
        m_isCovered = false;
        m_daemon = std::make_unique<faults::FakeNotifications>();
        m_watch = std::make_unique<FakeWatch>(m_now);
        m_window = std::make_unique<QWidget>();
        m_bar = new NoticeBar(m_theme, m_window.get());
        uitest::showAt(*m_window, {1024, 640});
        m_desktop = std::make_unique<DesktopNotice>(QDBusConnection::sessionBus());
        m_notifier = std::make_unique<AlertNotifier>(*m_watch, *m_desktop, *m_bar, [this] { return m_isCovered; });
    }
    void cleanup()
    {
        m_notifier.reset();
        m_desktop.reset();
        m_window.reset();
        m_watch.reset();
        m_daemon.reset();
    }

    void anAlertIsToldAndOpened()
    {
        const QSignalSpy asked(m_notifier.get(), &AlertNotifier::openAsked);
        m_watch->raise(alert(1));
        QVERIFY(m_bar->isVisible());
        QVERIFY(m_bar->text().contains(QStringLiteral("14 dossiers ouverts sans demande récente")));
        QVERIFY(m_bar->text().contains(QStringLiteral("ACCUEIL-3")));
        QVERIFY(m_window->rect().contains(m_bar->geometry()));
        QTRY_COMPARE(m_daemon->shown().size(), 1);
        const auto shown = m_daemon->shown()[0];
        QCOMPARE(shown.title, QStringLiteral("14 dossiers ouverts sans demande récente"));
        QCOMPARE(shown.text, QStringLiteral("P. Kerdoncuff · ACCUEIL-3"));
        QCOMPARE(shown.urgency, 2);
        QVERIFY(!m_bar->text().contains(QStringLiteral("0048213")));
        QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), idOf(alert(1)));
        QVERIFY(!m_bar->isVisible());
        m_daemon->choose(shown.id + 1); // somebody else's
        m_daemon->choose(shown.id);
        QTRY_COMPARE(asked.size(), 2);
    }

    void whileCoveredOnlyTheNumber()
    {
        m_isCovered = true;
        m_watch->raise(alert(1));
        QTRY_COMPARE(m_daemon->shown().size(), 1);
        QCOMPARE(m_daemon->shown()[0].title, QStringLiteral("Paillasse"));
        QCOMPARE(m_daemon->shown()[0].text, QStringLiteral("1 alerte ouverte"));
        m_watch->raise(alert(2));
        QTRY_COMPARE(m_daemon->shown()[0].text, QStringLiteral("2 alertes ouvertes"));
        QCOMPARE(m_daemon->shown().size(), 1); // in the place of the first
    }

    void theCoverTakesAwayWhatIsShown()
    {
        m_watch->raise(alert(1));
        QTRY_COMPARE(m_daemon->shown().size(), 1);
        m_notifier->cover();
        QTRY_COMPARE(m_daemon->closed(), QList<uint>{m_daemon->shown()[0].id});
    }

    // Before the daemon has answered the first.
    void aBurstIsOneNotice()
    {
        for (std::uint8_t number = 1; number <= 5; ++number)
            m_watch->raise(alert(number));
        m_isCovered = true;
        m_watch->raise(alert(6));
        QTRY_VERIFY(!m_daemon->shown().isEmpty() && m_daemon->shown().back().text == QStringLiteral("6 alertes ouvertes"));
        QCOMPARE(m_daemon->shown().size(), 1);
        m_watch->raise(alert(7));
        m_notifier->cover(); // on its way, and not wanted any more
        QTRY_COMPARE(m_daemon->closed().size(), 1);
    }

    void whatIsTakenIsToldNoMore()
    {
        m_watch->raise(alert(1));
        QTRY_COMPARE(m_daemon->shown().size(), 1);
        m_watch->alert(0).state = client::AlertState::Owned;
        m_watch->changed();
        QVERIFY(!m_bar->isVisible());
        QTRY_COMPARE(m_daemon->closed().size(), 1);
        // As when who watched has signed out.
        m_watch->raise(alert(2));
        QVERIFY(m_bar->isVisible());
        m_watch->setAlerts({});
        QVERIFY(!m_bar->isVisible());
    }

    void withoutABusTheWindowStillTells()
    {
        DesktopNotice nowhere(QDBusConnection::connectToBus(QStringLiteral("unix:path=/nonexistent"), QStringLiteral("nowhere")));
        AlertNotifier notifier(*m_watch, nowhere, *m_bar, [] { return false; });
        m_notifier.reset();
        m_watch->raise(alert(3));
        QVERIFY(m_bar->isVisible());
        notifier.cover();
        QCOMPARE(m_daemon->shown().size(), 0);
    }
};

PAILLASSE_UI_TEST_MAIN(NoticesTest)
#include "notices.test.moc"
