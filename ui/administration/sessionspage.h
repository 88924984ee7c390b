// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/session.h"
#include "ui/administration/listpage.h"

namespace paillasse::ui {

// Who is signed in now, and where; and what still came from where somebody no longer was.
class SessionsPage final : public ListPage {
    Q_OBJECT

public:
    SessionsPage(const Theme& theme, client::Engine& engine, const client::Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("sessions"); }
    [[nodiscard]] QString title() const override { return tr("Sessions"); }
    [[nodiscard]] Icon icon() const override { return Icon::Clock; }
    [[nodiscard]] QString searchHint() const override { return tr("Name, workstation…"); }

protected:
    void refresh() override;
    void chosen(const QString& id) override;

private:
    [[nodiscard]] const client::SessionEntry* entry() const;
    [[nodiscard]] QString told(const QString& id) const;
    void end();

    client::SessionsReply m_sessions;
    ActionButton* m_end = nullptr;
};

} // namespace paillasse::ui
