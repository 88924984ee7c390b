// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "app/client/engine.h"

namespace paillasse::ui {

// Looks beyond the cache for what was typed in the search: the order of a whole number, or the older orders of the few patients that the
// words name. Once typing has paused; identities are in the cache, whole.
class StoreSearch : public QObject {
    Q_OBJECT

public:
    explicit StoreSearch(client::Engine& engine, QObject* parent = nullptr);

    void look(const QString& text);

Q_SIGNALS:
    void found();     // more is in the cache: ask the list again
    void cannotAsk(); // there may be more, and the store cannot be asked

private:
    void ask();
    void askPatients(const QString& text);

    client::Engine& m_engine;
    QTimer m_pause;
    QString m_text;
};

} // namespace paillasse::ui
