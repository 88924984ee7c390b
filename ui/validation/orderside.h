// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include <QWidget>

#include "app/client/queries.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

class DataTable;
class HistoryChart;
class Theme;
class ValidationPresenter;

// Beside the order: the current line through time, drawn and as a table, and under it who did what.
class OrderSide final : public QWidget {
    Q_OBJECT

public:
    OrderSide(const Theme& theme, ValidationPresenter& presenter, QWidget* parent);

    // Of the presenter's order; nothing of a line that is not there or not to be seen.
    void showLine(lab::LineId line);

private:
    [[nodiscard]] QList<Row> rowsOf(const client::OrderFile& file, const lab::ResultLine& line) const;
    void draw(const client::OrderFile& file, const lab::ResultLine& line, int row);

    ValidationPresenter& m_presenter;
    std::pair<lab::OrderId, lab::LineId> m_shown; // whose history is on screen
    RowsModel m_values;
    DataTable* m_table;
    HistoryChart* m_chart;
};

} // namespace paillasse::ui
