// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "ui/tray/comparedrows.h"
#include "ui/widgets/cells.h"

namespace paillasse::ui {

// Of a refused act, both values side by side: mine, and what the store has.
class TrayComparison : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { What, Mine, Theirs, By, ColumnCount };

    explicit TrayComparison(const Clock& clock, QObject* parent = nullptr) : QAbstractTableModel(parent), m_clock(clock) {}

    void show(const client::TrayEntry& entry, const client::Directory& directory);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Clock& m_clock;
    std::vector<ComparedRow> m_rows;
    bool m_isOfPatient = false;
};

} // namespace paillasse::ui
