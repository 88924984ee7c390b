// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traymodel.h"

#include "ui/theme/format.h"
#include "ui/words/actwords.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

void TrayModel::show(std::vector<client::TrayEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

const client::TrayEntry* TrayModel::entry(const QVariant& id) const
{
    for (const auto& entry : m_entries)
        if (QString::fromStdString(entry.act.id.toString()) == id.toString())
            return &entry;
    return nullptr;
}

int TrayModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int TrayModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TrayModel::record(const client::TrayEntry& entry) const
{
    for (const auto* document : {&entry.theirs, &entry.mine}) {
        if (!*document)
            continue;
        if (const auto* order = std::get_if<lab::Order>(&**document))
            return QString::fromStdString(order->accession);
        if (const auto* patient = std::get_if<lab::Patient>(&**document))
            return QString::fromStdString(lab::displayName(patient->identity));
    }
    return QStringLiteral("—");
}

QVariant TrayModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& entry = m_entries[static_cast<std::size_t>(index.row())];
    if (role == IdRole)
        return QString::fromStdString(entry.act.id.toString());
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case When: return Format::timeOrDate(entry.act.at, m_clock.now());
    case What: return ActWords::of(entry.act.body);
    case Record: return record(entry);
    case Why: return RefusalWords::of(entry.refusal);
    default: return {};
    }
}

QVariant TrayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When: return tr("Done at");
    case What: return tr("What");
    case Record: return tr("Record");
    case Why: return tr("Why it was refused");
    default: return {};
    }
}

} // namespace paillasse::ui
