// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/themesettings.h"

#include <algorithm>

#include <QSettings>
#include <QString>
#include <QVariant>

namespace paillasse::ui {

namespace {
constexpr auto schemeKey = "look/scheme";
constexpr auto densityKey = "look/density";
constexpr auto textKey = "look/textPixels";
QString key(const char* name) { return QString::fromLatin1(name); }
} // namespace

ThemeSettings readThemeSettings(const QSettings& settings)
{
    ThemeSettings theme;
    if (settings.value(key(schemeKey)).toString() == u"dark")
        theme.scheme = SchemeChoice::Dark;
    if (settings.value(key(densityKey)).toString() == u"compact")
        theme.density = Density::Compact;
    const int pixels = settings.value(key(textKey)).toInt();
    theme.textPixels = pixels == 0 ? 0 : std::clamp(pixels, 11, 24);
    return theme;
}

void writeThemeSettings(QSettings& settings, const ThemeSettings& theme)
{
    settings.setValue(key(schemeKey), theme.scheme == SchemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
    settings.setValue(key(densityKey), theme.density == Density::Compact ? QStringLiteral("compact") : QStringLiteral("normal"));
    settings.setValue(key(textKey), theme.textPixels);
}

} // namespace paillasse::ui
