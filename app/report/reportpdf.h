// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "app/base/result.h"
#include "app/report/reportinput.h"

namespace paillasse::report {

// One version of a report as a PDF/A-1b, A4. Needs a QGuiApplication (fonts). The same input on the same installation gives the same
// bytes, whenever it is printed: their SHA-256 is what RegisterPdf registers once the store has acknowledged the release.
Result<QByteArray> renderPdf(const ReportInput& input);

} // namespace paillasse::report
