// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "app/client/acts.h"
#include "app/client/queries.h"
#include "ui/widgets/cells.h"

namespace paillasse::ui {

// The lines of a refused act, both values side by side: mine, and what the store has.
class TrayComparison : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Examination, Mine, Theirs, By, ColumnCount };

    explicit TrayComparison(const Clock& clock, QObject* parent = nullptr) : QAbstractTableModel(parent), m_clock(clock) {}

    void show(const client::TrayEntry& entry, const client::Directory& directory);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        lab::LineId line = 0;
        QString examination;
        QString mine;
        QString theirs;
        QString by;
    };

    const Clock& m_clock;
    std::vector<Row> m_rows;
};

} // namespace paillasse::ui
