// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

#include "tests/faults/fakedesktop.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/shell/lockoverlay.h"
#include "ui/shell/shell.h"
#include "ui/shell/window.h"
#include "ui/signin/passwordfield.h"
#include "ui/theme/theme.h"

using namespace paillasse;
using namespace paillasse::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

} // namespace

// The desktop locks, the machine sleeps: told by a real bus daemon. Whatever is open is covered, whatever was secret is gone.
class LockingTest : public QObject {
    Q_OBJECT

public:
    explicit LockingTest(Theme& theme) : m_theme(theme) {}

private:
    [[nodiscard]] bool isLocked() const { return m_window->overlay().isLocked(); }
    bool locks() const { return QTest::qWaitFor([this] { return isLocked(); }); }

    Theme& m_theme;
    SystemClock m_clock;
    std::unique_ptr<faults::FakeDesktop> m_desktop;
    std::unique_ptr<Window> m_window;
    std::unique_ptr<QSignalSpy> m_asked;

private Q_SLOTS:
    void initTestCase()
    {
        faults::FakeDesktop::standForTheSystem();
        m_desktop = std::make_unique<faults::FakeDesktop>();
    }
    void init()
    {
        m_window = std::make_unique<Window>(m_theme, m_clock, std::chrono::hours(1), new QLineEdit);
        uitest::showAt(*m_window, {1366, 768});
        m_window->uncover();
        m_asked = std::make_unique<QSignalSpy>(m_window.get(), &Window::lockRequested);
    }
    void cleanup()
    {
        m_asked.reset();
        m_window.reset();
    }

    void theMachineWaitsForTheCoverBeforeItSleeps()
    {
        QTRY_VERIFY(m_desktop->isHeld());
        const auto before = m_desktop->holds();
        QCOMPARE(m_desktop->lastHold().value(0), u("sleep"));
        QCOMPARE(m_desktop->lastHold().value(3), u("delay"));
        m_desktop->prepareForSleep(true);
        // Let go of only after the cover stands.
        QVERIFY(QTest::qWaitFor([&] { return !m_desktop->isHeld(); }));
        QVERIFY(isLocked());
        QCOMPARE(m_asked->size(), 1);
        m_desktop->prepareForSleep(false);
        QTRY_VERIFY(m_desktop->isHeld());
        QVERIFY(m_desktop->holds() > before);
        QCOMPARE(m_asked->size(), 1);
    }

    void logindLocksTheSession()
    {
        m_desktop->lockSession();
        QVERIFY(locks());
        QCOMPARE(m_asked->size(), 1);
    }

    void aLockerSaysSoAfterwards()
    {
        m_desktop->hintLocked(true);
        QVERIFY(locks());
    }

    void everyDesktopsScreenSaver_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto* name : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyDesktopsScreenSaver()
    {
        QFETCH(QString, name);
        QTRY_VERIFY(m_desktop->isHeld());
        // What ends locks nothing. The one bus keeps the order: when the second is heard, the first was.
        m_desktop->screenSaver(name, false);
        m_desktop->hintLocked(false);
        m_desktop->prepareForSleep(false);
        const auto holds = m_desktop->holds();
        QTRY_VERIFY(m_desktop->holds() > holds);
        QVERIFY(!isLocked());
        m_desktop->screenSaver(name, true);
        QVERIFY(locks());
    }

    void nothingThatIsOpenHoldsItUp()
    {
        QFileDialog file(m_window.get());
        file.open();
        QMessageBox box(QMessageBox::NoIcon, u("Abandonner ?"), u("texte"), QMessageBox::Ok, &file);
        box.open();
        QDialog over(&box);
        over.open();
        QMenu menu(&over);
        menu.addAction(u("x"));
        menu.popup({10, 10});
        QVERIFY(file.isVisible() && box.isVisible() && over.isVisible() && menu.isVisible());
        m_desktop->lockSession();
        QVERIFY(locks());
        QVERIFY(!file.isVisible() && !box.isVisible() && !over.isVisible() && !menu.isVisible());
        QVERIFY(!m_window->shell().isVisible());
        // They come back one over the other, as they were, and the keys go to the one in front.
        m_window->uncover();
        QVERIFY(file.isVisible() && box.isVisible() && over.isVisible());
        QVERIFY(!menu.isVisible());
        QCOMPARE(QApplication::activeModalWidget(), static_cast<QWidget*>(&over));
        over.reject();
        QCOMPARE(QApplication::activeModalWidget(), static_cast<QWidget*>(&box));
        box.reject();
        QCOMPARE(QApplication::activeModalWidget(), static_cast<QWidget*>(&file));
        file.reject();
    }

    void typedSecretsAreGoneAlsoThoseThatAreShown()
    {
        QDialog dialog(m_window.get());
        auto* password = new PasswordField(m_theme, u("Mot de passe"), &dialog);
        password->setText(u("tortue-lampe"));
        password->setEchoMode(QLineEdit::Normal); // shown as it is typed
        auto* code = new QLineEdit(&dialog);
        code->setProperty("secret", true);
        code->setText(u("123456"));
        auto* note = new QLineEdit(&dialog);
        note->setText(u("brouillon"));
        dialog.open();
        m_desktop->lockSession();
        QVERIFY(locks());
        QVERIFY(password->text().isEmpty());
        QVERIFY(code->text().isEmpty());
        m_window->uncover();
        QCOMPARE(note->text(), u("brouillon"));
        QVERIFY(!password->isUndoAvailable()); // nor does Ctrl+Z bring it back
    }

    void theClipboardForgetsWhatWasCopiedHere()
    {
        auto* clipboard = QGuiApplication::clipboard();
        auto* field = new QLineEdit(m_window.get());
        field->show();
        field->setText(u("LE BIHAN Maëlle"));
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(clipboard->text(), u("LE BIHAN Maëlle"));
        m_desktop->lockSession();
        QVERIFY(locks());
        QVERIFY(clipboard->text().isEmpty());
    }

    void theClipboardKeepsWhatSomebodyElsePutThere()
    {
        auto* clipboard = QGuiApplication::clipboard();
        clipboard->setText(u("LE BIHAN Maëlle"));
        QApplication::setActiveWindow(nullptr); // another program is in front
        QVERIFY(!QApplication::activeWindow());
        clipboard->setText(u("liste de courses"));
        m_desktop->lockSession();
        QVERIFY(locks());
        QCOMPARE(clipboard->text(), u("liste de courses"));
    }
};

PAILLASSE_UI_TEST_MAIN(LockingTest)
#include "locking.test.moc"
