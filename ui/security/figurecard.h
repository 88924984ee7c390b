// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

namespace paillasse::ui {

class Label;

// What a card says: "Sign-ins today", "61", "usual 55 – 70".
struct Figure {
    QString name;
    QString figure;
    QString note;
    bool isBad = false;   // said by the words too

    bool operator==(const Figure&) const = default;
};

// One figure among its like: calm, but where something is wrong.
class FigureCard final : public Card {
    Q_OBJECT

public:
    explicit FigureCard(const Theme& theme, QWidget* parent = nullptr);

    void show(const Figure& figure);

private:
    Label* m_name;
    Label* m_figure;
    Label* m_note;
};

} // namespace paillasse::ui
