// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <algorithm>

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>

#include "ui/theme/style.h"

namespace paillasse::ui {

namespace {

constexpr int designText = 13;

QFont systemFont()
{
    return QFontDatabase::systemFont(QFontDatabase::GeneralFont);
}

// Platforms without a desktop report the toolkit's fallback, which is nobody's choice.
int systemPixels()
{
    const QString platform = QGuiApplication::platformName();
    if (platform == u"offscreen" || platform == u"minimal")
        return designText;
    return QFontInfo(systemFont()).pixelSize();
}

} // namespace

Theme::Theme(const ThemeSettings& settings, QObject* parent) : QObject(parent), m_settings(settings)
{
    m_scheme = isDark() ? ColorScheme::dark() : ColorScheme::light();
    chooseFont();
}

void Theme::chooseFont()
{
    const QString inter = QStringLiteral("Inter");
    m_base = QFontDatabase::hasFamily(inter) ? QFont(inter) : systemFont();
    m_base.setPixelSize(m_settings.textPixels > 0 ? m_settings.textPixels : std::max(designText, systemPixels()));
}

void Theme::install(QApplication& application)
{
    m_application = &application;
    QApplication::setStyle(new Style(*this)); // the application owns it
    installNow();
}

void Theme::installNow()
{
    QApplication::setPalette(m_scheme.toQt());
    QApplication::setFont(m_base);
}

void Theme::apply(const ThemeSettings& settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    m_scheme = isDark() ? ColorScheme::dark() : ColorScheme::light();
    chooseFont();
    if (m_application)
        installNow();
    Q_EMIT changed();
}

QFont Theme::font(TextStyle style) const
{
    QFont font = m_base;
    switch (style) {
    case TextStyle::Body:
        break;
    case TextStyle::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Small:
        font.setPixelSize(px(11.5));
        break;
    case TextStyle::SmallStrong:
        font.setPixelSize(px(11.5));
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Heading:
        font.setPixelSize(px(14));
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Title:
        font.setPixelSize(px(18));
        font.setWeight(QFont::Bold);
        break;
    case TextStyle::Figure:
        font.setPixelSize(px(24));
        font.setWeight(QFont::Bold);
        break;
    }
    return font;
}

int Theme::px(double designPixels) const
{
    return qRound(designPixels * m_base.pixelSize() / designText);
}

int Theme::rowHeight(Density density) const
{
    return QFontMetrics(m_base).height() + px(density == Density::Compact ? 10 : 16);
}

} // namespace paillasse::ui
