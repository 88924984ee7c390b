// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/security/ledgerpresenter.h"
#include "ui/security/securitypage.h"

namespace paillasse::ui {

class ActionButton;
class DataTable;

// Whether the ledger can be believed, who vouches for it, and what to do where it cannot.
class LedgerPage final : public SecurityPage {
    Q_OBJECT

public:
    LedgerPage(const Theme& theme, client::Watch& watch, const Clock& clock, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("ledger"); }
    [[nodiscard]] QString title() const override { return tr("Ledger"); }
    [[nodiscard]] Icon icon() const override { return Icon::Certificate; }
    [[nodiscard]] QList<KeyAction> keys() const override { return {{Qt::Key_F5, tr("Read again")}}; }
    void activate() override { refresh(); }
    void focusEntry() override;

    [[nodiscard]] LedgerPresenter& presenter() { return m_presenter; }

protected:
    void refresh() override { m_presenter.refresh(); }
    void guard(OnlineOnly& online) override;

private:
    void show();

    LedgerPresenter m_presenter;
    Label* m_verdict;
    DataTable* m_table;
    Label* m_todo;
    ActionButton* m_again;
    Label* m_said;
};

} // namespace paillasse::ui
