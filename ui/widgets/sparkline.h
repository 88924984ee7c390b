// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QList>
#include <QMetaType>

class QPainter;
class QRect;

namespace paillasse::ui {

class Theme;

// The way of a value through time, oldest first, in equal steps: a shape beside the numbers, never instead of them.
struct Sparkline {
    QList<double> values;
    std::optional<double> low;  // the interval, drawn as a band
    std::optional<double> high;

    bool operator==(const Sparkline&) const = default;
};

// Nothing for fewer than two values. The last point is marked, and red where it lies outside the interval.
void paintSparkline(QPainter& painter, const QRect& rect, const Sparkline& line, const Theme& theme);

} // namespace paillasse::ui

Q_DECLARE_METATYPE(paillasse::ui::Sparkline)
