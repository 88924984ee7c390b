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

void Workplace::enrol(const QStringList& typed, const QString& picture)
{
    waitsFor(ui::SignInStep::Enrolment);
    m_stage.fill(typed);
    if (!picture.isEmpty())
        m_stage.picture(picture);
    m_stage.press(Qt::Key_Return, Qt::ControlModifier);
    waitsFor(ui::SignInStep::SignIn);
}

void Workplace::activate(const QStringList& typed, const QString& picture)
{
    waitsFor(ui::SignInStep::SignIn);
    m_stage.press(Qt::Key_A, Qt::AltModifier);
    waitsFor(ui::SignInStep::Activation);
    m_stage.fill(typed);
    if (!picture.isEmpty())
        m_stage.picture(picture);
    m_stage.press(Qt::Key_Return, Qt::ControlModifier);
    m_stage.wait("the account", [&] { return door().step() == ui::SignInStep::FirstSync || door().step() == ui::SignInStep::Factor || isAtWork(); });
}

void Workplace::signIn(const QString& login, const QString& password)
{
    waitsFor(ui::SignInStep::SignIn);
    m_stage.fill({login, password});
    m_stage.press(Qt::Key_Return);
    goToWork();
}

void Workplace::goToWork()
{
    m_stage.wait("the work", [&] {
        if (door().step() == ui::SignInStep::FirstSync && door().isUsable())
            m_stage.press(Qt::Key_Return);
        return isAtWork();
    }, 60'000);
}

void Workplace::signOut()
{
    m_stage.press(Qt::Key_U, Qt::ControlModifier);
    waitsFor(ui::SignInStep::SignIn);
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
