// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/reportprinter.h"

#include <algorithm>
#include <memory>

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfDocument>
#include <QPrintDialog>
#include <QPrinter>

namespace paillasse::ui {

namespace {

constexpr double pointsPerInch = 72;
constexpr double finestDpi = 600; // a page's picture at more fills the memory, and no eye sees it

// As large as it is, from the paper's corner; smaller, and as it is in proportion, where the printer holds smaller paper.
QRectF placeOf(const QSizeF& points, const QPrinter& printer)
{
    const QSizeF paper = printer.pageLayout().fullRectPixels(printer.resolution()).size();
    const auto own = points * printer.resolution() / pointsPerInch;
    const bool fits = own.width() <= paper.width() + 1 && own.height() <= paper.height() + 1;
    return {QPointF(), fits ? own : own.scaled(paper, Qt::KeepAspectRatio)};
}

} // namespace

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
    // The paper is the document's: a label's own, or A4.
    printer.setFullPage(true);
    printer.setPageSize(QPageSize(document.pagePointSize(0), QPageSize::Point));
    printer.setPageMargins({});
    QPainter painter;
    if (!painter.begin(&printer))
        return false;
    for (int number = 0; number < document.pageCount(); ++number) {
        if (number > 0 && !printer.newPage())
            return false;
        const auto target = placeOf(document.pagePointSize(number), printer);
        const auto drawn = target.size() * std::min(1.0, finestDpi / printer.resolution());
        painter.drawImage(target, document.render(number, drawn.toSize()));
    }
    return painter.end();
}

void askPrinter(const QByteArray& pdf, QWidget* parent, std::function<void(std::optional<Printout>)> done)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, [pdf, printer, done = std::move(done)] {
        const auto name = printer->printerName().isEmpty() ? QCoreApplication::translate("paillasse::ui::ReportPrinter", "printer") : printer->printerName();
        const bool isFile = printer->outputFormat() == QPrinter::PdfFormat || !printer->outputFileName().isEmpty();
        done(printPdf(pdf, *printer) ? std::optional(Printout{name, isFile}) : std::nullopt);
    });
    dialog->open();
}

} // namespace paillasse::ui
