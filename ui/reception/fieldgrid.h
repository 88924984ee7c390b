// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace paillasse::ui {

class Theme;

// Fields in columns, each under its label. Enter goes on to the next; Ctrl+Enter is the page's.
class FieldGrid : public QWidget {
    Q_OBJECT

public:
    FieldGrid(const Theme& theme, int columns, QWidget* parent = nullptr);

    QLineEdit* addLine(const QString& label, int span = 1);
    void add(const QString& label, QWidget* field, int span = 1);
    // Boxes that bear their own words, side by side.
    void addBare(const QList<QWidget*>& widgets, int span = 1);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place(QWidget* label, QWidget* field, int span);

    const Theme& m_theme;
    QGridLayout* m_layout;
    int m_columns;
    int m_next = 0; // cell, from the left and from above
};

} // namespace paillasse::ui
