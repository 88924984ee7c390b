// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include <QObject>
#include <QStringList>

#include "app/client/engine.h"
#include "ui/models/ordergatherer.h"

namespace paillasse::ui {

// The clear lane: gathers its orders as they are now, and releases those that were confirmed from the list, each with its own signature.
class BatchSigner : public QObject {
    Q_OBJECT

public:
    static constexpr int most = 30; // in one list

    struct Outcome {
        int done = 0;
        QStringList held; // "26-112298: why"
    };

    BatchSigner(client::Engine& engine, QObject* parent = nullptr);

    // How many orders are clear; -1 until it was asked.
    [[nodiscard]] int count() const { return m_count; }
    void recount();

    // Asks anew, then gathered. What this person entered, and what waits for the store, is left for the ordinary way.
    void gather();
    [[nodiscard]] const std::vector<client::OrderFile>& files() { return m_gatherer.files(); }

    // Orders of the lane that are in none of this: they are gathered when these are done.
    [[nodiscard]] int left() const { return m_gatherer.left(); }

    [[nodiscard]] bool isBusy() const { return m_total > 0; }
    // Of those gathered. The signature must be open.
    void sign(const std::vector<lab::OrderId>& confirmed);

Q_SIGNALS:
    void released(const paillasse::lab::OrderId& order, std::uint16_t version);
    void counted();
    void gathered();
    void progressed(int done, int total);
    void finished(const paillasse::ui::BatchSigner::Outcome& outcome);

private:
    [[nodiscard]] bool isForThisPerson(const client::OrderFile& file) const;
    void signNext();
    void finish();

    client::Engine& m_engine;
    QObject m_counting; // its questions must not cancel those of the list
    int m_count = -1;
    OrderGatherer m_gatherer;
    std::deque<client::OrderFile> m_toSign;
    int m_total = 0;
    Outcome m_outcome;
};

} // namespace paillasse::ui
