// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <array>

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include "ui/theme/theme.h"

static void initIconResource()
{
    Q_INIT_RESOURCE(paillasse);
}

namespace paillasse::ui {

namespace {

constexpr std::array<const char*, static_cast<std::size_t>(lastOf(Icon{})) + 1> names{
    "home", "bench", "validation", "report", "reception", "control", "tray", "call", "patient", "security", "settings",
    "lock", "key", "switch", "search", "server", "offline", "disk", "clock", "certificate", "warning", "information", "done", "close", "document", "print", "refresh", "progress"};

QByteArray source(Icon icon)
{
    initIconResource();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(names[static_cast<std::size_t>(icon)])));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QPixmap iconPixmap(Icon icon, const QColor& color, int size, qreal devicePixelRatio)
{
    QByteArray svg = source(icon);
    svg.replace("#000000", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    const int pixels = qRound(size * devicePixelRatio);
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon iconFor(const Theme& theme, Icon icon, ColorRole role)
{
    QIcon made;
    for (const qreal ratio : {1.0, 2.0})
        made.addPixmap(iconPixmap(icon, theme.color(role), theme.px(18), ratio));
    return made;
}

QIcon applicationIcon()
{
    // Drawn here: whether Qt can read an SVG as an icon depends on a plugin that may not be installed.
    initIconResource();
    QSvgRenderer renderer(QStringLiteral(":/icons/paillasse.svg"));
    QIcon made;
    for (const int size : {16, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, size, size));
        painter.end();
        made.addPixmap(pixmap);
    }
    return made;
}

} // namespace paillasse::ui
