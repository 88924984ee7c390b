// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/reportedlines.h"
#include "app/report/reportinput.h"
#include "app/report/sheet.h"

namespace paillasse::report {

// A line with its result. Not for a withheld one.
LineWords reportedWords(const ReportInput& input, const lab::ResultLine& line, const Reported& reported);
// A line that is named because its result is still to come.
LineWords pendingWords(const ReportInput& input, const lab::ResultLine& line);

} // namespace paillasse::report
