// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QHash>

#include "app/client/queries.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/cells.h"

namespace paillasse::ui {

using client::WorkRow;

// A queue whose rows never move by themselves: what is new waits (newRows) until somebody takes it in; what has changed changes
// in its place; what no longer belongs stays, quiet, until the next reload. One column, for a QueueDelegate.
class WorklistModel : public QAbstractTableModel, public RowFinder {
    Q_OBJECT

public:
    enum class Kind { Entry, Validation, Reports };

    explicit WorklistModel(Kind kind, QObject* parent = nullptr);

    // Replaces the list: another filter, or the user asked for it.
    void reload(std::vector<WorkRow> rows);
    // A fresh answer to the same question: changes rows in place and keeps the new ones apart, but for an empty list, where nothing can
    // move under the cursor.
    void refresh(const std::vector<WorkRow>& rows);
    void takeNewRows();
    [[nodiscard]] int newRows() const { return static_cast<int>(m_waiting.size()); }
    [[nodiscard]] const WorkRow* row(int index) const;
    // The next one below that still belongs, else the first above; null: none but this one, or none.
    [[nodiscard]] lab::OrderId nextTo(const lab::OrderId& order) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] int rowOf(const QVariant& id) const override;

    static QVariant idOf(const lab::OrderId& order);
    static lab::OrderId orderOf(const QVariant& id);

Q_SIGNALS:
    void newRowsChanged(int count);

private:
    [[nodiscard]] Badges why(const WorkRow& row) const;
    [[nodiscard]] QString progress(const WorkRow& row) const;
    [[nodiscard]] Badges marks(const WorkRow& row) const;
    [[nodiscard]] QString secondLine(const WorkRow& row) const;
    [[nodiscard]] QString spokenRow(const WorkRow& row) const;
    void reindex();

    Kind m_kind;
    std::vector<WorkRow> m_rows;
    std::vector<bool> m_left; // no longer in the answer
    std::vector<WorkRow> m_waiting;
    QHash<QString, int> m_places;
};

} // namespace paillasse::ui
