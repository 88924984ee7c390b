// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/eventsmodel.h"

#include <algorithm>

#include "ui/security/eventwords.h"
#include "ui/theme/format.h"
#include "ui/widgets/badge.h"

namespace paillasse::ui {

void EventsModel::show(std::vector<client::TrailRow> rows, bool isMore)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_isMore = isMore;
    endResetModel();
}

void EventsModel::append(const std::vector<client::TrailRow>& rows, bool isMore)
{
    if (!rows.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        endInsertRows();
    }
    m_isMore = isMore; // only now: what is asked for next begins where these end
}

const client::TrailRow* EventsModel::row(const QVariant& id) const
{
    const int place = rowOf(id);
    return place < 0 ? nullptr : &m_rows[static_cast<std::size_t>(place)];
}

int EventsModel::rowOf(const QVariant& id) const
{
    const auto found = std::ranges::find_if(m_rows, [text = id.toString()](const auto& row) { return EventWords::idOf(row.place) == text; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void EventsModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_isMore = false; // once
    Q_EMIT moreWanted();
}

QString EventsModel::madeOf(const client::TrailRow& row, Instant now)
{
    const bool differs = !row.done.isNull() && std::abs(row.done - row.at) >= minuteMs;
    return differs || row.offline ? Format::timeOrDate(row.done.isNull() ? row.at : row.done, now) : QString();
}

QString EventsModel::textOf(const client::TrailRow& row, int column) const
{
    switch (column) {
    case Received: return Format::timeOrDate(row.at, m_clock.now());
    case Made: return madeOf(row, m_clock.now());
    case Person: return EventWords::whoOf(row);
    case Workstation: return QString::fromStdString(row.workstationName);
    case What: return EventWords::of(row);
    case About: return EventWords::subjectOf(row);
    default: return {};
    }
}

QVariant EventsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto offline = index.column() == Made && row.offline ? Badges{Badge{Tone::Neutral, Shape::Exclamation, tr("offline"), {}}} : Badges();
    switch (role) {
    case IdRole: return EventWords::idOf(row.place);
    case Qt::DisplayRole: return textOf(row, index.column());
    case Qt::ToolTipRole: return textOf(row, index.column());
    case BadgesRole: return offline.isEmpty() ? QVariant() : QVariant::fromValue(offline);
    case FiguresRole: return index.column() == Received || index.column() == Made || index.column() == About;
    case InkRole: return static_cast<int>(index.column() == Person ? CellInk::Strong : index.column() == What || index.column() == About ? CellInk::Normal : CellInk::Quiet);
    case Qt::AccessibleTextRole: {
        if (index.column() != 0)
            return QStringList{textOf(row, index.column()), spoken(offline)}.join(u' ').simplified();
        QStringList words;
        for (int column = 0; column < columns; ++column)
            if (const auto text = textOf(row, column); !text.isEmpty())
                words << text;
        return words.join(QStringLiteral(", "));
    }
    default: return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Received: return tr("Received");
    case Made: return tr("Made, if not then");
    case Person: return tr("Person");
    case Workstation: return tr("Workstation");
    case What: return tr("What");
    case About: return tr("About");
    default: return {};
    }
}

} // namespace paillasse::ui
