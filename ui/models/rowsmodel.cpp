// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowsmodel.h"

#include <algorithm>

namespace paillasse::ui {

void RowsModel::setHeaders(const QStringList& headers)
{
    beginResetModel();
    m_headers = headers;
    endResetModel();
}

void RowsModel::setRows(const QList<Row>& rows)
{
    if (rows == m_rows)
        return;
    const bool samePlaces = std::ranges::equal(rows, m_rows, {}, &Row::id, &Row::id);
    if (samePlaces) {
        m_rows = rows;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    m_places.clear();
    for (int place = 0; place < rowCount(); ++place)
        m_places.insert(m_rows[place].id, place);
    endResetModel();
}

QString RowsModel::spokenRow(const Row& row) const
{
    QStringList parts;
    for (const auto& cell : row.cells)
        for (const auto& part : {cell.text, cell.tail, spoken(cell.badges)})
            if (!part.trimmed().isEmpty())
                parts << part.trimmed();
    return parts.join(QStringLiteral(", "));
}

QVariant RowsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[index.row()];
    if (role == IdRole)
        return row.id;
    if (role == Qt::AccessibleTextRole && index.column() == 0)
        return spokenRow(row);
    if (index.column() >= row.cells.size())
        return {};
    const auto& cell = row.cells[index.column()];
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::ToolTipRole: return QString(cell.text + cell.tail).isEmpty() ? QVariant() : QVariant(cell.text + cell.tail);
    case Qt::AccessibleTextRole: return QStringList{cell.text, cell.tail, spoken(cell.badges)}.join(QLatin1Char(' ')).simplified();
    case InkRole: return static_cast<int>(cell.ink);
    case BadgesRole: return cell.badges.isEmpty() ? QVariant() : QVariant::fromValue(cell.badges);
    case TailRole: return cell.tail.isEmpty() ? QVariant() : QVariant(cell.tail);
    case FiguresRole: return cell.figures;
    default: return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_headers.value(section)) : QVariant();
}

} // namespace paillasse::ui
