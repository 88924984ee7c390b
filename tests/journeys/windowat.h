// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/app/application.h"
#include "ui/shell/lockoverlay.h"
#include "ui/shell/page.h"
#include "ui/shell/shell.h"

namespace paillasse::journeys {

// The program's own window over a station's engine, worked by keys. It goes before the engine does.
class WindowAt {
public:
    WindowAt(Station& station, ui::Theme& theme)
        : m_program(std::make_unique<ui::Application>(station.engine(), theme, station.clock(), std::chrono::hours(8))), hand(m_program->window())
    {
        uitest::showAt(m_program->window(), {1366, 768});
        m_program->start();
    }

    [[nodiscard]] ui::Shell& shell() { return m_program->window().shell(); }
    [[nodiscard]] ui::SignInPresenter& door() { return m_program->signIn().presenter(); }
    [[nodiscard]] bool isCovered() { return m_program->window().overlay().isLocked(); }

    void waitStep(ui::SignInStep step)
    {
        if (!hand.waits([&] { return door().step() == step && !door().isBusy(); }))
            qFatal("step %d does not come; it is %d: %s", static_cast<int>(step), static_cast<int>(door().step()), qPrintable(door().formError()));
    }
    // Until the pages are there; whatever may be begun before the end of a first synchronisation is.
    void waitWork()
    {
        const bool open = hand.waits([&] {
            if (door().step() == ui::SignInStep::FirstSync && door().isUsable())
                hand.press(Qt::Key_Return);
            return !isCovered();
        });
        if (!open)
            qFatal("the work does not open; step %d: %s", static_cast<int>(door().step()), qPrintable(door().formError()));
    }
    // At the sign-in page, where the name of who was here last stands already.
    void typePassword(const QString& password)
    {
        hand.type(password.toUtf8().constData());
        hand.press(Qt::Key_Return);
    }
    // By Alt and the place in the rail.
    void go(const char* id)
    {
        const auto buttons = shell().rail().buttons();
        for (int place = 0; place < buttons.size(); ++place)
            if (buttons[place]->entry().id == QLatin1String(id))
                hand.press(static_cast<Qt::Key>(Qt::Key_1 + place), Qt::AltModifier);
        if (!hand.waits([&] { return isAt(id); }))
            qFatal("%s is not in the rail", id);
    }
    [[nodiscard]] bool isAt(const char* id) { return shell().currentPage() && shell().currentPage()->id() == QLatin1String(id); }
    template <class Page>
    [[nodiscard]] Page& page(const char* id)
    {
        auto* found = qobject_cast<Page*>(shell().page(QLatin1String(id)));
        if (!found)
            qFatal("there is no page %s", id);
        return *found;
    }

private:
    std::unique_ptr<ui::Application> m_program;

public:
    const PageDriver hand;
};

} // namespace paillasse::journeys
