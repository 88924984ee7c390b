// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/worklistmodel.h"

#include "ui/theme/format.h"
#include "ui/widgets/flags.h"

namespace paillasse::ui {

WorklistModel::WorklistModel(Kind kind, QObject* parent) : QAbstractTableModel(parent), m_kind(kind) {}

QVariant WorklistModel::idOf(const lab::OrderId& order)
{
    return QString::fromStdString(order.toString());
}

lab::OrderId WorklistModel::orderOf(const QVariant& id)
{
    return lab::OrderId::parse(id.toString().toStdString()).value_or(lab::OrderId());
}

void WorklistModel::reload(std::vector<WorkRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_left.assign(m_rows.size(), false);
    m_waiting.clear();
    reindex();
    endResetModel();
    Q_EMIT newRowsChanged(0);
}

void WorklistModel::refresh(const std::vector<WorkRow>& rows)
{
    if (m_rows.empty())
        return reload(rows);
    std::vector<bool> left(m_rows.size(), true);
    m_waiting.clear();
    int first = INT_MAX;
    int last = -1;
    for (const auto& fresh : rows) {
        const int at = rowOf(idOf(fresh.order));
        if (at < 0) {
            m_waiting.push_back(fresh);
            continue;
        }
        const auto place = static_cast<std::size_t>(at);
        left[place] = false;
        if (m_rows[place] == fresh && !m_left[place])
            continue;
        m_rows[place] = fresh;
        first = std::min(first, at);
        last = std::max(last, at);
    }
    for (std::size_t place = 0; place < left.size(); ++place) {
        if (left[place] == m_left[place])
            continue;
        first = std::min(first, static_cast<int>(place));
        last = std::max(last, static_cast<int>(place));
    }
    m_left = left;
    if (last >= 0)
        Q_EMIT dataChanged(QAbstractTableModel::index(first, 0), QAbstractTableModel::index(last, 0));
    Q_EMIT newRowsChanged(newRows());
}

void WorklistModel::takeNewRows()
{
    if (m_waiting.empty())
        return;
    const int at = static_cast<int>(m_rows.size());
    beginInsertRows({}, at, at + newRows() - 1);
    m_rows.insert(m_rows.end(), m_waiting.begin(), m_waiting.end());
    m_left.resize(m_rows.size(), false);
    m_waiting.clear();
    reindex();
    endInsertRows();
    Q_EMIT newRowsChanged(0);
}

const WorkRow* WorklistModel::row(int index) const
{
    return index >= 0 && index < static_cast<int>(m_rows.size()) ? &m_rows[static_cast<std::size_t>(index)] : nullptr;
}

lab::OrderId WorklistModel::nextTo(const lab::OrderId& order) const
{
    const int at = rowOf(idOf(order));
    const int count = rowCount();
    for (int step = 1; step < count + (at < 0 ? 1 : 0); ++step) {
        const auto place = static_cast<std::size_t>((at + step) % count);
        if (!m_left[place])
            return m_rows[place].order;
    }
    return {};
}

int WorklistModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WorklistModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1;
}

int WorklistModel::rowOf(const QVariant& id) const
{
    return m_places.value(id.toString(), -1);
}

void WorklistModel::reindex()
{
    m_places.clear();
    for (std::size_t place = 0; place < m_rows.size(); ++place)
        m_places.insert(idOf(m_rows[place].order).toString(), static_cast<int>(place));
}

QString WorklistModel::spokenRow(const WorkRow& row) const
{
    const auto urgent = row.priority == lab::Priority::Urgent ? tr("urgent, ") : QString();
    return tr("%1%2, %3 born %4, %5 of %6 entered")
               .arg(urgent, QString::fromStdString(row.accession), QString::fromStdString(row.name), Format::date(row.birthDate))
               .arg(row.entered)
               .arg(row.lines) +
           QStringLiteral(" ") + spoken(why(row));
}

// The gravest first: what a biologist or a technician looks for when choosing the next one.
Badges WorklistModel::why(const WorkRow& row) const
{
    Badges badges;
    if (row.critical > 0)
        badges << Badge{Tone::Critical, Shape::DoubleUp, tr("crit."), tr("critical")};
    if (row.openCalls > 0)
        badges << StatusBadges::callToRecord();
    if (row.delta > 0)
        badges << Badge{Tone::Delta, Shape::None, QStringLiteral("Δ"), tr("delta")};
    if (row.abnormal > row.critical)
        badges << Badge{Tone::Abnormal, Shape::Both, QString::number(row.abnormal - row.critical), tr("%n out of range", nullptr, row.abnormal - row.critical)};
    if (m_kind == Kind::Validation && row.withoutControl > 0)
        badges << Badge{Tone::Neutral, Shape::Exclamation, tr("QC"), tr("QC not tracked")};
    if (row.unreleasedPrint)
        badges << Badge{Tone::Critical, Shape::Exclamation, tr("unreleased copy"), tr("a copy was printed before its release")};
    if (row.changedSinceReport)
        badges << Badge{Tone::Abnormal, Shape::Pen, tr("changed"), tr("changed since the report")};
    if (m_kind == Kind::Reports && row.printedSinceReport)
        badges << Badge{Tone::Done, Shape::Check, tr("delivered"), {}};
    return badges;
}

QString WorklistModel::progress(const WorkRow& row) const
{
    if (m_kind == Kind::Reports)
        return tr("v%1", "how many versions a report has").arg(row.reports);
    const int done = m_kind == Kind::Entry ? row.entered : row.technical + row.released;
    return QStringLiteral("%1/%2").arg(done).arg(row.lines);
}

Badges WorklistModel::marks(const WorkRow& row) const
{
    Badges badges;
    if (row.priority == lab::Priority::Urgent)
        badges << StatusBadges::urgent();
    if (row.pending)
        badges << StatusBadges::pending();
    return badges;
}

QString WorklistModel::secondLine(const WorkRow& row) const
{
    QStringList words{QString::fromStdString(row.accession), Format::date(row.birthDate)};
    // What is whole needs no figures at the validation; a report needs none but for its later versions.
    const bool whole = m_kind == Kind::Validation && row.technical + row.released == row.lines;
    if (m_kind == Kind::Reports ? row.reports > 1 : !whole)
        words << progress(row);
    return words.join(QStringLiteral(" · "));
}

QVariant WorklistModel::data(const QModelIndex& index, int role) const
{
    const auto* shown = row(index.row());
    if (!shown || !checkIndex(index))
        return {};
    switch (role) {
    case IdRole: return idOf(shown->order);
    case Qt::DisplayRole: return QString::fromStdString(shown->name);
    case InkRole: return static_cast<int>(m_left[static_cast<std::size_t>(index.row())] ? CellInk::Quiet : CellInk::Strong);
    case SecondLineRole: return secondLine(*shown);
    case MarksRole: return QVariant::fromValue(marks(*shown));
    case BadgesRole: return QVariant::fromValue(why(*shown));
    case Qt::ToolTipRole: return QStringLiteral("%1 · %2").arg(QString::fromStdString(shown->name), secondLine(*shown));
    case Qt::AccessibleTextRole: return spokenRow(*shown);
    default: return {};
    }
}

} // namespace paillasse::ui
