// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sheet.h"

#include <memory>

#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

namespace paillasse::ui {

void printSheet(QWidget* parent, const QString& title, const QString& text)
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title); // what a print queue shows
    auto* dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, dialog, [printer, title, text] {
        QTextDocument sheet;
        QFont font = sheet.defaultFont();
        font.setPointSize(14);
        sheet.setDefaultFont(font);
        sheet.setPlainText(QStringLiteral("Paillasse — %1\n\n%2\n").arg(title, text));
        sheet.print(printer.get());
    });
    dialog->open();
}

} // namespace paillasse::ui
