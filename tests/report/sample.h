// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/reportinput.h"

namespace paillasse::report::sample {

// A patient's order of `lines` ordinary examinations, one of them critical, released as one complete version.
ReportInput input(int lines);

} // namespace paillasse::report::sample
