// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "app/base/result.h"
#include "app/report/reportinput.h"

namespace paillasse::report {

// One version of a report as a PDF/A-1b, A4. Needs a QGuiApplication (fonts). The bytes are final: their SHA-256 is what RegisterPdf
// registers, so they are made once, after the store has acknowledged the release, and shown as they are.
Result<QByteArray> renderPdf(const ReportInput& input);

} // namespace paillasse::report
