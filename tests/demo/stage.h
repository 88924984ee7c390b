// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stdexcept>
#include <string>

#include <QString>
#include <QStringList>

#include "ui/shell/window.h"

namespace paillasse::demo {

// What was not seen in time. The message names the step: never what was typed.
struct StageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Works a window as a person does: keys, and eyes that wait for what should appear. Keeps pictures.
class Stage {
public:
    Stage(ui::Window& window, QString out);

    void wait(const char* what, const std::function<bool()>& seen, int milliseconds = 20'000);
    void pause(int milliseconds);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);
    // Into the visible fields of the form in front, in their order; Tab goes from one to the next.
    void fill(const QStringList& texts);
    // Tab by Tab, as whoever has no mouse gets there: to this, or to what a screen reader calls so.
    void tabTo(const QWidget& wanted);
    void tabTo(const char* accessibleName);
    // The one dialog that is open.
    [[nodiscard]] QWidget* dialog() const;
    void picture(const QString& name);
    // By the rail's keys, as the rail numbers its entries.
    void go(const QString& page);

private:
    [[nodiscard]] QWidget* target();
    void comeToFront();
    void tabUntil(const std::function<bool(const QWidget&)>& reached, const std::string& what);

    ui::Window& m_window;
    QString m_out;
};

} // namespace paillasse::demo
