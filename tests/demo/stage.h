// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stdexcept>

#include <QJsonArray>
#include <QString>
#include <QStringList>

#include "ui/shell/window.h"

namespace paillasse::demo {

// What was not seen in time. The message names the step: never what was typed.
struct StageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Works a window as a person does: keys, and eyes that wait for what should appear. Keeps pictures and times.
class Stage {
public:
    Stage(ui::Window& window, QString out);

    void wait(const char* what, const std::function<bool()>& seen, int milliseconds = 20'000);
    void pause(int milliseconds);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);
    // Into the visible fields of the form in front, in their order.
    void fill(const QStringList& texts);
    // The one dialog that is open.
    [[nodiscard]] QWidget* dialog() const;
    void picture(const QString& name);
    // By the rail's keys, as the rail numbers its entries.
    void go(const QString& page);
    // From here to the next call is one step of the summary.
    void begin(const QString& step);
    void end();

    [[nodiscard]] const QJsonArray& steps() const { return m_steps; }

private:
    [[nodiscard]] QWidget* target() const;

    ui::Window& m_window;
    QString m_out;
    QString m_step;
    qint64 m_began = 0;
    QJsonArray m_steps;
};

} // namespace paillasse::demo
