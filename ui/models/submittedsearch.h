// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/client/engine.h"
#include "ui/models/orderqueue.h"

namespace paillasse::ui {

// The search of a page with a queue. What is submitted (Enter, a scanner) and is not in the list is looked for in the whole cache, then, a
// whole number, in the store: who scans a tube must not go on with the patient before it.
class SubmittedSearch : public QObject {
    Q_OBJECT

public:
    SubmittedSearch(client::Engine& engine, OrderQueue& queue, QObject* parent = nullptr);

    void type(const QString& text);
    void submit(const QString& text);

Q_SIGNALS:
    // The list has none, and perhaps nothing has: what was in front may not stay there.
    void notListed(const QString& words, bool isTrouble);
    void foundElsewhere(const paillasse::lab::OrderId& order);

private:
    void narrow(const QString& text);
    void lookForNumber();
    void lookEverywhere();
    [[nodiscard]] QString nowhere() const;
    [[nodiscard]] QString shown() const { return QString::fromStdString(m_wanted); }

    client::Engine& m_engine;
    OrderQueue& m_queue;
    std::string m_wanted;
    bool m_isAwaited = false; // the list's answer to what was submitted
};

} // namespace paillasse::ui
