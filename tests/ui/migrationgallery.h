// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QSize>

namespace paillasse::ui {
class Theme;
}

// The migrations' page and its dialogs, each state a picture.
void showMigration(const paillasse::ui::Theme& theme, const QDir& out, const QString& suffix, const QSize& size);
