// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QSize>

namespace paillasse::ui {
class Theme;
}

// Pictures of the pages of supervision, with a day in them: security-…png.
void showSecurity(const paillasse::ui::Theme& theme, const QDir& out, const QString& suffix, const QSize& size);
