// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "app/client/queries.h"

namespace paillasse::ui {

class Theme;

// One examination of one patient through time: the interval as a band, each value as a point, under its name. A small chart by painter,
// with its values in words for assistive technology; the table beside it has them for everybody.
class HistoryChart : public QWidget {
    Q_OBJECT

public:
    explicit HistoryChart(const Theme& theme, QWidget* parent = nullptr);

    struct Point {
        Instant at;
        double value = 0;
        QString shown;
        bool critical = false;
        QString laboratory = {}; // another one's: drawn hollow
    };
    // Without points its name alone, and `without` where it is not empty.
    void show(const QString& name, const QString& unit, std::vector<Point> points, std::optional<double> low, std::optional<double> high, const QString& without);
    using QWidget::show;
    void clear();

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintAxes(QPainter& painter, const QRectF& plot, double bottom, double top) const;

    const Theme& m_theme;
    QString m_title;
    QString m_unit;
    QString m_without;
    std::vector<Point> m_points;
    std::optional<double> m_low;
    std::optional<double> m_high;
};

} // namespace paillasse::ui
