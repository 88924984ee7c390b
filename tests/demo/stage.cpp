// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/stage.h"

#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPainter>
#include <QPixmap>
#include <QTest>

#include <algorithm>

#include "ui/shell/page.h"
#include "ui/shell/shell.h"

namespace paillasse::demo {

Stage::Stage(ui::Window& window, QString out) : m_window(window), m_out(std::move(out)) {}

QWidget* Stage::dialog() const
{
    for (auto* widget : QApplication::topLevelWidgets())
        if (qobject_cast<QDialog*>(widget) && widget->isVisible())
            return widget;
    return nullptr;
}

QWidget* Stage::target()
{
    comeToFront();
    if (auto* focus = QApplication::focusWidget())
        return focus;
    if (auto* open = dialog())
        return open;
    // Without a window manager nobody activates the window again when a dialog has gone.
    m_window.activateWindow();
    return m_window.focusWidget() ? m_window.focusWidget() : &m_window;
}

void Stage::wait(const char* what, const std::function<bool()>& seen, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (!seen()) {
        if (clock.elapsed() > milliseconds) {
            picture(QStringLiteral("stopped-here"));
            throw StageError(std::string("not seen in time: ") + what);
        }
        QTest::qWait(10);
    }
}

void Stage::pause(int milliseconds)
{
    QTest::qWait(milliseconds);
}

// Shortcuts belong to the active window; without a window manager nobody makes it so again when a dialog or another window has gone.
void Stage::comeToFront()
{
    if (dialog() || QApplication::activePopupWidget() || m_window.isActiveWindow())
        return;
    m_window.activateWindow();
    QTest::qWait(50);
    // The platform may hold it to be active already, and says nothing: another window comes between.
    if (!m_window.isActiveWindow()) {
        QWidget other;
        other.show();
        other.activateWindow();
        QTest::qWait(50);
        other.close();
        m_window.activateWindow();
        QTest::qWait(50);
    }
}

void Stage::press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(target(), static_cast<Qt::Key>(key), modifiers);
    QTest::qWait(20);
}

void Stage::type(const QString& text)
{
    // One by one: the first key may open an editor that takes the rest. Qt's own clicks know the keys of ASCII only.
    for (const auto c : text) {
        if (c.unicode() < 0x80)
            QTest::keyClicks(target(), QString(c));
        else
            QTest::sendKeyEvent(QTest::Click, target(), Qt::Key_unknown, QString(c), Qt::NoModifier);
    }
}

void Stage::fill(const QStringList& texts)
{
    auto* scope = dialog() ? dialog() : static_cast<QWidget*>(&m_window);
    auto fields = scope->findChildren<QLineEdit*>();
    fields.erase(std::remove_if(fields.begin(), fields.end(), [](const QLineEdit* field) { return !field->isVisible() || !field->isEnabled() || field->isReadOnly(); }), fields.end());
    std::sort(fields.begin(), fields.end(), [](const QLineEdit* a, const QLineEdit* b) { return a->mapToGlobal(QPoint()).y() < b->mapToGlobal(QPoint()).y(); });
    if (fields.size() < texts.size())
        throw StageError("fewer fields on screen than there are words to type");
    for (qsizetype i = 0; i < texts.size(); ++i) {
        tabTo(*fields[i]);
        press(Qt::Key_A, Qt::ControlModifier);
        type(texts[i]);
    }
}

void Stage::tabUntil(const std::function<bool(const QWidget&)>& reached, const std::string& what)
{
    constexpr int most = 80; // more stops than any window has
    for (int step = 0; step < most; ++step) {
        if (reached(*target()))
            return;
        press(Qt::Key_Tab);
    }
    picture(QStringLiteral("stopped-here"));
    throw StageError("no Tab leads to " + what);
}

void Stage::tabTo(const QWidget& wanted)
{
    const auto* keeper = wanted.focusProxy(); // a box that can be typed in keeps the focus of its field
    tabUntil([&](const QWidget& at) { return &at == &wanted || &at == keeper; }, "\"" + wanted.accessibleName().toStdString() + "\"");
}

void Stage::tabTo(const char* accessibleName)
{
    const auto name = QString::fromUtf8(accessibleName);
    tabUntil([&name](const QWidget& at) { return at.accessibleName() == name; }, std::string("\"") + accessibleName + "\"");
}

void Stage::picture(const QString& name)
{
    QTest::qWait(150);
    QPixmap shot = m_window.grab();
    if (auto* open = dialog()) {
        // What lies over the window on a screen lies over it in the picture.
        const auto over = open->grab();
        QPainter painter(&shot);
        painter.fillRect(shot.rect(), QColor(0, 0, 0, 60));
        painter.drawPixmap((shot.width() - over.width()) / 2, (shot.height() - over.height()) / 2, over);
    }
    if (!shot.save(m_out + QLatin1Char('/') + name + QStringLiteral(".png")))
        throw StageError("a picture could not be written");
}

void Stage::go(const QString& page)
{
    auto& shell = m_window.shell();
    const auto buttons = shell.rail().buttons();
    const auto found = std::ranges::find_if(buttons, [&page](const auto* button) { return button->entry().id == page; });
    const auto key = found == buttons.end() ? QKeySequence() : ui::Rail::keyOf(found - buttons.begin());
    if (!key.isEmpty())
        press(key[0].key(), key[0].keyboardModifiers());
    else
        for (qsizetype i = 0; i < buttons.size() && shell.currentPage()->id() != page; ++i)
            press(Qt::Key_PageDown, Qt::ControlModifier);
    wait("the page", [&] { return shell.currentPage() && shell.currentPage()->id() == page; });
    pause(300);
}

} // namespace paillasse::demo
