// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <vector>

#include <QObject>
#include <QString>

#include "app/client/engine.h"

namespace paillasse::ui {

class ResultGridModel;

// Where entry stopped: a critical value that this person entered and that nobody has answered yet.
struct EntryStop {
    lab::OrderId order;
    lab::LineId line = 0;
    QString what;   // "Potassium 7,4"
    QString number; // of the order
};

// All of them: somebody else's critical value holds its own order only, this person's holds their entry everywhere.
class EntryStops : public QObject {
    Q_OBJECT

public:
    EntryStops(client::Engine& engine, lab::BenchMask own, QObject* parent);

    // The first line of the person's benches that is critical and not answered; 0: none.
    [[nodiscard]] lab::LineId unansweredIn(const lab::Order& order) const;
    // Of the order in front, as it is now. `grid` names its lines.
    void note(const lab::Order& order, const ResultGridModel& grid);
    // Somebody may answer one elsewhere, or cancel it: then it holds nobody here. The order in front is noted instead.
    void check(const std::set<lab::DocumentId>& ids, bool many, const lab::OrderId& inFront);
    // Null: nowhere but in the order in front.
    [[nodiscard]] const EntryStop* elsewhere(const lab::OrderId& inFront) const;

Q_SIGNALS:
    void answered(); // one of them, by a check

private:
    client::Engine& m_engine;
    lab::BenchMask m_own;
    std::vector<EntryStop> m_stops;
};

} // namespace paillasse::ui
