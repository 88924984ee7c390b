// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/printfont.h"

#include <QFontDatabase>
#include <QStringList>

namespace paillasse::report {

QFont printFont(qreal points)
{
    const auto preferred = QStringLiteral("Liberation Sans");
    QFont font(QFontDatabase::families().contains(preferred) ? preferred : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family());
    font.setPointSizeF(points);
    return font;
}

} // namespace paillasse::report
