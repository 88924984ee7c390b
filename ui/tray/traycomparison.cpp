// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traycomparison.h"

#include <algorithm>

#include "ui/models/resultgridmodel.h"
#include "ui/theme/format.h"
#include "ui/words/examinationname.h"

namespace paillasse::ui {

namespace {

// The lines that an act speaks of, and the value that it wanted for each, if it had one.
std::vector<std::pair<lab::LineId, const lab::Measurement*>> linesOf(const lab::Act& act)
{
    std::vector<std::pair<lab::LineId, const lab::Measurement*>> lines;
    if (const auto* record = std::get_if<lab::RecordMeasurements>(&act.body)) {
        for (const auto& entry : record->entries)
            lines.emplace_back(entry.line, &entry.measurement);
        return lines;
    }
    for (const auto& based : act.based)
        lines.emplace_back(based.line, nullptr);
    return lines;
}

const lab::Order* orderOf(const std::optional<lab::Document>& document)
{
    return document ? std::get_if<lab::Order>(&*document) : nullptr;
}

} // namespace

void TrayComparison::show(const client::TrayEntry& entry, const client::Directory& directory)
{
    beginResetModel();
    m_rows.clear();
    const auto* theirs = orderOf(entry.theirs);
    const auto* mine = orderOf(entry.mine);
    for (const auto& [id, measurement] : linesOf(entry.act)) {
        const auto* line = theirs ? theirs->line(id) : mine ? mine->line(id) : nullptr;
        Row row;
        row.line = id;
        row.examination = line ? nameOf(directory.catalogue, line->examination) : QString();
        if (measurement)
            row.mine = tr("%1 at %2").arg(shownValue(measurement->value), Format::timeOrDate(measurement->at.isNull() ? entry.act.at : measurement->at, m_clock.now()));
        const auto* other = line ? line->reportableMeasurement() : nullptr;
        if (other) {
            row.theirs = tr("%1 at %2").arg(shownValue(other->value), Format::timeOrDate(other->at, m_clock.now()));
            const auto person = directory.people.find(other->enteredBy);
            row.by = person == directory.people.end() ? QString() : QString::fromStdString(person->second.name);
        }
        m_rows.push_back(std::move(row));
    }
    endResetModel();
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
        return int(row.line);
    if (role == InkRole && (index.column() == Mine || index.column() == Theirs))
        return static_cast<int>(CellInk::Strong);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case Examination: return row.examination;
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
    case Examination: return tr("Examination");
    case Mine: return tr("My value");
    case Theirs: return tr("In the store");
    case By: return tr("Entered by");
    default: return {};
    }
}

} // namespace paillasse::ui
