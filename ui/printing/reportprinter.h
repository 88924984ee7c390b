// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QByteArray>
#include <QString>

#include "app/lab/reading.h"

class QPrinter;
class QWidget;

namespace paillasse::ui {

// The pages of the PDF as they are, on paper of their own size, by the printer chosen; no file is written. False when the bytes do not open.
bool printPdf(const QByteArray& pdf, QPrinter& printer);

struct Printout {
    QString printer;
    bool isFile = false; // a "printer" that writes one
    [[nodiscard]] lab::ReadingKind reading() const { return isFile ? lab::ReadingKind::SavedPdf : lab::ReadingKind::Printed; }
};

// Asks which printer, on `parent`, and prints there: `done` with what came of it, or with nothing when it failed; not at all when nobody
// chose one.
void askPrinter(const QByteArray& pdf, QWidget* parent, std::function<void(std::optional<Printout>)> done);

} // namespace paillasse::ui
