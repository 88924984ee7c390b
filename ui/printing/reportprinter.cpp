// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/reportprinter.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfDocument>
#include <QPrinter>

namespace paillasse::ui {

bool printPdf(const QByteArray& pdf, QPrinter& printer)
{
    QBuffer buffer;
    buffer.setData(pdf);
    QPdfDocument document;
    if (!buffer.open(QIODevice::ReadOnly))
        return false;
    document.load(&buffer);
    if (document.pageCount() == 0)
        return false;
    QPainter painter(&printer);
    const auto page = printer.pageLayout().fullRectPixels(printer.resolution());
    for (int number = 0; number < document.pageCount(); ++number) {
        if (number > 0)
            printer.newPage();
        painter.drawImage(page.translated(-printer.pageLayout().paintRectPixels(printer.resolution()).topLeft()), document.render(number, page.size()));
    }
    return true;
}

} // namespace paillasse::ui
