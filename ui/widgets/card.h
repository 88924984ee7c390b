// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace paillasse::ui {

class Theme;

// A white panel with a fine line and round corners; what is inside is laid out by the user.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(const Theme& theme, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

// The one card of a page: in its middle, a little above the half.
void standInTheMiddle(Card* card, QVBoxLayout* page);

} // namespace paillasse::ui
