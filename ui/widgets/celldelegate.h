// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace paillasse::ui {

class Theme;

// Draws every cell of a DataTable: text by the roles of cells.h, badges after it, the selection with its 3 px bar before the first
// column, the focus as a 2 px ring round the cell (or the row, where the table selects rows), and the line between rows.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit CellDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const final;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    // The cell's own content within `rect`, which has the padding taken off.
    virtual void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    void paintText(QPainter& painter, const QRect& rect, const QModelIndex& index, bool strong) const;

private:
    void paintTail(QPainter& painter, QRect& rect, const QModelIndex& index) const;
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    const Theme& m_theme;
};

// BadgesRole alone, several in a row.
class FlagDelegate final : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class SparklineDelegate final : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

// Bold, right-aligned, tabular. Edits in a ResultEdit: Enter (either one) commits and asks to go on, Escape takes it back.
class ResultDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

Q_SIGNALS:
    // While somebody types, at each key: for the flag beside.
    void typed(const QModelIndex& index, const QString& text) const;
    // After Enter has committed: DataTable moves to the next editable row.
    void advanceRequested(const QModelIndex& index) const;

protected:
    void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool eventFilter(QObject* editor, QEvent* event) override;
};

} // namespace paillasse::ui
