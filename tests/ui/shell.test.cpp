// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "app/access/person.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/shell/appearancedialog.h"
#include "ui/shell/homepage.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/ledgernotice.h"
#include "ui/shell/lockoverlay.h"
#include "ui/shell/pagesofrights.h"
#include "ui/shell/shell.h"
#include "ui/shell/window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/searchbox.h"

using namespace paillasse;
using namespace paillasse::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

class FakeClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return time; }
    Instant time{1'773'303'660'000};
};

class TestPage final : public Page {
public:
    TestPage(QString id, int* alive = nullptr) : m_id(std::move(id)), m_alive(alive)
    {
        auto* layout = new QVBoxLayout(this);
        layout->addWidget(&field);
        if (m_alive)
            ++*m_alive;
    }
    ~TestPage() override
    {
        if (m_alive)
            --*m_alive;
    }
    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] QString title() const override { return m_id; }
    [[nodiscard]] Icon icon() const override { return Icon::Bench; }
    [[nodiscard]] int count() const override { return waiting; }
    [[nodiscard]] bool isListed() const override { return listed; }
    [[nodiscard]] QString searchHint() const override { return u("Numéro"); }
    [[nodiscard]] QList<Chip> chips() const override { return {{u("todo"), u("À saisir"), 4, true}}; }
    void activate() override { log += u("+"); }
    void deactivate() override { log += u("-"); }
    void focusEntry() override { field.setFocus(); }
    void search(const QString& text) override { searched = text; }
    void submitSearch(const QString& text) override { submitted = text; }
    void toggleChip(const QString& chip, bool on) override { log += chip + (on ? u("1") : u("0")); }
    void lock() override { log += u("L"); }
    void open(const QString& what) override { subject = what; }

    QLineEdit field;
    int waiting = 0;
    bool listed = true;
    QString log;
    QString searched;
    QString submitted;
    QString subject;

private:
    QString m_id;
    int* m_alive;
};

struct Pages {
    TestPage* bench;
    TestPage* reports;
    std::vector<std::unique_ptr<Page>> list;
};

Pages twoPages(int* alive = nullptr)
{
    auto bench = std::make_unique<TestPage>(u("bench"), alive);
    auto reports = std::make_unique<TestPage>(u("reports"), alive);
    Pages pages{bench.get(), reports.get(), {}};
    pages.list.push_back(std::move(bench));
    pages.list.push_back(std::move(reports));
    return pages;
}

const RailPerson anais{u("Anaïs Le Goff"), u("Technicienne"), u("Laboratoire du Blavet")};

// The window, with somebody at work before it; it locks after ten minutes.
struct AtWork {
    explicit AtWork(Theme& theme) : window(theme, clock, std::chrono::minutes(10), new QLineEdit), pages(twoPages())
    {
        window.shell().setPages(anais, std::move(pages.list));
        uitest::showAt(window, {1366, 768});
        window.uncover();
    }
    FakeClock clock;
    Window window;
    Pages pages;
};

} // namespace

class ShellTest : public QObject {
    Q_OBJECT

public:
    explicit ShellTest(Theme& theme) : m_theme(theme) {}

private Q_SLOTS:
    void keysLeadThroughThePages()
    {
        Shell shell(m_theme);
        auto pages = twoPages();
        shell.setPages(anais, std::move(pages.list));
        uitest::showAt(shell, {1366, 768});
        QCOMPARE(shell.currentPage(), pages.bench);
        QCOMPARE(pages.bench->log, u("+"));
        QVERIFY(pages.bench->field.hasFocus());
        QTest::keyClick(&shell, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(shell.currentPage(), pages.reports);
        QCOMPARE(shell.rail().current(), u("reports"));
        QCOMPARE(pages.bench->log, u("+-"));
        QTest::keyClick(&shell, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(shell.searchBox().hasFocus());
        QTest::keyClicks(&shell.searchBox(), u("26"));
        QTest::keyClick(&shell.searchBox(), Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(pages.reports->searched, u("26"));
        QCOMPARE(pages.reports->submitted, u("26"));
        QVERIFY(pages.bench->searched.isEmpty());
        QTest::keyClick(&shell.searchBox(), Qt::Key_Down);
        QVERIFY(pages.reports->field.hasFocus());
        QSignalSpy lock(&shell, &Shell::lockRequested);
        QSignalSpy change(&shell, &Shell::switchRequested);
        QTest::keyClick(&shell, Qt::Key_L, Qt::ControlModifier);
        QTest::keyClick(&shell, Qt::Key_U, Qt::ControlModifier);
        QCOMPARE(lock.size(), 1);
        QCOMPARE(change.size(), 1);
        // By the rail itself, with arrows and Enter.
        shell.rail().buttons().at(1)->setFocus();
        QTest::keyClick(shell.rail().buttons().at(1), Qt::Key_Up);
        QTest::keyClick(shell.rail().buttons().at(0), Qt::Key_Return);
        QCOMPARE(shell.currentPage(), pages.bench);
        QTest::keyClick(&shell, Qt::Key_F1);
        QVERIFY(shell.findChild<KeySheet*>());
    }

    void keysReachMorePagesThanThereAreDigits()
    {
        Shell shell(m_theme);
        std::vector<std::unique_ptr<Page>> pages;
        for (int i = 1; i <= 12; ++i)
            pages.push_back(std::make_unique<TestPage>(QString::number(i)));
        shell.setPages(anais, std::move(pages));
        uitest::showAt(shell, {1366, 768});
        const auto shown = [&shell](int key, Qt::KeyboardModifier modifier) {
            QTest::keyClick(&shell, static_cast<Qt::Key>(key), modifier);
            return shell.currentPage()->id();
        };
        QCOMPARE(shown(Qt::Key_9, Qt::AltModifier), u("9"));
        QCOMPARE(shown(Qt::Key_0, Qt::AltModifier), u("10"));
        QCOMPARE(shell.rail().buttons().at(9)->toolTip(), u("Alt+0"));
        QVERIFY(shell.rail().buttons().at(10)->toolTip().isEmpty());
        QCOMPARE(shown(Qt::Key_PageDown, Qt::ControlModifier), u("11"));
        QCOMPARE(shown(Qt::Key_PageDown, Qt::ControlModifier), u("12"));
        QCOMPARE(shown(Qt::Key_PageDown, Qt::ControlModifier), u("1"));
        QCOMPARE(shown(Qt::Key_PageUp, Qt::ControlModifier), u("12"));
    }

    // What somebody opens each day is not behind what they open each year.
    void thePagesOfWhoGovernsHaveKeys()
    {
        using access::Role;
        for (const auto& [role, daily] : {std::pair{Role::SecurityOfficer, QStringList{u("alerts"), u("trail"), u("ledger"), u("glass"), u("people"), u("migrations")}},
                                          std::pair{Role::Administrator, QStringList{u("people"), u("workstations"), u("migrations")}}, std::pair{Role::Biologist, QStringList{u("validation"), u("migrations")}}}) {
            const auto pages = pagesOf(access::permissionsOf(role), access::permissionsOf(role));
            for (const auto& page : daily)
                QVERIFY2(pages.contains(page) && !Rail::keyOf(pages.indexOf(page) + 1).isEmpty(), qPrintable(page)); // behind the home page
        }
    }

    void theLedgersNoticeStaysUntilSomebodyWhoReadsTheTrailHasSeenIt()
    {
        Shell shell(m_theme);
        shell.setPages(anais, twoPages().list);
        uitest::showAt(shell, {1366, 768});
        auto& notice = shell.ledgerNotice();
        QVERIFY(!notice.isVisible());
        notice.raiseAlarm();
        QVERIFY(notice.isVisible() && !notice.seen().isVisible());
        QVERIFY(!notice.accessibleName().isEmpty() && !notice.accessibleDescription().isEmpty());
        QVERIFY(shell.height() == 768 && notice.height() < 100); // the work is still there
        // Through a lock, and whoever comes next.
        shell.lock();
        shell.clear();
        shell.setPages(anais, twoPages().list);
        QVERIFY(notice.isVisible());
        notice.setMayBeSeen(true);
        QVERIFY(notice.seen().isVisible());
        notice.seen().setFocus();
        QTest::keyClick(&notice.seen(), Qt::Key_Space);
        QVERIFY(!notice.isVisible());
        // Another finding is another notice.
        notice.setMayBeSeen(false);
        notice.raiseAlarm();
        QVERIFY(notice.isVisible() && !notice.seen().isVisible());
    }

    void aPageThatTheRailDoesNotNameIsComeToAndLeft()
    {
        Shell shell(m_theme);
        auto pages = twoPages();
        pages.bench->listed = false; // the first one, so that places and pages differ
        shell.setPages(anais, std::move(pages.list));
        uitest::showAt(shell, {1366, 768});
        QCOMPARE(shell.rail().buttons().size(), 1);
        QTest::keyClick(&shell, Qt::Key_1, Qt::AltModifier);
        QCOMPARE(shell.currentPage(), pages.reports);
        QTest::keyClick(&shell, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(shell.currentPage(), pages.reports);
        QSignalSpy account(&shell, &Shell::accountRequested);
        QTest::keyClick(&shell, Qt::Key_M, Qt::ControlModifier);
        QCOMPARE(account.size(), 1);
        shell.showPage(u("bench"), u("patient"));
        QCOMPARE(pages.bench->subject, u("patient"));
        QVERIFY(shell.rail().current().isEmpty());
        Q_EMIT pages.bench->leaveRequested();
        QCOMPARE(shell.currentPage(), pages.reports);
        Q_EMIT pages.bench->leaveRequested(); // it is not in front: nothing moves
        QCOMPARE(shell.currentPage(), pages.reports);
        // Named from now on, and no more.
        pages.bench->listed = true;
        Q_EMIT pages.bench->listedChanged();
        QCOMPARE(shell.rail().buttons().size(), 2);
        QTest::keyClick(&shell, Qt::Key_1, Qt::AltModifier);
        QCOMPARE(shell.currentPage(), pages.bench);
    }

    void aPageSendsToAnotherWithASubject()
    {
        Shell shell(m_theme);
        auto pages = twoPages();
        shell.setPages(anais, std::move(pages.list));
        Q_EMIT pages.bench->pageRequested(u("reports"), u("order:26-1"));
        QCOMPARE(shell.currentPage(), pages.reports);
        QCOMPARE(pages.reports->subject, u("order:26-1"));
        Q_EMIT pages.reports->pageRequested(u("nowhere"), {});
        QCOMPARE(shell.currentPage(), pages.reports);
    }

    void countsAreShownButNotNoughts()
    {
        Shell shell(m_theme);
        auto pages = twoPages();
        shell.setPages(anais, std::move(pages.list));
        QCOMPARE(shell.rail().buttons().at(0)->accessibleName(), u("bench"));
        pages.bench->waiting = 14;
        Q_EMIT pages.bench->countChanged();
        QCOMPARE(shell.rail().buttons().at(0)->accessibleName(), u("bench, 14 en attente"));
    }

    void thePagesOfThePersonBeforeAreGone()
    {
        int alive = 0;
        Shell shell(m_theme);
        shell.setPages(anais, twoPages(&alive).list);
        QCOMPARE(alive, 2);
        shell.searchBox().setText(u("LE BIHAN"));
        shell.setPages({u("Yves Salaün"), {}, {}}, twoPages(&alive).list);
        QCOMPARE(alive, 2);
        QVERIFY(shell.searchBox().text().isEmpty());
        shell.clear();
        QCOMPARE(alive, 0);
        QVERIFY(shell.rail().buttons().isEmpty());
    }

    void homeSaysWhatIsNextWithoutNoughts()
    {
        HomeCounts counts;
        counts.toEnter = 4;
        counts.toValidate = 12;
        counts.urgentToEnter = 1;
        const auto tasks = homeTasks(counts);
        QCOMPARE(tasks.size(), 2);
        QCOMPARE(tasks[0].more, u("dont 1 urgente"));
        HomePage home(m_theme, u("Anaïs"));
        home.setTasks(tasks);
        QCOMPARE(home.summary(), u("4 à saisir, 12 à valider."));
        QVERIFY(!home.summary().contains(u'0'));
        uitest::showAt(home, {1000, 600});
        QSignalSpy requested(&home, &Page::pageRequested);
        home.focusEntry();
        QTest::keyClick(home.focusWidget(), Qt::Key_Down);
        QTest::keyClick(home.focusWidget(), Qt::Key_Return);
        QCOMPARE(requested.value(0).value(0).toString(), u("validation"));
        QTest::keyClick(&home, Qt::Key_1);
        QCOMPARE(requested.value(1).value(0).toString(), u("bench"));
        home.setTasks({});
        QVERIFY(home.summary().contains(u("Rien")));
    }

    void theStatusLineSaysInWordsWhatHoldsActsBack()
    {
        StatusLine line(m_theme);
        const Instant now{1'773'303'660'000};
        line.setStatus({Connection::Offline, now - 12 * minuteMs, 3, 1, u("BIOCH-02"), {}, {}}, now);
        QCOMPARE(line.text(), u("Hors ligne depuis 09:09 · le travail continue et sera envoyé · 3 actes à envoyer · 1 acte à revoir · Poste BIOCH-02"));
        line.setStatus({Connection::Online, now, 0, 0, u("BIOCH-02"), u("CQ non suivi"), {}}, now);
        QCOMPARE(line.text(), u("En ligne · à jour · Poste BIOCH-02 · CQ non suivi"));
        line.setStatus({Connection::StoreFull, now, 2, 0, u("BIOCH-02"), u("CQ non suivi"), {}}, now);
        QCOMPARE(line.text(), u("Disque du serveur plein · les actes sont gardés ici et seront envoyés · prévenez l’administrateur · 2 actes à envoyer · Poste BIOCH-02 · CQ non suivi"));
    }

    void theStatusLineSaysWhyNothingNewComesIn_data()
    {
        QTest::addColumn<int>("connection");
        QTest::addColumn<QString>("text");
        QTest::newRow("this disk") << static_cast<int>(Connection::DiskFull) << u("Disque de cet ordinateur plein · rien de nouveau n’arrive · libérez de la place, la suite se fait toute seule");
        QTest::newRow("newer store") << static_cast<int>(Connection::StoreTooNew) << u("Le serveur est plus récent que ce programme · rien de nouveau n’arrive · faites installer la nouvelle version");
        QTest::newRow("unreadable") << static_cast<int>(Connection::Unreadable) << u("Ce que le serveur envoie est illisible · rien de nouveau n’arrive · prévenez l’administrateur");
    }
    void theStatusLineSaysWhyNothingNewComesIn()
    {
        QFETCH(int, connection);
        QFETCH(QString, text);
        StatusLine line(m_theme);
        line.resize(1366, line.sizeHint().height());
        line.setStatus({static_cast<Connection>(connection), Instant{1'773'303'660'000}, 2, 1, u("BIOCH-02"), u("CQ non suivi"), {}}, Instant{1'773'303'660'000});
        QCOMPARE(line.text(), text + u(" · 2 actes à envoyer · 1 acte à revoir · Poste BIOCH-02 · CQ non suivi"));
        QVERIFY(line.minimumSizeHint().width() <= 1366);
    }

    void theWindowStartsCoveredAndLocksOverDialogs()
    {
        FakeClock clock;
        auto* signIn = new QLineEdit;
        Window window(m_theme, clock, std::chrono::minutes(10), signIn);
        auto pages = twoPages();
        window.shell().setPages(anais, std::move(pages.list));
        uitest::showAt(window, {1366, 768});
        QVERIFY(window.overlay().isLocked());
        QVERIFY(!window.shell().isVisible());
        QVERIFY(!pages.bench->field.isEnabled());
        window.uncover();
        QVERIFY(window.shell().isVisible());
        pages.bench->field.setFocus();

        QDialog dialog(&window);
        QLineEdit password(&dialog);
        password.setEchoMode(QLineEdit::Password);
        password.setText(u("typed and forgotten"));
        dialog.open();
        QMenu menu(&window);
        menu.addAction(u("x"));
        menu.popup({10, 10});
        QSignalSpy requested(&window, &Window::lockRequested);
        window.shell().lockRequested();
        QCOMPARE(requested.size(), 1);
        QVERIFY(window.overlay().isLocked());
        QCOMPARE(window.overlay().geometry(), window.rect());
        QVERIFY(!dialog.isVisible());
        QVERIFY(!menu.isVisible());
        QVERIFY(password.text().isEmpty());
        QVERIFY(!window.shell().isVisible());
        QCOMPARE(pages.bench->log, u("+L"));

        // No shortcut reaches the work.
        QTest::keyClick(&window, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(window.shell().currentPage(), pages.bench);

        // A dialog that opens late, on an answer that took its time, stays below the cover.
        QDialog late(&window);
        late.open();
        QTest::qWait(20);
        QVERIFY(!late.isVisible());

        window.resize(1280, 1024);
        QTRY_COMPARE(window.overlay().geometry(), window.rect());
        window.uncover();
        QVERIFY(dialog.isVisible());
        QVERIFY(late.isVisible());
    }

    void aDialogLocksTooAndTheKeysWorkAfterIt()
    {
        AtWork work(m_theme);
        QSignalSpy requested(&work.window, &Window::lockRequested);
        auto* dialog = new QDialog(&work.window);
        auto* field = new QLineEdit(dialog);
        dialog->open();
        QTest::keyClick(field, Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(requested.size(), 1);
        QVERIFY(work.window.overlay().isLocked());
        QVERIFY(!dialog->isVisible());
        work.window.uncover();
        QVERIFY(dialog->isVisible());
        dialog->reject();

        work.window.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &work.window);
        work.window.shell().rail().buttons().at(1)->setFocus();
        QTest::keyClick(work.window.shell().rail().buttons().at(1), Qt::Key_Escape);
        QVERIFY(work.pages.bench->field.hasFocus());
        QTest::keyClick(&work.window, Qt::Key_F1);
        auto* sheet = work.window.findChild<KeySheet*>();
        QVERIFY(sheet);
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!work.window.findChild<KeySheet*>());
        work.window.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &work.window);
        QVERIFY(work.pages.bench->field.hasFocus());
        QTest::keyClick(&work.window, Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(requested.size(), 2);
    }

    void anotherPersonNeverSeesTheDialogsOfTheOneBefore()
    {
        AtWork work(m_theme);
        QPointer<QDialog> dialog = new QDialog(&work.window);
        QSignalSpy rejected(dialog, &QDialog::rejected);
        dialog->open();
        QSignalSpy requested(&work.window, &Window::switchRequested);
        work.window.shell().switchRequested();
        QCOMPARE(requested.size(), 1);
        QVERIFY(work.window.overlay().isLocked());
        work.window.replacePerson();
        QCOMPARE(rejected.size(), 1);
        work.window.uncover();
        QTRY_VERIFY(dialog.isNull());
    }

    void focusComesBackAfterUnlock()
    {
        AtWork work(m_theme);
        work.pages.bench->field.setFocus();
        work.pages.bench->field.setText(u("brouillon"));
        work.window.cover();
        QVERIFY(!work.pages.bench->field.hasFocus());
        work.window.uncover();
        QVERIFY(work.pages.bench->field.hasFocus());
        QCOMPARE(work.pages.bench->field.text(), u("brouillon"));
    }

    void idleLocksByTheClockAlsoOverAnOpenDialog()
    {
        AtWork work(m_theme);
        QDialog dialog(&work.window);
        dialog.open();
        QSignalSpy requested(&work.window, &Window::lockRequested);
        work.clock.time = work.clock.time + 9 * minuteMs;
        QTest::keyClick(&dialog, Qt::Key_A);
        work.clock.time = work.clock.time + 9 * minuteMs;
        work.window.idleWatch().check();
        QCOMPARE(requested.size(), 0);
        work.clock.time = work.clock.time + minuteMs;
        work.window.idleWatch().check();
        QCOMPARE(requested.size(), 1);
        QVERIFY(work.window.overlay().isLocked());
        QVERIFY(!dialog.isVisible());
        work.clock.time = work.clock.time + hourMs;
        work.window.idleWatch().check();
        QCOMPARE(requested.size(), 1); // it does not watch while covered
    }

    void theKeyThatWakesASleepingMachineDoesNotCount()
    {
        AtWork work(m_theme);
        QSignalSpy requested(&work.window, &Window::lockRequested);
        work.clock.time = work.clock.time + 8 * hourMs;
        QTest::keyClick(&work.pages.bench->field, Qt::Key_A);
        QCOMPARE(requested.size(), 1);
        QVERIFY(work.window.overlay().isLocked());
    }

    void aClockPutBackDoesNotKeepTheStationOpen()
    {
        AtWork work(m_theme);
        work.clock.time = work.clock.time - hourMs;
        work.window.idleWatch().check();
        work.clock.time = work.clock.time + 10 * minuteMs;
        work.window.idleWatch().check();
        QVERIFY(work.window.overlay().isLocked());
    }

    void theAppearanceIsSeenAtOnceAndTakenBackByEscape()
    {
        Theme theme;
        const auto before = theme.settings();
        auto* dialog = new AppearanceDialog(theme);
        QSignalSpy chosen(dialog, &AppearanceDialog::chosen);
        const auto boxes = dialog->findChildren<QComboBox*>();
        QCOMPARE(boxes.size(), 3);
        dialog->show();
        boxes[0]->setCurrentIndex(1);
        boxes[1]->setCurrentIndex(1);
        QVERIFY(theme.isDark());
        QCOMPARE(theme.settings().density, Density::Compact);
        dialog->reject();
        QCOMPARE(theme.settings(), before);
        QCOMPARE(chosen.size(), 0);

        dialog = new AppearanceDialog(theme);
        QSignalSpy kept(dialog, &AppearanceDialog::chosen);
        dialog->show();
        dialog->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        dialog->findChildren<QComboBox*>()[0]->setCurrentIndex(1);
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(kept.size(), 1);
        QVERIFY(theme.isDark());
    }

private:
    Theme& m_theme;
};

PAILLASSE_UI_TEST_MAIN(ShellTest)
#include "shell.test.moc"
