// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/client/engine.h"
#include "ui/models/orderqueue.h"
#include "ui/models/searchnote.h"

namespace paillasse::ui {

// The search of a page with a queue. What is submitted (Enter, a scanner) and is not in the list is looked for in the whole cache, then, a
// whole number, in the store: who scans a tube must not go on with the patient before it.
class SubmittedSearch : public QObject {
    Q_OBJECT

public:
    SubmittedSearch(client::Engine& engine, OrderQueue& queue, QObject* parent = nullptr);

    void type(const QString& text);
    void submit(const QString& text);
    // Why it is not in the list, of an order that this search brought; once, and empty of any other.
    [[nodiscard]] QString whyNotListed(const lab::Order& order);

Q_SIGNALS:
    // The list has none, and perhaps nothing has: what was in front may not stay there.
    void notListed(const QString& words, bool isTrouble);
    void foundElsewhere(const paillasse::lab::OrderId& order);

private:
    void narrow(const QString& text);
    void bring(const lab::OrderId& order);
    void lookForNumber();
    void lookEverywhere();
    [[nodiscard]] QString nowhere() const;
    [[nodiscard]] QString shown() const { return QString::fromStdString(m_wanted); }

    client::Engine& m_engine;
    OrderQueue& m_queue;
    SearchNote m_note;
    std::string m_wanted;
    lab::OrderId m_found; // on its way to the front
    bool m_isAwaited = false; // the list's answer to what was submitted
};

} // namespace paillasse::ui
