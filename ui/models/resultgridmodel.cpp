// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultgridmodel.h"

#include <algorithm>

#include "app/lab/rules/critical.h"
#include "app/lab/rules/delta.h"
#include "app/lab/rules/worklist.h"
#include "ui/theme/format.h"
#include "ui/widgets/flags.h"
#include "ui/widgets/resultedit.h"
#include "ui/widgets/sparkline.h"
#include "ui/words/examinationname.h"
#include "ui/words/measurementwords.h"

namespace paillasse::ui {

namespace {

QString shown(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

// The value as a number for a drawing; off-scale values stand at their bound.
std::optional<double> numberOf(const lab::Value& value)
{
    const auto* quantity = std::get_if<lab::Quantity>(&value);
    return quantity ? std::optional(quantity->number.toDouble()) : std::nullopt;
}

} // namespace

QString shownRange(const lab::AppliedRange& range)
{
    const auto number = [](const lab::Decimal& bound) { return shown(bound.toString(',')); };
    if (range.low && range.high)
        return QStringLiteral("%1 – %2").arg(number(*range.low), number(*range.high));
    if (range.high)
        return QStringLiteral("≤ ") + number(*range.high);
    if (range.low)
        return QStringLiteral("≥ ") + number(*range.low);
    return shown(range.text);
}

QString shownValue(const lab::Value& value)
{
    return shown(lab::toString(value, ','));
}

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
    const bool sameLines = same && std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.line.id == b.line.id; });
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

std::vector<ResultGridModel::Row> ResultGridModel::rowsOf(lab::BenchMask benches) const
{
    std::vector<Row> rows;
    for (const auto& line : m_file.order.lines) {
        if (line.state == lab::LineState::Cancelled)
            continue;
        Row row;
        row.line = line;
        row.examination = line.withheld ? nullptr : m_directory->catalogue.find(line.examination);
        const auto history = m_file.history.find(line.id);
        row.history = history == m_file.history.end() ? nullptr : &history->second;
        row.pending = m_file.pending.contains(line.id);
        const bool mine = benches == 0 || (benches & lab::benchBit(line.bench)) != 0;
        row.typable = m_use == Use::Entry && row.examination && !row.examination->formula && mine && line.isOpen();
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        const auto place = [](const Row& row) { return std::pair(row.examination ? row.examination->discipline : std::string("~"), row.examination ? row.examination->rank : 0xffff); };
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

const ResultGridModel::Row* ResultGridModel::row(int index) const
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

QString ResultGridModel::remark(int index) const
{
    const auto* at = row(index);
    if (!at)
        return {};
    QStringList parts{text(*at, Examination).toString()}; // the grid may have cut it
    if (const auto range = rangeText(*at, true); !range.isEmpty())
        parts << tr("Interval: %1").arg(range);
    if (const auto* tube = m_file.order.specimen(at->line.specimen); tube && !tube->remark.empty())
        parts << tr("tube %1: %2", "and the remark with which it was accepted or rejected").arg(tube->number).arg(shown(tube->remark));
    const auto* measurement = at->line.reportableMeasurement();
    if (const auto why = measurement ? MeasurementWords::why(*measurement) : QString(); !why.isEmpty())
        parts << tr("measured again: %1").arg(why);
    if (measurement && at->line.state == lab::LineState::Elsewhere)
        parts << tr("performed by %1; shown, and not signed here").arg(shown(measurement->performingLaboratory));
    if (at->history && !at->history->empty() && !at->history->back().laboratory.empty())
        parts << tr("previous value performed by %1").arg(shown(at->history->back().laboratory));
    return parts.join(QStringLiteral(" · "));
}

const Draft* ResultGridModel::draft(lab::LineId line) const
{
    const auto found = m_drafts.constFind(line);
    return found == m_drafts.constEnd() ? nullptr : &*found;
}

std::optional<lab::DeltaMark> ResultGridModel::deltaOf(const Row& row, const lab::Value& value, lab::Level level) const
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

QString ResultGridModel::resultText(const Row& row) const
{
    if (const auto* made = draft(row.line.id))
        return made->entry ? shownValue(made->entry->value) : made->text;
    if (row.line.withheld)
        return QStringLiteral("•••");
    if (row.line.state == lab::LineState::NotPerformed)
        return tr("not performed");
    if (const auto* measurement = row.line.reportableMeasurement())
        return shownValue(measurement->value);
    return row.examination && row.examination->formula && m_use == Use::Entry ? tr("calculated") : QString();
}

QString ResultGridModel::unitText(const Row& row) const
{
    if (row.examination && row.examination->unit == "1")
        return {}; // UCUM's word for none
    if (row.examination)
        return shown(row.examination->unitDisplay.empty() ? row.examination->unit : row.examination->unitDisplay);
    const auto* measurement = row.line.reportableMeasurement();
    return measurement ? shown(measurement->unit) : QString();
}

QString ResultGridModel::rangeText(const Row& row, bool withReason) const
{
    lab::AppliedRange range;
    const auto* measurement = row.line.reportableMeasurement();
    if (const auto* made = draft(row.line.id); made && made->entry)
        range = made->interpretation.range;
    else if (measurement)
        range = measurement->range;
    else if (row.examination)
        range = lab::applicableRange(*row.examination, m_demography);
    const auto interval = shownRange(range);
    return withReason && !interval.isEmpty() && !range.reason.empty() ? interval + QStringLiteral(" · ") + shown(range.reason) : interval;
}

QString ResultGridModel::previousText(const Row& row) const
{
    if (!row.history || row.history->empty())
        return QStringLiteral("—");
    const auto& last = row.history->back();
    auto words = QStringLiteral("%1 · %2").arg(shownValue(last.value), Format::shortDate(Format::localDay(last.collectedAt)));
    if (!last.laboratory.empty())
        return words + QLatin1Char(' ') + tr("ext.", "short for: performed by another laboratory"); // no arrow between two methods
    const auto* made = draft(row.line.id);
    const auto* measurement = row.line.reportableMeasurement();
    const auto* value = made && made->entry ? &made->entry->value : measurement ? &measurement->value : nullptr;
    switch (value ? lab::directionOf(*value, last.value) : lab::Direction::None) {
    case lab::Direction::Up: return words + QStringLiteral(" ↗");
    case lab::Direction::Down: return words + QStringLiteral(" ↘");
    case lab::Direction::Same: return words + QStringLiteral(" →");
    case lab::Direction::None: break;
    }
    return words;
}

Badges ResultGridModel::flagBadges(const Row& row) const
{
    Badges out;
    if (const auto* made = draft(row.line.id)) {
        if (made->entry) {
            out << Flags::level(made->interpretation.level, FlagLength::Brief);
            if (made->delta)
                out << Flags::delta(made->delta->change);
            if (made->entry->implausible)
                out << Flags::attention(tr("implausible"));
            if (made->interpretation.range.isDefault)
                out << Flags::defaultRange();
        }
        return out;
    }
    if (const auto* measurement = row.line.reportableMeasurement())
        out = Flags::of(*measurement, row.line.measurements.size() > 1, FlagLength::Brief);
    return out;
}

Badges ResultGridModel::stateBadges(const Row& row) const
{
    Badges out;
    if (draft(row.line.id))
        return {StatusBadges::editing()};
    // What asks for something stands first: the column is narrow.
    const auto call = lab::callState(m_file.order, row.line);
    const bool callWaits = call == lab::CallState::ToDo || call == lab::CallState::Attempted;
    if (callWaits)
        out << StatusBadges::callToRecord();
    if (row.line.withheld || row.line.confidentiality != lab::Confidentiality::None)
        out << StatusBadges::confidential(); // also for who may see it: what must not be said aloud
    if (row.line.rerunAsked)
        out << StatusBadges::rerunAsked();
    if (!row.line.sentBackReason.empty())
        out << StatusBadges::sentBack();
    if (row.line.state == lab::LineState::Measured && !row.pending && !callWaits)
        out << StatusBadges::recorded();
    else if (row.line.state != lab::LineState::Pending && row.line.state != lab::LineState::Measured)
        out << StatusBadges::line(row.line.state);
    if (row.pending && !callWaits)
        out << StatusBadges::pending(); // saved here: the store does not have it yet
    return out;
}

QVariant ResultGridModel::trend(const Row& row) const
{
    Sparkline line;
    if (row.history)
        for (const auto& past : *row.history)
            if (const auto number = numberOf(past.value))
                line.values << *number;
    const auto* made = draft(row.line.id);
    const auto* measurement = row.line.reportableMeasurement();
    const auto* value = made && made->entry ? &made->entry->value : measurement ? &measurement->value : nullptr;
    if (const auto number = value ? numberOf(*value) : std::nullopt)
        line.values << *number;
    if (line.values.size() < 2)
        return {};
    const auto range = row.examination ? lab::applicableRange(*row.examination, m_demography) : lab::AppliedRange();
    if (range.low)
        line.low = range.low->toDouble();
    if (range.high)
        line.high = range.high->toDouble();
    return QVariant::fromValue(line);
}

QVariant ResultGridModel::text(const Row& row, int column) const
{
    switch (column) {
    case Examination: return row.line.withheld ? tr("confidential examination") : row.examination ? nameOf(*row.examination) : shown(row.line.examination);
    case Tube: {
        const auto* specimen = m_file.order.specimen(row.line.specimen);
        return specimen ? QStringLiteral("%1 %2").arg(shown(specimen->container)).arg(specimen->number) : QString();
    }
    case Result: return resultText(row);
    case Unit: return unitText(row);
    case Range: return rangeText(row, false);
    case Previous: return previousText(row);
    default: return {};
    }
}

QVariant ResultGridModel::badges(const Row& row, int column) const
{
    if (column == Flag)
        return QVariant::fromValue(flagBadges(row));
    return column == State ? QVariant::fromValue(stateBadges(row)) : QVariant();
}

QString ResultGridModel::spokenRow(const Row& row) const
{
    return QStringList{text(row, Examination).toString(), resultText(row), unitText(row), spoken(flagBadges(row)), spoken(stateBadges(row))}.join(QLatin1Char(' ')).simplified();
}

QString ResultGridModel::spokenCell(const Row& row, int column) const
{
    switch (column) {
    case Examination:
    case Result: return spokenRow(row);
    case Flag: return spoken(flagBadges(row));
    case State: return spoken(stateBadges(row));
    case Trend: {
        QStringList values;
        if (row.history)
            for (const auto& past : *row.history)
                values << shownValue(past.value);
        return values.join(QStringLiteral(", "));
    }
    default: return text(row, column).toString();
    }
}

int ResultGridModel::ink(const Row& row, int column) const
{
    if (column == Result) {
        const auto* made = draft(row.line.id);
        const auto* measurement = row.line.reportableMeasurement();
        const auto level = made ? made->interpretation.level : measurement ? measurement->level : lab::Level::Normal;
        if (row.line.state == lab::LineState::NotPerformed || (!made && !measurement))
            return static_cast<int>(CellInk::Quiet);
        return static_cast<int>(lab::isCritical(level) ? CellInk::Critical : CellInk::Strong);
    }
    return static_cast<int>(column == Examination ? CellInk::Normal : CellInk::Quiet);
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
    case Qt::ToolTipRole: return index.column() == Range || index.column() == Previous ? remark(index.row()) : index.column() == Examination ? text(*at, Examination) : QVariant();
    case Qt::AccessibleTextRole: return spokenCell(*at, index.column());
    case Qt::TextAlignmentRole: return int((index.column() == Result || index.column() == Previous ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case IdRole: return int(at->line.id);
    case BadgesRole: return badges(*at, index.column());
    case SparklineRole: return index.column() == Trend ? trend(*at) : QVariant();
    case InkRole: return ink(*at, index.column());
    case FiguresRole: return index.column() == Result || index.column() == Previous || index.column() == Range;
    case EntryModeRole: return int(at->examination && at->examination->kind == lab::ResultKind::Numeric ? ResultEdit::Mode::Numeric : ResultEdit::Mode::Free);
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
