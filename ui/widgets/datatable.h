// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QTableView>
#include <QVariant>

namespace paillasse::ui {

class Theme;
class ResultDelegate;

// A QTableView as every page uses it: rows of one height that do not move, no grid, one row selected, no sorting by proxy.
// The selection follows IdRole, not the place: after a reset the same id is chosen again, or none. Enter and keypad Enter do the
// same. Tab leaves the table.
class DataTable : public QTableView {
    Q_OBJECT

public:
    enum class Unit { Row, Cell }; // what the keyboard moves through

    DataTable(const Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    void setUnit(Unit unit);
    // Rows of two lines, as a QueueDelegate draws them.
    void setTwoLines();
    [[nodiscard]] Unit unit() const { return m_unit; }
    // Rows do not stretch: one column takes what is left.
    void setStretchColumn(int column);
    // Makes this an entry grid: the column is edited by a ResultDelegate, typing opens the cell, Enter commits and goes on to the
    // next editable row below.
    ResultDelegate* setResultColumn(int column);
    // In design pixels, scaled with the text.
    void setColumnDesignWidth(int column, int designPixels);

    [[nodiscard]] QVariant currentId() const;
    // Nothing is chosen when the id is not there.
    bool setCurrentId(const QVariant& id, int column = -1);
    [[nodiscard]] int rowOf(const QVariant& id) const;
    // The first row where nothing is chosen; takes the focus.
    void focusEntry();
    void chooseFirst();
    // No row is chosen any more, and nobody is told: what it stood for is in front for another reason.
    void forgetCurrent();
    // To the next row below whose cell in this column can be edited, and opens it; false at the end.
    bool advanceFrom(const QModelIndex& index);

    [[nodiscard]] QSize sizeHint() const override;
    // As high as its rows and no more, up to `rows` of them: for a table within a card.
    void setHeightToRows(int mostRows);

Q_SIGNALS:
    void idChanged(const QVariant& id);   // the current row is another thing; an invalid one: nothing is chosen
    void idActivated(const QVariant& id); // Enter, keypad Enter or a double click
    void idLost(const QVariant& id);      // it was current, and is no longer in the model

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void updateGeometries() override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;

private:
    void keepId();
    void restoreId();
    void applyTheme();
    [[nodiscard]] int sectionHeight() const;
    void fitHeight();
    void noteId(const QVariant& id);

    const Theme& m_theme;
    Unit m_unit = Unit::Row;
    QVariant m_id;     // announced last
    QVariant m_kept;   // across a reset
    int m_keptColumn = 0;
    bool m_resetting = false;
    int m_mostRows = 0;
    bool m_twoLines = false;
    QMap<int, int> m_widths;
    QList<QMetaObject::Connection> m_modelConnections;
};

} // namespace paillasse::ui
