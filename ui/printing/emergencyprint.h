// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "app/client/engine.h"

namespace paillasse::ui {

class Theme;

// A copy of results that no biologist has released, for when the store cannot be reached, or its disk is full, and a patient cannot wait: asked about, marked
// on every page, recorded, and listed until a released report replaces it.
class EmergencyPrint : public QObject {
    Q_OBJECT

public:
    // Its dialogs stand on `page`.
    EmergencyPrint(const Theme& theme, client::Engine& engine, QWidget* page);

    // Why it cannot be done now, in words; empty: it can.
    [[nodiscard]] QString objection(const client::OrderFile& file) const;
    void ask(const client::OrderFile& file);

Q_SIGNALS:
    void said(const QString& text, bool isTrouble);

private:
    void print(const client::OrderFile& file, const QString& to);
    void record(const lab::OrderId& order, const QString& to, const QString& printer);

    const Theme& m_theme;
    client::Engine& m_engine;
    QPointer<QWidget> m_page;
};

} // namespace paillasse::ui
