// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/session.h"
#include "ui/administration/listpage.h"

namespace paillasse::ui {

// The machines: from the enrolment code to the confirmed end of their caches.
class WorkstationsPage final : public ListPage {
    Q_OBJECT

public:
    WorkstationsPage(const Theme& theme, client::Engine& engine, const client::Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("workstations"); }
    [[nodiscard]] QString title() const override { return tr("Workstations"); }
    [[nodiscard]] Icon icon() const override { return Icon::Server; }
    [[nodiscard]] int count() const override { return m_waiting; }
    [[nodiscard]] QString searchHint() const override { return tr("Name, address…"); }

protected:
    void refresh() override;
    void chosen(const QString& id) override;

private:
    [[nodiscard]] const client::WorkstationEntry* entry() const;
    [[nodiscard]] static Row rowOf(const client::WorkstationEntry& entry);
    [[nodiscard]] static QString detailOf(const client::WorkstationEntry& entry);
    void makeCode();
    void approve();
    void rename();
    void revoke();
    void wipe();

    client::WorkstationsReply m_all;
    int m_waiting = 0;
    ActionButton* m_approve = nullptr;
    ActionButton* m_rename = nullptr;
    ActionButton* m_revoke = nullptr;
    ActionButton* m_wipe = nullptr;
};

} // namespace paillasse::ui
