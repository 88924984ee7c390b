// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>

#include <QObject>
#include <QStringList>

#include "app/client/engine.h"
#include "ui/bench/savedlines.h"
#include "ui/models/ordergatherer.h"

namespace paillasse::ui {

// The technical validation of many: gathers the saved lines of the orders listed, and validates those that were confirmed, one act for
// each order.
class TechnicalBatch : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t most = 30; // orders in one list

    // What is validated of an order, or why not.
    struct Candidate {
        lab::LineControl line;
        QString why; // it is left for later; empty: it may pass
    };
    struct Outcome {
        int done = 0;
        QStringList refused; // "26-112298: why"
    };
    using Choice = std::map<lab::OrderId, std::vector<lab::LineId>>;

    TechnicalBatch(client::Engine& engine, lab::BenchMask benches, QObject* parent = nullptr);

    // The list that is asked for, whatever its queue: of an examination that is worked down only its lines.
    void gather(client::WorklistFilter filter);
    [[nodiscard]] const std::vector<client::OrderFile>& files() { return m_gatherer.files(); }
    [[nodiscard]] std::vector<Candidate> candidates(const client::OrderFile& file) const;
    // Orders of the list that are in none of this: they are gathered when these are done.
    [[nodiscard]] int left() const { return m_gatherer.left(); }
    // How many of those gathered are left for later.
    [[nodiscard]] int heldCount();
    [[nodiscard]] bool isBusy() const { return !m_tasks.empty(); }
    // Of those gathered; not while it is busy.
    void validate(const Choice& confirmed);

Q_SIGNALS:
    void gathered();
    void finished(const paillasse::ui::TechnicalBatch::Outcome& outcome);

private:
    struct Task {
        lab::Order order;
        lab::ValidateTechnically body;
    };
    void validateNext();
    void closeWithheldIn(const lab::OrderId& order);
    [[nodiscard]] QString reason(const SavedLine& line) const;

    client::Engine& m_engine;
    lab::BenchMask m_benches;
    OrderGatherer m_gatherer;
    std::string m_examination;
    std::deque<Task> m_tasks;
    Outcome m_outcome;
};

} // namespace paillasse::ui
