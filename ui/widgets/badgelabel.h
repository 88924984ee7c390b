// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/widgets/badge.h"

namespace paillasse::ui {

// Badges as a widget: an order's state, a patient's identity state, the flags of one result. Not focusable.
class BadgeLabel : public QWidget {
    Q_OBJECT

public:
    explicit BadgeLabel(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] const Badges& badges() const { return m_badges; }
    void setBadges(const Badges& badges);
    void setBadge(const Badge& badge) { setBadges({badge}); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Badges m_badges;
};

} // namespace paillasse::ui
