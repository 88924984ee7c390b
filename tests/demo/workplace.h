// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/client/engine.h"
#include "tests/demo/stage.h"
#include "ui/app/application.h"
#include "ui/shell/page.h"
#include "ui/shell/shell.h"

class QLineEdit;

namespace paillasse::demo {

// The program's windows over a profile, with somebody before them: everything that is between a key and the store.
class Workplace {
public:
    // `out`: where pictures go.
    Workplace(const QString& folder, ui::Theme& theme, const Clock& clock, const Log& log, const QString& out);

    // A new machine: its code, the store's address and its own name. A name of a picture: of the form as it is filled.
    void enrol(const QStringList& typed, const QString& picture = {});
    // Somebody's first time here: login, activation code and the new password, twice; up to what the store asks next.
    void activate(const QStringList& typed, const QString& picture = {});
    // From whatever is in front to the work, by keys.
    void signIn(const QString& login, const QString& password);
    // Through the first synchronisation, once it is usable.
    void goToWork();
    void signOut();
    void waitsFor(ui::SignInStep step);
    [[nodiscard]] bool isAtWork();
    // The field of the page in front, by what a screen reader calls it; the focus goes there.
    QLineEdit& field(const char* name);

    template <class Page>
    Page& page()
    {
        auto* shown = qobject_cast<Page*>(window().shell().currentPage());
        if (!shown)
            throw StageError("another page is in front");
        return *shown;
    }
    [[nodiscard]] ui::Window& window() { return m_work.window(); }
    [[nodiscard]] ui::SignInPresenter& door() { return m_work.signIn().presenter(); }
    [[nodiscard]] client::Engine& engine() { return m_engine; }
    [[nodiscard]] Stage& stage() { return m_stage; }

private:
    client::Engine m_engine;
    ui::Application m_work;
    Stage m_stage;
};

} // namespace paillasse::demo
