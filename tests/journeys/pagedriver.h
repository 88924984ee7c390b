// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QTest>
#include <QWidget>

namespace paillasse::journeys {

// Works one page by keys, as a person with nothing else on the screen.
class PageDriver {
public:
    explicit PageDriver(QWidget& page) : m_page(page) {}

    // Where the next key goes: to the dialog in front, or to whatever has the focus.
    [[nodiscard]] QWidget* target() const
    {
        auto* modal = QApplication::activeModalWidget();
        auto* window = modal ? modal : &m_page;
        // A window manager gives the focus to what is in front; there is none here.
        window->activateWindow();
        if (!QTest::qWaitFor([&] { return QApplication::activeWindow() == window; }))
            qFatal("what is in front does not become active");
        return window->focusWidget() ? window->focusWidget() : window;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const { QTest::keyClick(target(), key, modifiers); }
    void type(const char* text) const
    {
        for (const auto c : QString::fromUtf8(text)) // a grid's first key opens the editor that takes the next ones
            QTest::keyClicks(target(), c);
    }
    [[nodiscard]] static bool waits(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 60'000); } // a busy machine takes its time
    template <class Dialog>
    [[nodiscard]] static Dialog* dialog()
    {
        return waits([] { return qobject_cast<Dialog*>(QApplication::activeModalWidget()) != nullptr; }) ? qobject_cast<Dialog*>(QApplication::activeModalWidget()) : nullptr;
    }
    // The one dialog open, answered by a reason's number key and Ctrl+Enter.
    [[nodiscard]] bool answers(Qt::Key reason) const
    {
        if (!waits([] { return QApplication::activeModalWidget() != nullptr; }))
            return false;
        press(reason);
        press(Qt::Key_Return, Qt::ControlModifier);
        return waits([] { return QApplication::activeModalWidget() == nullptr; });
    }

    // What is to be read there: each visible label's words on a line.
    [[nodiscard]] static QString wordsOn(const QWidget& where)
    {
        QStringList words;
        for (const auto* label : where.findChildren<QLabel*>())
            if (label->isVisible())
                words << label->text();
        return words.join(QLatin1Char('\n'));
    }
    // Waits for them.
    [[nodiscard]] static bool says(const QWidget& where, const char* words)
    {
        return waits([&] { return wordsOn(where).contains(QString::fromUtf8(words)); });
    }
    [[nodiscard]] bool says(const char* words) const { return says(m_page, words); }

    // What is in front, to be looked at: into the folder that PAILLASSE_PICTURES names, or nowhere.
    void picture(const char* name) const
    {
        const auto folder = qEnvironmentVariable("PAILLASSE_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(200); // what was just shown is laid out by then
        target()->window()->grab().save(QStringLiteral("%1/%2.png").arg(folder, QString::fromUtf8(name)));
    }

    // The same for what was made.
    static void keep(const char* name, const QByteArray& bytes)
    {
        const auto folder = qEnvironmentVariable("PAILLASSE_PICTURES");
        if (QFile file(folder + u'/' + QString::fromUtf8(name)); !folder.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }

private:
    QWidget& m_page;
};

} // namespace paillasse::journeys
