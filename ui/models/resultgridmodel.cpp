// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultgridmodel.h"

#include <algorithm>

#include "app/lab/rules/delta.h"
#include "app/lab/rules/worklist.h"
#include "ui/widgets/flags.h"
#include "ui/widgets/resultedit.h"
#include "ui/words/examinationname.h"

namespace paillasse::ui {

ResultGridModel::ResultGridModel(Use use, QObject* parent) : QAbstractTableModel(parent), m_use(use) {}

void ResultGridModel::show(const client::OrderFile& file, const client::DirectoryPtr& directory, lab::BenchMask benches)
{
    const bool same = file.order.id == m_file.order.id;
    if (!same)
        m_drafts.clear();
    // The rows point into the file: it is kept before they are made.
    m_file = file;
    m_directory = directory;
    m_demography = m_file.patient ? lab::demographyOf(m_file.patient->identity, m_file.order) : lab::Demography();
    auto rows = rowsOf(benches);
    const bool sameLines = same && std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), [](const GridLine& a, const GridLine& b) { return a.line.id == b.line.id; });
    if (!sameLines) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    // The same lines, changed underneath: somebody may be typing in one of them, and must not notice.
    m_rows = std::move(rows);
    for (int at = 0; at < rowCount(); ++at) {
        const bool isDrafted = m_drafts.contains(m_rows[static_cast<std::size_t>(at)].line.id);
        Q_EMIT dataChanged(index(at, 0), index(at, isDrafted ? Result - 1 : ColumnCount - 1));
        if (isDrafted)
            Q_EMIT dataChanged(index(at, Result + 1), index(at, ColumnCount - 1));
    }
}

std::vector<GridLine> ResultGridModel::rowsOf(lab::BenchMask benches) const
{
    std::vector<GridLine> rows;
    for (const auto& line : m_file.order.lines) {
        if (line.state == lab::LineState::Cancelled)
            continue;
        GridLine row;
        row.line = line;
        row.examination = line.withheld ? nullptr : m_directory->catalogue.find(line.examination);
        const auto history = m_file.history.find(line.id);
        row.history = history == m_file.history.end() ? nullptr : &history->second;
        row.pending = m_file.pending.contains(line.id);
        const bool mine = (benches & lab::benchBit(line.bench)) != 0;
        row.calculated = m_use == Use::Entry && row.examination && row.examination->formula;
        row.typable = m_use == Use::Entry && row.examination && !row.calculated && mine && line.isOpen();
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const GridLine& a, const GridLine& b) {
        const auto place = [](const GridLine& row) { return std::pair(row.examination ? row.examination->discipline : std::string("~"), row.examination ? row.examination->rank : 0xffff); };
        return place(a) < place(b);
    });
    return rows;
}

void ResultGridModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_drafts.clear();
    m_file = {};
    endResetModel();
}

const GridLine* ResultGridModel::row(int index) const
{
    return index >= 0 && index < static_cast<int>(m_rows.size()) ? &m_rows[static_cast<std::size_t>(index)] : nullptr;
}

const lab::ResultLine* ResultGridModel::line(int index) const
{
    const auto* at = row(index);
    return at ? &at->line : nullptr;
}

lab::LineId ResultGridModel::lineId(int index) const
{
    const auto* at = row(index);
    return at ? at->line.id : lab::LineId(0);
}

int ResultGridModel::rowOfLine(lab::LineId line) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].line.id == line)
            return static_cast<int>(i);
    return -1;
}

const lab::Examination* ResultGridModel::examination(int index) const
{
    const auto* at = row(index);
    return at ? at->examination : nullptr;
}

bool ResultGridModel::isTypable(int index) const
{
    const auto* at = row(index);
    return at && at->typable && (!m_held || m_held == at->line.id);
}

void ResultGridModel::holdOn(std::optional<lab::LineId> line)
{
    if (std::exchange(m_held, line) != line && rowCount() > 0)
        Q_EMIT dataChanged(index(0, Result), index(rowCount() - 1, Result));
}

const Draft* ResultGridModel::draft(lab::LineId line) const
{
    const auto found = m_drafts.constFind(line);
    return found == m_drafts.constEnd() ? nullptr : &*found;
}

std::optional<lab::DeltaMark> ResultGridModel::deltaOf(const GridLine& row, const lab::Value& value, lab::Level level) const
{
    if (!row.examination || !row.history || row.history->empty())
        return std::nullopt;
    const auto& last = row.history->back();
    if (!last.laboratory.empty())
        return std::nullopt; // another laboratory's method is another scale
    lab::Measurement current;
    current.value = value;
    current.unit = row.examination->unit;
    current.level = level;
    lab::Measurement previous;
    previous.id = last.measurement;
    previous.value = last.value;
    previous.unit = row.examination->unit;
    previous.level = last.level;
    return lab::deltaCheck(row.examination->delta, {current, lab::collectionOf(m_file.order)}, {previous, last.collectedAt});
}

void ResultGridModel::type(const QModelIndex& index, const QString& typed)
{
    const auto* at = row(index.row());
    if (!at || !at->typable)
        return;
    if (typed.trimmed().isEmpty()) {
        dropDraft(at->line.id);
        return;
    }
    Draft draft;
    draft.text = typed;
    const auto entry = lab::parseEntry(typed.toStdString(), *at->examination);
    if (entry) {
        draft.entry = *entry;
        draft.interpretation = lab::interpret(*at->examination, entry->value, m_demography);
        draft.delta = deltaOf(*at, entry->value, draft.interpretation.level);
    } else {
        draft.error = entry.error();
    }
    m_drafts.insert(at->line.id, draft);
    Q_EMIT draftsChanged();
    // Not of the Result itself: its editor is open, and a view would fill it again under the typist's fingers.
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), Result - 1));
    Q_EMIT dataChanged(this->index(index.row(), Result + 1), this->index(index.row(), ColumnCount - 1));
}

void ResultGridModel::dropDraft(lab::LineId line)
{
    if (m_drafts.remove(line) == 0)
        return;
    Q_EMIT draftsChanged();
    const int at = rowOfLine(line);
    if (at >= 0)
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
}

int ResultGridModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ResultGridModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags ResultGridModel::flags(const QModelIndex& index) const
{
    auto flags = QAbstractTableModel::flags(index);
    if (index.column() == Result && isTypable(index.row()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ResultGridModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != Result || !isTypable(index.row()))
        return false;
    type(index, value.toString());
    const auto line = lineId(index.row());
    const auto* made = draft(line);
    if (!made)
        return false; // empty: nothing was meant
    if (made->error) {
        Q_EMIT refusedEntry(line, *made->error);
        return false;
    }
    Q_EMIT entered(line);
    return true;
}

ResultLineWords ResultGridModel::wordsOf(const GridLine& row) const
{
    return {row, draft(row.line.id), m_file.order, m_demography};
}

QString ResultGridModel::remark(int index) const
{
    const auto* at = row(index);
    return at ? wordsOf(*at).remark() : QString();
}

QString ResultGridModel::answers(int index) const
{
    const auto* shown = examination(index);
    return shown ? answersOf(*shown) : QString();
}

QVariant ResultGridModel::text(const GridLine& row, int column) const
{
    const auto words = wordsOf(row);
    switch (column) {
    case Examination: return words.name();
    case Tube: return words.tube();
    case Result: return words.result();
    case Unit: return words.unit();
    case Range: return words.range(false);
    case Previous: return words.previous();
    default: return {};
    }
}

Badges ResultGridModel::signalsOf(const GridLine& row) const
{
    auto flags = wordsOf(row).flags();
    if (m_use == Use::Signing && !row.line.withheld && (row.line.state == lab::LineState::Pending || row.line.state == lab::LineState::Measured))
        flags.prepend(StatusBadges::line(row.line.state));
    return flags;
}

QVariant ResultGridModel::badges(const GridLine& row, int column) const
{
    if (column == Flag)
        return QVariant::fromValue(signalsOf(row));
    return column == State ? QVariant::fromValue(wordsOf(row).state()) : QVariant();
}

QString ResultGridModel::spokenCell(const GridLine& row, int column) const
{
    const auto words = wordsOf(row);
    switch (column) {
    case Examination:
    case Result: return words.spokenLine();
    case Flag: return spoken(signalsOf(row));
    case State: return spoken(words.state());
    case Trend: return words.spokenTrend();
    default: return text(row, column).toString();
    }
}

CellInk ResultGridModel::ink(const GridLine& row, int column) const
{
    return column == Result ? wordsOf(row).resultInk() : column == Examination ? CellInk::Normal : CellInk::Quiet;
}

QVariant ResultGridModel::data(const QModelIndex& index, int role) const
{
    const auto* at = row(index.row());
    if (!at || !checkIndex(index))
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(*at, index.column());
    case Qt::EditRole: {
        const auto* made = draft(at->line.id);
        return made ? made->text : QString();
    }
    case Qt::ToolTipRole: return index.column() == Range || index.column() == Previous || index.column() == State ? remark(index.row()) : index.column() == Examination ? text(*at, Examination) : QVariant();
    case Qt::AccessibleTextRole: return spokenCell(*at, index.column());
    case Qt::TextAlignmentRole: return int((index.column() == Result || index.column() == Previous ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case IdRole: return int(at->line.id);
    case BadgesRole: return badges(*at, index.column());
    case SparklineRole: return index.column() == Trend ? wordsOf(*at).trend() : QVariant();
    case InkRole: return static_cast<int>(ink(*at, index.column()));
    case FiguresRole: return index.column() == Result || index.column() == Previous || index.column() == Range;
    case EntryModeRole: return int(at->examination && at->examination->kind == lab::ResultKind::Numeric ? ResultEdit::Mode::Numeric : ResultEdit::Mode::Free);
    case EntryHintRole: return index.column() == Result ? answers(index.row()) : QString();
    default: return {};
    }
}

QVariant ResultGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Result || section == Previous ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Examination: return tr("Examination");
    case Tube: return tr("Tube");
    case Result: return tr("Result");
    case Unit: return tr("Unit");
    case Range: return tr("Interval");
    case Flag: return tr("Signal");
    case Previous: return tr("Previous");
    case Trend: return tr("Trend");
    case State: return tr("State");
    default: return {};
    }
}

} // namespace paillasse::ui
