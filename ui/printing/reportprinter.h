// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QPrinter;

namespace paillasse::ui {

// The pages of the PDF as they are, on the printer chosen; no file is written. False when the bytes do not open.
bool printPdf(const QByteArray& pdf, QPrinter& printer);

} // namespace paillasse::ui
