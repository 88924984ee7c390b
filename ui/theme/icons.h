// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>

#include "ui/theme/palette.h"

namespace paillasse::ui {

class Theme;

// Line drawings of ours on a 24 × 24 grid, drawn in the colour asked for.
enum class Icon {
    Home, Bench, Validation, Report, Reception, Control, Tray, Call, Patient, Security, Settings,
    Lock, Key, Switch, Search, Server, Offline, Disk, Clock, Certificate, Warning, Information, Done, Close, Document, Print, Refresh, Progress
};
constexpr Icon lastOf(Icon) { return Icon::Progress; }

QPixmap iconPixmap(Icon icon, const QColor& color, int size, qreal devicePixelRatio);
QIcon iconFor(const Theme& theme, Icon icon, ColorRole role = ColorRole::Ink);
// The program's own, for windows and the desktop.
QIcon applicationIcon();

} // namespace paillasse::ui
