// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "app/client/acts.h"
#include "ui/widgets/cells.h"

namespace paillasse::ui {

// Acts that the store refused, kept until their author decides.
class TrayModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { When, What, Record, Why, ColumnCount };

    explicit TrayModel(const Clock& clock, QObject* parent = nullptr) : QAbstractTableModel(parent), m_clock(clock) {}

    void show(std::vector<client::TrayEntry> entries);
    [[nodiscard]] const client::TrayEntry* entry(const QVariant& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString record(const client::TrayEntry& entry) const;

    const Clock& m_clock;
    std::vector<client::TrayEntry> m_entries;
};

} // namespace paillasse::ui
