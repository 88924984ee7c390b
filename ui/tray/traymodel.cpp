// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traymodel.h"

#include <algorithm>

#include "ui/theme/format.h"
#include "ui/tray/askedwords.h"
#include "ui/words/actwords.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

namespace {

QString idOf(const lab::Act& act)
{
    return QString::fromStdString(act.id.toString());
}

template <class Entries>
auto found(const Entries& entries, const QVariant& id) -> decltype(entries.data())
{
    const auto at = std::ranges::find_if(entries, [&id](const auto& entry) { return idOf(entry.act) == id.toString(); });
    return at == entries.end() ? nullptr : &*at;
}

} // namespace

void TrayModel::showRefused(std::vector<client::TrayEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

void TrayModel::showWaiting(std::vector<client::WaitingAct> acts, Instant lastTry)
{
    beginResetModel();
    m_waiting = std::move(acts);
    m_lastTry = lastTry;
    endResetModel();
}

const client::TrayEntry* TrayModel::entry(const QVariant& id) const
{
    return found(m_entries, id);
}

const client::WaitingAct* TrayModel::waiting(const QVariant& id) const
{
    return found(m_waiting, id);
}

int TrayModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size() + m_waiting.size());
}

int TrayModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const lab::Act& TrayModel::act(int row) const
{
    const auto place = static_cast<std::size_t>(row);
    return isRefused(row) ? m_entries[place].act : m_waiting[place - m_entries.size()].act;
}

QString TrayModel::record(int row) const
{
    const auto place = static_cast<std::size_t>(row);
    const auto& document = !isRefused(row) ? m_waiting[place - m_entries.size()].document : m_entries[place].theirs ? m_entries[place].theirs : m_entries[place].mine;
    return AskedWords::recordOf(act(row), document, *m_directory);
}

QString TrayModel::state(int row) const
{
    if (isRefused(row))
        return RefusalWords::of(m_entries[static_cast<std::size_t>(row)].refusal);
    return m_lastTry.isNull() ? tr("waits to be sent") : tr("waits to be sent · last try %1").arg(Format::timeOrDate(m_lastTry, m_clock.now()));
}

QVariant TrayModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    if (role == IdRole)
        return idOf(act(row));
    if (role == InkRole)
        return static_cast<int>(index.column() == State && isRefused(row) ? CellInk::Critical : CellInk::Normal);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case When: return Format::timeOrDate(act(row).at, m_clock.now());
    case What: return ActWords::of(act(row).body);
    case Record: return record(row);
    case State: return state(row);
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
    case State: return tr("Refused, or waiting");
    default: return {};
    }
}

} // namespace paillasse::ui
