// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace paillasse::report {

// A QR code (ISO/IEC 18004, level M) of the text, with its quiet zone, drawn as black squares into the rectangle.
// False when the text does not fit a code.
bool drawQrCode(QPainter& painter, const QRectF& where, const QString& text);

} // namespace paillasse::report
