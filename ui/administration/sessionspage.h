// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/session.h"
#include "ui/administration/listpage.h"

namespace paillasse::ui {

// Who is signed in now, and where; what still came from where somebody no longer was; and whose seat was taken by force, until somebody
// has seen it.
class SessionsPage final : public ListPage {
    Q_OBJECT

public:
    SessionsPage(const Theme& theme, client::Engine& engine, const client::Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("sessions"); }
    [[nodiscard]] QString title() const override { return tr("Sessions"); }
    [[nodiscard]] Icon icon() const override { return Icon::Clock; }
    [[nodiscard]] int count() const override { return m_unseen; }
    [[nodiscard]] QString searchHint() const override { return tr("Name, workstation…"); }

protected:
    void refresh() override;
    void chosen(const QString& id) override;

private:
    [[nodiscard]] const client::SessionEntry* entry() const;
    [[nodiscard]] const client::ForcedSeatEntry* forced() const;
    [[nodiscard]] QString told(const QString& id) const;
    void end();
    void see();

    client::SessionsReply m_sessions;
    int m_unseen = 0;
    ActionButton* m_end = nullptr;
    ActionButton* m_see = nullptr;
};

} // namespace paillasse::ui
