// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/lab/ids.h"

namespace paillasse::ui {

class HistoryChart;
class Theme;
class ValidationPresenter;

// Beside the order: the current line through time, and under it who did what.
class OrderSide final : public QWidget {
    Q_OBJECT

public:
    OrderSide(const Theme& theme, ValidationPresenter& presenter, QWidget* parent);

    // Of the presenter's order; nothing of a line that is not there or not to be seen.
    void showLine(lab::LineId line);

private:
    ValidationPresenter& m_presenter;
    HistoryChart* m_chart;
};

} // namespace paillasse::ui
