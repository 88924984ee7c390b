// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/session.h"
#include "ui/administration/listpage.h"

namespace paillasse::ui {

// People and their accounts: who there is, what they may do, and what becomes of them.
class PeoplePage final : public ListPage {
    Q_OBJECT

public:
    PeoplePage(const Theme& theme, client::Engine& engine, const client::Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("people"); }
    [[nodiscard]] QString title() const override { return tr("People"); }
    [[nodiscard]] Icon icon() const override { return Icon::Patient; }
    [[nodiscard]] QString searchHint() const override { return tr("Name, sign-in name, role…"); }

protected:
    void refresh() override;
    void chosen(const QString& id) override;

private:
    [[nodiscard]] const client::StaffEntry* entry() const;
    [[nodiscard]] static Row rowOf(const client::StaffEntry& entry);
    void add();
    void change();
    void newCode();
    void closeOrReopen();
    void dropFactor();
    void releaseSeat();
    void handOver(const QString& name, const Result<client::IssuedCode>& issued);

    const client::Session& m_session;
    client::StaffReply m_staff;
    ActionButton* m_change = nullptr;
    ActionButton* m_code = nullptr;
    ActionButton* m_close = nullptr;
    ActionButton* m_factor = nullptr;
    ActionButton* m_seat = nullptr;
};

} // namespace paillasse::ui
