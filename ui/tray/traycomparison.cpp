// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traycomparison.h"

namespace paillasse::ui {

void TrayComparison::show(const client::TrayEntry& entry, const client::Directory& directory)
{
    beginResetModel();
    m_rows = ComparedRows::of(entry, directory, m_clock.now());
    m_isOfPatient = std::holds_alternative<lab::CorrectPatient>(entry.act.body);
    endResetModel();
    Q_EMIT headerDataChanged(Qt::Horizontal, What, By);
}

void TrayComparison::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int TrayComparison::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TrayComparison::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrayComparison::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == IdRole)
        return row.id;
    if (role == InkRole && (index.column() == Mine || index.column() == Theirs))
        return static_cast<int>(CellInk::Strong);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case What: return row.what;
    case Mine: return row.mine.isEmpty() ? QStringLiteral("—") : row.mine;
    case Theirs: return row.theirs.isEmpty() ? QStringLiteral("—") : row.theirs;
    case By: return row.by;
    default: return {};
    }
}

QVariant TrayComparison::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return m_isOfPatient ? tr("Of the patient") : tr("Examination");
    case Mine: return tr("Mine");
    case Theirs: return tr("In the store");
    case By: return tr("Entered by");
    default: return {};
    }
}

} // namespace paillasse::ui
