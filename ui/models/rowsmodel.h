// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>

#include "ui/widgets/badge.h"
#include "ui/widgets/cells.h"

namespace paillasse::ui {

struct RowCell {
    QString text;
    CellInk ink = CellInk::Normal;
    Badges badges{};
    QString tail{}; // never cut: a birth date
    bool figures = false;
    bool operator==(const RowCell&) const = default;
};

struct Row {
    QString id;
    QList<RowCell> cells;
    bool operator==(const Row&) const = default;
};

// A short list as its presenter has put it into words: patients found, tubes, examinations asked for. Always replaced as a whole.
class RowsModel : public QAbstractTableModel, public RowFinder {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setHeaders(const QStringList& headers);
    // The same rows again change nothing; where only words differ the rows stay in their place.
    void setRows(const QList<Row>& rows);
    [[nodiscard]] QString id(int row) const { return row >= 0 && row < m_rows.size() ? m_rows[row].id : QString(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_headers.size()); }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] int rowOf(const QVariant& id) const override { return m_places.value(id.toString(), -1); }

private:
    [[nodiscard]] QString spokenRow(const Row& row) const;

    QStringList m_headers;
    QList<Row> m_rows;
    QHash<QString, int> m_places;
};

} // namespace paillasse::ui
