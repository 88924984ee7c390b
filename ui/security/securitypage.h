// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ui/shell/page.h"

class QDialog;

namespace paillasse::client {
class Engine;
}

namespace paillasse::ui {

class AskDialog;
class Label;
class OnlineOnly;
class Theme;

// What the pages of supervision share: they ask the store, and say so where it is away.
class SecurityPage : public Page {
    Q_OBJECT

public:
    SecurityPage(const Theme& theme, QWidget* parent);

    // From now on its actions are shut while the store cannot be reached, and it asks again when it is back.
    void standOn(client::Engine& engine);

protected:
    virtual void refresh() = 0;
    // Guards what needs the store.
    virtual void guard(OnlineOnly&) {}
    // The line in which it is said that the store is away; hidden otherwise.
    [[nodiscard]] Label* notice() const { return m_notice; }
    // What may be done is otherwise than before.
    void updateGuards();
    // Shows it; it waits with what is typed in it while the store cannot be reached.
    void ask(AskDialog* dialog);
    // Any other that may be told to wait: `hold` is given why, and nothing when it may go on.
    void ask(QDialog* dialog, std::function<void(const QString& why)> hold);

    const Theme& m_theme;

private:
    Label* m_notice;
    OnlineOnly* m_online = nullptr;
};

} // namespace paillasse::ui
