// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>

#include "ui/validation/batchsigner.h"

namespace paillasse::ui {

class ActionButton;
class OnlineOnly;
class SigningGate;
class Theme;

// F12: the clear orders, signed from one list: the button that says how many there are, the list to be read, and what came of it.
class ClearOrders final : public QObject {
    Q_OBJECT

public:
    // The list opens over `page`, the button is the page's.
    ClearOrders(const Theme& theme, client::Engine& engine, BatchSigner& signer, SigningGate& gate, OnlineOnly& online, QWidget* page);

    [[nodiscard]] ActionButton* button() const { return m_button; }

Q_SIGNALS:
    void said(const QString& text, bool isTrouble);

private:
    void name();
    void ask();
    void showList();
    void sign(const std::vector<lab::OrderId>& orders);
    void tell(const BatchSigner::Outcome& outcome);

    const Theme& m_theme;
    client::Engine& m_engine;
    BatchSigner& m_signer;
    SigningGate& m_gate;
    OnlineOnly& m_online;
    QWidget* m_page;
    ActionButton* m_button;
};

} // namespace paillasse::ui
