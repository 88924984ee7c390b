// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QSize>
#include <QString>

#include "ui/theme/palette.h"

class QPainter;
class QRect;

namespace paillasse::ui {

class Theme;

enum class Tone { Neutral, Accent, Done, Abnormal, Critical, Delta, Urgent };
enum class Shape { None, Up, DoubleUp, Down, DoubleDown, Both, Change, Check, Exclamation, Pen, Lock };

// A small mark in a row: always a shape or a word with its colour, never the colour alone.
struct Badge {
    Tone tone = Tone::Neutral;
    Shape shape = Shape::None;
    QString text;
    QString spoken; // what a screen reader says; the text where empty

    bool operator==(const Badge&) const = default;
};
using Badges = QList<Badge>;

struct ToneColors {
    ColorRole ink;
    ColorRole ground;
    ColorRole line;
};
ToneColors colorsOf(Tone tone);

QSize badgeSize(const Theme& theme, const Badge& badge);
// The width of all of them on one line.
int badgesWidth(const Theme& theme, const Badges& badges);
// Draws them from the left (or right) of `rect`, centred in its height; those that do not fit become "+2" at the end, but the first
// is always there, narrowed if need be.
void paintBadges(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const Badges& badges, const Theme& theme);
QString spoken(const Badges& badges);

} // namespace paillasse::ui

Q_DECLARE_METATYPE(paillasse::ui::Badge)
