// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSettings;

namespace paillasse::ui {

enum class SchemeChoice { Light, Dark };
enum class Density { Normal, Compact };

// What a person may choose about the look. Kept on the workstation, in the clear: it says nothing about anybody.
struct ThemeSettings {
    SchemeChoice scheme = SchemeChoice::Light;
    Density density = Density::Normal;
    int textPixels = 0; // 0: 13, or the system's size where that is larger; else 11 to 24

    bool operator==(const ThemeSettings&) const = default;
};

// Unknown or damaged values read as their defaults.
ThemeSettings readThemeSettings(const QSettings& settings);
void writeThemeSettings(QSettings& settings, const ThemeSettings& theme);

} // namespace paillasse::ui
