// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/workplace.h"

#include <QLineEdit>

#include "ui/shell/lockoverlay.h"
#include "ui/shell/shell.h"

namespace paillasse::demo {

Workplace::Workplace(const QString& folder, ui::Theme& theme, const Clock& clock, const Log& log, const QString& out)
    : m_engine(client::Profile(folder), clock, log), m_work(m_engine, theme, clock, std::chrono::hours(1)), m_stage(m_work.window(), out)
{
    window().resize(1366, 768);
    window().show();
    window().activateWindow();
    m_work.start();
}

void Workplace::waitsFor(ui::SignInStep step)
{
    m_stage.wait("the step", [&] { return door().step() == step && !door().isBusy(); }, 40'000);
}

bool Workplace::isAtWork()
{
    return !window().overlay().isLocked();
}

void Workplace::signIn(const QString& login, const QString& password)
{
    waitsFor(ui::SignInStep::SignIn);
    m_stage.fill({login, password});
    m_stage.press(Qt::Key_Return);
    m_stage.wait("the work", [&] {
        if (door().step() == ui::SignInStep::FirstSync && door().isUsable())
            m_stage.press(Qt::Key_Return);
        return isAtWork();
    }, 40'000);
}

QLineEdit& Workplace::field(const char* name)
{
    for (auto* field : window().shell().currentPage()->findChildren<QLineEdit*>())
        if (field->isVisible() && field->accessibleName() == QString::fromUtf8(name)) {
            // Not while a list of suggestions is closing, which gives the focus back to its own field.
            m_stage.wait("the focus", [field] {
                field->setFocus(Qt::TabFocusReason);
                return field->hasFocus();
            });
            return *field;
        }
    throw StageError(std::string("no such field: ") + name);
}

} // namespace paillasse::demo
