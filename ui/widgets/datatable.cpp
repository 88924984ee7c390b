// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/datatable.h"

#include <algorithm>

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>

#include "ui/theme/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/cells.h"

namespace paillasse::ui {

DataTable::DataTable(const Theme& theme, const QString& accessibleName, QWidget* parent) : QTableView(parent), m_theme(theme)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setAutoScroll(true);
    setItemDelegate(new CellDelegate(theme, this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setFocusPolicy(Qt::NoFocus);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) { Q_EMIT idActivated(index.siblingAtColumn(0).data(IdRole)); });
    connect(&theme, &Theme::changed, this, &DataTable::applyTheme);
    applyTheme();
}

void DataTable::applyTheme()
{
    verticalHeader()->setMinimumSectionSize(sectionHeight());
    verticalHeader()->setDefaultSectionSize(sectionHeight());
    verticalHeader()->setMaximumSectionSize(sectionHeight());
    horizontalHeader()->setFont(m_theme.font(TextStyle::SmallStrong));
    QPalette palette = horizontalHeader()->palette();
    palette.setColor(QPalette::ButtonText, m_theme.color(ColorRole::Quiet));
    horizontalHeader()->setPalette(palette);
    for (auto width = m_widths.cbegin(); width != m_widths.cend(); ++width)
        horizontalHeader()->resizeSection(width.key(), m_theme.px(width.value()));
    fitHeight();
}

void DataTable::setModel(QAbstractItemModel* model)
{
    for (const auto& connection : std::as_const(m_modelConnections))
        disconnect(connection);
    m_modelConnections.clear();
    QTableView::setModel(model);
    noteId({});
    if (!model)
        return;
    m_modelConnections = {
        connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &DataTable::keepId),
        connect(model, &QAbstractItemModel::modelReset, this, &DataTable::restoreId),
        connect(model, &QAbstractItemModel::rowsRemoved, this, &DataTable::restoreId),
        connect(model, &QAbstractItemModel::rowsInserted, this, &DataTable::fitHeight),
    };
    applyTheme();
}

int DataTable::sectionHeight() const
{
    return m_twoLines ? m_theme.rowHeight() * 3 / 2 : m_theme.rowHeight();
}

void DataTable::setTwoLines()
{
    m_twoLines = true;
    horizontalHeader()->hide();
    applyTheme();
}

void DataTable::setUnit(Unit unit)
{
    m_unit = unit;
    viewport()->update();
}

void DataTable::setStretchColumn(int column)
{
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

ResultDelegate* DataTable::setResultColumn(int column)
{
    auto* delegate = new ResultDelegate(m_theme, this);
    setItemDelegateForColumn(column, delegate);
    setUnit(Unit::Cell);
    setEditTriggers(AnyKeyPressed | EditKeyPressed | DoubleClicked);
    connect(delegate, &ResultDelegate::advanceRequested, this, [this](const QModelIndex& index) {
        // When the last one is done the cell stays current, and the table has the keys again.
        if (!advanceFrom(index))
            setFocus(Qt::OtherFocusReason);
    });
    return delegate;
}

void DataTable::setColumnDesignWidth(int column, int designPixels)
{
    m_widths[column] = designPixels;
    horizontalHeader()->resizeSection(column, m_theme.px(designPixels));
}

QVariant DataTable::currentId() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? current.siblingAtColumn(0).data(IdRole) : QVariant();
}

int DataTable::rowOf(const QVariant& id) const
{
    if (!model() || !id.isValid())
        return -1;
    if (const auto* finder = dynamic_cast<const RowFinder*>(model()))
        return finder->rowOf(id);
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (model()->index(row, 0).data(IdRole) == id)
            return row;
    }
    return -1;
}

bool DataTable::setCurrentId(const QVariant& id, int column)
{
    const int row = rowOf(id);
    if (row < 0) {
        setCurrentIndex({});
        return false;
    }
    int wanted = column >= 0 ? column : std::max(currentIndex().column(), 0);
    if (isColumnHidden(wanted))
        wanted = horizontalHeader()->logicalIndexAt(0);
    setCurrentIndex(model()->index(row, wanted));
    return true;
}

void DataTable::keepId()
{
    // A reset clears the current index without a word; what was chosen is remembered by what it is.
    if (m_resetting)
        return;
    m_resetting = true;
    m_kept = currentId();
    m_keptColumn = std::max(currentIndex().column(), 0);
}

void DataTable::restoreId()
{
    const QVariant kept = m_kept;
    m_kept = {};
    fitHeight();
    if (!kept.isValid()) {
        m_resetting = false;
        noteId(currentId());
        return;
    }
    const int row = rowOf(kept);
    // The neighbour that slid into the place is somebody else: nothing is chosen then.
    const QModelIndex wanted = row < 0 ? QModelIndex() : model()->index(row, m_keptColumn);
    if (wanted != currentIndex() || !wanted.isValid())
        setCurrentIndex(wanted);
    m_resetting = false;
    noteId(currentId());
    if (row < 0)
        Q_EMIT idLost(kept);
}

void DataTable::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    // Before the base class, which would move the current index to the neighbour.
    keepId();
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

void DataTable::noteId(const QVariant& id)
{
    if (id == m_id)
        return;
    m_id = id;
    Q_EMIT idChanged(id);
}

void DataTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    if (!m_resetting)
        noteId(currentId());
}

void DataTable::chooseFirst()
{
    if (model() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, std::max(horizontalHeader()->logicalIndexAt(0), 0)));
}

void DataTable::forgetCurrent()
{
    const QSignalBlocker still(this);
    setCurrentIndex({});
}

void DataTable::focusEntry()
{
    if (!currentIndex().isValid())
        chooseFirst();
    setFocus(Qt::OtherFocusReason);
}

bool DataTable::advanceFrom(const QModelIndex& index)
{
    if (!model())
        return false;
    for (int row = index.row() + 1; row < model()->rowCount(); ++row) {
        const QModelIndex next = model()->index(row, index.column());
        if (!(next.flags() & Qt::ItemIsEditable) || !(next.flags() & Qt::ItemIsEnabled))
            continue;
        setCurrentIndex(next);
        edit(next);
        return true;
    }
    return false;
}

void DataTable::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !(event->modifiers() & ~Qt::KeypadModifier)) {
        const QModelIndex current = currentIndex();
        if (!current.isValid())
            return event->ignore();
        if (m_unit == Unit::Cell && (current.flags() & Qt::ItemIsEditable) && editTriggers() != NoEditTriggers)
            edit(current);
        else
            Q_EMIT idActivated(currentId());
        return;
    }
    if (m_unit == Unit::Row && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) && event->modifiers() == Qt::NoModifier) {
        // Within a row there is nowhere to go; the page may use the keys.
        return event->ignore();
    }
    QTableView::keyPressEvent(event);
}

void DataTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const bool empty = !model() || model()->rowCount() == 0;
    if (!empty || !hasFocus())
        return;
    // Focus stays visible where there is no row to show it.
    QPainter painter(viewport());
    painter.setPen(QPen(m_theme.color(ColorRole::Focus), 2));
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

void DataTable::focusInEvent(QFocusEvent* event)
{
    // Given the keys by the program while nothing is chosen: nothing is chosen for that. Somebody who tabs here begins with the first row.
    if (event->reason() == Qt::OtherFocusReason && !currentIndex().isValid())
        QAbstractScrollArea::focusInEvent(event);
    else
        QTableView::focusInEvent(event);
    // The base class makes the first row current without choosing it.
    if (currentIndex().isValid() && !selectionModel()->isSelected(currentIndex()))
        setCurrentIndex(currentIndex());
    viewport()->update();
}

void DataTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void DataTable::setHeightToRows(int mostRows)
{
    m_mostRows = mostRows;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fitHeight();
}

void DataTable::fitHeight()
{
    if (m_mostRows <= 0)
        return;
    const int rows = std::min(model() ? model()->rowCount() : 0, m_mostRows);
    const int bar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    const int height = horizontalHeader()->sizeHint().height() + rows * sectionHeight() + 2 * frameWidth() + bar;
    if (height != minimumHeight() || height != maximumHeight())
        setFixedHeight(height);
}

void DataTable::updateGeometries()
{
    QTableView::updateGeometries();
    fitHeight();
}

QSize DataTable::sizeHint() const
{
    return {m_theme.px(480), horizontalHeader()->sizeHint().height() + 8 * sectionHeight()};
}

} // namespace paillasse::ui
