// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace paillasse::ui {

class Theme;

struct HourBar {
    QString label;   // "14 h"
    std::uint32_t events = 0;
    std::uint32_t usual = 0; // 0: not known
    bool operator==(const HourBar&) const = default;
    // More than a few, and more than half as many again as usual.
    [[nodiscard]] bool isAbove() const { return usual > 0 && events > usual + usual / 2 && events >= 5; }
};

// How much happened in each hour. What is above the usual is red, hatched and has a sign over it; the usual is a line across its bar.
class HourChart final : public QWidget {
    Q_OBJECT

public:
    explicit HourChart(const Theme& theme, QWidget* parent = nullptr);

    void show(const QList<HourBar>& bars);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter, const QRectF& bar, bool isAbove) const;

    const Theme& m_theme;
    QList<HourBar> m_bars;
};

} // namespace paillasse::ui
