// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/qrcode.h"

#include <memory>

#include <QPainter>
#include <qrencode.h>

namespace paillasse::report {

bool drawQrCode(QPainter& painter, const QRectF& where, const QString& text)
{
    const auto utf8 = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString(utf8.constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!code)
        return false;
    constexpr int quiet = 2; // printed on white: two modules are enough for readers, four are the standard's on any ground
    const qreal module = qMin(where.width(), where.height()) / (code->width + 2 * quiet);
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                painter.drawRect(QRectF(where.left() + (x + quiet) * module, where.top() + (y + quiet) * module, module, module));
    painter.restore();
    return true;
}

} // namespace paillasse::report
