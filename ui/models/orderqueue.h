// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QTimer>

#include "app/client/engine.h"
#include "ui/models/worklistmodel.h"

namespace paillasse::ui {

// The list on the left of every page: asks the cache, follows its changes without moving rows, and knows how much waits.
class OrderQueue : public QObject {
    Q_OBJECT

public:
    OrderQueue(client::Engine& engine, WorklistModel::Kind kind, client::WorklistFilter filter, QObject* parent = nullptr);
    OrderQueue(client::Engine& engine, WorklistModel::Kind kind, client::Queue queue, QObject* parent = nullptr);

    [[nodiscard]] WorklistModel& list() { return m_list; }
    [[nodiscard]] const client::WorklistFilter& filter() const { return m_filter; }
    [[nodiscard]] const client::WorkCounts& counts() const { return m_counts; }
    // Another question: the list is replaced by its answer.
    void narrow(const std::function<void(client::WorklistFilter&)>& change);
    void reload() { ask(true); }
    // The list that is shown is about to be replaced by the answer to what was asked.
    [[nodiscard]] bool isAwaited() const { return m_isReplaced; }

Q_SIGNALS:
    void changed();
    void asked(); // the list was asked for again: what is counted beside it may have changed too

private:
    void ask(bool replace);

    client::Engine& m_engine;
    WorklistModel m_list;
    client::WorklistFilter m_filter;
    client::WorkCounts m_counts;
    QTimer m_gathering;
    bool m_isReplaced = false; // by an answer that is awaited
};

} // namespace paillasse::ui
