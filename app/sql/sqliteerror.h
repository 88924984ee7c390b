// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

struct sqlite3;

namespace paillasse::sql {

// SQLite's result code as ours, with the code's own English name: never the statement's text or values.
Error errorOf(int code, const char* doing);

} // namespace paillasse::sql
