// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/reportprinter.h"

#include <memory>

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QPdfDocument>
#include <QPrintDialog>
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

void askPrinter(const QByteArray& pdf, QWidget* parent, std::function<void(std::optional<QString>)> done)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, [pdf, printer, done = std::move(done)] {
        const auto name = printer->printerName().isEmpty() ? QCoreApplication::translate("paillasse::ui::ReportPrinter", "printer") : printer->printerName();
        done(printPdf(pdf, *printer) ? std::optional(name) : std::nullopt);
    });
    dialog->open();
}

} // namespace paillasse::ui
