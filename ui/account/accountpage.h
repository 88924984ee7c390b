// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>

#include "ui/account/accountpresenter.h"
#include "ui/shell/page.h"

class QStackedWidget;

namespace paillasse::ui {

class FormCard;
class Theme;

// One's own account, reached by Ctrl+M from anywhere; never in the rail.
class AccountPage final : public Page {
    Q_OBJECT

public:
    AccountPage(const Theme& theme, client::Engine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("account"); }
    [[nodiscard]] QString title() const override { return tr("My account"); }
    [[nodiscard]] Icon icon() const override { return Icon::Key; }
    [[nodiscard]] bool isListed() const override { return false; }
    [[nodiscard]] QList<KeyAction> keys() const override;
    void activate() override;
    void deactivate() override;
    void focusEntry() override;
    void lock() override { m_presenter.lock(); }

    [[nodiscard]] AccountPresenter& presenter() { return m_presenter; }

private:
    void showStep();

    AccountPresenter m_presenter;
    QStackedWidget* m_stack;
    QMap<AccountStep, FormCard*> m_forms;
};

} // namespace paillasse::ui
