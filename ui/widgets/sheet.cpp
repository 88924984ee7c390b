// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sheet.h"

#include <memory>

#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

#include "app/base/secretbytes.h"
#include "ui/widgets/codelabel.h"

namespace paillasse::ui {

void printSheet(QWidget* parent, const QString& title, QString text)
{
    auto utf8 = text.toUtf8();
    const auto kept = std::make_shared<const SecretBytes>(SecretBytes::copyOf(asBytes(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())))));
    wipe({reinterpret_cast<std::uint8_t*>(utf8.data()), static_cast<std::size_t>(utf8.size())});
    if (text.isDetached()) // else it is the label's own
        overwrite(text);
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title); // what a print queue shows
    auto* dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, dialog, [printer, title, kept] {
        const auto view = asText(kept->view());
        auto code = QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
        QTextDocument sheet;
        QFont font = sheet.defaultFont();
        font.setPointSize(14);
        sheet.setDefaultFont(font);
        sheet.setPlainText(QStringLiteral("Paillasse — %1\n\n%2\n").arg(title, code));
        overwrite(code);
        sheet.print(printer.get());
    });
    dialog->open();
}

} // namespace paillasse::ui
